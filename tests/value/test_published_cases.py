"""More published cases, beyond those of reference_numbers.json; each names its source."""

import math

import numpy as np
import pytest
from scipy import stats

from workbook.value import (
    brier_parts,
    evpi_discrete,
    evpi_normal,
    evppi,
    evsi_discrete,
    kendall_test,
    krippendorff_alpha,
    lognormal_from_interval,
    normal_from_interval,
    payoff_table,
    pert,
    pert_chain,
    triangular,
)

# ------------------------------------------------------------ worth of knowing, in payoff tables


def test_the_oil_wildcatter_pays_at_most_12_5_for_a_seismic_sounding() -> None:
    # H. Raiffa, Decision Analysis (1968), p. 34-39: dry, wet, soaking; three kinds of structure.
    payoffs, prior = [[-70, 50, 200], [0, 0, 0]], [0.5, 0.3, 0.2]
    joint = np.array([[0.30, 0.15, 0.05], [0.09, 0.12, 0.09], [0.02, 0.08, 0.10]])
    sounding = joint / joint.sum(axis=1, keepdims=True)
    assert payoff_table(payoffs, prior).expected == pytest.approx((20, 0))
    assert evpi_discrete(payoffs, prior) == pytest.approx(35)
    assert evsi_discrete(payoffs, prior, sounding) == pytest.approx(12.5)


def test_goferbroke_pays_at_most_53_for_a_seismic_survey() -> None:
    # F. Hillier and G. Lieberman, Introduction to Operations Research, ch. 15 (thousands).
    payoffs, prior = [[700, -100], [90, 90]], [0.25, 0.75]
    assert evpi_discrete(payoffs, prior) == pytest.approx(142.5)
    assert evsi_discrete(payoffs, prior, [[0.6, 0.4], [0.2, 0.8]]) == pytest.approx(53)


def test_the_condominium_study_is_worth_1_62_exactly_not_the_rounded_1_73() -> None:
    # D. Anderson, D. Sweeney and T. Williams, PDC; the book works with posteriors rounded to two digits.
    payoffs, prior = [[8, 7], [14, 5], [20, -9]], [0.8, 0.2]
    assert payoff_table(payoffs, prior).expected == pytest.approx((7.8, 12.2, 14.2))
    assert evpi_discrete(payoffs, prior) == pytest.approx(3.2)
    exact = evsi_discrete(payoffs, prior, [[0.90, 0.10], [0.25, 0.75]])
    assert exact == pytest.approx(1.62)
    assert abs(exact - 1.73) > 0.1


def test_a_normal_break_even_costs_what_the_loss_table_says() -> None:
    # B. Render and R. Stair, Module M3: 6 a unit, break-even 6,000 units, demand normal (8,000; 2,885), N(.69) = .1453.
    assert evpi_normal(6 * 2000, 6 * 2885) == pytest.approx(6 * 2885 * 0.1453, rel=0.01)


def test_a_category_of_many_values_is_priced_by_its_group_means() -> None:
    # A payoff for each of twelve months, none near its neighbours': exact worth from the table.
    rng = np.random.default_rng(3)
    by_month = np.array([5, -9, 7, -3, 8, -8, 1, -6, 9, -7, 4, -5.0])
    month = np.repeat(np.arange(12), 100)
    nb = np.stack([np.zeros(1200), by_month[month]], axis=1)
    exact = evpi_discrete([np.zeros(12), by_month], np.full(12, 1 / 12))
    mixed = rng.permutation(1200)
    assert evppi(nb[mixed], month[mixed]) == pytest.approx(exact)


def test_many_yes_or_no_inputs_together_do_not_make_up_a_worth() -> None:
    rng = np.random.default_rng(5)
    events = (rng.random((4000, 12)) < 0.5).astype(float)
    nb = np.stack([np.zeros(4000), rng.standard_normal(4000)], axis=1)
    single = evppi(nb, rng.random(4000))
    assert evppi(nb, events) < 0.15
    assert single < 0.05


def test_nested_loops_of_a_few_draws_mislead_and_the_regression_does_not() -> None:
    # M. Strong, J. Oakley and A. Brennan (2014): a small inner loop is biased. Exact: the normal loss of the advantage.
    rng = np.random.default_rng(11)
    known, rest = rng.standard_normal(20_000), rng.standard_normal(20_000)
    nb = np.stack([np.zeros(20_000), known + 3 * rest], axis=1)
    exact = evpi_normal(0, 1)
    inner = known[:2000, None] + 3 * rng.standard_normal((2000, 5))
    nested = float(np.maximum(inner.mean(axis=1), 0).mean() - max(inner.mean(), 0))
    assert nested > 1.4 * exact
    assert evppi(nb, known) == pytest.approx(exact, abs=0.03)


# ------------------------------------------------------------ agreement

N = None


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.691), ("ordinal", 0.807), ("interval", 0.811), ("ratio", 0.809)]
)
def test_alpha_of_three_coders_with_gaps(level: str, alpha: float) -> None:
    # The worked example of Wikipedia; R's irr and Python's krippendorff print the same.
    ratings = [
        [N, N, N, N, N, 3, 4, 1, 2, 1, 1, 3, 3, N, 3],
        [1, N, 2, 1, 3, 3, 4, 3, N, N, N, N, N, N, N],
        [N, N, 2, 1, 3, 4, 4, N, 2, 1, 1, 3, 3, N, 4],
    ]
    assert krippendorff_alpha(ratings, level) == pytest.approx(alpha, abs=0.0006)  # type: ignore[arg-type]


