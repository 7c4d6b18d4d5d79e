import math

import numpy as np
import pytest

from workbook.value import (
    brier,
    brier_scores,
    hit_rate,
    laplace,
    normal_from_interval,
    optimism_uplift,
    overrun_from_pairs,
    parse_estimate,
)


def test_brier_is_the_mean_squared_miss() -> None:
    # The example of scikit-learn's brier_score_loss: 0.0375.
    assert brier([0.1, 0.9, 0.8, 0.3], [0, 1, 1, 0]) == pytest.approx(0.0375)
    assert brier(0.7, True) == pytest.approx(0.09)


def test_always_saying_half_scores_a_quarter() -> None:
    assert brier(np.full(10, 0.5), np.arange(10) % 2) == 0.25


@pytest.mark.parametrize(
    ("chances", "outcomes", "says"),
    [([1.2], [1], "0 to 1"), ([0.5], [0.5], "did not happen"), ([0.5, 0.5], [1], "one for each"), ([], [], "empty")],
)
def test_brier_says_what_is_allowed(chances: list[float], outcomes: list[float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        brier_scores(chances, outcomes)


def test_the_hit_rate_counts_the_ends_as_hits() -> None:
    assert hit_rate([[1, 3], [1, 3], [1, 3], [5, 9]], [1, 3, 4, 7]) == 0.75
    with pytest.raises(ValueError, match="low is above"):
        hit_rate([[3, 1]], [2])


def test_no_success_in_no_tries_is_even_odds() -> None:
    assert laplace(0, 0) == 0.5
    with pytest.raises(ValueError, match="number of tries"):
        laplace(3, 2)


def test_mitigation_never_goes_below_the_lower_bound() -> None:
    assert optimism_uplift(0.51, mitigated=1.0, lower=0.04) == 0.04


def test_own_overruns_centre_on_the_typical_one_and_few_pairs_widen() -> None:
    few = overrun_from_pairs([10, 10], [10, 40])
    many = overrun_from_pairs([10] * 20, [10, 40] * 10)
    assert few.median == pytest.approx(2)
    assert many.median == pytest.approx(2)
    assert few.sigma > 3 * many.sigma
    with pytest.raises(ValueError, match="two or more pairs"):
        overrun_from_pairs([1], [2])


def test_the_overrun_of_two_pairs_is_student_s_prediction_range() -> None:
    # t with one degree of freedom reaches 6.3138 at 95 %; ln(1), ln(4): mean ln 2, sd ln(4)/sqrt 2.
    reach = 6.313752 * math.log(4) / math.sqrt(2) * math.sqrt(1.5)
    assert overrun_from_pairs([10, 10], [10, 40]).sigma == pytest.approx(reach / 1.644854, rel=1e-5)


def test_own_overruns_become_the_range_the_model_takes() -> None:
    low, high = overrun_from_pairs([10] * 20, [10, 40] * 10).interval()
    assert low < 2 < high
    assert parse_estimate(f"{low:.2f} to {high:.2f}").low == pytest.approx(low, abs=0.01)
    assert normal_from_interval(1, 3).interval() == pytest.approx((1, 3))
