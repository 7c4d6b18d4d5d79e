import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtri

from workbook.value import (
    Estimate,
    linear_pool,
    lognormal_from_interval,
    normal_from_interval,
    odds_pool,
    parse_estimate,
    pool_estimates,
    quantiles,
)

FIVE_FIFTY_NINETY_FIVE = ndtri([0.05, 0.5, 0.95])


@pytest.mark.parametrize(
    ("typed", "estimate"),
    [
        ("3 to 9", Estimate(3, 9)),
        ("3-9", Estimate(3, 9)),
        (" 3 – 9 weeks", Estimate(3, 9)),
        ("-2 to 4", Estimate(-2, 4)),
        ("-4 - -2", Estimate(-4, -2)),
        ("10%-20 %", Estimate(10, 20)),
        ("1,000 to 2,500", Estimate(1000, 2500)),
        ("£3k to £9k", Estimate(3000, 9000)),
        ("3 to 9k", Estimate(3000, 9000)),
        ("3 to 9, best 5", Estimate(3, 9, 5)),
        ("5", Estimate(5, 5)),
        ("m", Estimate(6, 16, 10)),
    ],
)
def test_people_type_ranges_in_many_ways(typed: str, estimate: Estimate) -> None:
    assert parse_estimate(typed) == estimate


@pytest.mark.parametrize("typed", ["", "lots", "3 to", "1,5 to 2", "1e3", "about 5", "3 to 9 to 12"])
def test_what_cannot_be_read_is_answered_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match='Write a range like "3 to 9"'):
        parse_estimate(typed)


@pytest.mark.parametrize(
    ("typed", "says"), [("9 to 3", "above the high end"), ("3 to 9, best 12", "outside the range")]
)
def test_a_range_that_cannot_be_is_refused(typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_estimate(typed)


def test_one_number_is_known_for_certain() -> None:
    assert quantiles(parse_estimate("7"), "lognormal", FIVE_FIFTY_NINETY_FIVE).tolist() == [7, 7, 7]


def test_a_range_without_a_best_guess_is_the_plain_normal_or_lognormal() -> None:
    z = np.linspace(-3, 3, 13)
    mean, sd = normal_from_interval(3, 9)
    mu, sigma = lognormal_from_interval(3, 9)
    assert quantiles(Estimate(3, 9), "normal", z) == pytest.approx(mean + sd * z)
    assert quantiles(Estimate(3, 9), "lognormal", z) == pytest.approx(np.exp(mu + sigma * z))


@given(
    st.floats(0.1, 10),
    st.floats(0.1, 10),
    st.floats(0.1, 10),
    st.sampled_from(["normal", "lognormal"]),
)
def test_low_best_and_high_are_the_5th_50th_and_95th_percentile(low: float, up: float, more: float, shape) -> None:
    estimate = Estimate(low, low + up + more, low + up)
    found = quantiles(estimate, shape, FIVE_FIFTY_NINETY_FIVE)
    assert found == pytest.approx([estimate.low, estimate.best, estimate.high])


def test_a_range_from_nothing_stays_above_nothing() -> None:
    found = quantiles(Estimate(0, 40), "lognormal", FIVE_FIFTY_NINETY_FIVE)
    assert found[0] == pytest.approx(2)
    assert found[-1] == pytest.approx(40)


def test_a_pool_of_ranges_is_the_average_of_opinions_not_of_numbers() -> None:
    pool = quantiles(pool_estimates([Estimate(0, 2), Estimate(10, 12)]), "normal", ndtri([0.25, 0.75]))
    assert pool == pytest.approx([1, 11], abs=0.02)


def test_a_pool_has_the_quantiles_of_the_mixture() -> None:
    z = np.linspace(-2.5, 2.5, 11)
    pool = pool_estimates([Estimate(1, 4), Estimate(2, 12)], [1, 3])
    mixture = linear_pool([lognormal_from_interval(1, 4), lognormal_from_interval(2, 12)], [0.25, 0.75])
    assert mixture.cdf(quantiles(pool, "lognormal", z)) == pytest.approx(linear_pool_of_z(z), abs=2e-4)


def linear_pool_of_z(z: np.ndarray) -> np.ndarray:
    from scipy.special import ndtr

    return np.asarray(ndtr(z))


def test_a_pool_does_not_depend_on_who_comes_first() -> None:
    z = np.linspace(-3, 3, 7)
    people = [Estimate(1, 4), Estimate(2, 12), Estimate(3, 5, 4)]
    one = quantiles(pool_estimates(people, [1, 2, 3]), "normal", z)
    other = quantiles(pool_estimates(people[::-1], [3, 2, 1]), "normal", z)
    assert one.tolist() == other.tolist()


def test_people_who_are_certain_pool_into_steps() -> None:
    found = quantiles(pool_estimates([Estimate(2, 2), Estimate(6, 6)]), "normal", ndtri([0.2, 0.8]))
    assert found == pytest.approx([2, 6])


def test_a_linear_pool_averages_whatever_numbers_it_is_given() -> None:
    assert linear_pool([10, 20, 60]) == 30
    assert linear_pool([[1, 2], [3, 6]], [3, 1]).tolist() == [1.5, 3]
    with pytest.raises(ValueError, match="one for each part"):
        linear_pool([1, 2], [1, 2, 3])


def test_odds_pool_of_one_opinion_is_that_opinion() -> None:
    assert odds_pool([0.3]) == pytest.approx(0.3)
    with pytest.raises(ValueError, match="strictly between"):
        odds_pool([0.0, 0.5])


def test_intervals_are_checked() -> None:
    with pytest.raises(ValueError, match="above 0"):
        lognormal_from_interval(0, 2)
    with pytest.raises(ValueError, match="low must not be above high"):
        normal_from_interval(3, 1)
    with pytest.raises(ValueError, match="between 0 and 1"):
        normal_from_interval(1, 3, 90)
