"""Coming back: changes in words, versions, undo, going back, what changed and what it did, what is in doubt."""

from datetime import date

import pytest

from workbook.model import AnswerFault
from workbook.review import kept
from workbook.workbench import Workbench
from workbook.workbench.going_back import BuiltOnFault
from workbook.workbench.telling import Wanted


@pytest.fixture
def session(bench: Workbench) -> str:
    """Four changes of two people after the title: a text twice, a row, a field of it."""
    made = bench.start("Search ranking", by="ann")
    bench.answer(made, "problem.pain", "slow", by="ann")
    bench.add_row(made, "assumptions", {"text": "Labels arrive", "owner": "ann"}, by="ann")
    bench.answer(made, "problem.pain", "wrong", by="ben")
    bench.set_field(made, "assumptions", "a1", "owner", "ben", by="ben")
    return made


def said(bench: Workbench, session: str, **wanted: object) -> list[str]:
    rows = bench.history.entries(session, Wanted(**wanted)).rows
    return [line.say() for row in rows for line in row.lines]


def test_every_change_is_told_from_what_to_what_the_newest_first(bench: Workbench, session: str) -> None:
    title = bench.library.questions["problem.pain"].title
    assert said(bench, session) == [
        "Assumption “Labels arrive”: Who checks: ann → ben",
        f"{title}: slow → wrong",
        "New: Assumption “Labels arrive” (Who checks: ann)",
        f"{title}: Not answered → slow",
        "New: Questions in use: " + bench.library.mark,
        "New: Title: Search ranking",
    ]
    last = bench.history.entries(session, limit=1).rows[0]
    assert (last.by, last.seq, f"{last.at:%Y-%m-%d}") == ("ben", 6, "2026-11-02")


def test_a_row_has_the_name_it_had_and_a_removed_one_is_named_too(bench: Workbench, session: str) -> None:
    bench.set_field(session, "assumptions", "a1", "text", "Labels come late")
    bench.remove_row(session, "assumptions", "a1")
    assert said(bench, session)[0].startswith("Removed: Assumption “Labels come late”")
    assert said(bench, session)[1].startswith("Assumption “Labels come late”: We assume that …: Labels arrive →")


def test_history_is_filtered_by_stage_person_and_day_and_goes_on_page_by_page(bench: Workbench, session: str) -> None:
    assert len(said(bench, session, by="ben")) == 2
    assert len(said(bench, session, stage="problem")) == 4
    assert said(bench, session, stage="risks") == []
    assert len(said(bench, session, stage="beside")) == 2
    day = date(2026, 11, 2)
    assert len(said(bench, session, first=day, last=day)) == 6
    assert said(bench, session, first=date(2026, 11, 3)) == said(bench, session, last=date(2026, 11, 1)) == []
    first = bench.history.entries(session, limit=4)
    assert ([row.seq for row in first.rows], first.older) == ([6, 5, 4, 3], 3)
    rest = bench.history.entries(session, Wanted(before=first.older), limit=4)
    assert ([row.seq for row in rest.rows], rest.older) == ([2, 1], None)
    assert bench.history.people(session) == ["ann", "ben"]


def test_any_change_can_be_undone_and_the_undoing_too(bench: Workbench, session: str) -> None:
    before = bench.open(session)
    undone = bench.history.undo(session, 6, by="cy")
    assert undone is not None and bench.open(session).rows("assumptions")["a1"]["owner"] == "ann"
    bench.history.undo(session, undone.seq)
    assert bench.open(session).records == before.records
    assert bench.history.undo(session, undone.seq + 1, anyway=True) is not None
    assert bench.open(session).rows("assumptions")["a1"]["owner"] == "ann"


def test_a_change_that_others_built_on_is_undone_only_when_somebody_insists(bench: Workbench, session: str) -> None:
    with pytest.raises(BuiltOnFault, match="changed again on 2 November 2026 by ben"):
        bench.history.undo(session, 3)
    with pytest.raises(BuiltOnFault):
        bench.history.undo(session, 4)
    assert bench.open(session).value("problem.pain") == "wrong"
    bench.history.undo(session, 3, anyway=True)
    bench.history.undo(session, 4, anyway=True)
    assert bench.open(session).value("problem.pain") is None
    assert bench.open(session).rows("assumptions") == {}


