"""How far people agree: Krippendorff's alpha, Kendall's W, the RAND/UCLA disagreement index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc

from workbook.value.arrays import Array, numbers, table

Level = Literal["nominal", "ordinal", "interval", "ratio"]


def _missing(value: Any) -> bool:
    """None, NaN, pandas' NA and masked entries are all a missing rating."""
    if value is None or value is np.ma.masked or type(value).__name__ == "NAType":
        return True
    return isinstance(value, float | np.floating) and bool(np.isnan(value))


def _rows(ratings: Any) -> list[list[Any]]:
    """Ratings as lists, one a rater, whatever table they came in."""
    given = ratings.to_numpy() if hasattr(ratings, "to_numpy") else ratings
    if isinstance(given, np.ndarray) and given.ndim != 2:
        raise ValueError(f"ratings: has {given.ndim} dimension(s); needs 2, raters × units")
    try:
        rows = [list(row) for row in given]
    except TypeError:
        raise ValueError("ratings: needs a table, one row of ratings for each rater") from None
    if len(rows) < 2 or len({len(row) for row in rows}) != 1:
        raise ValueError("ratings: needs two raters (rows) or more, all with the same number of units (columns)")
    if isinstance(given, np.ndarray) and given.dtype.kind == "U":  # numpy writes a missing rating among words as "nan"
        rows = [[None if value == "nan" else value for value in row] for row in rows]
    return rows


def _coded(rows: list[list[Any]], level: str) -> tuple[Array, Array]:
    """Ratings as positions in the sorted list of different values (−1 = missing), and those values."""
    present = {value for row in rows for value in row if not _missing(value)}
    if level == "nominal":
        ordered = sorted(present, key=lambda value: (str(type(value)), str(value)))
        values = np.arange(len(ordered), dtype=float)
        place: dict[Any, int] = {value: index for index, value in enumerate(ordered)}
    else:
        values = np.unique(numbers(list(present), "ratings")) if present else np.empty(0)
        place = {value: int(np.searchsorted(values, float(value))) for value in present}
    codes = [[-1 if _missing(value) else place[value] for value in row] for row in rows]
    return np.asarray(codes, dtype=float), values


def _coincidences(codes: Array, count: int) -> Array:
    """Krippendorff's coincidence matrix, values × values."""
    votes = (codes[:, :, None] == np.arange(count)).sum(axis=0).astype(float)
    votes = votes[votes.sum(axis=1) >= 2]
    if votes.shape[0] == 0:
        raise ValueError("ratings: no unit has two ratings; alpha needs at least one unit rated twice")
    pairs = (votes.sum(axis=1) - 1)[:, None]
    matrix: Array = votes.T @ (votes / pairs) - np.diag((votes / pairs).sum(axis=0))
    return matrix


def _nominal(values: Array, marginals: Array) -> Array:
    return 1.0 - np.eye(values.size)


def _ordinal(values: Array, marginals: Array) -> Array:
    upto = np.cumsum(marginals) - marginals / 2
    return np.asarray((upto[:, None] - upto[None, :]) ** 2)


def _interval(values: Array, marginals: Array) -> Array:
    return np.asarray((values[:, None] - values[None, :]) ** 2)


def _ratio(values: Array, marginals: Array) -> Array:
    if np.any(values < 0):
        raise ValueError("ratings: the ratio level has a true zero; negative ratings are not allowed")
    total = values[:, None] + values[None, :]
    return np.asarray(((values[:, None] - values[None, :]) / np.where(total == 0, 1, total)) ** 2)


DISTANCES: dict[str, Callable[[Array, Array], Array]] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "ratio": _ratio,
}


