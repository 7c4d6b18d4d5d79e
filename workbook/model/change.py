"""A change: one path of the document set to one value. A session is its log of changes."""

from datetime import UTC, datetime

from pydantic import AwareDatetime, JsonValue

from workbook.model.frozen import Frozen


class Change(Frozen):
    """One entry of a session's log.

    `seq` counts from 1 within the session; `value` None removes the path; `base` is the highest
    `seq` the author had seen when making the change.
    """

    seq: int
    at: AwareDatetime
    by: str
    path: str
    value: JsonValue = None
    base: int = 0

    def at_text(self) -> str:
        """The moment in UTC as `2026-01-31T12:00:00Z`."""
        return utc_text(self.at)


def utc_text(moment: datetime) -> str:
    """An aware moment as UTC text with second precision."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
