"""The decision model: inputs in, every number of the stage out. Pure, and the same on any machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workbook.value.arrays import Array
from workbook.value.benefit import Course, improvement_per_week, net_benefits
from workbook.value.checks import Finding, RefusedInputs, examine
from workbook.value.defaults import settle, with_own
from workbook.value.draws import Draws, draw
from workbook.value.information import value_of_settling
from workbook.value.inputs import ModelInput, fingerprint
from workbook.value.ready import Ready
from workbook.value.results import Opinion, Results, Settling, StudyResult, Thresholds
from workbook.value.scenes import Scene
from workbook.value.studies import study
from workbook.value.summaries import lead_of, option_results, rice_scores, upkeep_questions
from workbook.value.thresholds import thresholds
from workbook.value.verdict import verdict
from workbook.value.worth import noise_floor, worth_of_groups, worth_of_inputs

OPINION_DRAWS = 4_000


def evaluate(model: ModelInput) -> Results:
    """All results of `model`.

    RefusedInputs (a ValueError) lists every field that cannot be right; oddities come back as questions.
    With no value per point (or no cost of a person-week) the basis is improvement per person-week.
    """
    questions = _questions(model)
    ready = settle(model)
    drawn = draw(ready, model.settings.draws)
    courses, outcomes = _outcomes(ready, drawn)
    scene = _scene(ready, outcomes)
    options = option_results(ready, courses, outcomes, scene)
    lead = lead_of(options, scene)
    studies = _studies(model, ready, drawn, courses, scene)
    floor = noise_floor(scene, drawn.count, ready.settings.seed)
    in_value = ready.in_value
    return Results(
        fingerprint=fingerprint(model),
        basis="net benefit" if in_value else "improvement per person-week",
        unit=ready.settings.unit if in_value else "points per person-week",
        draws=drawn.count,
        options=options,
        lead=lead,
        evpi=scene.evpi,
        noise_floor=floor,
        worth_of_knowing=worth_of_inputs(ready, drawn, scene, floor),
        worth_of_pairs=worth_of_groups(drawn, scene, _groups(model, ready), floor),
        studies=studies,
        settling=_settling(model, scene),
        thresholds=_thresholds(ready, courses, outcomes),
        value_needed=_value_needed(ready, drawn),
        rice=rice_scores(ready, courses),
        verdict=verdict(ready, options, lead, studies),
        defaults=ready.defaults,
        questions=questions + upkeep_questions(ready, courses),
        incomplete=ready.incomplete,
    )


def _questions(model: ModelInput) -> tuple[Finding, ...]:
    """The questions about the inputs; raises RefusedInputs if anything cannot be right."""
    findings = examine(model)
    refused = tuple(finding for finding in findings if finding.kind == "refused")
    if refused:
        raise RefusedInputs(refused)
    return findings


def _outcomes(ready: Ready, drawn: Draws) -> tuple[dict[str, Course], dict[str, Array]]:
    courses = net_benefits(ready, drawn, ready.settings.horizon_months / 12)
    if ready.in_value:
        return courses, {id_: course.net_benefit for id_, course in courses.items()}
    return courses, improvement_per_week(ready, courses)


def _scene(ready: Ready, outcomes: Mapping[str, Array]) -> Scene:
    """The options no veto rules out; doing nothing always stays. Ties go to the easier one to undo."""
    allowed = [option for option in ready.options if not ready.vetoes[option.id] or option.id == ready.nothing]
    each = tuple(outcomes[option.id] for option in allowed)
    means = [float(outcome.mean()) for outcome in each]
    leader = max(range(len(allowed)), key=lambda row: (means[row], allowed[row].reversibility, -row))
    return Scene(tuple(option.id for option in allowed), each, leader)


def _groups(model: ModelInput, ready: Ready) -> tuple[tuple[str, ...], ...]:
    named = [(f"{option.id}.works", f"{option.id}.improvement") for option in ready.options if option.kind == "ml"]
    return tuple(sorted({*named, *model.pairs}))


def _studies(
    model: ModelInput, ready: Ready, drawn: Draws, courses: dict[str, Course], scene: Scene
) -> tuple[StudyResult, ...]:
    spikes = sorted((spike for spike in model.spikes if spike.option in courses), key=lambda spike: spike.id)
    return tuple(study(ready, drawn, courses, scene, spike) for spike in spikes)


def _thresholds(ready: Ready, courses: dict[str, Course], outcomes: dict[str, Array]) -> tuple[Thresholds, ...]:
    means = {id_: float(outcome.mean()) for id_, outcome in outcomes.items()}
    allowed = [id_ for id_ in sorted(means) if not ready.vetoes[id_] or id_ == ready.nothing]
    found = []
    for option in ready.options:
        if option.id != ready.nothing:
            rival = max((id_ for id_ in allowed if id_ != option.id), key=lambda id_: means[id_])
            found.append(thresholds(ready, option, courses[option.id], outcomes[option.id], rival, means[rival]))
    return tuple(found)


def _settling(model: ModelInput, scene: Scene) -> Settling | None:
    if not model.participants:
        return None
    people = sorted(model.participants, key=lambda person: person.id)
    expected = [_expected(with_own(model, person.options), scene.ids) for person in people]
    opinions = tuple(
        Opinion(person.id, row, max(scene.ids, key=lambda id_: row[id_]))
        for person, row in zip(people, expected, strict=True)
    )
    return Settling(value_of_settling([[row[id_] for id_ in scene.ids] for row in expected]), opinions)


def _expected(model: ModelInput, ids: tuple[str, ...]) -> dict[str, float]:
    ready = settle(model)
    _, outcomes = _outcomes(ready, draw(ready, min(OPINION_DRAWS, ready.settings.draws)))
    return {id_: float(outcomes[id_].mean()) for id_ in ids}


def _value_needed(ready: Ready, drawn: Draws) -> dict[str, float]:
    """NB is a straight line in the value of a point: two evaluations tell where it crosses doing nothing."""
    if ready.value is not None or ready.settings.person_week_cost is None:
        return {}
    horizon = ready.settings.horizon_months / 12
    at_0, at_1 = (
        net_benefits(ready, replace(drawn, values={**drawn.values, "value_per_point": v}), horizon, True)
        for v in (0.0, 1.0)
    )
    level = float(at_0[ready.nothing].net_benefit.mean())
    needed = {}
    for option in ready.options:
        base, top = (float(at[option.id].net_benefit.mean()) for at in (at_0, at_1))
        if option.id != ready.nothing and top > base:
            needed[option.id] = max((level - base) / (top - base), 0.0)
    return needed