def krippendorff_alpha(ratings: Sequence[Sequence[Any]] | np.ndarray, level: Level = "nominal") -> float:
    """Krippendorff's alpha for `ratings`, raters (rows) × units (columns); None or NaN is a missing rating.

    Lists, an array or a data frame. 1 is full agreement, 0 what chance gives, below 0 systematic disagreement.
    Nominal ratings may be any values, text too. NaN when all pairable ratings are the same: agreement can then
    not be told from chance.
    Source: K. Krippendorff, Computing Krippendorff's alpha-reliability (2011).
    """
    if level not in DISTANCES:
        raise ValueError(f"level: {level!r} is unknown; use nominal, ordinal, interval or ratio")
    codes, values = _coded(_rows(ratings), level)
    observed = _coincidences(codes, values.size)
    marginals = observed.sum(axis=0)
    distance = DISTANCES[level](values, marginals)
    by_chance = float(np.sum(np.outer(marginals, marginals) * distance))
    if by_chance == 0:
        return float("nan")
    return float(1 - (marginals.sum() - 1) * np.sum(observed * distance) / by_chance)


class Concordance(NamedTuple):
    """Kendall's W with its large-sample test: chi2 = m(n−1)W on n−1 degrees of freedom."""

    w: float
    chi2: float
    degrees: int
    p: float


def _ranks(column: Array) -> tuple[Array, float]:
    """Average ranks of one rater's scores, and the rater's tie term Σ(t³ − t)."""
    _, inverse, counts = np.unique(column, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return ranks, float(np.sum(counts**3.0 - counts))


def kendall_test(ratings: ArrayLike, raters: Literal["columns", "rows"] = "columns") -> Concordance:
    """Kendall's W corrected for ties, with its chi-squared test; arguments as in `kendall_w`.

    Every rater must have rated every item: leave an item out that somebody did not rate.
    """
    if raters not in ("columns", "rows"):
        raise ValueError(f"raters: {raters!r} is unknown; use columns or rows")
    scores = table(ratings, "ratings", "items", "raters")
    scores = scores.T if raters == "rows" else scores
    items, people = scores.shape
    if items < 2 or people < 2:
        raise ValueError(f"ratings: {items} item(s) × {people} rater(s); needs two of each or more")
    ranked = [_ranks(scores[:, rater]) for rater in range(people)]
    sums = np.sum([ranks for ranks, _ in ranked], axis=0)
    ties = sum(term for _, term in ranked)
    spread = float(np.sum((sums - sums.mean()) ** 2))
    most = people**2 * (items**3 - items) - people * ties
    w = 12 * spread / most if most > 0 else float("nan")
    chi2 = people * (items - 1) * w
    return Concordance(w, chi2, items - 1, float(chdtrc(items - 1, chi2)))


def kendall_w(ratings: ArrayLike, raters: Literal["columns", "rows"] = "columns") -> float:
    """Kendall's coefficient of concordance W (0 none, 1 full), corrected for ties.

    `ratings` is items (rows) × raters (columns); pass `raters="rows"` for raters × items. Scores or ranks:
    each rater's column is ranked here, ties averaged. NaN when every rater ties everything.
    Source: M. G. Kendall, Rank Correlation Methods (1948).
    """
    return kendall_test(ratings, raters).w


class Appropriateness(NamedTuple):
    """RAND/UCLA statistics of ratings on a 9-point scale; `disagreement` is ipr > ipras."""

    median: float
    p30: float
    p70: float
    ipr: float
    iprcp: float
    asymmetry: float
    ipras: float
    disagreement: bool


def rand_ucla(ratings: ArrayLike) -> Appropriateness:
    """Disagreement index of one item's ratings, each from 1 to 9.

    IPRAS = 2.35 + 1.5·|5 − IPRCP|, percentiles interpolated. Source: K. Fitch et al., The RAND/UCLA
    Appropriateness Method User's Manual (2001).
    """
    scores = numbers(ratings, "ratings").ravel()
    if np.any((scores < 1) | (scores > 9)):
        raise ValueError("ratings: each must be from 1 to 9")
    low, middle, high = (float(q) for q in np.quantile(scores, [0.3, 0.5, 0.7]))
    centre = (low + high) / 2
    asymmetry = abs(5 - centre)
    limit = 2.35 + 1.5 * asymmetry
    return Appropriateness(middle, low, high, high - low, centre, asymmetry, limit, high - low > limit)
