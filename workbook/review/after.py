"""What became of a decision: its forecasts with what happened, and its guesses beside what was measured."""

from collections.abc import Mapping
from typing import Any

from workbook.model import Session
from workbook.model.frozen import Frozen
from workbook.review.portfolio import Span

HAPPENED = {"yes": True, "no": False}
# How a decision ended, in the words that past projects use.
ENDED = {"yes": "used", "partly": "unproven", "no": "dropped"}
FAILED = ("plan_b", "stopped")
BUILT = "ml"


class Guess(Frozen):
    """One person's chance for one forecast, and whether it happened. `chance` is a share, 0 to 1."""

    who: str
    forecast: str
    chance: float
    happened: bool


class Record(Frozen):
    """What a decision teaches about our guesses: those that can be checked.

    `ended` is used, unproven or dropped, empty while it is open. Effort in person-weeks, gain in percentage points.
    """

    title: str = ""
    guesses: tuple[Guess, ...] = ()
    ended: str = ""
    effort: Span | None = None
    effort_took: float | None = None
    gain: Span | None = None
    gain_was: float | None = None

    @property
    def tells(self) -> bool:
        """Whether there is anything to learn from."""
        return bool(self.guesses or self.ended or self.effort_took is not None or self.gain_was is not None)


def record_of(session: Session, figures: Mapping[str, tuple[Span | None, Span | None]]) -> Record:
    """What a session teaches. `figures` holds the guessed effort and gain of each option."""
    effort, gain = figures.get(str(session.value("after.option") or BUILT), (None, None))
    ends = "after.state" if session.value("after.state") in ("launched", *FAILED) else ""
    return Record(
        title=session.title,
        guesses=tuple(resolved(session)),
        ended=_ended(session) if ends else "",
        effort=effort,
        effort_took=_number(session.value("after.effort")) if ends else None,
        gain=gain,
        gain_was=_number(session.value("after.improvement")) if ends else None,
    )


def resolved(session: Session) -> list[Guess]:
    """The guesses of forecasts that are known to have happened or not."""
    forecasts = session.rows("forecasts")
    found = []
    for row in session.rows("guesses").values():
        forecast = str(row.get("forecast") or "")
        outcome = HAPPENED.get(str(forecasts.get(forecast, {}).get("outcome")))
        chance = _number(row.get("chance"))
        if outcome is not None and chance is not None and 0 <= chance <= 100:
            who = " ".join(str(row.get("who") or "").split())
            found.append(Guess(who=who, forecast=forecast, chance=chance / 100, happened=outcome))
    return found


def guesses_for(session: Session, forecast: str) -> dict[str, dict[str, Any]]:
    """The chances people gave for a forecast, by row."""
    return {row_id: row for row_id, row in session.rows("guesses").items() if row.get("forecast") == forecast}


def _ended(session: Session) -> str:
    if session.value("after.state") in FAILED:
        return ENDED["no"]
    return ENDED.get(str(session.value("after.works")), "")


def _number(held: object) -> float | None:
    return float(held) if isinstance(held, int | float) and not isinstance(held, bool) else None
