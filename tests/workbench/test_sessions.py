"""Listing, copying, putting away, exporting and importing sessions."""

import json
import time
from pathlib import Path

import pytest

from workbook.workbench import EXPORT_FORMATS, ImportFault, schema
from workbook.workbench.reading import read_bytes


@pytest.fixture
def full(bench) -> str:
    """A session with answers of several kinds, rows and marks."""
    one = bench.start("Übung | `x` <b>", by="Ada")
    bench.answer(one, "problem.pain", "Two\nlines | and `ticks` ‏עברית 👩‍👩‍👧")
    bench.answer(one, "problem.do_nothing", 4)
    bench.unknown(one, "data.quality", finder="Data")
    bench.add_row(one, "criteria", {"measure": "Time to find", "kind": "goal"})
    bench.set_field(one, "options", "ml", "effort", "3 to 9")
    bench.adopt_card(one, bench.library.cards[0].id)
    bench.mark_card(one, bench.library.cards[1].id, "skipped")
    return one


def test_export_and_import_elsewhere_is_exact_to_the_byte(bench, full) -> None:
    data = bench.export(full, "json").data
    bench.purge(full)
    made = bench.import_file(data)
    assert made.session_id == full
    assert bench.export(full, "json").data == data


def test_an_import_beside_the_original_gets_its_own_id_and_says_so(bench, full) -> None:
    made = bench.import_file(bench.export(full, "json").data)
    assert made.session_id != full
    assert made.notes
    assert bench.open(made.session_id).records == bench.open(full).records


def test_a_copy_has_the_same_answers_and_its_own_life(bench, full) -> None:
    copy = bench.duplicate(full)
    assert bench.open(copy).answers == bench.open(full).answers
    assert bench.open(copy).records == bench.open(full).records
    assert bench.open(copy).cards == bench.open(full).cards
    bench.clear(copy, "problem.pain")
    assert bench.open(full).value("problem.pain")


def test_sessions_are_found_whatever_the_spelling_and_in_the_state_they_are_in(bench, full) -> None:
    other = bench.start("Ranking")
    assert [row.id for row in bench.listing("ÜBUNG").rows] == [full]
    assert bench.listing("%").total == 0
    bench.archive(full)
    assert [row.id for row in bench.listing().rows] == [other]
    assert [row.id for row in bench.listing(state="archived").rows] == [full]
    bench.unarchive(full)
    bench.delete(full)
    assert [row.id for row in bench.listing(state="deleted").rows] == [full]
    bench.restore(full)
    assert {row.id for row in bench.listing().rows} == {full, other}


def test_bare_answers_are_imported_as_well_as_the_full_form(bench) -> None:
    file = {
        "title": "From elsewhere",
        "answers": {
            "problem.pain": "Slow",
            "problem.do_nothing": 4,
            "data.quality": {"state": "unknown", "who": "Data"},
            "value.options": {"ml": {"effort": "3 to 9"}},
            "problem.criteria": [{"measure": "a"}, {"measure": "b"}],
        },
        "risks": [{"title": "x", "severity": 5}],
    }
    one = bench.import_file(json.dumps(file).encode()).session_id
    session = bench.open(one)
    assert session.title == "From elsewhere"
    assert session.value("problem.do_nothing") == 4
    assert session.answer("data.quality").who == "Data"
    assert session.rows("options")["ml"]["effort"] == {"low": 3, "high": 9}
    assert list(session.rows("criteria")) == ["c1", "c2"]
    assert session.rows("risks")["r1"]["severity"] == 5


def log(
    *writes: tuple[str, object], at: str = "2026-01-01T00:00:00Z", by: str = "", first: int = 1, **more: object
) -> bytes:
    """A session file whose log holds these writes."""
    made = [
        {"seq": seq, "at": at, "by": by, "path": path, "value": value}
        for seq, (path, value) in enumerate(writes, first)
    ]
    return json.dumps({"id": "a", "changes": made} | more).encode()


def said(value: object) -> dict[str, object]:
    return {"state": "answered", "value": value}


