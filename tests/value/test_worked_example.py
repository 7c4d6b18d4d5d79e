"""The example worked by hand in docs/decision-model.md, with nothing but the math module (thousands of money)."""

import math
import re
from pathlib import Path

import pytest
from value_samples import certain

from workbook.value import ModelInput, Results, Settings, SpikeInput, evaluate, point

PAGE = Path(__file__).parents[2] / "docs" / "decision-model.md"

V, C, T, D, TEAM = 50.0, 4.0, 3.0, 0.08, 2.0
ML = certain("ml", "ml", 4.5, 20, 0.5, 30, decay=0.2, fallback="rules", stop_share=0.3)
RULES = certain("rules", "rules", 2, 5, 1.0, 5, decay=0.15)


def answer() -> Results:
    settings = Settings(person_week_cost=C, overrun=point(1.0), team=TEAM, draws=20_000)
    spike = SpikeInput("spike", "ml", 0.9, 0.1, effort=1, weeks=0)
    return evaluate(ModelInput((ML, RULES), value_per_point=point(V), spikes=(spike,), settings=settings))


def annuity(t: float, k: float) -> float:
    return math.exp(-D * t) * (1 - math.exp(-k * (T - t))) / k


def by_hand() -> dict[str, float]:
    t_ml, t_rules = 20 / (52 * TEAM), 5 / (52 * TEAM)
    benefit_years, running_years = annuity(t_ml, D + 0.2), annuity(t_ml, D)
    rules = V * 2 * annuity(t_rules, D + 0.15) - 5 * annuity(t_rules, D) - C * 5
    works = V * 4.5 * benefit_years - 30 * running_years - C * 20
    plan_b = math.exp(-D * 0.3 * t_ml) * rules
    fails = plan_b - C * 20 * 0.3
    ml = 0.5 * works + 0.5 * fails
    spend = C * 20 * (0.5 + 0.5 * 0.3)
    yes = 0.5 * 0.9 + 0.5 * 0.1
    after_no = max(0.05 * works + 0.45 * fails, (1 - yes) * rules)
    after_yes = max(0.45 * works + 0.05 * fails, yes * rules)
    return {
        "A_b": benefit_years,
        "A_r": running_years,
        "NB(rules)": rules,
        "NB(ML works)": works,
        "NB(ML fails)": fails,
        "E[NB(ML)]": ml,
        "EVPI": 0.5 * works + 0.5 * rules - ml,
        "D*": (spend + 0.5 * 30 * running_years + rules - 0.5 * plan_b) / (0.5 * V * benefit_years),
        "D_gate": (30 * running_years + rules) / (V * benefit_years),
        "EVSI": after_yes + after_no - ml,
        "ENBS": after_yes + after_no - ml - C * 1,
    }


def test_the_model_gives_what_the_hand_gives() -> None:
    hand, found = by_hand(), answer()
    ml = found.option("ml").benefit
    threshold = next(each for each in found.thresholds if each.option == "ml")
    assert found.option("rules").benefit.mean == pytest.approx(hand["NB(rules)"])
    assert ml.p95 == pytest.approx(hand["NB(ML works)"])
    assert ml.p5 == pytest.approx(hand["NB(ML fails)"])
    assert ml.mean == pytest.approx(hand["E[NB(ML)]"])
    assert found.evpi == pytest.approx(hand["EVPI"])
    assert threshold.break_even == pytest.approx(hand["D*"])
    assert threshold.gate == pytest.approx(hand["D_gate"])
    assert found.studies[0].worth == pytest.approx(hand["EVSI"])
    assert found.studies[0].net == pytest.approx(hand["ENBS"])
    assert found.verdict.kind == "buy information"


def test_the_page_prints_what_the_hand_gives() -> None:
    hand = by_hand()
    printed = dict(re.findall(r"^\| `([^`]+)` \|.*\| (-?[\d.]+) \|$", PAGE.read_text(), re.MULTILINE))
    assert {name: float(figure) for name, figure in printed.items()} == {
        name: pytest.approx(figure, abs=0.006) for name, figure in hand.items()
    }
