"""An estimate: what somebody believes about one number, and the quantiles that belief implies."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal

import numpy as np
from scipy.special import ndtr, ndtri

from workbook.value.arrays import Array, shares
from workbook.value.fitting import half_width

Shape = Literal["normal", "lognormal"]

MASS = 0.9
REACH = half_width(MASS)
STEEP = 20.0  # "0 to X" is read as X/20 to X: a lognormal cannot start at nothing


class Unknown(Enum):
    """Asked, and the answer was "don't know". Not the same as not asked, which is None."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN


@dataclass(frozen=True)
class Estimate:
    """A 90 % range with an optional best guess, read as the middle: as likely to be above as below.

    `low` equal to `high` is a number known for certain. ValueError when low is above high or the best
    guess lies outside.
    """

    low: float
    high: float
    best: float | None = None

    def __post_init__(self) -> None:
        given = [self.low, self.high] if self.best is None else [self.low, self.high, self.best]
        if not all(math.isfinite(number) for number in given):
            raise ValueError("An estimate needs ordinary numbers, not missing or infinite ones.")
        if self.low > self.high:
            raise ValueError(f"The low end, {self.low:g}, is above the high end, {self.high:g}. Swap them?")
        if self.best is not None and not self.low <= self.best <= self.high:
            raise ValueError(
                f"The best guess, {self.best:g}, is outside the range {self.low:g} to {self.high:g}. "
                "Widen the range or change the guess."
            )

    @property
    def certain(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True)
class Pooled:
    """Several people's estimates of one number, averaged as opinions (linear pool), not as numbers."""

    estimates: tuple[Estimate, ...]
    weights: tuple[float, ...] | None = None

    def __post_init__(self) -> None:
        if not self.estimates:
            raise ValueError("A pool of estimates needs at least one estimate.")
        shares(self.weights, len(self.estimates))

    @property
    def low(self) -> float:
        return min(estimate.low for estimate in self.estimates)

    @property
    def high(self) -> float:
        return max(estimate.high for estimate in self.estimates)

    @property
    def certain(self) -> bool:
        return self.low == self.high


Quantity = Estimate | Pooled


def point(value: float) -> Estimate:
    """A number known for certain."""
    return Estimate(value, value)


def pool_estimates(estimates: Sequence[Estimate], weights: Sequence[float] | None = None) -> Pooled:
    """Linear pool of people's ranges; equal weights unless given; the order of people does not matter."""
    return Pooled(tuple(estimates), None if weights is None else tuple(weights))


def quantiles(quantity: Quantity, shape: Shape, z: Array) -> Array:
    """The quantity at standard normal deviates `z` (same shape): −1.645 is the low end, 1.645 the high end.

    Without a best guess this is the normal or lognormal of the range. With one it is two half-bells that
    meet at the best guess, so low, best and high are the 5th, 50th and 95th percentile exactly.
    """
    if isinstance(quantity, Pooled):
        return _pooled_quantiles(quantity, shape, z)
    if quantity.certain:
        return np.full(z.shape, quantity.low)
    middle, down, up = _bells(quantity, shape)
    line = middle + z * np.where(z < 0, down, up) if down != up else middle + z * down
    return np.exp(line) if shape == "lognormal" else np.asarray(line)


def _bells(estimate: Estimate, shape: Shape) -> tuple[float, float, float]:
    """Middle and the two spreads, in logs for a lognormal."""
    low, high, best = estimate.low, estimate.high, estimate.best
    if shape == "lognormal":
        low = high / STEEP if low == 0 else low
        if low <= 0:
            raise ValueError(f"{estimate.low:g} to {estimate.high:g}: this number cannot be negative.")
        best = None if best is None else math.log(max(best, low))
        low, high = math.log(low), math.log(high)
    middle = (low + high) / 2 if best is None else best
    return middle, (middle - low) / REACH, (high - middle) / REACH


def _pooled_quantiles(pool: Pooled, shape: Shape, z: Array) -> Array:
    weights = shares(pool.weights, len(pool.estimates))
    order = sorted(range(len(weights)), key=lambda k: (repr(pool.estimates[k]), weights[k]))
    grid = np.linspace(min(-4.5, float(z.min())), max(4.5, float(z.max())), 241)
    steps = [np.nextafter(estimate.low, -np.inf) for estimate in pool.estimates if estimate.certain]
    points = np.unique(np.concatenate([steps, *(quantiles(pool.estimates[k], shape, grid) for k in order)]))
    if points.size == 1:
        return np.full(z.shape, points[0])
    below = sum(weights[k] * ndtr(_deviates(pool.estimates[k], shape, points)) for k in order)
    deviates = np.maximum.accumulate(ndtri(np.clip(below, 1e-15, 1 - 1e-15)))
    return np.asarray(np.interp(z, deviates, points))


def _deviates(estimate: Estimate, shape: Shape, x: Array) -> Array:
    """The inverse of `quantiles`: the standard normal deviate at which the estimate equals `x`."""
    if estimate.certain:
        return np.where(x >= estimate.low, 40.0, -40.0)
    middle, down, up = _bells(estimate, shape)
    line = np.log(np.maximum(x, 1e-300)) if shape == "lognormal" else x
    spread = np.where(line < middle, max(down, 1e-12), max(up, 1e-12))
    return np.asarray((line - middle) / spread)


EFFORT_SIZES: Mapping[str, Estimate] = {
    "XS": Estimate(0.5, 2, 1),
    "S": Estimate(2, 6, 3.5),
    "M": Estimate(6, 16, 10),
    "L": Estimate(16, 45, 27),
    "XL": Estimate(45, 130, 75),
}

_NUMBER = r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+)\s*([kKmM]?)"
_UNIT = r"\s*(?:%|weeks?|points?)?\s*"
_SIGN = r"\s*[£$€]?\s*"
_BETWEEN = r"(?:to|until|\.{2,3}|…|[-–—])"
_BEST = rf"(?:[,;(]?\s*(?:best|likely|probably)\s*(?:guess)?\s*:?{_SIGN}{_NUMBER}{_UNIT}\)?)?"
_ONE = re.compile(rf"{_SIGN}{_NUMBER}{_UNIT}")
_TWO = re.compile(rf"{_SIGN}{_NUMBER}{_UNIT}{_BETWEEN}{_SIGN}{_NUMBER}{_UNIT}{_BEST}", re.IGNORECASE)
_TIMES = {"": 1.0, "k": 1e3, "m": 1e6}


def parse_estimate(text: str, sizes: Mapping[str, Estimate] = EFFORT_SIZES) -> Estimate:
    """The estimate somebody typed: "3 to 9", "3-9", "3 to 9, best 5", "10k to 40k", "12" (certain) or a size.

    ValueError says what was found and what is allowed.
    """
    typed = text.strip()
    if typed.upper() in sizes:
        return sizes[typed.upper()]
    if one := _ONE.fullmatch(typed):
        return point(_figure(*one.groups()))
    if two := _TWO.fullmatch(typed):
        low, low_k, high, high_k, best, best_k = two.groups()
        if high_k and not low_k and abs(float(low.replace(",", ""))) < 1000:
            low_k = high_k  # "3 to 9k" means thousands at both ends
        return Estimate(_figure(low, low_k), _figure(high, high_k), None if best is None else _figure(best, best_k))
    known = f", or a size ({', '.join(sizes)})" if sizes else ""
    raise ValueError(f'Found "{typed}". Write a range like "3 to 9", one number like "5"{known}.')


def _figure(number: str, times: str) -> float:
    return float(number.replace(",", "")) * _TIMES[times.lower()]
