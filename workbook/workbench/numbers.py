"""The numbers of a session: what people entered, computed once for the same inputs, said in plain words."""

from functools import lru_cache

from workbook.model import Assessment, Library, Session
from workbook.model.numbers import (
    LimitNumbers,
    Numbers,
    OptionNumbers,
    Spread,
    StudyNumbers,
    ToKnow,
    Translated,
)
from workbook.value import (
    Estimate,
    ModelInput,
    OptionResult,
    RefusedInputs,
    Results,
    Span,
    SpikeInput,
    StudyResult,
    Thresholds,
)
from workbook.value import evaluate as compute
from workbook.value import fingerprint as hash_of
from workbook.value.results import Lead
from workbook.workbench import sayings
from workbook.workbench.entered import model_of, names_of
from workbook.workbench.naming import Names, names_in
from workbook.workbench.remarks import missing_of, refusals, remarks_of, stand_ins_of
from workbook.workbench.worth import to_know_of

REMEMBERED = 256


class _Keyed:
    """A model that the cache knows by its fingerprint, in any order of its parts."""

    def __init__(self, model: ModelInput) -> None:
        self.model = model
        self.key = hash_of(model)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=REMEMBERED)
def _results(keyed: _Keyed) -> Results:
    return compute(keyed.model)


def results_of(model: ModelInput) -> Results:
    """The results of a model; the same inputs are computed once in a process. Raises RefusedInputs."""
    return _results(_Keyed(model))


def numbers_of(library: Library, session: Session, assessment: Assessment) -> Numbers:
    """Everything the decision model says about a session. Pure; never raises for what people entered."""
    model = model_of(library, session)
    names = names_in(session, names_of(library, session), model)
    try:
        results = results_of(model)
    except RefusedInputs as fault:
        return Numbers(state="refused", headline=sayings.REFUSED, refused=refusals(library, fault.findings, names))
    return _told(library, session, assessment, model, results, names)


def _told(
    library: Library, session: Session, assessment: Assessment, model: ModelInput, results: Results, names: Names
) -> Numbers:
    missing = missing_of(model, results, names)
    state = _state(model, results)
    shared = Numbers(
        fingerprint=results.fingerprint,
        state=state,
        headline=sayings.waiting(state),
        unit=results.unit,
        money=results.basis == "net benefit",
        months=model.settings.horizon_months,
        missing=missing,
        stand_ins=stand_ins_of(library, session, model, results, names),
        remarks=remarks_of(library, model, results, names),
    )
    if state in ("empty", "missing"):
        return shared
    if state == "loose":
        return shared.model_copy(update={"headline": sayings.LOOSE, "to_know": unpriced(to_know_of(results, names))})
    filled = shared.model_copy(update=_figures(model, results, names))
    known = {option.id for option in model.options if known_gain(model, option.id)}
    return filled.model_copy(update=sayings.words_of(assessment, results, filled, names, known))


def _state(model: ModelInput, results: Results) -> str:
    """Whether there is something to compare, and whether anybody entered a figure of it."""
    own = [option for option in model.options if option.kind != "nothing"]
    given = [guess for option in own for guess in (option.improvement, option.effort) if guess is not None]
    if not given:
        return "empty"
    if len(results.options) < 2:
        return "missing"
    computed = {option.id for option in results.options}
    known = [o for o in own if o.id in computed and any(hasattr(g, "low") for g in (o.improvement, o.effort))]
    return "ready" if known else "loose"


def unpriced(found: tuple[ToKnow, ...]) -> tuple[ToKnow, ...]:
    """What to find out while every figure is a stand-in: the order says something, the worth nothing."""
    return tuple(one.model_copy(update={"worth_say": "", "why": "", "changes": ""}) for one in found)


def known_gain(model: ModelInput, option_id: str) -> bool:
    """Whether somebody entered what an option would improve; doing nothing improves nothing, and that is known."""
    option = next(one for one in model.options if one.id == option_id)
    return option.kind == "nothing" or isinstance(option.improvement, Estimate)


