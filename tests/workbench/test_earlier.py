"""Sessions made with earlier content: nothing is dropped, old wording is shown, and a report says what is different."""

import json
from collections.abc import Iterator

import pytest

from workbook.content import read_library
from workbook.model import Edition, Library, Option, OwnContent, Retired, RetiredCard, RetiredOption, RetiredQuestion
from workbook.store import Store
from workbook.workbench import EXPORT_FORMATS, Workbench
from workbook.workbench.earlier import told
from workbook.workbench.file import incoming

SHIPPED = read_library()
CARDS = [card.id for card in SHIPPED.cards[:3]]
CHOICE = next(question for question in SHIPPED.questions.values() if question.id == "data.have")
RETIRED = Retired(
    questions=(
        RetiredQuestion(id="problem.hurt", now="problem.pain", because="x"),
        RetiredQuestion(
            id="fit.hype",
            kind="choice",
            options=(Option(id="yes", label="Yes, only hype"), Option(id="no", label="No")),
            title="Hype",
            ask="Is it only hype?",
            because="x",
        ),
    ),
    options=(RetiredOption(of="data.have", id="lots", now="ready", because="x"),),
    cards=(RetiredCard(id="gone.card", title="The card of old", because="x"),),
)
TODAY = SHIPPED.model_copy(
    update={
        "retired": RETIRED,
        "editions": (
            Edition(id="e1", questions={"problem.hurt": (), "problem.evidence": (), "fit.hype": ()}),
            Edition(id="e2", questions={"problem.pain": (), "problem.why_now": (), "data.have": ()}),
        ),
    }
)


def said(value: object, **more: object) -> dict[str, object]:
    return {"state": "answered", "value": value, "asked": "As it was asked then?"} | more


OLD = {
    "about/title": "Old",
    "about/content": "e1 0123456789ab",
    "answers/problem.hurt": said("Slow search"),
    "answers/problem.evidence": said("both"),
    "answers/fit.hype": said("yes", note="We said so"),
    "answers/team.own": said({"low": 1, "high": 2}),
    "answers/team.na": {"state": "not_applicable", "note": "Not us", "asked": "Was it you?"},
    "answers/data.have": said("lots"),
    "answers/data.rights": said("somewhere"),
    "answers/problem.improves": said(["faster", "shinier"]),
    "answers/problem.do_nothing": said(9),
    "cards/gone.card": {"state": "not_applicable", "why": "Never"},
    "dangers/d1/name": "Drift",
    "risks/r1/title": "A risk",
    "risks/r1/smell": "bad",
    "risks/r1/card": "gone.card",
}


@pytest.fixture
def old(bench: Workbench) -> Iterator[Workbench]:
    """A bench of today, on a store where an earlier program has left the session "old"."""
    bench.store.create("old", [(path, value, 0) for path, value in OLD.items()], "Ada")
    yield Workbench(TODAY, bench.store)


def test_an_answer_is_read_under_the_id_of_today_with_the_wording_of_then(old) -> None:
    session = old.open("old")
    assert session.value("problem.pain") == "Slow search"
    assert session.answer("problem.pain").asked == "As it was asked then?"
    assert session.value("data.have") == "ready"
    assert old.head("old") == len(OLD)


def test_the_report_says_what_moved_went_and_is_new(old) -> None:
    report = old.earlier.report(old.open("old"))
    lines = "\n".join(told(report))
    assert "“As it was asked then?” is now “The pain”; the answer came along." in lines
    assert "“" + CHOICE.title + "”: an answer goes by another name now" in lines
    assert {one.question for one in report.reworded} >= {"problem.pain", "problem.evidence"}
    paths = [one.path for one in report.unasked]
    assert paths == [
        "answers/fit.hype",
        "answers/team.na",
        "answers/team.own",
        "dangers/d1",
        "risks/r1/smell",
        "cards/gone.card",
    ]
    assert set(report.lost) == {
        SHIPPED.questions[one].title for one in ("data.rights", "problem.improves", "problem.do_nothing")
    }
    assert report.new == (SHIPPED.questions["problem.why_now"].title,)


def test_the_paper_shows_what_was_asked_then_and_now_and_keeps_what_is_asked_no_more(old) -> None:
    brief = old.export("old", "md").data.decode()
    assert "**As it was asked then?** Slow search" in brief
    assert f"Asked today: {SHIPPED.questions['problem.pain'].ask}" in brief
    appendix = brief[brief.index("No longer asked") :]
    assert "Yes, only hype" in appendix and "We said so" in appendix
    assert "1 to 2" in appendix and "Doesn't apply: Not us" in appendix
    assert "Drift" in appendix and "bad" in appendix
    assert "The card of old" in appendix and "Never" in appendix
    for format in EXPORT_FORMATS:
        assert old.export("old", format).data


