"""What the model answers, as frozen plain values (floats, strings, tuples): ready for a screen or JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Literal

from workbook.value.checks import Finding
from workbook.value.ready import DefaultUsed

Basis = Literal["net benefit", "improvement per person-week"]
Source = Literal["entered", "default", "unknown"]


@dataclass(frozen=True)
class Span:
    """Mean and 5th, 50th and 95th percentile."""

    mean: float
    p5: float
    p50: float
    p95: float


@dataclass(frozen=True)
class OptionResult:
    """One option's outcomes, in the unit of the basis."""

    id: str
    kind: str
    benefit: Span
    chance_of_loss: float
    chance_best: float
    regret: float
    """Expected gap to the best option of each draw."""
    dots: tuple[float, ...]
    """20 equally likely outcomes, rising."""
    improvement: Span
    """Points, if it works."""
    person_weeks: Span
    """Of a finished build, overrun included."""
    months_to_release: Span
    vetoed_by: tuple[str, ...]


@dataclass(frozen=True)
class Lead:
    """Who leads, by how much over the next best, and how sure that is."""

    option: str
    runner_up: str | None
    advantage: Span | None
    standard_error: float
    chance_of_loss: float
    chance_best: float


@dataclass(frozen=True)
class WorthOfKnowing:
    """What knowing some inputs exactly is worth (EVPPI), and what they do to the choice.

    For one input: its 5 % and 95 % values, who leads there and by how much today's leader is ahead there;
    `switch_at` is the value at which today's leader is overtaken, if it lies in that range, and `switch_to` by whom.
    """

    inputs: tuple[str, ...]
    worth: float
    share: float
    """Of what knowing everything is worth (EVPI)."""
    about_zero: bool
    source: Source
    low: float | None = None
    high: float | None = None
    leader_if_low: str | None = None
    leader_if_high: str | None = None
    advantage_if_low: float | None = None
    advantage_if_high: float | None = None
    changes_choice: bool = False
    switch_at: float | None = None
    switch_to: str | None = None


@dataclass(frozen=True)
class StudyResult:
    """What a time-boxed study is worth: `net` = worth − cost − delay_loss (ENBS); None without money."""

    id: str
    option: str
    worth: float
    cost: float | None
    delay_loss: float
    net: float | None
    chance_of_yes: float
    chance_works: float
    chance_works_if_yes: float
    chance_works_if_no: float
    do_if_yes: str
    do_if_no: str
    staged: Span
    """Outcome of studying first and then doing what it says, all costs included."""
    staged_chance_of_loss: float


@dataclass(frozen=True)
class Opinion:
    """One participant's expected outcome of each option and their own best option."""

    id: str
    expected: Mapping[str, float]
    best: str


@dataclass(frozen=True)
class Settling:
    """What settling the disagreement between participants is worth."""

    worth: float
    opinions: tuple[Opinion, ...]


@dataclass(frozen=True)
class Thresholds:
    """When one option is worth it and when to stop; None where the inputs do not allow an answer.

    `slope` and `intercept` give its expected outcome as intercept + slope · improvement.
    """

    option: str
    best_alternative: str
    best_alternative_value: float
    break_even: float | None
    """Improvement (points) at which it equals the best alternative, before building."""
    gate: float | None
    """Improvement (points) from which to keep it, once built."""
    effort_stop: float | None
    """Person-weeks at which it equals the best alternative; 0: not worth starting; None: no such limit."""
    effort_p80: float
    stop_spend: float
    """Person-weeks spent at which to stop: the smaller of effort_p80 and effort_stop."""
    stop_after_weeks: float
    stop_date: date | None
    plan_b: str
    plan_b_after_weeks: float
    slope: float
    intercept: float


@dataclass(frozen=True)
class RiceScore:
    """One option in the terms of a RICE backlog; effort in person-months."""

    option: str
    reach: float
    impact: float
    confidence: float
    effort: float
    score: float


@dataclass(frozen=True)
class Verdict:
    """What the numbers say to do."""

    kind: Literal["decide now", "buy information", "close call", "not enough answered"]
    option: str | None
    study: str | None
    because: str


@dataclass(frozen=True)
class Results:
    """Everything `evaluate` answers."""

    fingerprint: str
    basis: Basis
    unit: str
    draws: int
    options: tuple[OptionResult, ...]
    lead: Lead | None
    evpi: float
    noise_floor: float
    worth_of_knowing: tuple[WorthOfKnowing, ...]
    """Single inputs, most worth knowing first: the tornado."""
    worth_of_pairs: tuple[WorthOfKnowing, ...]
    studies: tuple[StudyResult, ...]
    settling: Settling | None
    thresholds: tuple[Thresholds, ...]
    value_needed: Mapping[str, float]
    """Without a value per point: what a point a year must be worth for each option to beat doing nothing."""
    rice: tuple[RiceScore, ...]
    verdict: Verdict
    defaults: tuple[DefaultUsed, ...]
    questions: tuple[Finding, ...]
    incomplete: Mapping[str, tuple[str, ...]]
    """Options set aside, and what they lack."""

    @property
    def to_find_out(self) -> tuple[WorthOfKnowing, ...]:
        """Inputs worth knowing, and every unknown one, most worth knowing first."""
        found = self.worth_of_knowing
        return tuple(worth for worth in found if worth.source == "unknown" or not worth.about_zero)

    @property
    def mind_changers(self) -> tuple[WorthOfKnowing, ...]:
        """Inputs whose likely range holds a value at which another option leads."""
        return tuple(worth for worth in self.worth_of_knowing if worth.changes_choice)

    def option(self, id_: str) -> OptionResult:
        """The result of one option; KeyError names the ids there are."""
        for result in self.options:
            if result.id == id_:
                return result
        raise KeyError(f"{id_}; options are {', '.join(result.id for result in self.options)}")


def as_plain(value: Any) -> Any:
    """Results (or any part) as dicts, lists, strings and numbers, for JSON."""
    if is_dataclass(value):
        return {item.name: as_plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {key: as_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [as_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
