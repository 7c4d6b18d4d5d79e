"""Distributions as plain values: each has `mean`, `sd`, `cdf(x)` and `quantile(p)`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betainc, betaincinv, ndtr, ndtri

from workbook.value.arrays import Array, chances


class Normal(NamedTuple):
    """Normal distribution; unpacks as (mean, sd)."""

    mean: float
    sd: float

    def cdf(self, x: ArrayLike) -> Array:
        if self.sd == 0:
            return np.where(np.asarray(x) >= self.mean, 1.0, 0.0)
        return np.asarray(ndtr((np.asarray(x) - self.mean) / self.sd))

    def quantile(self, p: ArrayLike) -> Array:
        return np.asarray(self.mean + self.sd * ndtri(chances(p, "p")))

    def interval(self, mass: float = 0.9) -> tuple[float, float]:
        """The central range that holds `mass`."""
        low, high = self.quantile([0.5 - mass / 2, 0.5 + mass / 2]).tolist()
        return low, high


class Lognormal(NamedTuple):
    """exp of a normal with mean `mu` and sd `sigma`; unpacks as (mu, sigma)."""

    mu: float
    sigma: float

    @property
    def mean(self) -> float:
        return float(np.exp(self.mu + self.sigma**2 / 2))

    @property
    def median(self) -> float:
        return float(np.exp(self.mu))

    @property
    def sd(self) -> float:
        return float(self.mean * np.sqrt(np.expm1(self.sigma**2)))

    def cdf(self, x: ArrayLike) -> Array:
        with np.errstate(divide="ignore"):
            logs = np.log(np.maximum(np.asarray(x, dtype=float), 0.0))
        return Normal(self.mu, self.sigma).cdf(logs)

    def quantile(self, p: ArrayLike) -> Array:
        return np.asarray(np.exp(Normal(self.mu, self.sigma).quantile(p)))

    def interval(self, mass: float = 0.9) -> tuple[float, float]:
        """The central range that holds `mass`."""
        low, high = Normal(self.mu, self.sigma).interval(mass)
        return float(np.exp(low)), float(np.exp(high))


class Triangular(NamedTuple):
    """Triangular distribution between `low` and `high`, peak at `mode`."""

    low: float
    mode: float
    high: float

    @property
    def mean(self) -> float:
        return (self.low + self.mode + self.high) / 3

    @property
    def sd(self) -> float:
        a, m, b = self
        return float(np.sqrt((a * a + m * m + b * b - a * m - a * b - m * b) / 18))

    def cdf(self, x: ArrayLike) -> Array:
        a, m, b = self
        inside = np.clip(np.asarray(x, dtype=float), a, b)
        left = (inside - a) ** 2 / max((b - a) * (m - a), 1e-300)
        right = 1 - (b - inside) ** 2 / max((b - a) * (b - m), 1e-300)
        return np.asarray(np.where(inside < m, left, right))

    def quantile(self, p: ArrayLike) -> Array:
        a, m, b = self
        share = chances(p, "p")
        left = a + np.sqrt(share * (b - a) * (m - a))
        right = b - np.sqrt((1 - share) * (b - a) * (b - m))
        return np.where(share < (m - a) / (b - a), left, right)


class Pert(NamedTuple):
    """Beta-PERT: a beta between `low` and `high` whose mean gives the mode `weight` times the pull of an end.

    alpha = 1 + weight(m−a)/(b−a), beta = 1 + weight(b−m)/(b−a) (Vose 2008). `sd` is exact;
    `classic_sd` is the (b−a)/6 of the 1959 PERT papers, which is not the sd of this distribution.
    """

    low: float
    mode: float
    high: float
    weight: float = 4.0

    @property
    def alpha(self) -> float:
        return 1 + self.weight * (self.mode - self.low) / (self.high - self.low)

    @property
    def beta(self) -> float:
        return 1 + self.weight * (self.high - self.mode) / (self.high - self.low)

    @property
    def mean(self) -> float:
        return (self.low + self.weight * self.mode + self.high) / (self.weight + 2)

    @property
    def sd(self) -> float:
        total = self.alpha + self.beta
        width = self.high - self.low
        return float(width * np.sqrt(self.alpha * self.beta / (total**2 * (total + 1))))

    @property
    def classic_sd(self) -> float:
        return (self.high - self.low) / 6

    def cdf(self, x: ArrayLike) -> Array:
        inside = np.clip((np.asarray(x, dtype=float) - self.low) / (self.high - self.low), 0, 1)
        return np.asarray(betainc(self.alpha, self.beta, inside))

    def quantile(self, p: ArrayLike) -> Array:
        inside = betaincinv(self.alpha, self.beta, chances(p, "p"))
        return np.asarray(self.low + (self.high - self.low) * inside)


class Beta(NamedTuple):
    """Beta distribution stretched from 0…1 to `low`…`high`."""

    alpha: float
    beta: float
    low: float = 0.0
    high: float = 1.0

    @property
    def mean(self) -> float:
        return self.low + (self.high - self.low) * self.alpha / (self.alpha + self.beta)

    @property
    def sd(self) -> float:
        total = self.alpha + self.beta
        return float((self.high - self.low) * np.sqrt(self.alpha * self.beta / (total**2 * (total + 1))))

    def cdf(self, x: ArrayLike) -> Array:
        inside = np.clip((np.asarray(x, dtype=float) - self.low) / (self.high - self.low), 0, 1)
        return np.asarray(betainc(self.alpha, self.beta, inside))

    def quantile(self, p: ArrayLike) -> Array:
        inside = betaincinv(self.alpha, self.beta, chances(p, "p"))
        return np.asarray(self.low + (self.high - self.low) * inside)


class Bernoulli(NamedTuple):
    """1 with chance `chance`, else 0."""

    chance: float

    @property
    def mean(self) -> float:
        return self.chance

    @property
    def sd(self) -> float:
        return float(np.sqrt(self.chance * (1 - self.chance)))

    def cdf(self, x: ArrayLike) -> Array:
        at = np.asarray(x, dtype=float)
        return np.where(at >= 1, 1.0, np.where(at >= 0, 1 - self.chance, 0.0))

    def quantile(self, p: ArrayLike) -> Array:
        return np.where(chances(p, "p") > 1 - self.chance, 1.0, 0.0)


class PointMass(NamedTuple):
    """The one number `value`, known for certain."""

    value: float

    @property
    def mean(self) -> float:
        return self.value

    @property
    def sd(self) -> float:
        return 0.0

    def cdf(self, x: ArrayLike) -> Array:
        return np.where(np.asarray(x, dtype=float) >= self.value, 1.0, 0.0)

    def quantile(self, p: ArrayLike) -> Array:
        return np.full(np.shape(chances(p, "p")), self.value)