def _figures(model: ModelInput, results: Results, names: Names) -> dict[str, object]:
    lead = results.lead
    places = {option.id: place for place, option in enumerate(_in_order(results, names))}
    return {
        "call": results.verdict.kind,
        "grounded": lead is not None and known_gain(model, lead.option),
        "options": tuple(_option(option, results, names) for option in _in_order(results, names)),
        "leader": lead.option if lead else "",
        "runner_up": (lead.runner_up or "") if lead else "",
        "advised": results.verdict.option or "",
        "advantage": _advantage(lead),
        "everything": results.evpi,
        "to_know": to_know_of(results, names),
        "studies": tuple(_study(study, _spike(model, study.id), results, names) for study in results.studies),
        "limits": tuple(_limit(limit) for limit in sorted(results.thresholds, key=lambda one: places[one.option])),
        "subject": _subject(results),
        "translated": tuple(
            Translated(**{name: getattr(row, name) for name in Translated.model_fields}) for row in results.rice
        ),
    }


def _in_order(results: Results, names: Names) -> list[OptionResult]:
    """Options as people listed them, not as the library sorts them."""
    places = {option_id: place for place, option_id in enumerate(names.options)}
    return sorted(results.options, key=lambda option: places.get(option.id, len(places)))


def _advantage(lead: Lead | None) -> Spread | None:
    return spread(lead.advantage) if lead and lead.advantage else None


def spread(span: Span) -> Spread:
    """A span of the library as the frozen value others may read."""
    return Spread(mean=span.mean, low=span.p5, middle=span.p50, high=span.p95)


def _option(option: OptionResult, results: Results, names: Names) -> OptionNumbers:
    return OptionNumbers(
        id=option.id,
        name=names.options.get(option.id, option.id),
        kind=option.kind,
        outcome=spread(option.benefit),
        chance_of_loss=option.chance_of_loss,
        chance_best=option.chance_best,
        regret=option.regret,
        dots=option.dots,
        improvement=spread(option.improvement),
        weeks=spread(option.person_weeks),
        months=spread(option.months_to_release),
        ruled_out=tuple(names.risks.get(risk, risk) for risk in option.vetoed_by),
        say=sayings.outcome(option.benefit.p5, option.benefit.p95, results.unit),
    )


def _spike(model: ModelInput, study_id: str) -> SpikeInput:
    return next(spike for spike in model.spikes if spike.id == study_id)


def _study(study: StudyResult, spike: SpikeInput, results: Results, names: Names) -> StudyNumbers:
    return StudyNumbers(
        id=study.id,
        name=names.studies.get(study.id, study.id),
        option=study.option,
        worth=study.worth,
        cost=study.cost,
        delay=study.delay_loss,
        net=study.net,
        chance_works=study.chance_works,
        works_if_yes=study.chance_works_if_yes,
        works_if_no=study.chance_works_if_no,
        say=sayings.study(study, results.unit, names),
        counted=sayings.counted(spike, names),
    )


def _limit(limit: Thresholds) -> LimitNumbers:
    same = ("option", "break_even", "gate", "effort_stop", "stop_spend", "stop_after_weeks", "plan_b", "slope")
    return LimitNumbers(
        **{name: getattr(limit, name) for name in (*same, "plan_b_after_weeks", "intercept")},
        rival=limit.best_alternative,
        rival_value=limit.best_alternative_value,
        stop_date=limit.stop_date.isoformat() if limit.stop_date else "",
    )


def _subject(results: Results) -> str:
    """The option the limits are drafted for: the best that learns from data, else the leader, else the best built."""
    built = [option for option in results.options if option.kind != "nothing"]
    learning = [option for option in built if option.kind == "ml"]
    ranked = sorted(learning or built, key=lambda option: (-option.benefit.mean, option.id))
    lead = results.lead
    if not learning and lead and any(option.id == lead.option for option in built):
        return lead.option
    return ranked[0].id if ranked else ""
