import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtri

from workbook.value import (
    evpi,
    evpi_discrete,
    evpi_normal,
    evppi,
    evsi_discrete,
    evsi_normal,
    roll_back,
    value_of_settling,
)
from workbook.value.trees import Chance

DRAWS = 20_000


def normal(seed: int, count: int = DRAWS) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(count)


def test_knowing_the_only_unknown_is_worth_knowing_everything() -> None:
    x = 1 + np.sqrt(5) * normal(1)
    nb = np.stack([np.zeros(DRAWS), x], axis=1)
    assert evppi(nb, x) == pytest.approx(evpi(nb), rel=1e-6)
    assert evpi(nb) == pytest.approx(0.4798, abs=0.02)


def test_a_noise_input_is_worth_about_nothing() -> None:
    nb = np.stack([np.zeros(DRAWS), 0.2 + normal(1)], axis=1)
    assert evppi(nb, normal(2)) < 0.01 * evpi(nb)


def test_one_of_two_unknowns_is_worth_its_exact_share() -> None:
    a, b = normal(1), normal(2)
    nb = np.stack([np.zeros(DRAWS), 2 * a + b], axis=1)
    assert evppi(nb, a) == pytest.approx(evpi_normal(0, 2), abs=0.03)
    assert evppi(nb, np.stack([a, b], axis=1)) == pytest.approx(evpi(nb), rel=1e-6)


def test_two_inputs_that_only_matter_together_are_worth_more_together() -> None:
    a, b = normal(1), normal(2)
    nb = np.stack([np.zeros(DRAWS), a * b], axis=1)
    assert evppi(nb, a) < 0.05 * evpi(nb)
    assert evppi(nb, np.stack([a, b], axis=1)) > 0.99 * evpi(nb)


def test_a_yes_or_no_input_is_worth_its_group_means() -> None:
    works = (normal(1) > 0).astype(float)
    nb = np.stack([np.zeros(DRAWS), np.where(works, 10.0, -10.0) + normal(2)], axis=1)
    share = works.mean()
    expected = share * nb[works == 1, 1].mean() - max(nb[:, 1].mean(), 0)
    assert evppi(nb, works) == pytest.approx(expected)


def test_a_category_with_a_range_is_fitted_within_each_category() -> None:
    works, size = (normal(1) > 0).astype(float), normal(2)
    nb = np.stack([np.zeros(DRAWS), np.where(works, size, -size)], axis=1)
    assert evppi(nb, size) < 0.05 * evpi(nb)
    assert evppi(nb, np.stack([works, size], axis=1)) > 0.99 * evpi(nb)


def test_a_long_tail_does_not_upset_the_fit() -> None:
    x = np.exp(1.4 * normal(1))
    nb = np.stack([np.zeros(DRAWS), x - 3 + normal(2)], axis=1)
    exact = np.maximum(x - 3, 0).mean() - max((x - 3).mean(), 0)
    assert evppi(nb, x) == pytest.approx(exact, rel=0.05)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 5), st.integers(10, 400), st.integers(1, 3))
def test_worth_lies_between_nothing_and_knowing_everything(seed: int, options: int, draws: int, inputs: int) -> None:
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((draws, inputs)).round(int(rng.integers(0, 8)))
    nb = rng.standard_normal((draws, options)) + x @ rng.standard_normal((inputs, options))
    assert 0 <= evppi(nb, x) <= evpi(nb)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_worth_does_not_depend_on_the_order_of_draws_or_options(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((500, 2))
    nb = x @ rng.standard_normal((2, 4)) + rng.standard_normal((500, 4))
    rows, columns = rng.permutation(500), rng.permutation(4)
    mixed = nb[rows][:, columns]
    assert evpi(mixed) == pytest.approx(evpi(nb))
    assert evppi(mixed, x[rows, 0]) == pytest.approx(evppi(nb, x[:, 0]), abs=1e-9)
    assert evppi(mixed, x[rows]) == pytest.approx(evppi(nb, x), abs=1e-9)


def test_an_input_that_never_varies_is_worth_nothing() -> None:
    nb = np.stack([np.zeros(DRAWS), normal(1)], axis=1)
    assert evppi(nb, np.ones(DRAWS)) == 0


def test_one_option_leaves_nothing_to_find_out() -> None:
    assert evpi(normal(1)[:, None]) == 0


def test_a_perfect_signal_is_worth_perfect_information_and_a_blind_one_nothing() -> None:
    payoffs, prior = [[100, -50], [0, 0]], [0.3, 0.7]
    assert evsi_discrete(payoffs, prior, np.eye(2)) == pytest.approx(evpi_discrete(payoffs, prior))
    assert evsi_discrete(payoffs, prior, [0.4, 0.4]) == pytest.approx(0)


def test_a_signal_may_have_more_than_two_answers() -> None:
    payoffs, prior = [[100, -50, -80], [0, 0, 0]], [0.3, 0.4, 0.3]
    three = [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]]
    merged = [[row[0], row[1] + row[2]] for row in three]
    assert evsi_discrete(payoffs, prior, three) >= evsi_discrete(payoffs, prior, merged) > 0


def test_many_observations_tell_everything_and_none_tells_nothing() -> None:
    assert evsi_normal(1, 1, 1, 1e9) == pytest.approx(evpi_normal(1, 1))
    assert evsi_normal(1, 1, 1, 0) == 0
    assert evpi_normal(3, 0) == 0


def test_people_who_agree_on_the_best_option_have_nothing_to_settle() -> None:
    assert value_of_settling([[0, 10], [5, 300]]) == 0
    assert value_of_settling([[0, 100], [0, -60]], weights=[3, 1]) == pytest.approx(15)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: evpi([1, 2, 3]), "draws × options"),
        (lambda: evpi([[1.0, np.nan]]), "missing or infinite"),
        (lambda: evppi([[1, 2], [3, 4]], [1, 2, 3]), "2 draws"),
        (lambda: evpi_discrete([[1, 2]], [0.5, 0.6]), "add up to 1"),
        (lambda: evpi_discrete([[1, 2]], [1.5, -0.5]), "0 to 1"),
        (lambda: evpi_discrete([[1, 2]], [0.5]), "needs 2 numbers"),
        (lambda: evsi_discrete([[1, 2]], [0.5, 0.5], [[0.5, 0.6], [0.5, 0.5]]), "add up to 1"),
        (lambda: evsi_discrete([[1, 2]], [0.5, 0.5], [[0.5, 0.5]]), "2 states × signals"),
        (lambda: roll_back(Chance([(0.5, 1), (0.2, 3)])), "add up to 1"),
    ],
)
def test_wrong_shapes_and_chances_are_named(call, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        call()


def test_inputs_that_say_the_same_thing_twice_do_no_harm() -> None:
    x = ndtri((np.arange(DRAWS) + 0.5) / DRAWS)
    nb = np.stack([np.zeros(DRAWS), 1 + 2 * x], axis=1)
    assert evppi(nb, x) == pytest.approx(evpi(nb))
    assert evppi(nb, np.stack([x, 3 * x - 1], axis=1)) == pytest.approx(evpi(nb))


def test_a_short_table_of_equally_likely_states_is_read_by_groups() -> None:
    nb = [[0, 10], [0, -2], [0, -8], [0, -4], [0, 5], [0, -1]]
    by_state = [0, 0, 1, 1, 2, 2]
    assert evppi(nb, by_state) == pytest.approx((4 + 0 + 2) / 3 - 0)
