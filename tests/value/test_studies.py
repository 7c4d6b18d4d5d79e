import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from value_samples import ML, PLAIN, QUICK, RULES, SPIKE, certain, sample

from workbook.value import ModelInput, StudyResult, evaluate, evsi_discrete, point

FREE = replace(SPIKE, effort=0.0, weeks=0.0)
RISKY = certain("ml", "ml", 10, 40, 0.5, 0, fallback="nothing", stop_share=1.0)


def study(*spikes, options=(RULES, ML), **other) -> StudyResult:
    return evaluate(sample(*options, spikes=spikes, **other)).studies[0]


def test_a_study_of_two_outcomes_is_worth_what_the_payoff_table_says() -> None:
    safe = certain("safe", "rules", 2, 5, 1.0, 0)
    model = ModelInput((RISKY, safe), point(10_000.0), spikes=(FREE,), settings=PLAIN)
    result = evaluate(model)
    works, fails = result.option("ml").benefit.p95, result.option("ml").benefit.p5
    other = result.option("safe").benefit.mean
    exact = evsi_discrete([[works, fails], [other, other], [0, 0]], [0.5, 0.5], [0.8, 0.2])
    assert exact > 0
    assert result.studies[0].worth == pytest.approx(exact)


@settings(max_examples=20, deadline=None)
@given(st.floats(0.5, 1), st.floats(0, 0.5))
def test_a_study_is_worth_no_more_than_knowing_the_answer(hit: float, false_alarm: float) -> None:
    result = evaluate(sample(RULES, ML, spikes=(replace(FREE, hit_rate=hit, false_alarm=false_alarm),)))
    works = next(worth for worth in result.worth_of_knowing if worth.inputs == ("ml.works",))
    assert 0 <= result.studies[0].worth <= works.worth + 1e-6


def test_a_perfect_study_is_worth_knowing_whether_it_works() -> None:
    result = evaluate(sample(RULES, ML, spikes=(replace(FREE, hit_rate=1.0, false_alarm=0.0),)))
    works = next(worth for worth in result.worth_of_knowing if worth.inputs == ("ml.works",))
    assert result.studies[0].worth == pytest.approx(works.worth)


def test_a_coin_is_worth_nothing_and_gets_a_friendly_question() -> None:
    result = evaluate(sample(RULES, ML, spikes=(replace(FREE, hit_rate=0.5, false_alarm=0.5),)))
    assert result.studies[0].worth == pytest.approx(0, abs=1e-6)
    assert "spikes/try_the_data" in {question.path for question in result.questions}


def test_the_cost_of_a_study_and_of_waiting_come_off_its_worth() -> None:
    free, dear = study(FREE), study(replace(SPIKE, cost=1_000.0, effort=2, weeks=6))
    assert free.net == pytest.approx(free.worth)
    assert dear.cost == 1_000 + 2 * 4_000
    assert dear.delay_loss > 0
    assert dear.net == pytest.approx(dear.worth - dear.cost - dear.delay_loss)
    assert dear.worth == free.worth


def test_waiting_costs_doing_nothing_nothing() -> None:
    hopeless = certain("ml", "ml", 0.01, 40, 0.5, 50_000, fallback="nothing", stop_share=1.0)
    found = study(replace(SPIKE, weeks=20), options=(hopeless,), settings=PLAIN)
    assert found.delay_loss == pytest.approx(0, abs=1e-9)
    assert found.do_if_yes == found.do_if_no == "nothing"


def test_studying_first_and_doing_what_it_says_is_worth_the_lead_plus_the_net_worth() -> None:
    result = evaluate(sample(RULES, ML, spikes=(SPIKE,), settings=replace(QUICK, draws=20_000)))
    found, lead = result.studies[0], result.option(result.lead.option).benefit.mean
    assert found.staged.mean == pytest.approx(lead + found.net, abs=1)


def test_bayes_holds() -> None:
    found = study(FREE)
    whole = found.chance_of_yes * found.chance_works_if_yes + (1 - found.chance_of_yes) * found.chance_works_if_no
    assert whole == pytest.approx(found.chance_works)
    assert found.chance_works_if_yes == pytest.approx(0.8)


def test_a_study_may_ask_whether_it_improves_enough() -> None:
    enough = study(replace(FREE, at_least=10.0))
    assert enough.chance_works < study(FREE).chance_works


def test_a_study_worth_more_than_it_costs_is_bought() -> None:
    options = (certain("safe", "rules", 2, 5, 1.0, 0), RISKY)
    sharp = replace(FREE, hit_rate=0.95, false_alarm=0.05)
    result = evaluate(ModelInput(options, point(10_000.0), spikes=(sharp,), settings=PLAIN))
    assert result.verdict.kind == "buy information"
    assert (result.verdict.study, result.verdict.option) == ("try_the_data", "ml")
    dear = replace(sharp, cost=1e6)
    assert evaluate(ModelInput(options, point(10_000.0), spikes=(dear,), settings=PLAIN)).verdict.kind != (
        "buy information"
    )


def test_without_money_a_study_has_a_worth_but_no_net_worth() -> None:
    found = study(SPIKE, value_per_point=None)
    assert found.cost is None
    assert found.net is None
    assert found.worth >= 0


def test_waiting_shortens_and_discounts_what_follows() -> None:
    good = certain("good", "other", 10, 26, 1.0, 5_000, decay=0.1)
    settings_ = replace(PLAIN, discount=0.08)
    value = point(20_000.0)
    spike = replace(SPIKE, option="good", effort=0.0, weeks=13)
    waited = evaluate(ModelInput((good,), value, spikes=(spike,), settings=settings_)).studies[0].delay_loss
    now = evaluate(ModelInput((good,), value, settings=settings_)).option("good").benefit.mean
    shorter = replace(settings_, horizon_months=33)
    later = evaluate(ModelInput((good,), value, settings=shorter)).option("good").benefit.mean
    assert waited == pytest.approx(now - math.exp(-0.08 * 0.25) * later)
