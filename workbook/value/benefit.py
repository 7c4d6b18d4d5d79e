"""Net benefit of every option in every draw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from workbook.value.arrays import Array
from workbook.value.draws import Draws, running_name
from workbook.value.ready import Ready, ReadyOption
from workbook.value.remembered import Remembered

WEEKS_A_YEAR = 52.0


def annuity(start: ArrayLike, horizon: float, discount: float, rate: float) -> Array:
    """Years of benefit between `start` and `horizon` (years), worth today, fading at `rate` once begun.

    A(t, T, k) = e^(−d·t)·(1 − e^(−k(T−t)))/k for t < T, else 0; k → 0 gives e^(−d·t)·(T − t).
    """
    begin = np.asarray(start, dtype=float)
    left = np.maximum(horizon - begin, 0.0)
    lasting = left if abs(rate) < 1e-12 else -np.expm1(-rate * left) / rate
    return np.asarray(np.exp(-discount * begin) * lasting)


@dataclass(frozen=True, eq=False)
class Course:
    """One option, draw by draw; arrays have one value per draw."""

    works: Array
    improvement: Array
    weeks: Array
    """Person-weeks a finished build takes, overrun included (E·O)."""
    benefit_years: Array
    """A(t, T, d+g)."""
    running_years: Array
    """A(t, T, d)."""
    worth_of_point: Array
    """v·A(t, T, d+g): what one point of improvement is worth in all, if it works."""
    running: Array
    """r·A(t, T, d)."""
    losses: Array
    """Residual losses from risks, if it works."""
    price: Array | float
    """Paid once, if it works."""
    spent: Array
    """c·E·O + price if it works, its share f if it fails."""
    fallback: Array
    """e^(−d·t')·NB(plan B), whether or not it fails."""
    plan_b: Array
    """NB(plan B), not yet discounted."""
    net_benefit: Array

    @cached_property
    def rising_weeks(self) -> Array:
        """Person-weeks of a finished build, sorted."""
        return np.sort(self.weeks)


# Some 2 MB each: an option whose inputs did not change keeps its course when another one is edited.
_COURSES: Remembered[Course] = Remembered(16)


def net_benefits(ready: Ready, drawn: Draws, horizon: float, always_plan_b: bool = False) -> dict[str, Course]:
    """A `Course` for each option (by id) over `horizon` years, all from the same draws.

    When an option fails, its plan B is taken up only if that is worth more, on average, than stopping
    (unless `always_plan_b`), and never if people may be harmed by it.
    """
    shared = (ready.value, ready.settings, drawn.count, horizon)
    nothing = _COURSES.get(("nothing", *shared), lambda: _nothing(ready, drawn, horizon))
    courses: dict[str, Course] = {ready.nothing: nothing}
    by_id = {option.id: option for option in ready.options}

    def course(id_: str) -> Course:
        if id_ not in courses:
            option = by_id[id_]
            plans = _plans(option)
            risks = tuple(risk for risk in ready.risks if id_ in risk.options)
            if always_plan_b:
                courses[id_] = _course(ready, option, drawn, horizon, plans, always_plan_b)
            else:
                key = (option, plans, risks, *shared)
                courses[id_] = _COURSES.get(key, lambda: _course(ready, option, drawn, horizon, plans, False))
        return courses[id_]

    def _plans(option: ReadyOption) -> tuple[Course, Course]:
        plan = ready.nothing if ready.vetoes[option.fallback] else option.fallback
        return course(plan), courses[ready.nothing]

    return {option.id: course(option.id) for option in ready.options}


def _nothing(ready: Ready, drawn: Draws, horizon: float) -> Course:
    settings = ready.settings
    zero = np.zeros(drawn.count)
    per_point = drawn.values.get("value_per_point", 1.0) if settings.trend_in_points else 1.0
    trend = zero + settings.trend * per_point * float(annuity(0.0, horizon, settings.discount, settings.discount))
    return Course(zero + 1, zero, zero, zero, zero, zero, zero, zero, 0.0, zero, zero, zero, trend)


def _course(
    ready: Ready,
    option: ReadyOption,
    drawn: Draws,
    horizon: float,
    plans: tuple[Course, Course],
    always_plan_b: bool,
) -> Course:
    works, improvement, weeks = _entered(option, drawn)
    benefit_years, running_years, later = _lifetimes(ready, option, weeks, horizon)
    worth = drawn.values.get("value_per_point", 0.0) * benefit_years
    running = _running(option, drawn) * running_years
    losses = _losses(ready, option, drawn)
    fails = 1 - works
    price = drawn.values[f"{option.id}.price"]
    build = (ready.settings.person_week_cost or 0.0) * weeks + price
    spent = build * (works + fails * option.stop_share)
    plan = plans[0] if always_plan_b else _better(plans, fails * later)
    fallback = later * plan.net_benefit
    return Course(
        works=works,
        improvement=improvement,
        weeks=weeks,
        benefit_years=benefit_years,
        running_years=running_years,
        worth_of_point=worth,
        running=running,
        losses=losses,
        price=price,
        spent=spent,
        fallback=fallback,
        plan_b=plan.net_benefit,
        net_benefit=works * (worth * improvement - running - losses) + fails * fallback - spent,
    )


def _entered(option: ReadyOption, drawn: Draws) -> tuple[Array, Array, Array]:
    """Whether it works, by how much it improves, and the person-weeks it takes, in each draw."""
    zero = np.zeros(drawn.count)
    works, improvement, weeks = (
        zero + drawn.values[f"{option.id}.{name}"] for name in ("works", "improvement", "effort")
    )
    return works, improvement, weeks * drawn.values["overrun"] if option.built else weeks


def _lifetimes(ready: Ready, option: ReadyOption, weeks: Array, horizon: float) -> tuple[Array, Array, Array]:
    """A(t, T, d+g), A(t, T, d) and e^(−d·t') in each draw."""
    settings = ready.settings
    years = weeks / (WEEKS_A_YEAR * settings.team)
    benefit = annuity(years, horizon, settings.discount, settings.discount + option.decay)
    running = annuity(years, horizon, settings.discount, settings.discount) if option.decay else benefit
    return benefit, running, np.exp(-settings.discount * option.stop_share * years)


def _better(plans: tuple[Course, Course], weight: Array) -> Course:
    """Plan B, unless stopping is worth more over the draws in which the option fails."""
    plan_b, stopping = plans
    gained = float((weight * (plan_b.net_benefit - stopping.net_benefit)).sum())
    return plan_b if gained >= 0 else stopping


def _running(option: ReadyOption, drawn: Draws) -> Array:
    total = np.zeros(drawn.count)
    for part, _ in option.running:
        total = total + drawn.values[running_name(option.id, part)]
    return total


def _losses(ready: Ready, option: ReadyOption, drawn: Draws) -> Array:
    total = np.zeros(drawn.count)
    for risk in ready.risks:
        if option.id in risk.options:
            happens, loss = drawn.values[f"risk.{risk.id}.happens"], drawn.values[f"risk.{risk.id}.loss"]
            total = total + happens * loss * risk.remaining
    return total


def improvement_per_week(ready: Ready, courses: dict[str, Course]) -> dict[str, Array]:
    """Points of improvement per person-week in each draw, plan B included: the answer when value is unknown.

    A failed option brings its plan B's improvement and costs the weeks of both. Doing nothing brings 0.
    """
    gained: dict[str, tuple[Array, Array]] = {}
    by_id = {option.id: option for option in ready.options}

    def outcome(id_: str) -> tuple[Array, Array]:
        if id_ not in gained:
            gained[id_] = _outcome(ready, by_id[id_], courses[id_], outcome)
        return gained[id_]

    pairs = {option.id: outcome(option.id) for option in ready.options}
    return {
        id_: np.divide(gain, weeks, out=np.zeros_like(gain), where=weeks > 0) for id_, (gain, weeks) in pairs.items()
    }


def _outcome(
    ready: Ready, option: ReadyOption, course: Course, outcome: Callable[[str], tuple[Array, Array]]
) -> tuple[Array, Array]:
    """Points gained and person-weeks spent in each draw."""
    if option.id == ready.nothing:
        return course.improvement, course.weeks
    plan = ready.nothing if ready.vetoes[option.fallback] else option.fallback
    gain_b, weeks_b = outcome(plan)
    fails = course.works == 0
    if plan != ready.nothing and float(gain_b[fails].sum()) < 0:
        gain_b, weeks_b = outcome(ready.nothing)
    gain = np.where(fails, gain_b, course.improvement)
    return gain, course.weeks * np.where(fails, option.stop_share, 1.0) + np.where(fails, weeks_b, 0.0)
