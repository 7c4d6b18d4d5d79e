"""What is wrong with the inputs (refused) and what only looks odd (a friendly question)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from workbook.value.estimates import Estimate, Pooled
from workbook.value.inputs import Guess, ModelInput, OptionInput, RiskInput, Settings, SpikeInput

NARROW = 1.3
FAR_APART = 100.0
NOTHING = "nothing"
WEEKS_A_YEAR = 52.0


@dataclass(frozen=True)
class Finding:
    """A fault or an oddity beside one field; `path` such as "options/ml/effort"."""

    path: str
    kind: Literal["refused", "question"]
    message: str


class RefusedInputs(ValueError):
    """The model cannot be computed; `findings` lists every refused field at once."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("; ".join(f"{finding.path}: {finding.message}" for finding in findings))


def examine(model: ModelInput) -> tuple[Finding, ...]:
    """Every refusal and every question about `model`, refusals first, in a lasting order."""
    found = [
        *_settings(model.settings),
        *_names(model),
        *(finding for option in model.options for finding in _option(option, "options", model.settings)),
        *_positive("value_per_point", model.value_per_point),
        *(finding for risk in model.risks for finding in _risk(risk, model)),
        *(finding for spike in model.spikes for finding in _spike(spike, model)),
        *_participants(model),
        *_fallbacks(model),
        *_far_apart(model),
    ]
    return tuple(sorted(set(found), key=lambda finding: (finding.kind == "question", finding.path, finding.message)))


def _refuse(path: str, message: str) -> Finding:
    return Finding(path, "refused", message)


def _ask(path: str, message: str) -> Finding:
    return Finding(path, "question", message)


def _chance(path: str, value: object, what: str = "A chance") -> Iterator[Finding]:
    if isinstance(value, int | float) and not 0 <= value <= 1:
        yield _refuse(path, f"{what} lies between 0 and 100 %; {100 * value:g} % was entered.")


def _positive(path: str, guess: Guess, zero: bool = False) -> Iterator[Finding]:
    """A quantity that cannot be negative (nor 0 unless `zero`)."""
    if not isinstance(guess, Estimate | Pooled):
        return
    if guess.low < 0:
        yield _refuse(path, f"This cannot be negative; {guess.low:g} was entered.")
    elif guess.high == 0 and not zero:
        yield _refuse(path, "This must be above 0.")
    elif isinstance(guess, Estimate) and guess.low < guess.high < NARROW * guess.low:
        yield _ask(path, f"{guess.low:g} to {guess.high:g} is a narrow range. Would you be surprised outside it?")


def _option(option: OptionInput, under: str, settings: Settings) -> Iterator[Finding]:
    path = f"{under}/{option.id}"
    if option.kind == "nothing":
        return
    yield from _positive(f"{path}/effort", option.effort)
    yield from _positive(f"{path}/price", option.price, zero=True)
    parts = option.running_cost
    named = parts.items() if isinstance(parts, Mapping) else [("", parts)]
    for name, part in named:
        yield from _positive(f"{path}/running_cost" + (f"/{name}" if name else ""), part, zero=True)
    yield from _chance(f"{path}/chance", option.chance)
    for field in ("decay", "stop_share", "reversibility"):
        yield from _chance(f"{path}/{field}", getattr(option, field), "A share")
    if isinstance(option.improvement, Estimate) and option.improvement.low > 0:
        yield from _positive(f"{path}/improvement", option.improvement)
    if option.track_record and not 0 <= option.track_record[0] <= option.track_record[1]:
        yield _refuse(f"{path}/track_record", "The number that worked lies between 0 and the number tried.")
    yield from _build_time(path, option, settings)


def _build_time(path: str, option: OptionInput, settings: Settings) -> Iterator[Finding]:
    if not isinstance(option.effort, Estimate | Pooled) or min(settings.team, settings.horizon_months) <= 0:
        return
    over = settings.overrun if option.built else Estimate(1, 1)
    fast, slow = (
        12 * work * factor / WEEKS_A_YEAR / settings.team
        for work, factor in ((option.effort.low, over.low), (option.effort.high, over.high))
    )
    horizon = settings.horizon_months
    count = "only 1 month counts" if horizon == 1 else f"only {horizon:g} months count"
    if fast >= horizon:
        yield _refuse(
            f"{path}/effort",
            f"Even a fast build takes {fast:.0f} months, but {count}. "
            "Plan less work, more people, or count more months.",
        )
    elif slow >= horizon:
        yield _ask(f"{path}/effort", f"A slow build takes {slow:.0f} months, but {count}. Right?")


