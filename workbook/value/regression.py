"""Conditional means E[NB | x] by group means and cubic regression splines."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from scipy.special import ndtri

from workbook.value.arrays import Array

KNOTS = 5
FEW = 50  # different values at most, and draws for each at least, to treat an input as a category
FEWEST = 20  # draws for each combination of categories at least


def conditional_means(nb: Array, x: Array) -> Array:
    """E[NB | x] at each draw, draws × options; `nb` draws × options, `x` draws × inputs."""
    varying = [x[:, k] for k in range(x.shape[1]) if np.ptp(x[:, k]) > 0]
    categories = [column for column in varying if _is_category(column)]
    groups = _groups(categories, nb.shape[0])
    if len(categories) > 1 and groups.max() >= nb.shape[0] // FEWEST:  # too few draws in each combination
        categories, groups = [], _groups([], nb.shape[0])
    continuous = [column for column in varying if not any(column is one for one in categories)]
    fitted = np.empty_like(nb)
    for group in range(int(groups.max()) + 1):
        rows = np.flatnonzero(groups == group)
        fitted[rows] = _project(nb[rows], [column[rows] for column in continuous])
    return fitted


def _is_category(column: Array) -> bool:
    different = np.unique(column).size
    repeated = different <= 10 and column.size >= 2 * different
    return different <= 2 or repeated or different <= min(FEW, column.size // FEW)


def _groups(categories: list[Array], draws: int) -> np.ndarray:
    """A group number for each draw: which combination of categories it belongs to."""
    if not categories:
        return np.zeros(draws, dtype=int)
    _, groups = np.unique(np.stack(categories, axis=1), axis=0, return_inverse=True)
    return np.asarray(groups).ravel()


def _project(nb: Array, columns: list[Array]) -> Array:
    """Least-squares fit of every option on a basis of the continuous `columns`."""
    columns = [column for column in columns if np.ptp(column) > 0]
    if not columns or nb.shape[0] < 4:
        return np.broadcast_to(nb.mean(axis=0), nb.shape)
    return least_squares(_design(columns, nb.shape[0] // 10), nb, np.ones(nb.shape[0]))


def least_squares(design: Array, outcomes: Array, weights: Array) -> Array:
    """Fitted outcomes (rows × options) of a weighted regression on `design` (rows × columns)."""
    weighted = design * weights[:, None]
    values, vectors = np.linalg.eigh(design.T @ weighted)
    kept = values > values.max() * 1e-11  # dependent columns would make the solution blow up
    scores = design @ (vectors[:, kept] / np.sqrt(values[kept]))
    fitted: Array = scores @ ((scores * weights[:, None]).T @ outcomes)
    return fitted


def _design(columns: list[Array], most: int) -> Array:
    """Basis functions of the columns: splines of each, and of pairs, as far as `most` columns allow."""
    splines = [_splines(column, KNOTS if most >= 9 else 0) for column in columns]
    raw = [_standard(column)[:, None] for column in columns]
    design = np.hstack([splines[0], *[s[:, 1:] for s in splines[1:]], *raw])
    if len(columns) > 1:
        pairs = _pairs(columns)
        design = np.hstack([design, pairs]) if design.shape[1] + pairs.shape[1] <= most else design
    if design.shape[1] > most:
        design = np.hstack([np.ones((len(columns[0]), 1)), *raw])
    return np.asarray(design)


def _pairs(columns: list[Array]) -> Array:
    """Products of two inputs: a tensor of small splines for a pair, plain and squared products for more."""
    if len(columns) == 2:
        a, b = (_splines(column, 2) for column in columns)
        product = _standard(columns[0]) * _standard(columns[1])
        return np.hstack([(a[:, :, None] * b[:, None, :]).reshape(len(a), -1), product[:, None]])
    standard = [_standard(column) for column in columns]
    scores = [normal_scores(column) for column in columns]
    products = [
        product
        for i in range(len(columns))
        for j in range(i)
        for product in (standard[i] * standard[j], scores[i] * scores[j], scores[i] ** 2 * scores[j])
    ]
    return np.stack(products, axis=1)


def _standard(column: Array) -> Array:
    return np.asarray((column - column.mean()) / column.std())


def normal_scores(column: Array) -> Array:
    """Ranks (ties averaged) as standard normal quantiles: the fit then does not hang on a long tail."""
    _, inverse, counts = np.unique(column, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts + 1) / 2)[inverse]
    return np.asarray(ndtri((ranks + 0.5) / column.size))


def _splines(column: Array, knots: int) -> Array:
    """Spline basis of a column's normal scores; untied columns share one table of rows."""
    order = np.argsort(column)
    if not np.all(np.diff(column[order]) > 0):
        return spline_basis(normal_scores(column), knots)
    rows = np.empty((column.size, knots + 4))
    rows[order] = even_basis(column.size, knots)
    return rows


@lru_cache(maxsize=16)
def even_basis(count: int, knots: int) -> Array:
    """Spline basis at the middles of `count` equally likely slices: count × (knots + 4)."""
    basis = spline_basis(np.asarray(ndtri((np.arange(count) + 0.5) / count)), knots)
    basis.setflags(write=False)
    return basis


def spline_basis(z: Array, knots: int) -> Array:
    """Cubic B-splines of `z` with interior `knots` at equal shares of its distribution; rows add up to 1.

    Source: C. de Boor, A Practical Guide to Splines (1978), the three-term recursion.
    """
    low, high = float(z.min()), float(z.max())
    inner = np.unique(ndtri(np.arange(1, knots + 1) / (knots + 1)))
    inner = inner[(inner > low) & (inner < high)]
    t = np.concatenate([np.full(4, low), inner, np.full(4, high)])
    clipped = np.minimum(z, np.nextafter(high, low))
    basis = ((clipped[:, None] >= t[:-1]) & (clipped[:, None] < t[1:])).astype(float)
    for degree in range(1, 4):
        basis = _next_degree(basis, clipped, t, degree)
    return basis


def _next_degree(basis: Array, z: Array, t: Array, degree: int) -> Array:
    count = t.size - degree - 1
    rise, fall = t[degree : degree + count] - t[:count], t[degree + 1 :][:count] - t[1 : count + 1]
    left = np.where(rise > 0, (z[:, None] - t[:count]) / np.where(rise > 0, rise, 1), 0.0)
    right = np.where(fall > 0, (t[degree + 1 :][:count] - z[:, None]) / np.where(fall > 0, fall, 1), 0.0)
    return np.asarray(left * basis[:, :count] + right * basis[:, 1 : count + 1])
