"""Limits that the numbers suggest, and what taking one writes: criteria, a tripwire, a spending limit."""

from dataclasses import dataclass
from typing import Any

from workbook.model import Library, Session
from workbook.model.numbers import LimitNumbers, Numbers
from workbook.workbench.amounts import measure

POINTS, WEEKS = "points", "person-weeks"
Writes = list[tuple[str, Any]]


@dataclass(frozen=True)
class Offer:
    """A limit the numbers suggest: its figure with unit, the sentence, and what was decided about it so far."""

    name: str
    title: str
    say: str
    figure: float
    unit: str
    decided: str = ""
    taken: float | None = None
    moved: bool = False


def offers_of(library: Library, session: Session, numbers: Numbers) -> tuple[Offer, ...]:
    """The limits for the option the numbers draft them for; empty while they cannot."""
    limit = numbers.limit(numbers.subject)
    if limit is None or not numbers.grounded:
        return ()
    titles = {row.id: row.name for row in library.collections["limits"].fixed_rows}
    drafts = [("gate", limit.gate, POINTS), ("tripwire", limit.gate, POINTS), ("spending", limit.stop_spend, WEEKS)]
    return tuple(
        _offer(session, name, titles[name], tidy(amount), unit, _say(name, tidy(amount), limit, numbers))
        for name, amount, unit in drafts
        if amount is not None and amount > 0
    )


def tidy(value: float) -> float:
    """Two significant digits: nobody keeps to a limit of 2.6634 points."""
    return float(f"{value:.2g}")


def _offer(session: Session, name: str, title: str, amount: float, unit: str, say: str) -> Offer:
    held = session.rows("limits").get(name, {})
    before = held.get("suggested")
    moved = isinstance(before, int | float) and abs(before - amount) > 0.1 * max(abs(before), abs(amount))
    taken = held.get("figure")
    return Offer(name, title, say, amount, unit, str(held.get("state", "")), taken, moved)


def _say(name: str, amount: float, limit: LimitNumbers, numbers: Numbers) -> str:
    who, plan = _name(numbers, limit.option), _name(numbers, limit.plan_b)
    if name == "gate":
        return f"Keep “{who}” only if a test shows at least {measure(amount, 'points')} of improvement."
    if name == "tripwire":
        return f"If it improves less than {measure(amount, 'points')}{_by(limit)}, “{plan}” takes over."
    return f"Spend at most {measure(amount, 'person-weeks')} on “{who}”{_by(limit)}, then decide again."


def _by(limit: LimitNumbers) -> str:
    return f" by {limit.stop_date}" if limit.stop_date else ""


def _name(numbers: Numbers, option_id: str) -> str:
    held = numbers.option(option_id)
    return held.name if held else option_id


def taking(library: Library, session: Session, numbers: Numbers, name: str, amount: float | None) -> Writes:
    """What taking a limit writes, with its own figure or the suggested one; nothing is typed twice."""
    offer = next(one for one in offers_of(library, session, numbers) if one.name == name)
    limit = numbers.limit(numbers.subject)
    assert limit is not None
    agreed = offer.figure if amount is None else amount
    state = "accepted" if agreed == offer.figure else "adjusted"
    record = {"state": state, "suggested": offer.figure, "figure": agreed}
    return [(f"limits/{name}", record), *TAKEN[name](library, session, limit, numbers, agreed)]


def declining(library: Library, session: Session, numbers: Numbers, name: str, why: str = "") -> Writes:
    """What not taking a limit writes. What an earlier yes wrote stays where it is: it is people's own by now."""
    offer = next(one for one in offers_of(library, session, numbers) if one.name == name)
    return [(f"limits/{name}", {"state": "declined", "suggested": offer.figure, "why": why or None})]


def _metric(session: Session) -> str:
    return str(session.value("problem.goal_metric") or "Improvement of the goal metric")


def _gate(library: Library, session: Session, limit: LimitNumbers, numbers: Numbers, agreed: float) -> Writes:
    trial = session.value("value.trial")
    row = {
        "measure": _metric(session),
        "target": f"at least {measure(agreed, 'points')} better than today",
        "kind": "goal",
        "how": library.questions["value.trial"].label(trial) if trial and trial != "none" else None,
    }
    return [(f"criteria/gate/{field}", value) for field, value in row.items() if value]


def _tripwire(library: Library, session: Session, limit: LimitNumbers, numbers: Numbers, agreed: float) -> Writes:
    row = {
        "failure": "It improves too little to be worth its running cost",
        "option": _name(numbers, limit.plan_b),
        "metric": _metric(session),
        "threshold": f"less than {measure(agreed, 'points')} better than today",
        "by": limit.stop_date or None,
    }
    return [(f"fallbacks/tripwire/{field}", value) for field, value in row.items() if value]


def _spending(library: Library, session: Session, limit: LimitNumbers, numbers: Numbers, agreed: float) -> Writes:
    say = f"{measure(agreed, 'person-weeks')} on “{_name(numbers, limit.option)}”{_by(limit)}. Then we decide again."
    return [("answers/value.stop_loss", say)]


TAKEN = {"gate": _gate, "tripwire": _tripwire, "spending": _spending}
