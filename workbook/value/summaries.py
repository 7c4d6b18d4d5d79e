"""Draws boiled down to what is shown: spans, chances, regret, dots, the lead, the RICE translation."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from workbook.value.arrays import Array
from workbook.value.benefit import WEEKS_A_YEAR, Course
from workbook.value.checks import Finding
from workbook.value.ready import Ready
from workbook.value.results import Lead, OptionResult, RiceScore, Span
from workbook.value.scenes import Scene
from workbook.value.scores import rice
from workbook.value.spans import at_shares, in_order, span

DOTS = 20
WEEKS_A_MONTH = WEEKS_A_YEAR / 12


def option_results(
    ready: Ready, courses: Mapping[str, Course], outcomes: Mapping[str, Array], scene: Scene
) -> tuple[OptionResult, ...]:
    """One result for each option in order of id; a vetoed option is never best."""
    top = scene.top
    shared = (scene.outcomes == top).astype(float)
    wins = dict(zip(scene.ids, (shared @ (1 / shared.sum(axis=0)) / top.size).tolist(), strict=True))
    found = []
    for option in ready.options:
        outcome, course = outcomes[option.id], courses[option.id]
        rising = in_order(outcome)
        weeks = span(course.weeks, course.rising_weeks)
        found.append(
            OptionResult(
                id=option.id,
                kind=option.kind,
                benefit=span(outcome, rising),
                chance_of_loss=float((outcome < 0).mean()),
                chance_best=wins.get(option.id, 0.0),
                regret=float((top - outcome).mean()),
                dots=tuple(at_shares(rising, (np.arange(DOTS) + 0.5) / DOTS).tolist()),
                improvement=span(course.improvement, in_order(course.improvement)),
                person_weeks=weeks,
                months_to_release=_months(weeks, ready.settings.team),
                vetoed_by=ready.vetoes[option.id],
            )
        )
    return tuple(found)


def _months(weeks: Span, team: float) -> Span:
    per = team * WEEKS_A_MONTH
    return Span(weeks.mean / per, weeks.p5 / per, weeks.p50 / per, weeks.p95 / per)


def lead_of(options: tuple[OptionResult, ...], scene: Scene) -> Lead | None:
    """The leader among the options no veto rules out; None while doing nothing is all there is."""
    if len(options) < 2:
        return None
    means = scene.means
    leader = scene.leader
    result = next(option for option in options if option.id == scene.ids[leader])
    others = [row for row in range(len(means)) if row != leader]
    if not others:
        return Lead(result.id, None, None, 0.0, result.chance_of_loss, result.chance_best)
    second = max(others, key=lambda row: (float(means[row]), -row))
    ahead = scene.outcomes[leader] - scene.outcomes[second]
    error = float(ahead.std() / np.sqrt(ahead.size))
    return Lead(result.id, scene.ids[second], span(ahead), error, result.chance_of_loss, result.chance_best)


def rice_scores(ready: Ready, courses: Mapping[str, Course]) -> tuple[RiceScore, ...]:
    """Reach × impact × confidence ÷ effort; impact in points of improvement, reach 1 when not given."""
    found = []
    for option in ready.options:
        if option.id != ready.nothing:
            course = courses[option.id]
            reach = 1.0 if ready.settings.reach is None else ready.settings.reach
            impact, effort = float(course.improvement.mean()), float(course.weeks.mean()) / WEEKS_A_MONTH
            score = float(rice(reach, impact, option.chance, effort))
            found.append(RiceScore(option.id, reach, impact, option.chance, effort, score))
    return tuple(found)


def upkeep_questions(ready: Ready, courses: Mapping[str, Course]) -> tuple[Finding, ...]:
    """Asks whether upkeep was forgotten where less of the ML work follows the release than is usual."""
    usual = ready.settings.later_share
    found = []
    for option in ready.options:
        if option.kind == "ml" and ready.in_value:
            later = float(courses[option.id].running.mean())
            build = (ready.settings.person_week_cost or 0.0) * float(courses[option.id].weeks.mean())
            build += float(np.mean(courses[option.id].price))
            share = later / (later + build) if later + build > 0 else 0.0
            if share < usual:
                message = (
                    f"{100 * share:.0f} % of the cost comes after the first release; "
                    f"about {100 * usual:.0f} % of ML work does. Is upkeep all in?"
                )
                found.append(Finding(f"options/{option.id}/running_cost", "question", message))
    return tuple(found)
