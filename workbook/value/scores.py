"""Scores other teams keep their backlogs in, for translation only, and why not to multiply risks."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from workbook.value.arrays import Array, chances, numbers, table


def rice(reach: ArrayLike, impact: ArrayLike, confidence: ArrayLike, effort: ArrayLike) -> Array:
    """Reach × impact × confidence ÷ effort; confidence is a fraction, effort above 0 (person-months).

    Source: S. McBride, RICE (Intercom, 2016).
    """
    weeks = numbers(effort, "effort")
    if np.any(weeks <= 0):
        raise ValueError("effort: must be above 0")
    promise = numbers(reach, "reach") * numbers(impact, "impact") * chances(confidence, "confidence")
    return np.asarray(promise / weeks)


def wsjf(value: ArrayLike, time_criticality: ArrayLike, risk_reduction: ArrayLike, size: ArrayLike) -> Array:
    """Weighted shortest job first: (value + time criticality + risk reduction) ÷ size; size above 0."""
    sizes = numbers(size, "size")
    if np.any(sizes <= 0):
        raise ValueError("size: must be above 0")
    delay = numbers(value, "value") + numbers(time_criticality, "time_criticality")
    return np.asarray((delay + numbers(risk_reduction, "risk_reduction")) / sizes)


def risk_priority_numbers(risks: ArrayLike) -> Array:
    """Severity × occurrence × detection of each row. Shown for translation; never to order risks by."""
    scores = table(risks, "risks", "risks", "severity, occurrence, detection")
    return np.asarray(np.prod(scores, axis=1))


def severity_first(risks: ArrayLike) -> list[int]:
    """Row numbers, worst first: by severity, then occurrence, then detection.

    Multiplying would put (9, 2, 3) = 54 below (3, 6, 6) = 108, a safety failure below a nuisance.
    """
    scores = table(risks, "risks", "risks", "severity, occurrence, detection")
    return sorted(range(len(scores)), key=lambda row: tuple(-scores[row]))