def test_alpha_of_two_observers_without_gaps() -> None:
    # K. Krippendorff, Computing Krippendorff's alpha-reliability (2011), examples A and B.
    two_answers = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
    assert krippendorff_alpha(two_answers, "nominal") == pytest.approx(0.095, abs=0.0006)
    assert krippendorff_alpha([list("aabbdcccedda"), list("babbbccceddd")], "nominal") == pytest.approx(0.692, abs=6e-4)


def test_alpha_of_five_observers_and_forty_newspaper_articles() -> None:
    # A. Hayes and K. Krippendorff, Communication Methods and Measures 1 (2007): ordinal alpha 0.7598.
    articles = """
        112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1 111.1 212.2 1233.
        1101. 000.0 0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 110.0 2121. 22.22 3222. 222.2 223.2
        222.2 22.12 2222. 111.1
    """.split()  # noqa: SIM905
    units = [[N if mark == "." else int(mark) for mark in article] for article in articles]
    assert len(units) == 40
    assert krippendorff_alpha(list(zip(*units, strict=True)), "ordinal") == pytest.approx(0.7598, abs=0.00006)


def test_w_of_ranks_with_many_ties() -> None:
    # S. Siegel, Nonparametric Statistics (1956), p. 234: W = .828 corrected for ties, .796 if they are forgotten.
    raters = [
        [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
        [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
        [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
    ]
    assert kendall_test(raters, raters="rows").w == pytest.approx(0.828, abs=0.0006)


# ------------------------------------------------------------ ranges and their distributions


@pytest.mark.parametrize(("mass", "reach"), [(0.5, 0.674490), (0.8, 1.281552), (0.9, 1.644854), (0.95, 1.959964)])
def test_a_range_of_any_mass_keeps_that_much_inside(mass: float, reach: float) -> None:
    mu, sigma = lognormal_from_interval(2, 30, mass)
    assert (mu, sigma) == pytest.approx((math.log(60) / 2, math.log(15) / 2 / reach), rel=1e-5)
    assert np.diff(stats.lognorm(sigma, scale=math.exp(mu)).cdf([2, 30])) == pytest.approx(mass)
    assert normal_from_interval(2, 30, mass).sd == pytest.approx(14 / reach, rel=1e-5)


@pytest.mark.parametrize(("low", "mode", "high"), [(0, 0, 6), (0, 6, 6), (-4, 1, 3), (5, 8, 14)])
def test_triangular_and_beta_pert_agree_with_scipy_up_to_their_edges(low: float, mode: float, high: float) -> None:
    width = high - low
    shares = [0.0, 0.05, 0.5, 0.95, 1.0]
    peaked, smooth = triangular(low, mode, high), pert(low, mode, high)
    other = stats.triang((mode - low) / width, low, width)
    same = stats.beta(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, low, width)
    for ours, theirs in ((peaked, other), (smooth, same)):
        assert (ours.mean, ours.sd) == pytest.approx((theirs.mean(), theirs.std()))
        assert ours.quantile(shares) == pytest.approx(theirs.ppf(shares))
        assert ours.cdf([low - 1, mode, high + 1]) == pytest.approx(theirs.cdf([low - 1, mode, high + 1]))


def test_the_chain_of_reliable_construction_takes_44_weeks_give_or_take_3() -> None:
    # F. Hillier and G. Lieberman, ch. 22: mean critical path, mean 44, variance 9.
    tasks = [(1, 2, 3), (2, 3.5, 8), (6, 9, 18), (1, 4.5, 5), (4, 4, 10), (3, 9, 9), (1, 5.5, 7), (5, 5.5, 9)]
    assert pert_chain(tasks) == pytest.approx((44, 3))


def test_the_chain_of_general_foundry_takes_15_weeks() -> None:
    # B. Render, R. Stair and M. Hanna, ch. 12: A, C, E, G, H; variance 3.11.
    total = pert_chain([(1, 2, 3), (1, 2, 3), (1, 4, 7), (3, 4, 11), (1, 2, 3)])
    assert (total.mean, total.sd**2) == pytest.approx((15, 3.11), abs=0.002)
    certain = pert_chain([(1, 2, 3), (5, 5, 5)])
    assert certain == pytest.approx((7, 1 / 3))


# ------------------------------------------------------------ forecasts


def test_the_parts_of_a_brier_score_add_up_to_it() -> None:
    # A. Murphy (1973). Ten days at 80 % with seven of rain, ten at 30 % with two: worked by hand.
    said = [0.8] * 10 + [0.3] * 10
    rain = [1] * 7 + [0] * 3 + [1] * 2 + [0] * 8
    parts = brier_parts(said, rain)
    assert parts.reliability == pytest.approx(0.01)
    assert parts.resolution == pytest.approx(0.0625)
    assert parts.uncertainty == pytest.approx(0.45 * 0.55)
    assert parts.score == pytest.approx(parts.reliability - parts.resolution + parts.uncertainty)


def test_perfect_and_empty_forecasts_are_told_apart_by_their_parts() -> None:
    happened = [1, 0, 0, 1]
    perfect, base_rate = brier_parts(happened, happened), brier_parts([0.5] * 4, happened)
    assert perfect == pytest.approx((0, 0, 0.25, 0.25))
    assert base_rate == pytest.approx((0.25, 0, 0, 0.25))
    assert brier_parts(0.7, True).score == pytest.approx(0.09)
