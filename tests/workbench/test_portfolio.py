"""All decisions at once: listed with fresh judgement, searched in all text, counted, written out."""

import csv
import io

import pytest

from workbook.store import open_store
from workbook.workbench import Workbench
from workbook.workbench.places import excerpt


def titles(bench: Workbench, **sieve: str) -> list[str]:
    return [line.summary.title for line in bench.portfolio.lines(bench.portfolio.sieve(**sieve)).rows]


def full(bench: Workbench, title: str = "Sort requests") -> str:
    session = bench.start(title)
    fields = {"improvement": {"low": 2, "high": 8, "best": 5}, "effort": {"low": 4, "high": 12}}
    for name, value in fields.items():
        bench.set_field(session, "options", "ml", name, value)
    bench.answer(session, "value.point", {"low": 10, "high": 30})
    return session


def test_a_line_is_always_what_the_answers_say_now(bench: Workbench) -> None:
    session = full(bench)
    (line,) = bench.portfolio.lines().rows
    assert (line.entry.outcome, line.entry.phase) == ("not_enough", "undecided")
    bench.answer(session, "data.rights", "forbidden")
    bench.answer(session, "brief.decision", "no_go")
    (line,) = bench.portfolio.lines().rows
    assert (line.entry.outcome, line.entry.phase, line.entry.decision) == ("no_build", "decided", "no_go")


def test_the_figures_are_those_of_the_option_that_stands_for_the_decision(bench: Workbench) -> None:
    session = full(bench)
    entry = bench.portfolio.lines().rows[0].entry
    assert (entry.effort.low, entry.effort.best, entry.effort.high) == (4, 8, 12)
    assert (entry.gain.best, entry.worth.low, entry.worth.high) == (5, 20, 240)
    bench.answer(session, "brief.decision", "without_ml")
    assert bench.portfolio.lines().rows[0].entry.effort is None
    bench.set_field(session, "options", "rules", "improvement", {"low": 1, "high": 2})
    bench.set_field(session, "options", "rules", "effort", {"low": 1, "high": 3})
    assert bench.portfolio.lines().rows[0].entry.effort.high == 3


def test_what_leans_on_a_false_assumption_is_counted(bench: Workbench) -> None:
    session = full(bench)
    bench.answer(session, "problem.pain", "Callers wait")
    bench.add_row(session, "assumptions", {"text": "Callers call again"})
    bench.put(session, "leaning/problem.pain", {"a1": True})
    assert bench.portfolio.lines().rows[0].entry.in_doubt == 0
    bench.set_field(session, "assumptions", "a1", "state", "broken")
    assert bench.portfolio.lines().rows[0].entry.in_doubt == 1
    bench.answer(session, "problem.pain", "Callers write")
    assert bench.portfolio.lines().rows[0].entry.in_doubt == 0


def test_every_text_is_found_and_told_where_it_stands(bench: Workbench) -> None:
    session = full(bench)
    bench.answer(session, "problem.pain", "Callers wait eleven days for a refund, and call again")
    bench.add_row(session, "risks", {"title": "Zebra crossings confuse it"})
    full(bench, "Price houses")
    bench.digests.refresh()
    assert titles(bench, search="refund elev") == ["Sort requests"]
    assert titles(bench, search="zebr") == ["Sort requests"]
    assert titles(bench, search="ouses") == ["Price houses"]
    (place,) = bench.portfolio.places(session, "zebra")
    assert (place.title, place.stage) == (bench.library.questions["risks.list"].title, "risks")
    assert "Zebra crossings" in place.excerpt
    assert bench.portfolio.places(session, "sort requests") == []


def test_decisions_are_filtered_by_verdict_state_and_team(bench: Workbench) -> None:
    first, second = full(bench), full(bench, "Price houses")
    bench.put(first, "about/team", "Team Ärger")
    bench.answer(second, "data.rights", "forbidden")
    bench.digests.refresh()
    assert titles(bench, team="Team Ärger") == ["Sort requests"]
    assert titles(bench, outcome="no_build") == ["Price houses"]
    assert titles(bench, phase="undecided") == ["Price houses", "Sort requests"]
    facets = bench.portfolio.facets()
    assert facets.outcomes == {"not_enough": 1, "no_build": 1}
    assert facets.teams == {"Team Ärger": 1}


def test_the_list_as_a_table_runs_no_formula_and_keeps_its_columns(bench: Workbench) -> None:
    bench.start("=HYPERLINK(1)|x")
    full(bench)
    rows = list(csv.reader(io.StringIO(bench.portfolio.export("csv").data.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["Decision", "Sort requests", "'=HYPERLINK(1)|x"]
    assert {len(row) for row in rows} == {15}
    text = bench.portfolio.export("md").data.decode()
    assert "| Sort requests | Not enough answered | Not decided yet |" in text
    assert "\\=HYPERLINK(1)\\|x" in text
    with pytest.raises(KeyError, match="csv, md"):
        bench.portfolio.export("pdf")


def test_a_store_that_may_only_be_read_is_listed_all_the_same(bench: Workbench, tmp_path) -> None:
    full(bench)
    bench.store.close()
    file = tmp_path / "workbook.db"
    with open_store(f"sqlite:///{file}") as store:
        store.__class__ = type("Sealed", (type(store),), {"read_only": True})
        other = Workbench(bench.library, store)
        assert other.portfolio.lines().rows[0].entry.outcome == "not_enough"
        assert other.digests.refresh() == 1


def test_an_excerpt_shows_the_word_with_its_neighbours() -> None:
    text = " ".join(f"w{number}" for number in range(200))
    shown = excerpt(text, ["w100"])
    assert "w100" in shown and shown.startswith("… ") and shown.endswith(" …") and len(shown) < 200
    assert excerpt("short\ntext", ["text"]) == "short text"


def test_two_to_five_decisions_are_compared_and_only_what_somebody_said(bench: Workbench) -> None:
    first, second = full(bench), full(bench, "Price houses")
    bench.answer(first, "data.rights", "forbidden")
    bench.add_row(second, "fallbacks", {"option": "the old rules", "metric": "errors", "threshold": "above 5%"})
    made = {aspect.title: aspect for aspect in bench.portfolio.compare([first, second]).aspects}
    assert made["Verdict"].values == ("Don't build this", "Not enough answered") and made["Verdict"].differs
    assert made["Plan B"].values == ("–", "the old rules, when errors above 5%")
    assert (
        made["Gain, percentage points"].values == ("2 to 8", "2 to 8") and not made["Gain, percentage points"].differs
    )
    assert "Gravest risk" not in made
    for wrong in ([first], [first, first], [full(bench, str(number)) for number in range(6)]):
        with pytest.raises(ValueError, match="Choose 2 to 5"):
            bench.portfolio.compare(wrong)


def test_a_comparison_as_a_file_shows_text_as_it_was_typed(bench: Workbench) -> None:
    first, second = full(bench, "a|b"), full(bench, "=1+1")
    text = bench.portfolio.export_comparison("md", [first, second]).data.decode()
    assert "|  | a\\|b | \\=1+1 |" in text
    rows = list(csv.reader(io.StringIO(bench.portfolio.export_comparison("csv", [first, second]).data.decode())))
    assert rows[0][2] == "'=1+1"
