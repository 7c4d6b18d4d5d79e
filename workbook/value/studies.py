"""What a time-boxed study is worth before anybody commits (EVSI and ENBS), and staged commitment."""

from __future__ import annotations

import numpy as np

from workbook.value.arrays import Array
from workbook.value.benefit import WEEKS_A_YEAR, Course, net_benefits
from workbook.value.draws import Draws
from workbook.value.inputs import SpikeInput
from workbook.value.ready import Ready
from workbook.value.results import Span, StudyResult
from workbook.value.worth import Scene


def study(ready: Ready, drawn: Draws, courses: dict[str, Course], scene: Scene, spike: SpikeInput) -> StudyResult:
    """EVSI by exact posterior weights on the draws (no simulated signals, so no inner loop and no bias)."""
    would = _would_work(courses[spike.option], spike)
    yes = np.where(would > 0, spike.hit_rate, spike.false_alarm)
    delayed = _delayed(ready, drawn, scene, spike)
    now = float(scene.outcomes.mean(axis=1).max())
    worth = _with_signal(scene.outcomes, yes) - now
    delay_loss = now + worth - _with_signal(delayed, yes)
    cost = _cost(ready, spike)
    if_yes, if_no = (int((delayed @ weight).argmax()) for weight in (yes, 1 - yes))
    staged = (delayed[if_yes] - (cost or 0.0), delayed[if_no] - (cost or 0.0))
    return StudyResult(
        id=spike.id,
        option=spike.option,
        worth=max(worth, 0.0),
        cost=cost,
        delay_loss=delay_loss,
        net=None if cost is None else max(worth, 0.0) - cost - delay_loss,
        chance_of_yes=float(yes.mean()),
        chance_works=float(would.mean()),
        chance_works_if_yes=_posterior(would, yes),
        chance_works_if_no=_posterior(would, 1 - yes),
        do_if_yes=scene.ids[if_yes],
        do_if_no=scene.ids[if_no],
        staged=_span(*staged, yes),
        staged_chance_of_loss=float(np.mean(yes * (staged[0] < 0) + (1 - yes) * (staged[1] < 0))),
    )


def _would_work(course: Course, spike: SpikeInput) -> Array:
    if spike.at_least is None:
        return course.works
    return np.asarray(course.works * (course.improvement >= spike.at_least))


def _with_signal(outcomes: Array, yes: Array) -> float:
    """Σ over signals of the best option's posterior expectation, weighted by the signal's chance."""
    return float(((outcomes @ yes).max() + (outcomes @ (1 - yes)).max()) / yes.size)


def _posterior(would: Array, weight: Array) -> float:
    total = float(weight.sum())
    return float(would @ weight) / total if total > 0 else float(would.mean())


def _cost(ready: Ready, spike: SpikeInput) -> float | None:
    if not ready.in_value:
        return None
    return spike.cost + spike.effort * (ready.settings.person_week_cost or 0.0)


def _delayed(ready: Ready, drawn: Draws, scene: Scene, spike: SpikeInput) -> Array:
    """Outcomes when everything starts after the study: e^(−d·τ)·NB over the horizon that is left.

    Doing nothing does not wait.
    """
    settings = ready.settings
    weeks = spike.effort / settings.team if spike.weeks is None else spike.weeks
    if weeks == 0 or not ready.in_value:
        return scene.outcomes
    wait, horizon = weeks / WEEKS_A_YEAR, settings.horizon_months / 12
    later = net_benefits(ready, drawn, max(horizon - wait, 0.0))
    factor = float(np.exp(-settings.discount * wait))
    rows = [
        scene.outcomes[row] if id_ == ready.nothing else factor * later[id_].net_benefit
        for row, id_ in enumerate(scene.ids)
    ]
    return np.stack(rows)


def _span(after_yes: Array, after_no: Array, yes: Array) -> Span:
    """Mean and percentiles of outcomes that each happen with the chance of their signal."""
    values = np.concatenate([after_yes, after_no])
    weights = np.concatenate([yes, 1 - yes])
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order]) / weights.sum()
    p5, p50, p95 = (float(values[order][np.searchsorted(reached, share)]) for share in (0.05, 0.5, 0.95))
    return Span(float(values @ weights / weights.sum()), p5, p50, p95)
