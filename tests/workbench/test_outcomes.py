"""How good all guesses were: scored over decisions, agreeing with published cases, feeding the outside view."""

import json
from pathlib import Path

import pytest

from workbook.workbench import Workbench
from workbook.workbench.entered import overrun_of, track_record

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[1] / "value" / "reference_numbers.json").read_text())
}


def forecast(bench: Workbench, session: str, chance: float, outcome: str, who: str = "Ada") -> None:
    row = bench.add_row(session, "forecasts", {"text": "It rains", "by": "2026-12-01", "outcome": outcome})
    bench.add_row(session, "guesses", {"forecast": row, "who": who, "chance": chance})


def ended(bench: Workbench, title: str, planned: tuple[float, float], took: float, works: str = "yes") -> str:
    session = bench.start(title)
    bench.set_field(session, "options", "ml", "effort", {"low": planned[0], "high": planned[1]})
    for name, value in (("state", "launched"), ("works", works), ("effort", took)):
        bench.answer(session, f"after.{name}", value)
    return session


def calibration(bench: Workbench):
    bench.digests.refresh()
    return bench.outcomes.calibration()


def test_nothing_is_known_at_first(bench: Workbench) -> None:
    bench.start("New")
    found = calibration(bench)
    assert (found.decisions, found.brier, found.overrun, found.works, found.so_few) == (0, None, None, None, None)
    assert bench.outcomes.base_rates() == ()


def test_the_brier_score_agrees_with_the_published_cases(bench: Workbench) -> None:
    case = CASES["brier_wikipedia"]
    scores = case["expected"]["score"]
    for place, (chance, outcome) in enumerate(zip(case["inputs"]["p"], case["inputs"]["outcome"], strict=True)):
        forecast(bench, bench.start(f"Case {place}"), 100 * chance, "yes" if outcome else "no", who=f"Person {place}")
    found = calibration(bench)
    assert found.brier == pytest.approx(sum(scores) / len(scores), abs=case["tolerance"])
    assert {score.who: round(score.brier, 9) for score in found.people} == {
        f"Person {place}": score for place, score in enumerate(scores)
    }


def test_so_few_hits_agree_with_the_published_case(bench: Workbench) -> None:
    case = CASES["calibration_binomial_check"]
    for place in range(case["inputs"]["n"]):
        ended(bench, f"Case {place}", (4, 8), 6 if place < case["inputs"]["hits"] else 9)
    found = calibration(bench)
    assert (found.hits, found.ranges) == (7, 10)
    assert found.so_few == pytest.approx(case["expected"]["p_at_most"], abs=case["tolerance"])


def test_the_next_chance_agrees_with_the_published_rule(bench: Workbench) -> None:
    for (successes, tries), chance in zip(
        CASES["laplace_rule_squigglepy"]["inputs"]["count_cases"],
        CASES["laplace_rule_squigglepy"]["expected"]["count_p"],
        strict=True,
    ):
        session = ended(bench, "Case", (4, 8), 6, "yes" if successes == tries else "no")
        found = calibration(bench)
        assert (found.used, found.ended, found.works) == (successes, tries, pytest.approx(chance))
        bench.delete(session)


def test_the_room_counts_with_its_mean_chance_and_each_person_with_their_own(bench: Workbench) -> None:
    session = bench.start("Rain")
    row = bench.add_row(session, "forecasts", {"text": "It rains", "by": "2026-12-01", "outcome": "yes"})
    for who, chance in (("Ada", 90), ("Bo", 50), ("ada", 70)):
        bench.add_row(session, "guesses", {"forecast": row, "who": who, "chance": chance})
    found = calibration(bench)
    assert (found.forecasts, round(found.brier, 4)) == (1, round(0.3**2, 4))
    assert [(score.who, score.n) for score in found.people] == [("Ada", 2), ("Bo", 1)]
    assert sum(one.n for one in found.bins) == 3


def test_copies_of_examples_and_deleted_decisions_teach_nothing(bench: Workbench) -> None:
    copied = bench.open_example("zillow-offers")
    bench.answer(copied, "after.state", "stopped")
    gone = ended(bench, "Gone", (4, 8), 6)
    bench.delete(gone)
    assert calibration(bench).decisions == 0


def test_the_own_record_stands_beside_the_published_figures_but_not_a_decisions_own(bench: Workbench) -> None:
    first = ended(bench, "One", (4, 8), 12)
    ended(bench, "Two", (4, 8), 6, "no")
    ended(bench, "Three", (8, 12), 30)
    bench.digests.refresh()
    works, effort = bench.outcomes.base_rates()
    assert (works.about, works.low) == ("works", 60) and "3 decisions that ended, 2 came" in works.say
    assert (effort.about, effort.low, effort.high) == ("effort", 1.0, 3.0) and "2 times their plan" in effort.say
    assert "2 decisions that ended, 1 came" in bench.outcomes.base_rates(first)[0].say


def test_other_decisions_become_past_projects_once_and_move_the_numbers(bench: Workbench) -> None:
    for place, took in enumerate((12, 18, 24)):
        ended(bench, f"Past {place}", (4, 8), took, "yes" if place else "no")
    session = bench.start("Next")
    bench.digests.refresh()
    assert overrun_of(bench.library, bench.open(session))[1] == "default"
    bench.outcomes.to_past_projects(session, by="Ada")
    assert track_record(bench.open(session)) == (2, 3)
    assert overrun_of(bench.library, bench.open(session))[1] == "past"
    assert bench.outcomes.to_past_projects(session) is None
    assert bench.changes(session)[-1].by == "Ada"


def test_forecasts_steps_and_results_leave_the_list_when_their_day_was_dealt_with(bench: Workbench) -> None:
    session = bench.start("Due")
    bench.add_row(session, "forecasts", {"text": "It rains", "by": "2026-10-01", "owner": "Ada"})
    bench.add_row(session, "criteria", {"measure": "minutes", "by": "2026-10-01"})
    bench.add_row(session, "fallbacks", {"metric": "errors", "by": "2026-10-01", "rehearsal": "2026-10-02"})
    bench.add_row(session, "milestones", {"name": "data test", "by": "2026-10-01"})
    assert len(bench.todo.tasks()) == 5
    for task in bench.todo.tasks():
        bench.todo.finish(session, task.duty.ref, task.duty.ways[0])
    assert bench.todo.tasks() == []
    held = bench.open(session)
    assert held.rows("forecasts")["f1"]["outcome"] == "yes"
    assert held.rows("fallbacks")["f1"]["crossed"] == "no"
