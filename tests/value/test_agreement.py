import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.value import kendall_test, kendall_w, krippendorff_alpha, rand_ucla

N = None
# K. Krippendorff, Computing Krippendorff's alpha-reliability (2011), example C: four observers, twelve units.
FOUR_OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_matches_krippendorff_s_own_example_at_every_level(level: str, alpha: float) -> None:
    assert krippendorff_alpha(FOUR_OBSERVERS, level) == pytest.approx(alpha, abs=0.0006)


def test_none_and_nan_are_the_same_missing_rating() -> None:
    as_array = np.array([[np.nan if rating is None else rating for rating in row] for row in FOUR_OBSERVERS])
    assert krippendorff_alpha(as_array, "ordinal") == krippendorff_alpha(FOUR_OBSERVERS, "ordinal")


def test_nominal_ratings_may_be_words() -> None:
    words = [[None if rating is None else "abcde"[rating - 1] for rating in row] for row in FOUR_OBSERVERS]
    assert krippendorff_alpha(words, "nominal") == pytest.approx(0.743, abs=0.0006)


def test_ratings_come_as_lists_arrays_masked_arrays_or_data_frames() -> None:
    as_lists = krippendorff_alpha(FOUR_OBSERVERS, "interval")
    as_array = np.array([[np.nan if rating is None else rating for rating in row] for row in FOUR_OBSERVERS])
    assert krippendorff_alpha(np.ma.masked_invalid(as_array), "interval") == as_lists
    assert krippendorff_alpha(pd.DataFrame(as_array), "interval") == as_lists
    assert krippendorff_alpha(pd.DataFrame(FOUR_OBSERVERS).astype("Int64"), "interval") == as_lists
    words = np.array([["a", "b", np.nan], ["a", "b", "c"]])
    assert krippendorff_alpha(words, "nominal") == krippendorff_alpha([["a", "b", N], ["a", "b", "c"]], "nominal")


def test_a_unit_rated_once_tells_nothing() -> None:
    more = [[*row, rating] for row, rating in zip(FOUR_OBSERVERS, [5, N, N, N], strict=True)]
    assert krippendorff_alpha(more, "interval") == pytest.approx(krippendorff_alpha(FOUR_OBSERVERS, "interval"))


def test_full_agreement_is_one_and_contradiction_is_below_zero() -> None:
    assert krippendorff_alpha([[1, 2, 3], [1, 2, 3]], "interval") == 1
    assert krippendorff_alpha([[1, 2, 1, 2], [2, 1, 2, 1]], "nominal") < 0


def test_alpha_is_undefined_when_nobody_ever_gave_another_rating() -> None:
    assert math.isnan(krippendorff_alpha([[2, 2], [2, 2]], "nominal"))


@pytest.mark.parametrize(
    ("ratings", "level", "says"),
    [
        ([[1, 2], [1, 2]], "cardinal", "nominal, ordinal, interval or ratio"),
        ([[1, 2]], "nominal", "two raters"),
        ([[1, 2], [1]], "nominal", "same number of units"),
        ([[1, N], [N, 2]], "nominal", "no unit has two ratings"),
        ([[-1, 2], [1, 2]], "ratio", "true zero"),
        ([[N, N], [N, N]], "ordinal", "no unit has two ratings"),
        ([[], []], "nominal", "no unit has two ratings"),
        ([1, 2, 3], "nominal", "one row of ratings for each rater"),
        (np.array([1, 2, 3]), "nominal", "raters × units"),
        ([["low", "high"], ["low", "low"]], "ordinal", "only numbers are allowed"),
        ([["low", 1], ["low", 2]], "interval", "only numbers are allowed"),
        ([[1, math.inf], [1, 2]], "interval", "missing or infinite"),
    ],
)
def test_alpha_says_what_is_allowed(ratings: list[list[float]], level: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        krippendorff_alpha(ratings, level)  # type: ignore[arg-type]


def test_w_is_one_when_all_rank_alike_and_zero_when_they_cancel() -> None:
    assert kendall_w([[1, 10], [2, 20], [3, 30]]) == pytest.approx(1)
    assert kendall_w([[1, 2], [2, 1]]) == 0


def test_w_reads_raters_from_rows_when_told() -> None:
    scores = np.array([[3, 1, 4], [1, 5, 9], [2, 6, 5], [3, 5, 8]])
    assert kendall_w(scores) == kendall_w(scores.T, raters="rows")


def test_ties_are_corrected_for() -> None:
    # Three raters rank four items alike, with a tie: without the correction W would stay below 1.
    assert kendall_w([[1, 1, 1], [2, 2, 2], [2, 2, 2], [4, 4, 4]]) == pytest.approx(1)


def test_w_is_undefined_when_every_rater_ties_everything() -> None:
    assert math.isnan(kendall_w([[1, 2], [1, 2], [1, 2]]))


def test_w_needs_two_items_and_two_raters() -> None:
    with pytest.raises(ValueError, match="needs two of each"):
        kendall_w([[1, 2, 3]])
    with pytest.raises(ValueError, match="columns or rows"):
        kendall_w([[1, 2], [2, 1]], raters="both")  # type: ignore[arg-type]


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(1, 5), min_size=4, max_size=4), min_size=3, max_size=6), st.randoms())
def test_agreement_does_not_depend_on_the_order_of_raters(rows: list[list[int]], random) -> None:
    shuffled = rows[:]
    random.shuffle(shuffled)
    before, after = krippendorff_alpha(rows, "ordinal"), krippendorff_alpha(shuffled, "ordinal")
    assert after == pytest.approx(before, nan_ok=True)
    w = kendall_w(rows, raters="rows")
    assert kendall_w(shuffled, raters="rows") == pytest.approx(w, nan_ok=True)
    assert math.isnan(w) or -1e-12 <= w <= 1 + 1e-12


def test_the_chi_squared_of_w_is_raters_times_degrees_times_w() -> None:
    found = kendall_test([[1, 1, 2], [2, 3, 1], [3, 2, 3]])
    assert found.chi2 == pytest.approx(3 * found.degrees * found.w)


def test_ratings_at_both_ends_are_a_disagreement() -> None:
    assert rand_ucla([1, 1, 1, 9, 9, 9]).disagreement
    with pytest.raises(ValueError, match="1 to 9"):
        rand_ucla([0, 5])
