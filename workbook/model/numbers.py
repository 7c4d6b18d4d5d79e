"""What the decision model says about a session, in figures and in plain words: ready for paper, screen and terminal.

Outcomes are in `unit`: thousands of money or own points over the months that count, or points of improvement for each
person-week when nobody said what a point is worth.
"""

from typing import Literal

from workbook.model.frozen import Frozen

State = Literal["empty", "missing", "refused", "loose", "ready"]
Call = Literal["decide now", "buy information", "close call", "not enough answered"]


class Spread(Frozen):
    """The mean, and the ends that nine outcomes in ten lie between, with the middle one."""

    mean: float
    low: float
    middle: float
    high: float


class OptionNumbers(Frozen):
    """One option's outcome. `dots` are 20 equally likely outcomes, rising; `ruled_out` names harms that forbid it."""

    id: str
    name: str
    kind: str
    outcome: Spread
    chance_of_loss: float
    chance_best: float
    regret: float
    dots: tuple[float, ...]
    improvement: Spread
    weeks: Spread
    months: Spread
    ruled_out: tuple[str, ...] = ()
    say: str


class ToKnow(Frozen):
    """One thing that is not certain: what knowing it is worth, and what it does to the choice.

    `path` is the place in the document where it is answered, `low` and `high` its likely ends, `why` a sentence on
    what knowing it is worth, `changes` one when it would change the choice, `how` a first step to find it out.
    """

    name: str
    path: str
    title: str
    worth: float
    share: float
    about_zero: bool
    source: Literal["entered", "default", "unknown"]
    low: float
    high: float
    low_say: str
    high_say: str
    ahead_if_low: float
    ahead_if_high: float
    switch_at: float | None = None
    worth_say: str
    why: str
    changes: str = ""
    how: str = ""


class StudyNumbers(Frozen):
    """A short study: what it is worth beforehand, what it costs, what is left; `counted` tells what went in."""

    id: str
    name: str
    option: str
    worth: float
    cost: float | None
    delay: float
    net: float | None
    chance_works: float
    works_if_yes: float
    works_if_no: float
    say: str
    counted: str = ""


class LimitNumbers(Frozen):
    """When one option is worth it and when to stop. The expected outcome is intercept + slope × improvement."""

    option: str
    rival: str
    rival_value: float
    break_even: float | None
    gate: float | None
    effort_stop: float | None
    stop_spend: float
    stop_after_weeks: float
    stop_date: str
    plan_b: str
    plan_b_after_weeks: float
    slope: float
    intercept: float


class StandIn(Frozen):
    """A number that nobody entered and what the model uses in its place."""

    path: str
    title: str
    used: str
    why: str


class Remark(Frozen):
    """A sentence that belongs beside one field; `path` is its place in the document."""

    path: str
    title: str
    say: str


class Translated(Frozen):
    """One option in the terms of a backlog kept by reach, impact, confidence and effort (person-months)."""

    option: str
    reach: float
    impact: float
    confidence: float
    effort: float
    score: float


class Numbers(Frozen):
    """All of it. `leader` and `advised` are option ids, empty when there is none; everything else follows `state`.

    `grounded` tells whether somebody entered what the leader would improve; if not, the numbers only say what to find
    out, and `state` is "loose" when nobody entered any figure at all. `months` are those that count.
    """

    fingerprint: str = ""
    state: State = "empty"
    call: Call = "not enough answered"
    grounded: bool = False
    headline: str
    because: str = ""
    unit: str = ""
    money: bool = False
    months: float = 0.0
    options: tuple[OptionNumbers, ...] = ()
    leader: str = ""
    runner_up: str = ""
    advised: str = ""
    advantage: Spread | None = None
    advantage_say: str = ""
    loss_say: str = ""
    everything: float = 0.0
    everything_say: str = ""
    to_know: tuple[ToKnow, ...] = ()
    changes: tuple[str, ...] = ()
    studies: tuple[StudyNumbers, ...] = ()
    limits: tuple[LimitNumbers, ...] = ()
    subject: str = ""
    stop_rule: str = ""
    fit: str = ""
    conflict: bool = False
    needed: tuple[str, ...] = ()
    translated: tuple[Translated, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    missing: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    refused: tuple[Remark, ...] = ()

    def option(self, option_id: str) -> OptionNumbers | None:
        """The numbers of an option, None when it is not computed."""
        return next((option for option in self.options if option.id == option_id), None)

    def limit(self, option_id: str) -> LimitNumbers | None:
        """The limits of an option, None when there are none."""
        return next((limit for limit in self.limits if limit.option == option_id), None)

    @property
    def to_find_out(self) -> tuple[ToKnow, ...]:
        """What is worth finding out, and everything unknown, the most worth first."""
        return tuple(one for one in self.to_know if one.source == "unknown" or not one.about_zero)
