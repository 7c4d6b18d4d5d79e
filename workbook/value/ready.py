"""The model with every number settled, ready to be computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbook.value.estimates import Quantity, Unknown
from workbook.value.inputs import Kind, Settings

Reason = Literal["not answered", "unknown", "adjusted", "not counted"]


@dataclass(frozen=True)
class DefaultUsed:
    """One input that was not entered, or not usable as entered, and what was computed with instead."""

    path: str
    used: str
    reason: Reason


@dataclass(frozen=True)
class ReadyOption:
    """An option with every number settled."""

    id: str
    kind: Kind
    improvement: Quantity
    effort: Quantity
    chance: float
    price: Quantity
    running: tuple[tuple[str, Quantity], ...]
    decay: float
    fallback: str
    stop_share: float
    built: bool
    reversibility: float


@dataclass(frozen=True)
class ReadyRisk:
    """A priced risk."""

    id: str
    options: frozenset[str]
    chance: float
    loss: Quantity
    remaining: float


@dataclass(frozen=True)
class Ready:
    """The model with every number settled, options in order of id."""

    options: tuple[ReadyOption, ...]
    nothing: str
    value: Quantity | None
    risks: tuple[ReadyRisk, ...]
    vetoes: Mapping[str, tuple[str, ...]]
    settings: Settings
    defaults: tuple[DefaultUsed, ...]
    incomplete: Mapping[str, tuple[str, ...]]

    @property
    def in_value(self) -> bool:
        """Whether net benefit can be computed; otherwise improvement per person-week is."""
        return self.value is not None and self.settings.person_week_cost is not None


@dataclass
class Notes:
    """What had to be filled in so far."""

    found: list[DefaultUsed] = field(default_factory=list)

    def used(self, path: str, what: str, given: object) -> None:
        reason: Reason = "unknown" if isinstance(given, Unknown) else "not answered"
        self.found.append(DefaultUsed(path, what, reason))

    def note(self, path: str, what: str, reason: Reason) -> None:
        self.found.append(DefaultUsed(path, what, reason))
