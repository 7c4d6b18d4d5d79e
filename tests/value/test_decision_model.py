"""What the decision model must do, whatever the numbers."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from value_samples import BUY, ML, PEOPLE, PLAIN, QUICK, RISKS, RULES, SPIKE, VALUE, certain, sample

from workbook.value import (
    UNKNOWN,
    Estimate,
    ModelInput,
    OptionInput,
    ParticipantInput,
    RiskInput,
    Settings,
    as_plain,
    evaluate,
    evppi,
    point,
    pool_estimates,
)
from workbook.value.benefit import net_benefits
from workbook.value.defaults import settle
from workbook.value.draws import draw

FULL = sample(risks=RISKS, spikes=(SPIKE,), participants=PEOPLE)
ranges = st.tuples(st.floats(0.5, 20), st.floats(1.5, 6)).map(lambda pair: Estimate(pair[0], pair[0] * pair[1]))
options = st.builds(
    OptionInput,
    id=st.just("x"),
    kind=st.sampled_from(["rules", "buy", "ml", "other"]),
    improvement=st.tuples(st.floats(-5, 5), st.floats(0.5, 15)).map(lambda p: Estimate(p[0], p[0] + p[1])),
    effort=ranges,
    chance=st.floats(0, 1),
    running_cost=ranges.map(lambda e: Estimate(1000 * e.low, 1000 * e.high)),
)
some_options = st.lists(options, min_size=1, max_size=4).map(
    lambda found: tuple(replace(option, id=f"o{place}") for place, option in enumerate(found))
)


def test_the_same_inputs_give_the_same_numbers_in_any_order() -> None:
    turned = replace(FULL, options=FULL.options[::-1], risks=FULL.risks[::-1], participants=FULL.participants[::-1])
    assert as_plain(evaluate(turned)) == as_plain(evaluate(FULL))


@settings(max_examples=15, deadline=None)
@given(some_options, st.randoms(use_true_random=False))
def test_no_order_of_options_risks_studies_or_people_changes_a_digit(found: tuple[OptionInput, ...], random) -> None:
    model = sample(*found, risks=RISKS[1:], spikes=tuple(replace(SPIKE, id=o.id, option=o.id) for o in found))
    people = tuple(ParticipantInput(name, (replace(found[0], chance=0.5),)) for name in "ab")
    model = replace(model, participants=people)
    mixed = replace(
        model,
        **{
            name: tuple(random.sample(rows, len(rows)))
            for name in ("options", "risks", "spikes", "participants")
            if (rows := getattr(model, name))
        },
    )
    assert as_plain(evaluate(mixed)) == as_plain(evaluate(model))


def test_results_are_plain_enough_for_json() -> None:
    assert json.loads(json.dumps(as_plain(evaluate(FULL))))["lead"]["option"] == evaluate(FULL).lead.option


def test_a_changed_input_changes_the_fingerprint_and_an_equal_one_does_not() -> None:
    before = evaluate(FULL).fingerprint
    assert evaluate(replace(FULL, value_per_point=Estimate(10_000.0, 40_000.0))).fingerprint == before
    assert evaluate(replace(FULL, value_per_point=Estimate(10_000, 40_001))).fingerprint != before


def test_weights_of_a_pool_belong_to_their_people() -> None:
    people = [Estimate(1, 4), Estimate(2, 12)]
    one, other = (sample(replace(ML, improvement=pool_estimates(people, weights))) for weights in ([1, 3], [3, 1]))
    same = sample(replace(ML, improvement=pool_estimates(people[::-1], [3, 1])))
    assert evaluate(one).fingerprint != evaluate(other).fingerprint
    assert as_plain(evaluate(one)) == as_plain(evaluate(same))


@settings(max_examples=25, deadline=None)
@given(some_options)
def test_worth_lies_between_nothing_and_knowing_everything(found: tuple[OptionInput, ...]) -> None:
    result = evaluate(sample(*found, risks=(RISKS[1],)))
    assert result.evpi >= 0
    for worth in (*result.worth_of_knowing, *result.worth_of_pairs):
        assert 0 <= worth.worth <= result.evpi
    swings = [worth.worth for worth in result.worth_of_knowing]
    assert swings == sorted(swings, reverse=True)


@settings(max_examples=25, deadline=None)
@given(some_options)
def test_the_least_regret_is_the_worth_of_knowing_everything(found: tuple[OptionInput, ...]) -> None:
    result = evaluate(sample(*found))
    assert min(option.regret for option in result.options) == pytest.approx(result.evpi, abs=1e-6)
    assert sum(option.chance_best for option in result.options) == pytest.approx(1)


@settings(max_examples=25, deadline=None)
@given(some_options, st.floats(10, 1000))
def test_adding_a_worse_option_changes_no_leader(found: tuple[OptionInput, ...], worse_by: float) -> None:
    before = evaluate(sample(*found))
    twin = replace(found[0], id="worse", fallback=None)
    worse = replace(twin, improvement=Estimate(-30, -20), running_cost=Estimate(1000 * worse_by, 2000 * worse_by))
    after = evaluate(sample(*found, worse))
    assert after.lead.option == before.lead.option
    for option in before.options:
        assert after.option(option.id).benefit == option.benefit


@settings(max_examples=25, deadline=None)
@given(options, options)
def test_plan_b_never_lowers_the_value_of_ml(plan_b: OptionInput, ml: OptionInput) -> None:
    plan_b = replace(plan_b, id="plan_b", kind="other")
    ml = replace(ml, id="ml", kind="ml", stop_share=0.3)
    without = evaluate(sample(plan_b, replace(ml, fallback="nothing"), OptionInput("nothing", "nothing")))
    with_it = evaluate(sample(plan_b, replace(ml, fallback="plan_b"), OptionInput("nothing", "nothing")))
    assert with_it.option("ml").benefit.mean >= without.option("ml").benefit.mean - 1e-9


@settings(max_examples=20, deadline=None)
@given(some_options, st.floats(1.1, 50))
def test_counting_in_another_currency_scales_every_amount_and_no_chance(
    found: tuple[OptionInput, ...], rate: float
) -> None:
    def times(estimate: Estimate) -> Estimate:
        return Estimate(estimate.low * rate, estimate.high * rate)

    before = evaluate(sample(*found))
    dearer = (replace(option, running_cost=times(option.running_cost)) for option in found)
    after = evaluate(
        sample(*dearer, value_per_point=times(VALUE), settings=replace(QUICK, person_week_cost=4000 * rate))
    )
    assert after.evpi == pytest.approx(rate * before.evpi, rel=1e-6, abs=1e-6)
    for option in before.options:
        other = after.option(option.id)
        assert other.benefit.mean == pytest.approx(rate * option.benefit.mean, rel=1e-6, abs=1e-6)
        assert other.chance_of_loss == pytest.approx(option.chance_of_loss, abs=0.002)


def test_doubling_the_value_of_a_point_doubles_the_benefit_and_leaves_the_costs() -> None:
    option = certain("x", "other", 4, 10, 1.0, 7_000)
    free = replace(option, running_cost=point(0.0))
    unpaid = replace(PLAIN, person_week_cost=0.0)
    base, double = (
        evaluate(sample(option, value_per_point=point(v), settings=PLAIN)).option("x").benefit.mean
        for v in (10_000.0, 20_000.0)
    )
    benefit = evaluate(sample(free, value_per_point=point(10_000.0), settings=unpaid)).option("x").benefit.mean
    assert double - base == pytest.approx(benefit)


def test_doubling_the_value_of_a_point_halves_the_break_even_against_doing_nothing() -> None:
    option = certain("x", "other", 4, 10, 0.7, 7_000)
    one, two = (
        evaluate(sample(option, value_per_point=point(v), settings=PLAIN)).thresholds[0].break_even
        for v in (10_000.0, 20_000.0)
    )
    assert two == pytest.approx(one / 2)


def test_certain_success_without_risk_is_the_closed_form() -> None:
    option = certain("x", "other", 4, 26, 1.0, 7_000)
    found = evaluate(sample(option, value_per_point=point(10_000.0), settings=PLAIN)).option("x").benefit
    years = 3 - 26 / (52 * 2)
    assert found.mean == pytest.approx(10_000 * 4 * years - 7_000 * years - 4_000 * 26)
    assert found.p5 == found.p95


@settings(max_examples=25, deadline=None)
@given(st.floats(-5, 30), st.floats(0.5, 100), st.floats(0, 90_000), st.floats(0, 0.9), st.floats(0, 0.4))
def test_without_luck_and_risk_it_is_the_formula(
    points: float, weeks: float, running: float, decay: float, discount: float
) -> None:
    option = certain("x", "other", points, weeks, 1.0, running, decay=decay)
    model = sample(option, value_per_point=point(10_000.0), settings=replace(PLAIN, discount=discount))
    start, left = weeks / 104, 3 - weeks / 104

    def years(rate: float) -> float:
        return math.exp(-discount * start) * (-math.expm1(-rate * left) / rate if rate > 1e-12 else left)

    by_hand = 10_000 * points * years(discount + decay) - running * years(discount) - 4_000 * weeks
    assert evaluate(model).option("x").benefit.mean == pytest.approx(by_hand, rel=1e-9, abs=1e-6)


def test_when_nothing_is_uncertain_there_is_nothing_to_find_out() -> None:
    result = evaluate(sample(certain("x", "other", 4, 10, 1.0, 7_000), settings=PLAIN, value_per_point=point(10_000.0)))
    assert result.evpi == 0
    assert result.worth_of_knowing == result.to_find_out == result.mind_changers == ()
    assert result.verdict.kind == "decide now"


def test_nothing_that_may_be_entered_upsets_the_arithmetic() -> None:
    for model in (
        sample(settings=replace(QUICK, draws=101)),
        sample(value_per_point=Estimate(0, 10_000)),
        sample(replace(ML, improvement=Estimate(-9, -2))),
        sample(replace(ML, improvement=point(0.0))),
        sample(replace(ML, chance=0.0)),
        sample(replace(ML, improvement=Estimate(1e9, 1e12)), value_per_point=Estimate(1, 1e9)),
        sample(spikes=(replace(SPIKE, weeks=500),)),
        sample(spikes=(replace(SPIKE, option="nothing"),)),
        sample(OptionInput("nothing", "nothing")),
    ):
        numbers = json.dumps(as_plain(evaluate(model)))
        assert "NaN" not in numbers and "Infinity" not in numbers


def test_certain_success_of_uncertain_numbers_is_the_product_of_their_means() -> None:
    option = OptionInput("x", "other", Estimate(2, 6), point(26), 1.0, point(0.0), decay=0.0)
    value = Estimate(5_000, 20_000)
    found = evaluate(sample(option, value_per_point=value, settings=replace(PLAIN, draws=20_000)))
    mean_value = np.exp(np.log(10_000) + (np.log(4) / 3.289707) ** 2 / 2)
    expected = mean_value * 4 * 2.75 - 4_000 * 26
    assert found.option("x").benefit.mean == pytest.approx(expected, abs=4 * 80_000 / np.sqrt(20_000))


def test_risks_change_the_numbers_at_once_and_safeguards_take_them_back() -> None:
    plain = evaluate(sample(ML)).option("ml").benefit.mean
    risky = evaluate(sample(ML, risks=(RISKS[0],))).option("ml").benefit.mean
    safe = evaluate(sample(ML, risks=(replace(RISKS[0], mitigated=1.0),))).option("ml").benefit.mean
    assert risky < plain
    assert safe == pytest.approx(plain)


def test_a_risk_only_bites_when_the_option_is_live() -> None:
    option = certain("x", "other", 4, 10, 0.0, 0)
    risk = RiskInput("r", (), 1.0, point(1e6))
    with_risk, without = (evaluate(sample(option, risks=risks, settings=PLAIN)) for risks in ((risk,), ()))
    assert with_risk.option("x").benefit == without.option("x").benefit


def test_harm_to_people_is_never_outvoted_by_money() -> None:
    rich = replace(ML, improvement=Estimate(50, 90), chance=1.0)
    result = evaluate(sample(RULES, rich, risks=(RiskInput("harm", ("ml",), 0.01, point(1.0), veto=True),)))
    assert result.option("ml").vetoed_by == ("harm",)
    assert result.option("ml").chance_best == 0
    assert result.lead.option == "rules"
    assert result.verdict.option == "rules"


def test_an_option_that_may_harm_people_is_no_plan_b_either() -> None:
    rich_rules = replace(RULES, improvement=Estimate(50, 90))
    harm = RiskInput("harm", ("rules",), None, None, veto=True)
    vetoed = evaluate(sample(rich_rules, ML, risks=(harm,))).option("ml").benefit.mean
    assert vetoed < evaluate(sample(rich_rules, ML)).option("ml").benefit.mean


def test_when_everything_may_harm_people_doing_nothing_leads() -> None:
    result = evaluate(sample(RULES, ML, risks=(RiskInput("harm", (), 0.1, point(1.0), veto=True),)))
    assert result.verdict.option == "nothing"
    assert result.evpi == 0


def test_one_person_s_numbers_do_not_move_the_others() -> None:
    alone = evaluate(sample(participants=PEOPLE[:1])).settling.opinions[0]
    assert alone in evaluate(FULL if not FULL.risks else replace(FULL, risks=())).settling.opinions


def test_people_with_the_session_s_own_numbers_have_nothing_to_settle() -> None:
    same = (ParticipantInput("a"), ParticipantInput("b"))
    assert evaluate(sample(participants=same)).settling.worth == pytest.approx(0, abs=1e-6)
    assert evaluate(FULL).settling.worth > 0


def test_an_empty_model_has_not_enough_answered() -> None:
    result = evaluate(ModelInput((), settings=QUICK))
    assert result.verdict.kind == "not enough answered"
    assert result.lead is None


def test_an_option_without_effort_is_set_aside_and_named_not_invented() -> None:
    result = evaluate(sample(RULES, replace(ML, effort=None)))
    assert result.incomplete == {"ml": ("effort",)}
    assert [option.id for option in result.options] == ["nothing", "rules"]


def test_an_unknown_widens_the_answer_and_heads_the_list_to_find_out() -> None:
    known = evaluate(sample(RULES, ML)).option("ml")
    result = evaluate(sample(RULES, replace(ML, effort=UNKNOWN, improvement=UNKNOWN)))
    unknown = result.option("ml")
    assert unknown.benefit.p95 - unknown.benefit.p5 > known.benefit.p95 - known.benefit.p5
    assert {worth.inputs for worth in result.to_find_out if worth.source == "unknown"} == {
        ("ml.effort",),
        ("ml.improvement",),
    }
    assert {(d.path, d.reason) for d in result.defaults} >= {("options/ml/effort", "unknown")}


def test_every_default_used_is_said() -> None:
    bare = OptionInput("ml", "ml", Estimate(2, 9), Estimate(5, 30))
    result = evaluate(sample(RULES, bare))
    said = {default.path for default in result.defaults if default.path.startswith("options/ml/")}
    assert said == {f"options/ml/{name}" for name in ("chance", "running_cost", "decay", "fallback", "stop_share")}


def test_own_past_projects_replace_the_default_chance() -> None:
    result = evaluate(sample(replace(ML, chance=None, track_record=(1, 6))))
    assert "25 % from own past projects" in {default.used for default in result.defaults}
    assert result.rice[0].confidence == 0.25


def test_an_untouched_part_of_the_running_cost_is_named() -> None:
    parts = {"labels": Estimate(1_000, 5_000), "review": None}
    result = evaluate(sample(replace(ML, running_cost=parts)))
    assert "options/ml/running_cost/review" in {default.path for default in result.defaults}
    assert ("ml.running_cost.labels",) in {worth.inputs for worth in result.worth_of_knowing}


def test_without_money_the_answer_is_improvement_per_person_week() -> None:
    easy, hard = certain("easy", "rules", 2, 4, 1.0, 0), certain("hard", "other", 10, 40, 0.5, 0)
    result = evaluate(sample(easy, hard, value_per_point=None, settings=PLAIN))
    assert result.basis == "improvement per person-week"
    assert result.option("easy").benefit.mean == pytest.approx(0.5)
    assert result.option("hard").benefit.mean == pytest.approx(0.125)
    assert result.lead.option == "easy"
    assert result.thresholds[1].break_even == pytest.approx(40)


def test_without_money_it_says_what_a_point_must_be_worth() -> None:
    option = certain("x", "other", 4, 26, 1.0, 7_000)
    result = evaluate(sample(option, value_per_point=None, settings=PLAIN))
    needed = result.value_needed["x"]
    paid = evaluate(sample(option, value_per_point=point(needed), settings=PLAIN))
    assert paid.option("x").benefit.mean == pytest.approx(0, abs=1e-6)


def test_a_failed_option_counts_the_weeks_and_points_of_its_plan_b() -> None:
    easy = certain("easy", "rules", 2, 4, 1.0, 0)
    ml = certain("ml", "ml", 10, 40, 0.0, 0, fallback="easy", stop_share=0.3)
    result = evaluate(sample(easy, ml, value_per_point=None, settings=PLAIN))
    assert result.option("ml").benefit.mean == pytest.approx(2 / (0.3 * 40 + 4))


def test_doing_nothing_follows_its_trend() -> None:
    result = evaluate(sample(RULES, settings=replace(PLAIN, trend=-10_000.0)))
    assert result.option("nothing").benefit.mean == pytest.approx(-30_000)
    assert result.option("nothing").chance_of_loss == 1


def test_the_overrun_is_shared_by_all_that_is_built() -> None:
    one, two = certain("one", "other", 1, 10, 1.0, 0), certain("two", "other", 1, 20, 1.0, 0)
    fixed = certain("fixed", "buy", 1, 10, 1.0, 0, built=False)
    result = evaluate(sample(one, two, fixed, settings=replace(PLAIN, overrun=Estimate(0.8, 3.0))))
    first, second = result.option("one").person_weeks, result.option("two").person_weeks
    assert (second.p5, second.p95) == pytest.approx((2 * first.p5, 2 * first.p95))
    assert result.option("fixed").person_weeks.p5 == result.option("fixed").person_weeks.p95 == 10


def test_the_verdict_is_to_decide_when_one_option_clearly_leads() -> None:
    clear = certain("clear", "other", 20, 5, 1.0, 0)
    assert evaluate(sample(clear)).verdict.kind == "decide now"


def test_a_close_call_goes_to_what_is_easier_to_undo() -> None:
    one = OptionInput("one", "ml", Estimate(2, 9), Estimate(5, 9), 0.9, Estimate(1_000, 5_000), fallback="nothing")
    two = replace(one, id="two", kind="other", decay=0.2, stop_share=0.3)
    none = OptionInput("nothing", "nothing")
    result = evaluate(sample(one, two, none))
    assert result.verdict.kind == "close call"
    assert result.verdict.option == "two"
    content = replace(QUICK, regret_tolerance=1e9)
    assert evaluate(sample(one, two, none, settings=content)).verdict.kind == "decide now"


def test_settings_left_alone_are_said_to_be_defaults() -> None:
    paths = {default.path for default in evaluate(sample(BUY, settings=Settings(draws=2_000))).defaults}
    assert {"settings/discount", "settings/horizon_months", "settings/overrun"} <= paths


def test_little_upkeep_gets_a_friendly_question() -> None:
    result = evaluate(sample(replace(ML, running_cost=point(1_000.0))))
    assert [q.path for q in result.questions if "upkeep" in q.message] == ["options/ml/running_cost"]


@pytest.mark.parametrize(("kind", "chance"), [("rules", 0.9), ("buy", 0.8), ("ml", 0.5), ("other", 0.5)])
def test_a_chance_not_given_is_the_default_of_its_kind_and_an_unknown_one_a_coin(kind, chance: float) -> None:
    bare = replace(ML, kind=kind, chance=None)
    assert evaluate(sample(bare)).rice[0].confidence == chance
    assert evaluate(sample(replace(bare, chance=UNKNOWN))).rice[0].confidence == 0.5


def test_a_long_tailed_input_that_alone_is_uncertain_is_worth_everything() -> None:
    option = certain("x", "other", 4, 26, 1.0, 7_000)
    model = sample(option, value_per_point=Estimate(500, 200_000), settings=replace(PLAIN, draws=20_000))
    result = evaluate(model)
    assert [worth.inputs for worth in result.worth_of_knowing] == [("value_per_point",)]
    assert result.worth_of_knowing[0].share == pytest.approx(1, abs=0.001)
    where_it_pays = (7_000 * 2.75 + 4_000 * 26) / (4 * 2.75)
    assert result.worth_of_knowing[0].switch_at == pytest.approx(where_it_pays, rel=0.01)


def test_the_model_prices_an_input_as_the_public_function_does() -> None:
    model = replace(FULL, settings=replace(QUICK, draws=20_000), participants=())
    ready = settle(model)
    drawn = draw(ready, 20_000)
    courses = net_benefits(ready, drawn, 3.0)
    outcomes = np.stack([course.net_benefit for course in courses.values()], axis=1)
    result = evaluate(model)
    for worth in (*result.worth_of_knowing[:6], *result.worth_of_pairs):
        x = np.stack([drawn.variables[name].values for name in worth.inputs], axis=1)
        assert worth.worth == pytest.approx(evppi(outcomes, x), abs=0.01 * result.evpi)


def test_the_value_at_which_the_leader_is_overtaken_is_where_the_two_are_equal() -> None:
    option = OptionInput("x", "other", Estimate(0, 6), point(26), 1.0, point(7_000.0), decay=0.0)
    model = sample(option, value_per_point=point(20_000.0), settings=replace(PLAIN, draws=20_000))
    result = evaluate(model)
    worth = result.worth_of_knowing[0]
    assert worth.inputs == ("x.improvement",)
    assert worth.switch_at == pytest.approx(result.thresholds[0].break_even, abs=0.02)
    assert (worth.leader_if_low, worth.leader_if_high) == ("nothing", "x")
    assert worth in result.mind_changers


def test_who_takes_over_is_who_leads_beside_the_turning_point_and_not_at_the_far_end() -> None:
    # ML falls back on the option in question: it leads while that is weak, and nothing leads once that does harm.
    wide = OptionInput("wide", "rules", Estimate(-16, 28), point(4), 1.0, point(0.0), decay=0.0)
    ml = certain("ml", "ml", 4, 10, 0.5, 0, fallback="wide", stop_share=0.3)
    model = sample(wide, ml, value_per_point=point(40_000.0), settings=replace(PLAIN, draws=20_000))
    worth = next(each for each in evaluate(model).worth_of_knowing if each.inputs == ("wide.improvement",))
    assert (worth.leader_if_low, worth.switch_to, worth.leader_if_high) == ("nothing", "ml", "wide")


def test_an_input_of_no_account_is_said_to_be_worth_about_nothing() -> None:
    tiny = RiskInput("tiny", (), 0.5, Estimate(1, 10))
    result = evaluate(sample(RULES, ML, risks=(tiny,)))
    worth = next(each for each in result.worth_of_knowing if each.inputs == ("risk.tiny.loss",))
    assert worth.about_zero
    assert worth not in result.to_find_out
    assert not worth.changes_choice


def test_more_draws_change_little() -> None:
    few, many = (evaluate(sample(settings=replace(QUICK, draws=n))).option("ml").benefit for n in (5_000, 40_000))
    assert few.mean == pytest.approx(many.mean, abs=0.05 * (many.p95 - many.p5))
    assert few.p50 == pytest.approx(many.p50, abs=0.05 * (many.p95 - many.p5))


def test_a_group_of_inputs_is_worth_at_least_as_much_as_its_best_member() -> None:
    names = ("ml.improvement", "rules.improvement")
    result = evaluate(sample(pairs=(names,), settings=replace(QUICK, draws=20_000)))
    group = next(worth for worth in result.worth_of_pairs if worth.inputs == names)
    single = max(worth.worth for worth in result.worth_of_knowing if worth.inputs[0] in names)
    assert group.worth >= single - 0.005 * result.evpi


def test_a_trend_in_points_is_worth_what_points_are_worth() -> None:
    settings_ = replace(PLAIN, trend=-2.0, trend_in_points=True)
    result = evaluate(sample(RULES, value_per_point=point(10_000.0), settings=settings_))
    assert result.option("nothing").benefit.mean == pytest.approx(-2 * 10_000 * 3)


def test_a_price_is_paid_once_and_does_not_overrun() -> None:
    option = certain("x", "buy", 4, 26, 1.0, 7_000)
    dear = replace(option, price=point(30_000.0))
    overrun = replace(PLAIN, overrun=point(2.0))
    without, with_price = (
        evaluate(sample(one, value_per_point=point(10_000.0), settings=overrun)).option("x").benefit.mean
        for one in (option, dear)
    )
    assert without - with_price == pytest.approx(30_000)


def test_a_failed_build_loses_its_share_of_the_price() -> None:
    ml = certain("ml", "ml", 10, 40, 0.0, 0, fallback="nothing", stop_share=0.3, price=point(50_000.0))
    result = evaluate(sample(ml, value_per_point=point(10_000.0), settings=PLAIN))
    assert result.option("ml").benefit.mean == pytest.approx(-0.3 * (40 * 4_000 + 50_000))


def test_a_price_raises_break_even_and_lowers_the_work_that_still_pays_but_not_the_gate() -> None:
    free, dear = (
        next(limit for limit in evaluate(sample(RULES, replace(ML, price=price))).thresholds if limit.option == "ml")
        for price in (None, point(60_000.0))
    )
    assert dear.break_even > free.break_even + 0.5
    assert dear.effort_stop < free.effort_stop
    assert dear.gate == free.gate


def test_an_unknown_price_widens_the_answer_and_one_not_given_is_none() -> None:
    known, unknown = (evaluate(sample(replace(BUY, price=price))) for price in (None, UNKNOWN))
    assert ("buy.price",) in {worth.inputs for worth in unknown.to_find_out}
    narrow, wide = (result.option("buy").benefit for result in (known, unknown))
    assert wide.p95 - wide.p5 > narrow.p95 - narrow.p5
    assert ("options/buy/price", "0", "not answered") in {(d.path, d.used, d.reason) for d in known.defaults}
    assert "options/ml/price" not in {d.path for d in evaluate(sample(ML)).defaults}
