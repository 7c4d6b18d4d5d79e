"""How good past guesses were, and what they say about the next one."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import bdtr, stdtrit

from workbook.value.arrays import Array, chances, numbers, table
from workbook.value.distributions import Lognormal
from workbook.value.fitting import half_width


def brier_scores(probabilities: ArrayLike, outcomes: ArrayLike) -> Array:
    """(p − o)² for each forecast, 0 best and 1 worst; outcomes are 0 or 1 (or False/True)."""
    p = chances(probabilities, "probabilities")
    o = numbers(outcomes, "outcomes")
    if p.shape != o.shape:
        raise ValueError(f"outcomes: has shape {o.shape}; needs {p.shape}, one for each probability")
    if np.any((o != 0) & (o != 1)):
        raise ValueError("outcomes: each must be 0 (did not happen) or 1 (happened)")
    return np.asarray((p - o) ** 2)


def brier(probabilities: ArrayLike, outcomes: ArrayLike, two_sided: bool = False) -> float:
    """Mean Brier score on the 0…1 scale: 0 perfect, 0.25 what always saying 50 % gets, 1 worst.

    `two_sided=True` gives Brier's own 0…2 form, which sums over both classes and is exactly twice this.
    Source: G. W. Brier, Monthly Weather Review 78 (1950).
    """
    mean = float(np.mean(brier_scores(probabilities, outcomes)))
    return 2 * mean if two_sided else mean


class BrierParts(NamedTuple):
    """The Brier score taken apart: score = reliability − resolution + uncertainty, all on the 0…1 scale."""

    score: float
    reliability: float
    """How far what was said lies from what then happened; 0 is best."""
    resolution: float
    """How well it tells likely cases from unlikely ones; more is better."""
    uncertainty: float
    """What always saying the overall rate would score."""


def brier_parts(probabilities: ArrayLike, outcomes: ArrayLike) -> BrierParts:
    """Forecasts of the same chance taken together, so that the three parts add up exactly.

    Source: A. H. Murphy, A new vector partition of the probability score, J. Appl. Meteorology 12 (1973).
    """
    score = brier(probabilities, outcomes)
    said, group = np.unique(np.asarray(probabilities, dtype=float).ravel(), return_inverse=True)
    happened = np.asarray(outcomes, dtype=float).ravel()
    counts = np.bincount(group)
    rates, overall = np.bincount(group, happened) / counts, float(happened.mean())
    weights = counts / happened.size
    reliability, resolution = float(weights @ (said - rates) ** 2), float(weights @ (rates - overall) ** 2)
    return BrierParts(score, reliability, resolution, overall * (1 - overall))


def hit_rate(intervals: ArrayLike, actuals: ArrayLike) -> float:
    """Share of `actuals` (n) inside their `intervals` (n × 2: low, high), ends included."""
    ranges = table(intervals, "intervals", "forecasts", "low and high")
    found = numbers(actuals, "actuals")
    if ranges.shape != (found.size, 2) or found.ndim != 1:
        raise ValueError(f"intervals: has shape {ranges.shape}; needs {found.size} × 2 (low, high)")
    if np.any(ranges[:, 0] > ranges[:, 1]):
        raise ValueError("intervals: a low is above its high")
    return float(np.mean((ranges[:, 0] <= found) & (found <= ranges[:, 1])))


def chance_of_so_few_hits(hits: int, forecasts: int, nominal: float = 0.9) -> float:
    """Chance of at most `hits` hits in `forecasts` if each range truly holds `nominal` of the time.

    A small answer says the ranges are too narrow. Binomial tail.
    """
    if not 0 <= hits <= forecasts or forecasts < 1 or not 0 < nominal < 1:
        raise ValueError("hits: must be from 0 to forecasts, and nominal between 0 and 1")
    return float(bdtr(hits, forecasts, nominal))


def laplace(successes: float, tries: float) -> float:
    """Chance of success next time after `successes` in `tries`: (s + 1)/(n + 2) (Laplace 1814)."""
    if not 0 <= successes <= tries:
        raise ValueError(f"successes: {successes:g} of {tries:g}; must be from 0 to the number of tries")
    return (successes + 1) / (tries + 2)


def laplace_in_time(events: float, observed: float, ahead: float) -> float:
    """Chance of at least one event in the next `ahead` after `events` in `observed` time (same unit).

    1 − (1 + ahead/observed)^−events; with no event yet, one is imagined: 1 − 1/(1 + ahead/observed).
    """
    if events < 0 or observed <= 0 or ahead < 0:
        raise ValueError("events and ahead must not be negative; observed must be above 0")
    return float(1 - (1 + ahead / observed) ** -max(events, 1))


def overrun_from_pairs(estimated: ArrayLike, actual: ArrayLike) -> Lognormal:
    """Actual ÷ estimated of past work as a lognormal for the next project, from two pairs or more.

    The spread is widened so that its central 90 % is Student's prediction range: few pairs say little.
    """
    guess, real = numbers(estimated, "estimated"), numbers(actual, "actual")
    if guess.shape != real.shape or guess.ndim != 1 or guess.size < 2:
        raise ValueError("estimated, actual: need two or more pairs, the same number of each")
    if np.any(guess <= 0) or np.any(real <= 0):
        raise ValueError("estimated, actual: every number must be above 0")
    logs = np.log(real / guess)
    reach = float(stdtrit(logs.size - 1, 0.95)) * float(logs.std(ddof=1)) * math.sqrt(1 + 1 / logs.size)
    return Lognormal(float(logs.mean()), reach / half_width(0.9))


def optimism_uplift(upper: float, mitigated: float = 0.0, lower: float = 0.0) -> float:
    """Share to add to a base estimate: `upper`·(1 − `mitigated`), never below `lower`.

    All as fractions (0.51 is 51 %). Source: Mott MacDonald for HM Treasury (2002), Green Book supplement.
    """
    chances(mitigated, "mitigated")
    if lower < 0 or upper < lower:
        raise ValueError(f"upper {upper:g}, lower {lower:g}: needs 0 ≤ lower ≤ upper")
    return max(upper * (1 - mitigated), lower)