BAD = {
    "not json": (b"{", "not JSON: line 1"),
    "not an object": (b"[1]", "holds no session"),
    "not utf-8": (b'{"title": "\xff"}', "not UTF-8"),
    "utf-16": ('{"title": "x"}'.encode("utf-16"), "not UTF-8"),
    "deep": (b'{"answers":' + b"[" * 200_000, "nested too deeply"),
    "rather deep": (b'{"answers":' + b"[" * 40 + b"]" * 40 + b"}", "at most 32 levels"),
    "nan": (b'{"answers": {"problem.do_nothing": NaN}}', "NaN"),
    "infinite": (b'{"answers": {"problem.do_nothing": 1e999}}', "too large"),
    "long number": (b'{"answers": {"problem.do_nothing": ' + b"9" * 5000 + b"}}", "digits"),
    "twice": (b'{"title": "a", "title": "b"}', "stands twice"),
    "unknown question": (b'{"answers": {"problem.pane": "x"}}', "perhaps problem.pain"),
    "wrong type": (b'{"answers": {"problem.pain": 3}}', "answers/problem.pain: Expected text"),
    "answers as list": (b'{"answers": [1]}', "answers: expected a map"),
    "unknown room": (b'{"colours": {"c1": {}}}', 'no list "colours"'),
    "row of another shape": (b'{"risks": {"r1": 3}}', "is a map of title"),
    "bad row id": (b'{"risks": {"../x": {"title": "x"}}}', "is not a path"),
    "newer": (b'{"version": 2}', "newer workbook"),
    "older than any": (b'{"version": 0}', "whole number"),
    "other kind": (b'{"format": "notebook"}', "file of another kind"),
    "bad log": (log(("about/title", "x"), first=2), "counts 1, 2, 3"),
    "log with extras": (b'{"id": "a", "changes": [], "odd": 1}', "odd"),
    "naive time": (log(("about/title", "x"), at="2026-01-01"), "at"),
    "bad value in log": (log(("answers/problem.pain", said(3))), "Expected text"),
    "bad id": (log(("about/title", "x"), id="../../etc"), "id"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_a_report_and_nothing_changes(bench, name) -> None:
    data, words = BAD[name]
    with pytest.raises(ImportFault) as fault:
        bench.import_file(data)
    assert words in str(fault.value)
    assert bench.listing().total == 0


def test_a_file_that_is_too_large_is_not_even_read(bench) -> None:
    with pytest.raises(ImportFault, match="at most 20 MB"):
        bench.import_file(b" " * 20_000_001)


def test_an_edited_export_is_noticed(bench, full) -> None:
    made = json.loads(bench.export(full, "json").data)
    made["document"]["about"]["title"] = "Other"
    with pytest.raises(ImportFault, match="was edited"):
        bench.import_file(json.dumps(made).encode())


def test_bare_answers_without_a_title_are_called_after_their_file(bench) -> None:
    data = b'{"answers": {"problem.evidence": "both"}}'
    assert bench.import_file(data, called="team/refund_triage.json").title == "refund triage"
    assert bench.import_file(b'{"title": "Mine", "answers": {}}', called="other.json").title == "Mine"


def test_every_fault_of_a_file_is_told_at_once(bench) -> None:
    with pytest.raises(ImportFault) as fault:
        bench.import_file(b'{"answers": {"a.b": 1, "problem.pain": 2, "problem.evidence": "x"}}')
    assert len(fault.value.faults) == 3


def test_an_exported_file_fits_its_own_schema(bench, full) -> None:
    wanted = schema()
    made = json.loads(bench.export(full, "json").data)
    assert set(made) <= set(wanted["properties"])
    assert set(wanted["required"]) <= set(made)


def test_examples_open_as_copies_that_can_be_changed(bench) -> None:
    name = bench.library.examples[0].id
    one, two = bench.open_example(name), bench.open_example(name)
    assert one != two
    assert bench.open(one).about["example"] == name
    bench.rename(one, "Mine")
    assert bench.open(two).title != "Mine"


STRANGE = {
    "long title": (b'{"title": "' + b"x" * 201 + b'"}', "title: This text has 201 characters"),
    "number of 390 digits": (b'{"answers": {"problem.do_nothing": 9' + b"9" * 389 + b"}}", "use a whole number"),
    "horizon of 390 digits": (b'{"answers": {"value.horizon": 9' + b"9" * 389 + b"}}", "use a number"),
    "number next to nothing": (b'{"answers": {"value.point": [1e-300, 1]}}', "near"),
    "before the calendar": (log(("about/title", "x"), at="0001-01-01T00:00:00+14:00"), "the year 1;"),
    "after the calendar": (log(("about/title", "x"), at="9999-12-31T23:59:59-14:00"), "the year 9999"),
    "level as a fraction": (log(("answers/problem.do_nothing", said(3.0))), "edited by hand"),
    "figure as text": (log(("answers/value.horizon", said("3"))), "edited by hand"),
    "range as text": (log(("options/ml/effort", "3 to 9")), "edited by hand"),
    "title with a terminal's commands": (log(("about/title", "a\x1b[31m\nb")), "edited by hand"),
    "name with a terminal's commands": (log(("about/title", "a"), by="\x1b[31m"), "by holds characters"),
    "unknown id with a terminal's commands": (log(("answers/gone.q", said("a\x1b[31m"))), "do not print"),
    "unknown row with a million letters": (log(("gone/g1/name", "x" * 1_000_000)), "a text of 1,000,000 characters"),
    "level of a risk in words": (log(("risks/r1/likelihood", "likely")), "use a whole number from 1 to 5"),
    "level nobody knows": (log(("risks/r1/likelihood", {"unknown": True})), "use a whole number from 1 to 5"),
    "kind that never fitted": (log(("answers/data.have", said(["ready"]))), "use one of"),
    "unknown state": (log(("answers/gone.q", {"state": "maybe"})), "entry 1"),
    "a past that cannot be opened": (
        log(("answers/problem.pain", "bare"), ("answers/problem.pain", said("x"))),
        "entry 1: answers/problem.pain cannot hold",
    ),
}


def test_a_log_that_once_held_a_level_in_words_can_be_gone_back_to(bench) -> None:
    said = (("risks/r1/likelihood", "likely"), ("risks/r1/likelihood", 4), ("risks/r1/title", "Rare"))
    made = bench.import_file(log(*said))
    bench.history.restore(made.session_id, 1)
    session = bench.open(made.session_id)
    assert session.rows("risks")["r1"] == {"likelihood": "likely"}
    assert bench.assess(session).risks == ("r1",)
    assert "likely" in bench.export(made.session_id, "md").data.decode()


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_file_gets_a_report_and_nothing_changes(bench, name) -> None:
    data, words = STRANGE[name]
    with pytest.raises(ImportFault) as fault:
        bench.import_file(data)
    assert words in str(fault.value)
    assert bench.listing().total == 0


def test_a_log_is_called_what_its_changes_say(bench) -> None:
    assert bench.import_file(log(("about/title", "Mine"), title="\x1b[31mother")).title == "Mine"


def test_a_report_can_be_printed_whatever_the_file_holds(bench) -> None:
    with pytest.raises(ImportFault) as fault:
        bench.import_file(json.dumps({"answers": {"x\x1b[31m\n" + "y" * 100_000: 1}}).encode())
    assert str(fault.value).isprintable()
    assert len(str(fault.value)) < 1000


@pytest.mark.parametrize(
    "data",
    [
        json.dumps({"answers": {f"no.such{place}": 1 for place in range(20_000)}}).encode(),
        json.dumps({"risks": [{"title": "x"}] * 5_000 + [{"odd": 1}] * 5_000}).encode(),
        b"{" + b",".join(b'"n%d":1' % place for place in range(100_000)) + b',"n99999":1}',
    ],
    ids=["unknown questions", "rows", "names"],
)
def test_a_large_bad_file_is_refused_without_long_thought(bench, data) -> None:
    began = time.process_time()
    with pytest.raises(ImportFault) as fault:
        bench.import_file(data)
    assert len(fault.value.faults) <= 50
    assert time.process_time() - began < 5


def test_a_session_that_comes_back_changed_is_judged_anew(bench) -> None:
    """As many changes under the same id, other answers: nothing remembered of the first may show."""
    bench.import_file(log(("answers/problem.do_nothing", said(4))))
    first = bench.assess(bench.open("a"))
    bench.purge("a")
    bench.import_file(log(("about/title", "Nothing answered")))
    assert bench.assess(bench.open("a")).settled != first.settled


def test_what_a_later_content_no_longer_knows_is_kept_copied_and_not_counted(bench) -> None:
    choice = next(one for one in bench.library.questions.values() if one.kind == "choice" and one.when is None)
    old = {
        f"answers/{choice.id}": said("gone"),
        "answers/problem.do_nothing": said(9),
        "answers/gone.question": said("x"),
        "gone/g1/name": "x",
        "answers/value.horizon": said({"size": "XL"}),
        "options/ml/chance": {"size": "XL"},
        "answers/value.point": said({"size": "XL"}),
    }
    bench.store.create("old", [(path, value, 0) for path, value in old.items()], "")
    session = bench.open("old")
    nothing = bench.assess(bench.open(bench.start()))
    made = bench.assess(session)
    assert made.verdict.outcome == nothing.verdict.outcome
    assert [score.points for score in made.scores] == [score.points for score in nothing.scores]
    bench.numbers(session)
    for format in EXPORT_FORMATS:
        assert bench.export("old", format).data
    assert bench.open(bench.duplicate("old")).answers == session.answers


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="only Unix has a file without an end")
def test_a_file_without_an_end_is_refused(bench) -> None:
    with pytest.raises(ImportFault, match="at most 20 MB"):
        bench.import_file(read_bytes(Path("/dev/zero")))
