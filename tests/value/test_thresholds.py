import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from value_samples import BUY, ML, PLAIN, QUICK, RISKS, RULES, certain, sample

from workbook.value import (
    Estimate,
    ModelInput,
    OptionInput,
    Results,
    Thresholds,
    acceptance_gate,
    break_even_improvement,
    evaluate,
    point,
)

BIG = replace(QUICK, draws=20_000)


def of(result: Results, id_: str) -> Thresholds:
    return next(each for each in result.thresholds if each.option == id_)


@settings(max_examples=15, deadline=None)
@given(st.floats(0.2, 1.0), st.floats(2, 20), st.floats(1, 60), st.floats(0.0, 0.3))
def test_at_break_even_ml_equals_the_best_alternative(chance: float, low: float, effort: float, decay: float) -> None:
    ml = replace(
        ML, chance=chance, improvement=Estimate(low, 2 * low), effort=Estimate(effort, 2 * effort), decay=decay
    )
    model = sample(RULES, BUY, ml, risks=RISKS)
    found = of(evaluate(model), "ml")
    at_break_even = replace(ml, improvement=point(found.break_even))
    result = evaluate(replace(model, options=(RULES, BUY, at_break_even)))
    rival = result.option(found.best_alternative).benefit
    assert result.option("ml").benefit.mean == pytest.approx(rival.mean, abs=1e-6 * (1 + abs(rival.p95)))


def test_fresh_draws_agree_with_the_break_even_within_their_error() -> None:
    model = sample(RULES, ML, settings=BIG)
    found = of(evaluate(model), "ml")
    at_break_even = replace(ML, improvement=point(found.break_even))
    result = evaluate(sample(RULES, at_break_even, settings=replace(BIG, seed=7)))
    gap = result.option("ml").benefit.mean - result.option("rules").benefit.mean
    assert abs(gap) < 4 * result.lead.standard_error


def test_the_slider_s_line_runs_through_the_answer_and_the_break_even() -> None:
    result = evaluate(sample())
    line = of(result, "ml")
    assert line.intercept + line.slope * line.break_even == pytest.approx(line.best_alternative_value)
    certain_improvement = evaluate(sample(RULES, BUY, replace(ML, improvement=point(10.0))))
    assert line.intercept + 10 * line.slope == pytest.approx(certain_improvement.option("ml").benefit.mean)


def test_the_model_s_thresholds_are_the_closed_forms_when_all_is_certain() -> None:
    ml = certain("ml", "other", 8, 20, 0.6, 30_000)
    rules = certain("rules", "rules", 1, 5, 1.0, 0)
    result = evaluate(ModelInput((ml, rules), point(50_000.0), settings=PLAIN))
    found, years = of(result, "ml"), 3 - 20 / 104
    rival = result.option("rules").benefit.mean
    spend, running, worth = 80_000, 30_000 * years, 50_000 * years
    assert found.break_even == pytest.approx(break_even_improvement(spend, 0.6, running, 0, rival, 0, worth))
    assert found.gate == pytest.approx(acceptance_gate(running, 0, rival, worth))


def test_at_the_effort_stop_ml_equals_the_best_alternative() -> None:
    ml = certain("ml", "ml", 10, 20, 0.6, 20_000, fallback="rules", stop_share=0.3, decay=0.2)
    rules = certain("rules", "rules", 1, 5, 1.0, 5_000)
    model = ModelInput((ml, rules), point(20_000.0), settings=replace(PLAIN, discount=0.08))
    stop = of(evaluate(model), "ml").effort_stop
    result = evaluate(replace(model, options=(replace(ml, effort=point(stop)), rules)))
    assert result.option("ml").benefit.mean == pytest.approx(result.option("rules").benefit.mean, abs=1)


def test_an_option_that_cannot_beat_the_rest_is_not_worth_starting() -> None:
    weak = certain("weak", "other", 0.1, 20, 0.5, 50_000)
    assert of(evaluate(sample(weak, settings=PLAIN)), "weak").effort_stop == 0


def test_spending_stops_at_the_slow_build_or_where_it_stops_paying_whichever_comes_first() -> None:
    dear, cheap = replace(ML, chance=0.4), replace(ML, chance=0.9, improvement=Estimate(40, 90))
    for option in (dear, cheap):
        found = of(evaluate(sample(RULES, option, settings=replace(QUICK, start=date(2030, 1, 7)))), "ml")
        assert found.stop_spend == min(found.effort_p80, found.effort_stop)
        assert found.stop_after_weeks == pytest.approx(found.stop_spend / 2)
        assert found.stop_date == date(2030, 1, 7) + (found.stop_date - date(2030, 1, 7))
        assert (found.stop_date - date(2030, 1, 7)).days == math.floor(7 * found.stop_after_weeks)


def test_plan_b_is_called_after_its_share_of_a_typical_build() -> None:
    ml = certain("ml", "ml", 10, 40, 0.5, 0, fallback="nothing", stop_share=0.25)
    assert of(evaluate(sample(ml, settings=PLAIN)), "ml").plan_b_after_weeks == pytest.approx(0.25 * 40 / 2)


def test_an_option_that_never_works_has_no_break_even() -> None:
    never = OptionInput("never", "other", Estimate(1, 4), Estimate(3, 8), 0.0, Estimate(1_000, 5_000))
    assert of(evaluate(sample(never)), "never").break_even is None
    with pytest.raises(ValueError, match="must be above 0"):
        break_even_improvement(1, 0, 1, 1, 1, 1, 1)
