"""The clock of the program. A test can set it: WORKBOOK_CLOCK_FILE names a file whose text is the moment it is."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from workbook.store import StoreFault

VARIABLE = "WORKBOOK_CLOCK_FILE"
Clock = Callable[[], datetime]


def machine_clock() -> datetime:
    """The moment in UTC by this machine."""
    return datetime.now(UTC)


def clock_of(env: Mapping[str, str]) -> Clock:
    """The machine's clock, or the one in a file, which is read each time: whoever writes it moves the time.

    The clock raises StoreFault when the file holds no moment such as 2026-03-02T09:00:00+00:00.
    """
    named = env.get(VARIABLE, "").strip()
    if not named:
        return machine_clock

    def written() -> datetime:
        try:
            found = datetime.fromisoformat(Path(named).read_text(encoding="utf-8").strip())
        except (OSError, ValueError) as fault:
            raise StoreFault(f"{VARIABLE} names {named}, which holds no moment. Unset it.") from fault
        return found if found.tzinfo else found.replace(tzinfo=UTC)

    return written
