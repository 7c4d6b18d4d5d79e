"""Percentiles of draws."""

from __future__ import annotations

import numpy as np

from workbook.value.arrays import Array
from workbook.value.remembered import Remembered, Same
from workbook.value.results import Span

_RISING: Remembered[Array] = Remembered(24)


def in_order(values: Array) -> Array:
    """The values sorted; remembered as long as the same array comes again."""
    return _RISING.get(Same(values), lambda: np.sort(values))


def at_shares(rising: Array, shares: Array) -> Array:
    """The values below which these shares of the rising draws lie."""
    return np.asarray(rising[np.minimum((shares * rising.size).astype(int), rising.size - 1)])


def span(values: Array, rising: Array | None = None) -> Span:
    """Mean and percentiles of draws."""
    ordered = np.sort(values) if rising is None else rising
    p5, p50, p95 = at_shares(ordered, np.array([0.05, 0.5, 0.95])).tolist()
    return Span(float(values.mean()), p5, p50, p95)
