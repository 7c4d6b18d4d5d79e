"""What a time-boxed study is worth before anybody commits (EVSI and ENBS), and staged commitment."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from workbook.value.arrays import Array
from workbook.value.benefit import WEEKS_A_YEAR, Course, net_benefits
from workbook.value.draws import Draws, order_of
from workbook.value.inputs import SpikeInput
from workbook.value.ready import Ready
from workbook.value.results import Span, StudyResult
from workbook.value.scenes import Scene
from workbook.value.spans import span


def study(ready: Ready, drawn: Draws, courses: dict[str, Course], scene: Scene, spike: SpikeInput) -> StudyResult:
    """EVSI by exact posterior weights on the draws (no simulated signals, so no inner loop and no bias)."""
    would = _would_work(courses[spike.option], spike)
    yes = np.where(would > 0, spike.hit_rate, spike.false_alarm)
    delayed = _delayed(ready, drawn, scene, spike)
    now = float(scene.outcomes.mean(axis=1).max())
    worth = _with_signal(scene.outcomes, yes) - now
    delay_loss = now + worth - _with_signal(delayed, yes)
    cost = _cost(ready, spike)
    if_yes, if_no = (int(_totals(delayed, weight).argmax()) for weight in (yes, 1 - yes))
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
        staged=_span(*staged, yes, order_of(f"study.{spike.id}", drawn.count, ready.settings.seed)),
        staged_chance_of_loss=float(np.mean(yes * (staged[0] < 0) + (1 - yes) * (staged[1] < 0))),
    )


def _would_work(course: Course, spike: SpikeInput) -> Array:
    if spike.at_least is None:
        return course.works
    return np.asarray(course.works * (course.improvement >= spike.at_least))


def _with_signal(outcomes: Array, yes: Array) -> float:
    """Σ over signals of the best option's posterior expectation, weighted by the signal's chance."""
    after_yes = _totals(outcomes, yes)
    return float((after_yes.max() + (outcomes.sum(axis=1) - after_yes).max()) / yes.size)


def _totals(outcomes: Array, weights: Array) -> Array:
    return np.asarray(np.einsum("jn,n->j", outcomes, weights))


def _posterior(would: Array, weight: Array) -> float:
    total = float(weight.sum())
    return float((would * weight).sum()) / total if total > 0 else float(would.mean())


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


def _span(after_yes: Array, after_no: Array, yes: Array, order: np.ndarray) -> Span:
    """Exact mean; percentiles with the study's answer drawn once for each draw."""
    answer = np.empty_like(yes)
    answer[order] = (np.arange(yes.size) + 0.5) / yes.size
    outcomes = span(np.where(answer < yes, after_yes, after_no))
    return replace(outcomes, mean=float((yes * after_yes + (1 - yes) * after_no).mean()))
