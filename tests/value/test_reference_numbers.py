"""Every published case the library can answer, within the tolerance stated with it. Each entry names its source."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats

from workbook import value

CASES = {case["id"]: case for case in json.loads((Path(__file__).parent / "reference_numbers.json").read_text())}


def given(id_: str) -> Any:
    return CASES[id_]["inputs"]


def meets(id_: str, **answers: Any) -> None:
    """Each answer equals the published one of that name, within the tolerance of the case."""
    case = CASES[id_]
    assert set(answers) == set(case["expected"])
    for name, answer in answers.items():
        tolerance = case["tolerance"]
        limit = tolerance[name] if isinstance(tolerance, dict) else tolerance
        assert np.asarray(answer, dtype=float) == pytest.approx(case["expected"][name], abs=limit), (id_, name)


def table_of(id_: str) -> value.PayoffTable:
    return value.payoff_table(given(id_)["payoffs"], given(id_)["probabilities"])


def test_a_payoff_table_gives_the_textbook_evpi_and_least_regret() -> None:
    found = table_of("evpi_burger_prince")
    meets(
        "evpi_burger_prince",
        emv=found.expected,
        evwpi=found.with_perfect_information,
        evpi=found.evpi,
        min_eol=found.least_expected_regret,
    )


@pytest.mark.parametrize("id_", ["evpi_wikipedia_stock_market", "evpi_thompson_lumber_2state"])
def test_more_payoff_tables_agree(id_: str) -> None:
    found = table_of(id_)
    meets(id_, emv=found.expected, evwpi=found.with_perfect_information, evpi=found.evpi)


def test_three_actions_and_a_go_or_no_go_agree() -> None:
    many, go = table_of("evpi_expand_build_subcontract"), table_of("evpi_treeplan_new_product")
    meets("evpi_expand_build_subcontract", emv=many.expected, evpi=many.evpi)
    meets("evpi_treeplan_new_product", emv_star=max(go.expected), evpi=go.evpi)


def test_the_named_face_gives_the_same_evpi() -> None:
    case = given("evpi_burger_prince")
    assert value.evpi_discrete(case["payoffs"], case["probabilities"]) == pytest.approx(2000)


def test_a_survey_is_worth_900_exactly_not_the_rounded_900_88() -> None:
    case = given("evsi_burger_prince_survey")
    yes = np.array(case["likelihood_favourable"])
    evsi = value.evsi_discrete(case["payoffs"], case["prior"], np.stack([yes, 1 - yes], axis=1))
    now = max(value.payoff_table(case["payoffs"], case["prior"]).expected)
    meets(
        "evsi_burger_prince_survey",
        ev_with_sample=now + evsi,
        evsi=evsi,
        p_favourable=yes @ case["prior"],
        efficiency=evsi / value.evpi_discrete(case["payoffs"], case["prior"]),
    )
    assert abs(evsi - 900.88) > 0.5


def test_a_survey_is_worth_19_000_exactly_not_the_rounded_19_200() -> None:
    case = given("evsi_thompson_lumber_survey")
    yes = np.array(case["likelihood_positive"])
    evsi = value.evsi_discrete(case["payoffs"], case["prior"], yes)
    meets("evsi_thompson_lumber_survey", evsi=evsi, p_positive=yes @ case["prior"])


def test_evpi_of_a_normal_advantage_is_exact() -> None:
    case = given("evpi_normal_voi_vignette")
    meets("evpi_normal_voi_vignette", evpi=value.evpi_normal(case["mean"], case["sd"]))


def test_evsi_of_a_normal_advantage_is_exact() -> None:
    case = given("evsi_normal_known_variance_voi")
    found = [value.evsi_normal(*case["prior"], case["obs_sd"], n) for n in case["n"]]
    meets("evsi_normal_known_variance_voi", evsi=found)


def test_the_unit_normal_loss_table_is_met() -> None:
    meets("unit_normal_loss_table", unl=value.unit_normal_loss(given("unit_normal_loss_table")["z"]))


def test_a_tree_with_a_later_decision_folds_back() -> None:
    case = given("decision_tree_pennzoil")
    court = value.Chance([(p, pay) for p, pay in case["court"]])
    later = value.Choice({"take the counter-counter-offer": case["counter_offer"], "court": court})
    answer = value.Chance([(case["accept_prob"], 5), (case["refuse_prob"], court), (case["counter_prob"], later)])
    tree = value.Choice({"settle now": case["settle_now"], "ask for 5": answer})
    meets("decision_tree_pennzoil", court_ev=value.roll_back(court), emv=value.roll_back(tree))
    assert value.best_course(tree) == "ask for 5"


def test_options_to_expand_and_abandon() -> None:
    case = given("expand_abandon_options")
    meets(
        "expand_abandon_options",
        expand=value.expand_option(case["scale_value"], case["scale_cost"]),
        abandon=value.abandon_option(case["salvage"], case["continue_value"]),
    )


def test_a_classical_pert_chain_adds_means_and_variances() -> None:
    tasks = given("pert_schematex_network")["tasks"]
    parts = [value.pert(*task) for task in tasks]
    total = value.pert_chain(tasks)
    meets(
        "pert_schematex_network",
        te=[part.mean for part in parts],
        sd=[part.classic_sd for part in parts],
        total=total.mean,
        total_sd=total.sd,
    )


def test_the_exact_sd_of_a_beta_pert_is_not_a_sixth_of_its_width() -> None:
    case = given("beta_pert_5_8_14")
    found = value.pert(case["min"], case["mode"], case["max"], case["lam"])
    meets(
        "beta_pert_5_8_14",
        alpha=found.alpha,
        beta=found.beta,
        mean=found.mean,
        exact_sd=found.sd,
        classic_sd=found.classic_sd,
        q05_q10_q50_q90_q95=found.quantile([0.05, 0.1, 0.5, 0.9, 0.95]),
    )
    assert found.sd - found.classic_sd > 0.1


def test_a_triangular_has_its_mean_sd_and_quantiles() -> None:
    case = given("triangular_5_8_14")
    found = value.triangular(case["min"], case["mode"], case["max"])
    q10, q50, q90 = found.quantile([0.1, 0.5, 0.9])
    meets("triangular_5_8_14", mean=found.mean, sd=found.sd, q10=q10, q50=q50, q90=q90)
    assert found.cdf([q10, q50, q90]) == pytest.approx([0.1, 0.5, 0.9])


def test_a_lognormal_comes_from_its_interval_and_from_its_moments() -> None:
    case = given("lognormal_from_90pct_interval")
    found = value.lognormal_from_interval(*case["interval"], case["credibility"])
    other, third = value.Lognormal(1, 2), value.lognormal_from_moments(1, 2)
    meets(
        "lognormal_from_90pct_interval",
        norm_mean=found.mu,
        norm_sd=found.sigma,
        mean=found.mean,
        sd=found.sd,
        m2=other.mean,
        s2=other.sd,
        mu3=third.mu,
        sg3=third.sigma,
    )
    assert found.quantile([0.05, 0.95]) == pytest.approx([1, 2])


def test_a_normal_comes_from_its_interval() -> None:
    mean, sd = value.normal_from_interval(*given("normal_90pct_interval_sd")["interval"])
    meets("normal_90pct_interval_sd", mean=mean, sd=sd)


def test_few_past_cases_give_a_cautious_chance() -> None:
    case = given("laplace_rule_squigglepy")
    meets(
        "laplace_rule_squigglepy",
        p=[value.laplace_in_time(*each) for each in case["time_cases"]],
        count_p=[value.laplace(*each) for each in case["count_cases"]],
    )


def test_optimism_is_uplifted_less_what_was_mitigated() -> None:
    case = given("optimism_bias_green_book")
    upper, lower = (percent / 100 for percent in case["table_pct"]["non_standard_building_capex"])
    uplift = value.optimism_uplift(upper, case["reduction"], lower)
    meets("optimism_bias_green_book", resultant_pct=100 * uplift, uplifted=case["base"] * (1 + uplift))


def test_krippendorff_alpha_with_missing_ratings() -> None:
    ratings = given("krippendorff_alpha_wikipedia")["raters_x_units"]
    meets(
        "krippendorff_alpha_wikipedia",
        nominal=value.krippendorff_alpha(ratings, "nominal"),
        interval=value.krippendorff_alpha(ratings, "interval"),
    )


def test_kendall_w_is_corrected_for_ties() -> None:
    ratings = given("kendall_w_anxiety")["subjects_x_raters"]
    found = value.kendall_test(ratings)
    meets("kendall_w_anxiety", W=value.kendall_w(ratings), chi2=found.chi2, p=found.p)
    assert found.degrees == 19


def test_kendall_w_of_three_items_and_four_raters() -> None:
    meets("kendall_w_small", W=value.kendall_w(given("kendall_w_small")["items_x_raters"]))


def test_rand_ucla_needs_the_manual_s_constant() -> None:
    found = value.rand_ucla(given("rand_ucla_ipras")["ratings"])
    meets(
        "rand_ucla_ipras",
        median=found.median,
        p30=found.p30,
        p70=found.p70,
        ipr=found.ipr,
        iprcp=found.iprcp,
        ai=found.asymmetry,
        ipras=found.ipras,
    )
    assert not found.disagreement


def test_chances_pool_by_averages_and_by_odds() -> None:
    chances = given("pool_geometric_mean_of_odds")["p"]
    pooled = value.linear_pool(chances)
    meets("pool_geometric_mean_of_odds", linear=pooled, geo_odds_p=value.odds_pool(chances))


def test_a_linear_pool_of_three_distributions() -> None:
    case = given("linear_pool_shelf")
    parts = [stats.gamma(10, scale=1 / 4), value.Normal(3, 2), value.Lognormal(math.log(3), 2)]
    pool = value.linear_pool(parts, case["weights"])
    meets("linear_pool_shelf", cdf_at_1_5=pool.cdf(case["x"]), q95=pool.quantile(0.95))
    by_numbers = value.linear_pool([float(part.cdf(case["x"])) for part in parts], case["weights"])
    assert by_numbers == pytest.approx(float(pool.cdf(case["x"])))


def test_a_beta_is_fitted_to_three_quartiles() -> None:
    case = given("shelf_beta_fit_quartiles")
    fitted = value.fit_beta(case["values"], case["probs"], tuple(case["bounds"]))
    meets("shelf_beta_fit_quartiles", p05=fitted.quantile(0.05), cdf25=fitted.cdf(25))


def test_brier_uses_the_scale_from_0_to_1() -> None:
    case = given("brier_wikipedia")
    meets("brier_wikipedia", score=value.brier_scores(case["p"], case["outcome"]))


def test_the_two_sided_brier_is_exactly_twice_as_large() -> None:
    case = given("brier_two_sided_fatebook")
    scores = [value.brier([p], [o], two_sided=True) for p, o in zip(case["p"], case["outcome"], strict=True)]
    meets("brier_two_sided_fatebook", score=scores)


def test_seven_hits_in_ten_is_still_compatible_with_90_percent_ranges() -> None:
    case = given("calibration_binomial_check")
    chance = value.chance_of_so_few_hits(case["hits"], case["n"], case["nominal"])
    meets("calibration_binomial_check", p_at_most=chance)


def test_rice_and_wsjf_scores() -> None:
    rice = np.array(given("rice_native_units")["reach_impact_confidence_effort"])
    wsjf = np.array(given("wsjf_beginpm")["bv_tc_rr_size"])
    meets("rice_native_units", score=value.rice(*rice.T))
    meets("wsjf_beginpm", score=value.wsjf(*wsjf.T))


def test_a_safety_failure_comes_before_a_nuisance_whatever_their_product() -> None:
    risks = given("fmea_rpn_pathology")["sod"]
    meets("fmea_rpn_pathology", rpn=value.risk_priority_numbers(risks))
    assert value.severity_first(risks) == [2, 0, 3, 1]


def test_settling_a_disagreement_is_worth_what_choosing_by_person_would_add() -> None:
    expected = given("hand_value_of_settling_disagreement")["expected_nb_by_participant"]
    settled = value.value_of_settling(expected)
    pooled = max(value.linear_pool(expected))
    meets("hand_value_of_settling_disagreement", pooled=pooled, evppi_participant=settled)


def test_break_even_and_gate_in_closed_form() -> None:
    case = given("hand_break_even_improvement")
    running, point_worth = case["run"] * case["A"], case["v"] * case["A"]
    meets(
        "hand_break_even_improvement",
        delta_star=value.break_even_improvement(
            case["effort_cost"], case["p"], running, 0, case["plan_b"], 0, point_worth
        ),
        delta_gate=value.acceptance_gate(running, 0, case["plan_b"], point_worth),
    )


def test_no_case_is_left_untested() -> None:
    text = Path(__file__).read_text()
    assert [id_ for id_ in CASES if f'"{id_}"' not in text] == []
