"""What a portfolio shows of a decision: where it stands, and what the way it goes would take and bring."""

from collections.abc import Mapping
from typing import Any

from workbook.model import Session
from workbook.model.frozen import Frozen

# Where a decision stands, in the order of its life.
PHASES = {
    "undecided": "Not decided yet",
    "decided": "Decided",
    "under_way": "Being built",
    "launched": "In use",
    "plan_b": "Plan B took over",
    "stopped": "Stopped",
    "template": "Template",
}
STATE = "after.state"
WITHOUT_ML = ("rules", "buy")


class Span(Frozen):
    """A likely range with its middle."""

    low: float
    best: float
    high: float


class Entry(Frozen):
    """A decision in the portfolio, as far as its own answers tell. `option` is the one the figures are of.

    `leans` tells whether anything leans on an assumption or has a day to look again.
    `effort` is in person-weeks, `gain` in percentage points of the goal metric, `worth` in thousands a year;
    `in_doubt` counts answers that lean on a false assumption.
    """

    outcome: str
    phase: str
    settled: int
    asked: int
    coverage: float
    complete: bool = True
    decision: str = ""
    owner: str = ""
    team: str = ""
    review: str = ""
    in_doubt: int = 0
    leans: bool = False
    option: str = ""
    effort: Span | None = None
    gain: Span | None = None
    worth: Span | None = None


def phase_of(session: Session) -> str:
    """Where a decision stands: what became of it, else whether it is decided."""
    if session.about.get("template"):
        return "template"
    state = session.value(STATE)
    if isinstance(state, str) and state in PHASES:
        return state
    return "decided" if session.value("brief.decision") else "undecided"


def subject_of(session: Session, figures: Mapping[str, Any]) -> str:
    """The option that stands for a decision: the one decided on, else ML, else the first with figures; or none.

    `figures` holds what is known of each option; an option without figures does not stand for anything.
    """
    if session.value("brief.decision") == "without_ml":
        decided = [option for option in WITHOUT_ML if option in figures]
        return decided[0] if decided else ""
    return "ml" if "ml" in figures else next(iter(figures), "")


def times(one: Span, other: Span) -> Span:
    """The product of two ranges: from both worst ends to both best ends."""
    ends = [a * b for a in (one.low, one.high) for b in (other.low, other.high)]
    return Span(low=min(ends), best=one.best * other.best, high=max(ends))
