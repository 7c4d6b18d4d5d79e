"""When an option is worth it, and when to stop: break-even, acceptance gate, effort stop, stop date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import numpy as np

from workbook.value.arrays import Array
from workbook.value.benefit import WEEKS_A_YEAR, Course, annuity
from workbook.value.ready import Ready, ReadyOption
from workbook.value.remembered import Remembered
from workbook.value.results import Thresholds
from workbook.value.spans import at_shares

MOST_WEEKS = 1e5
_CURVES: Remembered[Callable[[Array], Array]] = Remembered(16)


def break_even_improvement(
    spend: float,
    chance: float,
    running: float,
    residual_risk: float,
    best_alternative: float,
    plan_b: float,
    point_worth: float,
) -> float:
    """D* = (C + p(r·A_r + H) + NB_B − (1−p)·F)/(p·v·A_b): where an option equals the best other.

    All but the first two in present value: `running` = r·A_r, `point_worth` = v·A_b, `plan_b` = F.
    """
    if chance <= 0 or point_worth <= 0:
        raise ValueError("chance and point_worth must be above 0; no improvement could make up for it otherwise")
    needed = spend + chance * (running + residual_risk) + best_alternative - (1 - chance) * plan_b
    return needed / (chance * point_worth)


def acceptance_gate(running: float, residual_risk: float, best_alternative: float, point_worth: float) -> float:
    """D_gate = (r·A_r + H + NB_B)/(v·A_b): improvement from which to keep what is built."""
    if point_worth <= 0:
        raise ValueError("point_worth must be above 0")
    return (running + residual_risk + best_alternative) / point_worth


def thresholds(
    ready: Ready, option: ReadyOption, course: Course, outcome: Array, rival: str, rival_mean: float
) -> Thresholds:
    """Thresholds of one option against its best rival, from the draws, so that they agree with its mean."""
    slope, gate, stop = _per_week(course) if not ready.in_value else _in_value(ready, option, course, rival_mean)
    intercept = float(outcome.mean()) - _explained(ready, course)
    p50, p80 = at_shares(course.rising_weeks, np.array([0.5, 0.8])).tolist()
    spend = p80 if stop is None else min(p80, stop)
    weeks = spend / ready.settings.team
    start = ready.settings.start
    return Thresholds(
        option=option.id,
        best_alternative=rival,
        best_alternative_value=rival_mean,
        break_even=(rival_mean - intercept) / slope if slope > 0 else None,
        gate=gate,
        effort_stop=stop,
        effort_p80=p80,
        stop_spend=spend,
        stop_after_weeks=weeks,
        stop_date=None if start is None else start + timedelta(weeks=weeks),
        plan_b=option.fallback,
        plan_b_after_weeks=option.stop_share * p50 / ready.settings.team,
        slope=slope,
        intercept=intercept,
    )


def _per_week(course: Course) -> tuple[float, float | None, float | None]:
    return float(np.mean(course.works / course.weeks)), None, None


def _explained(ready: Ready, course: Course) -> float:
    """The part of the mean outcome that comes from this option's own improvement."""
    per_point = course.worth_of_point if ready.in_value else 1 / course.weeks
    return float(np.mean(course.works * per_point * course.improvement))


def _in_value(
    ready: Ready, option: ReadyOption, course: Course, rival: float
) -> tuple[float, float | None, float | None]:
    slope = float(np.mean(course.works * course.worth_of_point))
    worth = float(course.worth_of_point.mean())
    gate = None
    if worth > 0:
        gate = acceptance_gate(float(course.running.mean()), float(course.losses.mean()), rival, worth)
    expected = _CURVES.get((course, option, ready.settings), lambda: _by_effort(ready, option, course))
    return slope, gate, _effort_stop(expected, rival)


def _by_effort(ready: Ready, option: ReadyOption, course: Course) -> Callable[[Array], Array]:
    """Expected net benefit as a function of the person-weeks the build takes, all else as drawn."""
    settings = ready.settings
    horizon, d, per_year = settings.horizon_months / 12, settings.discount, WEEKS_A_YEAR * settings.team
    gain = _yearly(course.works * course.worth_of_point * course.improvement, course.benefit_years)
    running = _yearly(course.works * course.running, course.running_years)
    losses, p = float(np.mean(course.works * course.losses)), float(course.works.mean())
    plan_b = float(np.mean((1 - course.works) * course.plan_b))
    share = p + (1 - p) * option.stop_share
    cost = (settings.person_week_cost or 0.0) * share
    fixed = losses + float(np.mean(course.price * (course.works + (1 - course.works) * option.stop_share)))

    def expected(weeks: Array) -> Array:
        t = weeks / per_year
        live = gain * annuity(t, horizon, d, d + option.decay) - running * annuity(t, horizon, d, d)
        return np.asarray(live - fixed - cost * weeks + np.exp(-d * option.stop_share * t) * plan_b)

    return expected


def _yearly(total: Array, years: Array) -> float:
    """Mean flow per year behind a present value; draws that are never live tell nothing about it."""
    live = years > 0
    flows = np.divide(total, years, out=np.zeros_like(total), where=live)
    return float(flows.sum()) / max(int(live.sum()), 1)


def _effort_stop(expected: Callable[[Array], Array], rival: float) -> float | None:
    """Largest effort with expected(effort) ≥ rival, by narrowing a grid; None when there is no limit."""
    grid = np.concatenate([[0.0], np.geomspace(0.1, MOST_WEEKS, 120)])
    for _ in range(6):
        enough = np.flatnonzero(expected(grid) >= rival)
        if enough.size == 0:
            return 0.0
        if enough[-1] == grid.size - 1:
            return None
        grid = np.linspace(grid[enough[-1]], grid[enough[-1] + 1], 65)
    return float(grid[0])
