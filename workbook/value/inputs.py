"""What goes into the decision model, as frozen values with their units."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, Literal

from workbook.value.estimates import Estimate, Pooled, Quantity, Unknown

Kind = Literal["nothing", "rules", "buy", "ml", "other"]
Guess = Quantity | Unknown | None
"""An estimate, UNKNOWN ("don't know") or None (not answered)."""


@dataclass(frozen=True)
class OptionInput:
    """One way to go. Everything but `id` may be left out; what is left out is reported, never hidden."""

    id: str
    kind: Kind = "other"
    improvement: Guess = None
    """Percentage points of the goal metric if it works; may be negative."""
    effort: Guess = None
    """Person-weeks to the first release, before overrun."""
    chance: float | Unknown | None = None
    """Chance, 0 to 1, that it works and is adopted."""
    running_cost: Guess | Mapping[str, Guess] = None
    """Cost per year in the unit of value; a mapping names its parts (labels, monitoring, …)."""
    track_record: tuple[int, int] | None = None
    """(worked, tried) of own past projects like it; used as (s + 1)/(n + 2) when no chance is given."""
    decay: float | None = None
    """Share of the benefit lost per year without upkeep, 0 to 1."""
    fallback: str | None = None
    """Id of the plan B taken up when it fails."""
    stop_share: float | None = None
    """Share of the build spent before failure is called, 0 to 1."""
    built: bool = True
    """Whether the overrun factor applies; False for work at a fixed price."""
    reversibility: float | None = None
    """0 (cannot be undone) to 1 (undone in a day); decides close calls."""
    price: Guess = None
    """Paid once beside the work, in the unit of value: a licence, a set-up fee, machines. Not subject to overrun."""


@dataclass(frozen=True)
class RiskInput:
    """One thing that may go wrong once an option is live."""

    id: str
    options: tuple[str, ...] = ()
    """Ids of the options it threatens; empty means every option but doing nothing."""
    chance: float | Unknown | None = None
    loss: Guess = None
    """Present value of the loss if it happens, in the unit of value."""
    mitigated: float = 0.0
    """Share of the loss that safeguards take away, 0 to 1."""
    veto: bool = False
    """Unaccepted harm to people: rules the options out and is never netted against money."""


@dataclass(frozen=True)
class SpikeInput:
    """A time-boxed study that says yes or no about one option before anybody commits."""

    id: str
    option: str
    hit_rate: float = 0.8
    """Chance it says yes if the option would work."""
    false_alarm: float = 0.2
    """Chance it says yes if the option would not."""
    effort: float = 0.0
    """Person-weeks it takes."""
    cost: float = 0.0
    """What it costs besides, in the unit of value."""
    weeks: float | None = None
    """Calendar weeks everything waits for it; by default its effort divided by the team."""
    at_least: float | None = None
    """If given, "would work" means: works, and improves by at least this many points."""


@dataclass(frozen=True)
class ParticipantInput:
    """One person's own estimates; whatever is None in an option is taken from the session's option."""

    id: str
    options: tuple[OptionInput, ...] = ()


@dataclass(frozen=True)
class Settings:
    """What is asked once for the whole session."""

    horizon_months: float = 36.0
    discount: float = 0.08
    """Per year, continuous."""
    person_week_cost: float | None = 4000.0
    team: float = 2.0
    overrun: Quantity = field(default_factory=lambda: Estimate(0.8, 3.0))
    unit: str = "money"
    """Label of the unit of value: money, or "points"."""
    trend: float = 0.0
    """What doing nothing brings (or costs, if negative) per year, in the unit of value."""
    trend_in_points: bool = False
    later_share: float = 0.8
    """Share of ML work expected after the first release."""
    regret_tolerance: float | None = None
    """Expected regret the room is content to live with, in the unit of value."""
    enough_chance: float = 0.6
    """Chance of being best from which the numbers say: decide now."""
    unknown_improvement: Estimate = field(default_factory=lambda: Estimate(-5.0, 20.0))
    unknown_effort: Estimate = field(default_factory=lambda: Estimate(2.0, 100.0))
    reach: float | None = None
    """People reached per quarter, for the RICE translation only."""
    start: date | None = None
    draws: int = 20_000
    seed: int = 0


@dataclass(frozen=True)
class ModelInput:
    """Everything the numbers are computed from. `value_per_point` is per percentage point and year."""

    options: tuple[OptionInput, ...]
    value_per_point: Guess = None
    risks: tuple[RiskInput, ...] = ()
    spikes: tuple[SpikeInput, ...] = ()
    participants: tuple[ParticipantInput, ...] = ()
    pairs: tuple[tuple[str, ...], ...] = ()
    """Names of inputs to be priced together, such as ("ml.works", "ml.improvement")."""
    settings: Settings = field(default_factory=Settings)


def fingerprint(model: ModelInput) -> str:
    """A hash of the inputs, the same in any order of options, risks, spikes, people; a cache key."""
    return hashlib.sha256(_written(_plain(model)).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Pooled):
        weights = value.weights or (1.0,) * len(value.estimates)
        return sorted(([_plain(e), w] for e, w in zip(value.estimates, weights, strict=True)), key=_written)
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        items = [_plain(item) for item in value]
        return sorted(items, key=_written) if _unordered(value) else items
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _written(item: Any) -> str:
    return json.dumps(item, sort_keys=True)


def _unordered(value: tuple[Any, ...] | list[Any]) -> bool:
    return bool(value) and all(is_dataclass(item) for item in value)
