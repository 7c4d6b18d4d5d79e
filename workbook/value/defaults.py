"""From what was entered to what is computed: labelled defaults for what was left out, each reported."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbook.value.calibration import laplace
from workbook.value.checks import NOTHING
from workbook.value.estimates import STEEP, Estimate, Pooled, Quantity, Unknown, point
from workbook.value.inputs import Guess, Kind, ModelInput, OptionInput, RiskInput, Settings
from workbook.value.ready import Notes, Ready, ReadyOption, ReadyRisk

CHANCE: Mapping[Kind, float] = {"nothing": 1.0, "rules": 0.9, "buy": 0.8, "ml": 0.5, "other": 0.5}
DECAY: Mapping[Kind, float] = {"nothing": 0.0, "rules": 0.15, "buy": 0.05, "ml": 0.2, "other": 0.2}
REVERSIBILITY: Mapping[Kind, float] = {"nothing": 1.0, "rules": 0.8, "buy": 0.5, "other": 0.4, "ml": 0.2}
STOP_SHARE = 0.3
COIN = 0.5
RUNNING_SHARE = (0.05, 0.5)  # of the build cost per year, where nothing was said about running cost
LOSS_SHARE = (0.1, 3.0)  # of the build cost, for a loss nobody knows
PRICE_SHARE = (0.1, 3.0)  # of the build cost, for a price that is to be paid and nobody knows


def settle(model: ModelInput) -> Ready:
    """Fill in defaults; options whose improvement or effort was not answered are set aside as incomplete."""
    notes = Notes()
    options = _with_nothing(model.options)
    incomplete = {option.id: _unanswered(option) for option in options if _unanswered(option)}
    whole = sorted((o for o in options if o.id not in incomplete), key=lambda o: o.id)
    nothing = next(option.id for option in whole if option.kind == "nothing")
    value = model.value_per_point if isinstance(model.value_per_point, Estimate | Pooled) else None
    if value is None:
        notes.used("value_per_point", "improvement per person-week instead of net benefit", model.value_per_point)
    ready = tuple(_option(option, whole, nothing, model.settings, notes) for option in whole)
    _settings(model.settings, notes)
    risks = sorted(model.risks, key=lambda risk: risk.id)
    priced = tuple(_risk(risk, ready, nothing, model.settings, notes) for risk in risks if _counted(risk, notes))
    vetoes = {
        option.id: tuple(risk.id for risk in risks if risk.veto and option.id in _threatened(risk, ready, nothing))
        for option in ready
    }
    found = tuple(sorted(set(notes.found), key=lambda note: note.path))
    return Ready(ready, nothing, value, priced, vetoes, model.settings, found, incomplete)


def with_own(model: ModelInput, own: Iterable[OptionInput]) -> ModelInput:
    """The model with one participant's own answers in place of the session's."""
    mine = {option.id: option for option in own}
    options = tuple(_overlaid(option, mine.get(option.id)) for option in model.options)
    return replace(model, options=options)


def _overlaid(option: OptionInput, own: OptionInput | None) -> OptionInput:
    if own is None:
        return option
    names = ("improvement", "effort", "chance", "price", "running_cost", "track_record", "decay", "stop_share")
    given = {name: getattr(own, name) for name in names if getattr(own, name) is not None}
    return replace(option, **given)


def _with_nothing(options: tuple[OptionInput, ...]) -> tuple[OptionInput, ...]:
    if any(option.kind == "nothing" for option in options):
        return options
    return (*options, OptionInput(NOTHING, "nothing"))


def _unanswered(option: OptionInput) -> tuple[str, ...]:
    if option.kind == "nothing":
        return ()
    return tuple(name for name in ("improvement", "effort") if getattr(option, name) is None)


def _option(
    option: OptionInput, others: list[OptionInput], nothing: str, settings: Settings, notes: Notes
) -> ReadyOption:
    path = f"options/{option.id}"
    if option.kind == "nothing":
        none = point(0.0)
        return ReadyOption(option.id, "nothing", none, none, 1.0, none, (), 0.0, option.id, 1.0, False, 1.0)
    effort = _known(option.effort, settings.unknown_effort, f"{path}/effort", notes)
    return ReadyOption(
        id=option.id,
        kind=option.kind,
        improvement=_known(option.improvement, settings.unknown_improvement, f"{path}/improvement", notes),
        effort=effort,
        chance=_chance(option, path, notes),
        price=_price(option, effort, settings, path, notes),
        running=_running(option, effort, settings, path, notes),
        decay=_number(option.decay, DECAY[option.kind], f"{path}/decay", notes),
        fallback=_fallback(option, others, nothing, notes),
        stop_share=_stop_share(option, notes),
        built=option.built,
        reversibility=REVERSIBILITY[option.kind] if option.reversibility is None else option.reversibility,
    )


def _known(guess: Guess, stand_in: Quantity, path: str, notes: Notes) -> Quantity:
    if isinstance(guess, Estimate | Pooled):
        if guess.low == 0 < guess.high and not path.endswith("improvement"):
            notes.note(path, f"{guess.high / STEEP:g} to {guess.high:g}: a range cannot start at nothing", "adjusted")
        return guess
    notes.used(path, f"{stand_in.low:.3g} to {stand_in.high:.3g}", guess)
    return stand_in


def _number(given: float | None, default: float, path: str, notes: Notes) -> float:
    if given is None:
        notes.used(path, f"{100 * default:g} %", given)
        return default
    return given


def _chance(option: OptionInput, path: str, notes: Notes) -> float:
    if isinstance(option.chance, int | float):
        return float(option.chance)
    if option.track_record is not None:
        chance = laplace(*option.track_record)
        notes.note(f"{path}/chance", f"{100 * chance:.0f} % from own past projects", "adjusted")
        return chance
    default = COIN if isinstance(option.chance, Unknown) else CHANCE[option.kind]
    notes.used(f"{path}/chance", f"{100 * default:g} %", option.chance)
    return default


def _price(option: OptionInput, effort: Quantity, settings: Settings, path: str, notes: Notes) -> Quantity:
    """What is paid once. Nothing said is nothing paid, and for what is bought that is worth telling."""
    if option.price is None or settings.person_week_cost is None:
        if option.kind == "buy":
            notes.used(f"{path}/price", "0", option.price)
        return point(0.0)
    build = settings.person_week_cost * _middle(effort)
    stand_in = Estimate(PRICE_SHARE[0] * build, max(PRICE_SHARE[1] * build, 1e-9))
    return _known(option.price, stand_in, f"{path}/price", notes)


def _running(
    option: OptionInput, effort: Quantity, settings: Settings, path: str, notes: Notes
) -> tuple[tuple[str, Quantity], ...]:
    """Running cost in parts; a part nobody touched stands in as a wide share of the build cost."""
    if settings.person_week_cost is None:
        return ()
    parts = option.running_cost
    named = dict(parts) if isinstance(parts, Mapping) else {"": parts}
    build = settings.person_week_cost * _middle(effort)
    high = RUNNING_SHARE[1]
    if option.kind == "ml":
        high = settings.later_share / max(1 - settings.later_share, 0.05) / (settings.horizon_months / 12)
    stand_in = Estimate(RUNNING_SHARE[0] * build / len(named), max(high, 0.1) * build / len(named))
    return tuple(
        (name, _known(named[name], stand_in, f"{path}/running_cost" + (f"/{name}" if name else ""), notes))
        for name in sorted(named)
    )


def _middle(quantity: Quantity) -> float:
    return math.sqrt(max(quantity.low, quantity.high / STEEP) * quantity.high)


def _fallback(option: OptionInput, others: list[OptionInput], nothing: str, notes: Notes) -> str:
    ids = {other.id for other in others}
    if option.fallback in ids:
        return str(option.fallback)
    if option.fallback is not None:
        notes.note(f"options/{option.id}/fallback", "stop and do nothing: its plan B is incomplete", "adjusted")
        return nothing
    if option.kind != "ml":
        return nothing
    rules = [other.id for other in others if other.kind == "rules" and not _leads_to(other, option.id, others)]
    plan = rules[0] if rules else nothing
    notes.used(f"options/{option.id}/fallback", plan, None)
    return plan


def _leads_to(start: OptionInput, target: str, others: list[OptionInput]) -> bool:
    plans = {other.id: other.fallback for other in others}
    at: str | None = start.id
    for _ in range(len(plans) + 1):
        if at == target:
            return True
        at = plans.get(at) if at else None
    return False


def _stop_share(option: OptionInput, notes: Notes) -> float:
    if option.stop_share is not None:
        return option.stop_share
    if option.kind != "ml":
        return 1.0
    notes.used(f"options/{option.id}/stop_share", f"{100 * STOP_SHARE:g} %", None)
    return STOP_SHARE


def _settings(settings: Settings, notes: Notes) -> None:
    standard = Settings()
    for name in ("horizon_months", "discount", "person_week_cost", "team", "overrun"):
        value = getattr(settings, name)
        if value == getattr(standard, name):
            text = f"{value.low:g} to {value.high:g}" if isinstance(value, Estimate) else f"{value:g}"
            notes.used(f"settings/{name}", text, None)


def _counted(risk: RiskInput, notes: Notes) -> bool:
    """A vetoing risk is never priced; a risk not answered is left out, and said to be."""
    if risk.veto:
        return False
    for name in ("chance", "loss"):
        if getattr(risk, name) is None:
            notes.note(f"risks/{risk.id}/{name}", "left out of the numbers", "not counted")
            return False
    return True


def _threatened(risk: RiskInput, options: tuple[ReadyOption, ...], nothing: str) -> frozenset[str]:
    every = frozenset(option.id for option in options)
    return every & frozenset(risk.options) if risk.options else every - {nothing}


def _risk(
    risk: RiskInput, options: tuple[ReadyOption, ...], nothing: str, settings: Settings, notes: Notes
) -> ReadyRisk:
    path = f"risks/{risk.id}"
    ids = _threatened(risk, options, nothing)
    builds = [_middle(option.effort) for option in options if option.id in ids - {nothing}] or [1.0]
    build = (settings.person_week_cost or 1.0) * max(builds)
    loss = _known(risk.loss, Estimate(LOSS_SHARE[0] * build, LOSS_SHARE[1] * build), f"{path}/loss", notes)
    chance = risk.chance
    if not isinstance(chance, int | float):
        notes.used(f"{path}/chance", f"{100 * COIN:g} %", chance)
        chance = COIN
    return ReadyRisk(risk.id, ids, float(chance), loss, 1 - risk.mitigated)