def test_everything_survives_export_and_import_to_the_byte(old) -> None:
    data = old.export("old", "json").data
    old.purge("old")
    made = old.import_file(data)
    assert made.session_id == "old"
    assert old.export("old", "json").data == data
    assert any("No longer asked" in note for note in made.notes)


def test_a_file_of_today_is_taken_in_by_a_program_with_other_content(old, bench) -> None:
    """The other way round: a program that knows neither the retired ids nor the team's questions."""
    data = old.export("old", "json").data
    old.purge("old")
    assert bench.import_file(data).session_id == "old"
    assert {change.path: change.value for change in bench.changes("old")} == OLD
    assert bench.export("old", "md").data.count(b"As it was asked then?") >= 3


def test_bringing_up_to_date_moves_answers_once_and_the_log_keeps_what_was(old) -> None:
    assert old.earlier.bring_up_to_date("old") is not None
    assert old.earlier.bring_up_to_date("old") is None
    document = old.store.document("old")[1]["answers"]
    assert "problem.hurt" not in document and document["problem.pain"]["value"] == "Slow search"
    assert old.changes("old")[2].path == "answers/problem.hurt"
    old.clear("old", "problem.pain")
    assert old.open("old").answer("problem.pain") is None
    assert "is now “The pain”" not in "\n".join(told(old.earlier.report(old.open("old"))))


def test_confirming_takes_the_wording_of_today_and_nothing_else(old) -> None:
    old.earlier.confirm("old", "problem.pain", by="Ben")
    answer = old.open("old").answer("problem.pain")
    assert (answer.value, answer.asked) == ("Slow search", SHIPPED.questions["problem.pain"].ask)
    assert "problem.pain" not in {one.question for one in old.earlier.report(old.open("old")).reworded}
    assert old.earlier.confirm("old", "problem.why_now") is None


def test_an_accepted_report_is_not_shown_again(old) -> None:
    old.earlier.accept("old", by="Ben")
    report = old.earlier.report(old.open("old"))
    assert not report.anything and told(report) == []
    assert old.open("old").about["content"] == TODAY.mark


def test_a_session_of_today_has_nothing_to_report(bench) -> None:
    assert not bench.earlier.report(bench.open(bench.start("New"))).anything


def test_a_session_says_when_a_teams_content_came_or_went(bench, tmp_path) -> None:
    team = SHIPPED.model_copy(update={"own": OwnContent(name="team", version="abc", ids=("problem.why_now",))})
    with_team = Workbench(team, bench.store)
    plain, own = bench.start("Plain"), with_team.start("Team")
    assert bench.open(own).about["content"].endswith("+ team abc")
    assert told(bench.earlier.report(bench.open(own))) == [
        "It was made with the content of “team”, which is not in use here."
    ]
    report = with_team.earlier.report(with_team.open(plain))
    assert told(report) == [
        "The content of “team” is in use now; it was not when this was made.",
        f"New since then: {SHIPPED.questions['problem.why_now'].title}.",
    ]


def test_bare_answers_under_old_ids_are_taken_in_under_those_of_today(old) -> None:
    file = {"answers": {"problem.hurt": "Slow", "data.have": "lots", "fit.hype": "no"}}
    read = dict(incoming(TODAY, file).writes)
    assert read["answers/problem.pain"]["value"] == "Slow"
    assert read["answers/data.have"]["value"] == "ready"
    assert read["answers/fit.hype"] == {"state": "answered", "value": "no", "asked": "Is it only hype?"}
    one = old.import_file(json.dumps(file).encode()).session_id
    assert "Is it only hype?" in old.export(one, "md").data.decode()


def test_the_report_of_a_long_session_reads_no_more_than_that_of_a_short_one(old, monkeypatch) -> None:
    read: list[int] = []
    changes = Store.changes

    def counting(store: Store, *given: object, **more: object) -> list[object]:
        found = changes(store, *given, **more)
        read.append(len(found))
        return found

    monkeypatch.setattr(Store, "changes", counting)
    old.earlier.report(old.open("old"))
    short = sum(read)
    for place in range(200):
        old.put("old", "answers/problem.why_now", f"Text {place}")
    read.clear()
    old.earlier.report(old.open("old"))
    assert sum(read) == short


def test_the_library_of_the_test_differs_from_the_shipped_one_only_where_it_says() -> None:
    differing = {name for name in Library.model_fields if getattr(TODAY, name) != getattr(SHIPPED, name)}
    assert differing == {"retired", "editions"}