def _settings(settings: Settings) -> Iterator[Finding]:
    for name in ("horizon_months", "team", "draws"):
        if not getattr(settings, name) > 0:
            yield _refuse(f"settings/{name}", f"This must be above 0; {getattr(settings, name):g} was entered.")
    for name in ("person_week_cost", "trend", "reach", "regret_tolerance"):
        if not math.isfinite(getattr(settings, name) or 0.0):
            yield _refuse(f"settings/{name}", "This needs an ordinary number.")
    if settings.draws < 100:
        yield _refuse("settings/draws", "At least 100 draws are needed.")
    if settings.person_week_cost is not None and settings.person_week_cost < 0:
        yield _refuse("settings/person_week_cost", "The cost of a person-week cannot be negative.")
    for name in ("discount", "later_share", "enough_chance"):
        yield from _chance(f"settings/{name}", getattr(settings, name), "A share")
    yield from _positive("settings/overrun", settings.overrun)
    yield from _positive("settings/unknown_effort", settings.unknown_effort)


def _risk(risk: RiskInput, model: ModelInput) -> Iterator[Finding]:
    path = f"risks/{risk.id}"
    yield from _chance(f"{path}/chance", risk.chance)
    yield from _chance(f"{path}/mitigated", risk.mitigated, "A share")
    yield from _positive(f"{path}/loss", risk.loss, zero=True)
    yield from _known(f"{path}/options", risk.options, model)


def _spike(spike: SpikeInput, model: ModelInput) -> Iterator[Finding]:
    path = f"spikes/{spike.id}"
    yield from _chance(f"{path}/hit_rate", spike.hit_rate)
    yield from _chance(f"{path}/false_alarm", spike.false_alarm)
    yield from _known(f"{path}/option", (spike.option,), model)
    for name in ("effort", "cost", "weeks"):
        value = getattr(spike, name)
        if value is not None and value < 0:
            yield _refuse(f"{path}/{name}", f"This cannot be negative; {value:g} was entered.")
    if 0 <= spike.hit_rate <= spike.false_alarm <= 1:
        yield _ask(path, "This study says yes at least as often when the answer is no. What would it tell you?")


def _known(path: str, ids: tuple[str, ...], model: ModelInput) -> Iterator[Finding]:
    known = {option.id for option in model.options}
    if all(option.kind != "nothing" for option in model.options):
        known.add(NOTHING)
    for id_ in ids:
        if id_ not in known:
            yield _refuse(path, f'There is no option "{id_}"; options are {", ".join(sorted(known))}.')


def _names(model: ModelInput) -> Iterator[Finding]:
    for field in ("options", "risks", "spikes", "participants"):
        ids = [row.id for row in getattr(model, field)]
        for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
            yield _refuse(f"{field}/{id_}", f'"{id_}" is there twice; every id must be different.')
    if any(option.id == NOTHING and option.kind != "nothing" for option in model.options):
        yield _refuse(f"options/{NOTHING}/kind", f'Only doing nothing may be called "{NOTHING}".')
    if sum(option.kind == "nothing" for option in model.options) > 1:
        yield _refuse("options", "Doing nothing is there twice; one is enough.")


def _participants(model: ModelInput) -> Iterator[Finding]:
    for person in model.participants:
        for option in person.options:
            path = f"participants/{person.id}"
            yield from _known(path, (option.id,), model)
            yield from _option(option, path, model.settings)


def _fallbacks(model: ModelInput) -> Iterator[Finding]:
    plans = {option.id: option.fallback for option in model.options}
    for start in sorted(plans):
        yield from _known(f"options/{start}/fallback", (plans[start],) if plans[start] else (), model)  # type: ignore[arg-type]
        walked, at = [start], plans[start]
        while at in plans and at not in walked:
            walked.append(at)
            at = plans[at]
        if at == start:
            way = " → ".join(f'"{id_}"' for id_ in [*walked, start])
            yield _refuse(f"options/{start}/fallback", f"Plan B leads back to itself: {way}.")


def _far_apart(model: ModelInput) -> Iterator[Finding]:
    for field in ("improvement", "effort", "price", "running_cost"):
        sizes = {
            option.id: (guess.low + guess.high) / 2
            for option in model.options
            if isinstance(guess := getattr(option, field), Estimate | Pooled) and guess.low + guess.high > 0
        }
        if sizes and max(sizes.values()) >= FAR_APART * min(sizes.values()):
            largest = max(sorted(sizes), key=lambda id_: sizes[id_])
            smallest = min(sorted(sizes), key=lambda id_: sizes[id_])
            yield _ask(
                f"options/{largest}/{field}",
                f'This is {sizes[largest] / sizes[smallest]:.0f} times that of "{smallest}". Same unit?',
            )
