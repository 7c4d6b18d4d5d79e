"""From what a person said (a range, a best guess, three quartiles) to a distribution."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy.special import betainc, ndtri

from workbook.value.arrays import Array, chances, numbers, table
from workbook.value.distributions import Beta, Lognormal, Normal, Pert, Triangular


def half_width(mass: float) -> float:
    """Standard normal deviates from the middle to the end of a central range holding `mass`."""
    if not 0 < mass < 1:
        raise ValueError(f"mass: {mass:g} is not allowed; it lies between 0 and 1, for example 0.9")
    return float(ndtri(0.5 + mass / 2))


def _ordered(low: float, high: float) -> None:
    if numbers([low, high], "low, high").shape != (2,):
        raise ValueError("low, high: needs one number each, not an array")
    if low > high:
        raise ValueError(f"low: {low:g} is above high, {high:g}; low must not be above high")


def normal_from_interval(low: float, high: float, mass: float = 0.9) -> Normal:
    """The normal whose central `mass` lies from `low` to `high`: sd = (high − low)/3.28971 for 90 %.

    Source: D. Hubbard, How to Measure Anything (2014), the 3.29 rule.
    """
    _ordered(low, high)
    return Normal((low + high) / 2, (high - low) / 2 / half_width(mass))


def lognormal_from_interval(low: float, high: float, mass: float = 0.9) -> Lognormal:
    """The lognormal whose central `mass` lies from `low` to `high`, both above 0.

    mu = (ln low + ln high)/2, sigma = ln(high/low)/3.28971 for 90 %. Unpacks as (mu, sigma).
    """
    _ordered(low, high)
    if low <= 0:
        raise ValueError(f"low: {low:g} is not allowed; a lognormal needs a low above 0")
    middle, spread = normal_from_interval(math.log(low), math.log(high), mass)
    return Lognormal(middle, spread)


def lognormal_from_moments(mean: float, sd: float) -> Lognormal:
    """The lognormal with this mean (above 0) and standard deviation (0 or more)."""
    if mean <= 0 or sd < 0:
        raise ValueError(f"mean {mean:g}, sd {sd:g}: mean must be above 0 and sd not below 0")
    variance = math.log1p((sd / mean) ** 2)
    return Lognormal(math.log(mean) - variance / 2, math.sqrt(variance))


def _three_points(low: float, mode: float, high: float) -> None:
    if not low <= mode <= high or low == high:
        raise ValueError(
            f"{low:g}, {mode:g}, {high:g}: needs low ≤ mode ≤ high and low < high; use PointMass for a certain number"
        )


def triangular(low: float, mode: float, high: float) -> Triangular:
    """Triangular distribution, checked."""
    _three_points(low, mode, high)
    return Triangular(low, mode, high)


def pert(low: float, mode: float, high: float, weight: float = 4.0) -> Pert:
    """Beta-PERT distribution, checked; `weight` above 0 (4 is the classical choice)."""
    _three_points(low, mode, high)
    if weight <= 0:
        raise ValueError(f"weight: {weight:g} is not allowed; it must be above 0")
    return Pert(low, mode, high, weight)


def pert_chain(tasks: Sequence[Sequence[float]]) -> Normal:
    """Total of tasks done one after another, each (optimistic, likely, pessimistic).

    Classical PERT: mean (a + 4m + b)/6, sd (b − a)/6, variances added; a task may be certain (a = m = b).
    Source: Malcolm et al. (1959).
    """
    rows = table(tasks, "tasks", "tasks", "optimistic, likely, pessimistic")
    if rows.shape[1] != 3 or np.any(np.diff(rows, axis=1) < 0):
        raise ValueError("tasks: each needs three numbers, optimistic ≤ likely ≤ pessimistic")
    return Normal(float(rows.sum(axis=0) @ [1, 4, 1]) / 6, float(np.linalg.norm(rows[:, 2] - rows[:, 0])) / 6)


def fit_beta(values: Sequence[float], probabilities: Sequence[float], bounds: tuple[float, float] = (0.0, 1.0)) -> Beta:
    """The beta on `bounds` whose distribution function is nearest, in least squares, to what was judged.

    `probabilities[i]` is the judged chance of being at or below `values[i]`.
    Source: O'Hagan et al., Uncertain Judgements (2006), as in the SHELF package.
    """
    from scipy.optimize import minimize  # loaded here: it takes longer to import than all the rest

    low, high = bounds
    inside = (numbers(values, "values") - low) / (high - low)
    wanted = chances(probabilities, "probabilities")
    if inside.shape != wanted.shape or inside.size < 2 or np.any((inside <= 0) | (inside >= 1)):
        raise ValueError("values: needs at least two, inside the bounds, one for each probability")

    def misfit(logs: Array) -> float:
        alpha, beta = (float(shape) for shape in np.exp(logs))
        return float(np.sum((betainc(alpha, beta, inside) - wanted) ** 2))

    middle, spread = float(inside.mean()), float(np.ptp(inside)) / 1.35
    total = max(middle * (1 - middle) / spread**2 - 1, 0.5)
    start = np.log([middle * total, (1 - middle) * total])
    found = minimize(misfit, start, method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-14})
    return Beta(float(np.exp(found.x[0])), float(np.exp(found.x[1])), low, high)