def test_what_stands_so_already_is_not_written_again(bench: Workbench, session: str) -> None:
    bench.set_field(session, "assumptions", "a1", "owner", "ann")
    assert bench.history.undo(session, 6, anyway=True) is None
    assert bench.head(session) == 7
    with pytest.raises(AnswerFault, match="no change 99"):
        bench.history.undo(session, 99)


def test_going_back_to_a_moment_is_one_save_that_can_be_undone(bench: Workbench, session: str) -> None:
    bench.history.name(session, "First workshop", seq=4)
    bench.archive(session)
    head = bench.head(session)
    back = bench.history.restore(session, 3, by="ann")
    assert back is not None and {change.by for change in back.changes} == {"ann"}
    assert kept(bench.store.document(session)[1]) == kept(bench.store.document_at(session, 3))
    assert bench.open(session).about["archived"] and bench.history.versions(session)
    assert bench.history.restore(session, 3) is None
    bench.history.restore(session, head)
    assert kept(bench.store.document(session)[1]) == kept(bench.store.document_at(session, head))


def test_a_moment_is_named_renamed_and_forgotten(bench: Workbench, session: str) -> None:
    first = bench.history.name(session, "  After the  workshop ", by="ann")
    assert (first.name, first.kind, first.seq, first.by) == ("After the workshop", "named", 6, "ann")
    bench.history.name(session, "Before the pilot", by="ann")
    early = bench.history.name(session, "Draft", seq=3, by="ann")
    assert [version.name for version in bench.history.versions(session)] == ["Before the pilot", "Draft"]
    assert (early.seq, early.by, early.at < early.named_at) == (3, "ann", True)
    bench.history.forget(session, early.id)
    assert [version.name for version in bench.history.versions(session)] == ["Before the pilot"]
    assert said(bench, session)[:2] == ["Version “Draft” is a version no more", "Version “Draft” named"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_version_needs_a_name_of_bearable_length(bench: Workbench, session: str, name: str) -> None:
    with pytest.raises(AnswerFault):
        bench.history.name(session, name)
    assert bench.history.versions(session) == ()


def test_naming_a_version_changes_nothing_on_the_brief(bench: Workbench, session: str) -> None:
    before = bench.export(session, "md")
    bench.history.name(session, "After the workshop")
    assert bench.export(session, "md") == before


def test_handing_out_a_brief_makes_a_version_once_for_each_state(bench: Workbench, session: str) -> None:
    first = bench.history.hand_out(session, "md", by="ann")
    assert bench.history.hand_out(session, "html").data and bench.history.hand_out(session, "md") == first
    assert [version.kind for version in bench.history.versions(session)] == ["brief"]
    bench.answer(session, "problem.pain", "costly")
    bench.history.hand_out(session, "md")
    bench.history.hand_out(session, "json")
    assert [version.seq for version in bench.history.versions(session)] == [8, 6]


def test_a_brief_tells_what_it_supersedes_and_what_changed_the_same_each_time(bench: Workbench, session: str) -> None:
    bench.history.hand_out(session, "md")
    bench.answer(session, "problem.pain", "costly", by="ann")
    paper = bench.export(session, "md")
    text = paper.data.decode()
    assert "It supersedes revision 6 of 2026-11-02." in text
    assert "## What changed since the paper of 2 November 2026" in text
    assert "wrong → costly" in text
    assert bench.history.hand_out(session, "md") == paper == bench.export(session, "md")
    copy = bench.import_file(bench.export(session, "json").data)
    assert copy.session_id != session and bench.export(copy.session_id, "md").data == paper.data.replace(
        session.encode(), copy.session_id.encode()
    )


def test_a_brief_that_says_again_what_the_last_one_said_supersedes_the_one_before(
    bench: Workbench, session: str
) -> None:
    bench.history.hand_out(session, "md")
    bench.answer(session, "problem.pain", "costly")
    bench.history.hand_out(session, "md")
    bench.answer(session, "problem.pain", "wrong")
    assert "It supersedes revision 8" in bench.export(session, "md").data.decode()
    bench.history.undo(session, bench.head(session))
    assert "It supersedes revision 6" in bench.export(session, "md").data.decode()


def test_a_copy_leaves_versions_behind_and_doubts_what_was_confirmed(bench: Workbench, session: str) -> None:
    bench.history.name(session, "Draft")
    bench.history.lean(session, "problem.pain", ["a1"])
    bench.set_field(session, "assumptions", "a1", "state", "broken")
    bench.history.confirm(session, bench.history.doubts(session)[0])
    copy = bench.duplicate(session)
    assert bench.history.versions(copy) == ()
    assert bench.history.doubts(session) == () and len(bench.history.doubts(copy)) == 1


def test_a_file_without_its_log_comes_in_without_versions(bench: Workbench, session: str) -> None:
    bench.history.name(session, "Draft")
    made = bench.import_file(
        b'{"versions": {"v3": {"name": "x", "seq": 3}}, "leaning": {"problem.pain": {"a1": true}}}'
    )
    assert bench.open(made.session_id).records == {"leaning": {"problem.pain": {"a1": True}}}


@pytest.mark.parametrize(
    ("path", "raw"),
    [
        ("versions/v1", {"name": 3}),
        ("versions/v1", {"seq": -1}),
        ("versions/v1/kind", "mine"),
        ("leaning/problem.pain/a1", "yes"),
        ("leaning/problem.pain/a1", {"confirmed": "x"}),
        ("revisit/problem.pain/by", "soon"),
        ("revisit/problem.pain/on", "2026-01-01"),
        ("leaning/problem.pain", ["a1"]),
    ],
)
def test_what_these_rooms_cannot_hold_is_refused(bench: Workbench, session: str, path: str, raw: object) -> None:
    with pytest.raises(AnswerFault):
        bench.put(session, path, raw)


def test_a_false_assumption_puts_in_doubt_what_leans_on_it_until_confirmed_or_changed(
    bench: Workbench, session: str
) -> None:
    bench.history.lean(session, "problem.pain", ["a1"], by="ann")
    bench.history.lean(session, "options--ml", ["a1"])
    bench.set_field(session, "options", "ml", "chance", 60)
    assert bench.history.doubts(session) == ()
    bench.set_field(session, "assumptions", "a1", "state", "broken")
    pain, option = sorted(bench.history.doubts(session), key=lambda doubt: doubt.stage)
    assert option.say == "“Build with ML” leans on “Labels arrive”, which turned out false."
    assert (pain.subject, pain.stage, pain.section) == ("problem.pain", "problem", "pain")
    text = bench.export(session, "md").data.decode()
    assert "2 answers lean on an assumption that turned out false." in text and option.say in text
    bench.history.confirm(session, pain)
    bench.set_field(session, "options", "ml", "chance", 30)
    assert bench.history.doubts(session) == ()
    assert "In doubt" not in bench.export(session, "md").data.decode()
    bench.history.undo(session, bench.head(session))
    assert [doubt.subject for doubt in bench.history.doubts(session)] == ["options--ml"]


def test_an_estimate_grows_old_on_its_day_and_gets_another(bench: Workbench, session: str) -> None:
    bench.history.look_again(session, "problem.pain", "2026-12-01")
    assert bench.history.doubts(session) == ()
    (old,) = bench.history.doubts(session, date(2026, 12, 1))
    assert old.say.endswith("was to be looked at again on 1 December 2026.")
    bench.history.confirm(session, old, again="2027-03-01")
    assert bench.history.doubts(session, date(2026, 12, 1)) == ()
    assert len(bench.history.doubts(session, date(2027, 3, 1))) == 1
    bench.history.look_again(session, "problem.pain", "")
    assert bench.history.doubts(session, date(2030, 1, 1)) == ()


def test_leaning_is_set_as_a_whole_and_only_what_differs_is_written(bench: Workbench, session: str) -> None:
    bench.add_row(session, "assumptions", {"text": "Teams stay"})
    head = bench.head(session)
    assert bench.history.lean(session, "fit.task", ["a1", "a2"]) is not None
    assert bench.history.lean(session, "fit.task", ["a2", "a1"]) is None
    bench.history.lean(session, "fit.task", ["a2"])
    assert bench.head(session) == head + 3
    assert bench.open(session).rows("leaning") == {"fit.task": {"a2": True}}


def test_the_brief_of_then_is_the_one_that_was_handed_out(bench: Workbench, session: str) -> None:
    first = bench.history.hand_out(session, "md")
    bench.answer(session, "problem.pain", "costly")
    second = bench.history.hand_out(session, "md")
    bench.answer(session, "problem.pain", "gone")
    assert bench.history.paper_at(session, 6, "md") == first
    assert bench.history.paper_at(session, 8, "md") == second
    assert bench.history.brief_at(session, 8).revision == 8
