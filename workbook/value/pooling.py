"""Several people's opinions as one: the linear pool, and the pool of odds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, overload, runtime_checkable

import numpy as np
from numpy.typing import ArrayLike

from workbook.value.arrays import Array, chances, numbers, shares
from workbook.value.estimates import Estimate, Pooled


@runtime_checkable
class HasCdf(Protocol):
    """Anything with a distribution function: ours, or a frozen scipy distribution."""

    def cdf(self, x: Any, /) -> Any: ...


@dataclass(frozen=True)
class Mixture:
    """A weighted linear pool of distributions."""

    parts: tuple[HasCdf, ...]
    weights: tuple[float, ...]

    def cdf(self, x: ArrayLike) -> Array:
        """Σ weight_k · cdf_k(x); same shape as `x`."""
        columns = [w * np.asarray(part.cdf(x)) for w, part in zip(self.weights, self.parts, strict=True)]
        total: Array = np.sum(columns, axis=0)
        return total

    def quantile(self, p: ArrayLike) -> Array:
        """The x with cdf(x) = p, by bisection to double precision; `p` strictly between 0 and 1."""
        wanted = np.atleast_1d(chances(p, "p"))
        if np.any((wanted <= 0) | (wanted >= 1)):
            raise ValueError("p: a pooled quantile needs a chance strictly between 0 and 1")
        low, high = self._bracket(float(wanted.min()), float(wanted.max()))
        lows, highs = np.full(wanted.shape, low), np.full(wanted.shape, high)
        for _ in range(200):
            middle = (lows + highs) / 2
            below = self.cdf(middle) < wanted
            lows, highs = np.where(below, middle, lows), np.where(below, highs, middle)
        return np.squeeze(highs)

    def _bracket(self, smallest: float, largest: float) -> tuple[float, float]:
        low, high = -1.0, 1.0
        while float(self.cdf(low)) >= smallest and low > -1e300:
            low *= 2
        while float(self.cdf(high)) < largest and high < 1e300:
            high *= 2
        return low, high


@overload
def linear_pool(opinions: Sequence[HasCdf], weights: ArrayLike | None = None) -> Mixture: ...
@overload
def linear_pool(opinions: ArrayLike, weights: ArrayLike | None = None) -> Any: ...
def linear_pool(opinions: Any, weights: ArrayLike | None = None) -> Any:
    """Weighted average of opinions (equal weights unless given; weights are scaled to add up to 1).

    Distributions in (anything with `cdf`), a `Mixture` out. Numbers in (people × anything: chances,
    densities, distribution functions on a grid, best guesses), their average over people out.
    Ranges must become distributions first (`lognormal_from_interval`), or go to `pool_estimates`: averaging
    their ends would be another pool. Source: M. Stone, The opinion pool, Ann. Math. Stat. 32 (1961).
    """
    if isinstance(opinions, HasCdf):
        raise ValueError("opinions: is one distribution; needs a list of them, one for each person")
    parts = list(opinions) if np.iterable(opinions) else []
    if any(isinstance(part, Estimate | Pooled) for part in parts):
        raise ValueError("opinions: are ranges; pool them with pool_estimates, or make distributions of them first")
    if parts and all(isinstance(part, HasCdf) for part in parts):
        return Mixture(tuple(parts), tuple(shares(weights, len(parts)).tolist()))
    values = numbers(opinions, "opinions")
    if values.ndim == 0:
        raise ValueError("opinions: is one number; needs one opinion for each person")
    pooled = np.tensordot(shares(weights, values.shape[0]), values, axes=1)
    return float(pooled) if pooled.ndim == 0 else pooled


def odds_pool(probabilities: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Weighted geometric mean of odds, as a chance; every chance strictly between 0 and 1.

    Source: J. Sevilla, When pooling forecasts, use the geometric mean of odds (2021).
    """
    p = chances(probabilities, "probabilities")
    if p.ndim != 1 or np.any((p <= 0) | (p >= 1)):
        raise ValueError("probabilities: needs a list of chances strictly between 0 and 1")
    log_odds = float(np.dot(shares(weights, p.size), np.log(p / (1 - p))))
    return float(1 / (1 + np.exp(-log_odds)))
