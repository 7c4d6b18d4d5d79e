"""The to-do list as files: a table for a spreadsheet, a calendar, a list to tick off."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from workbook.brief.escape import inside
from workbook.brief.tracker import harmless
from workbook.review.duties import Duty, is_overdue
from workbook.workbench.paper import Export

WORDS = {
    "find_out": "Find out",
    "assumption": "Check that",
    "mitigation": "Do",
    "milestone": "Go on or stop",
    "criterion": "Measure",
    "tripwire": "Compare with the limit",
    "rehearsal": "Rehearse plan B",
    "forecast": "Did it happen",
    "revisit": "Look again at",
}
COLUMNS = ("Due", "Overdue", "Owner", "Kind", "Task", "Decision", "Reference")


@dataclass(frozen=True)
class Task:
    """A duty and the session it belongs to, as that stood after change `seq`."""

    session: str
    title: str
    duty: Duty
    seq: int
    changed_at: datetime


def written(format: str, tasks: Sequence[Task], today: date) -> Export:
    """The list in one of the formats; the same list on the same day gives the same bytes."""
    mime, write = TODO_FORMATS[format]
    return Export(f"to-do.{format}", mime, write(tasks, today))


def to_csv(tasks: Sequence[Task], today: date) -> bytes:
    """Every cell quoted and on one line, none runs as a formula; with a byte order mark, which Excel needs."""
    file = io.StringIO()
    table = csv.writer(file, quoting=csv.QUOTE_ALL)
    table.writerow(COLUMNS)
    for task in tasks:
        duty = task.duty
        late = "yes" if is_overdue(duty.due, today) else ""
        ref = f"{task.session}/{duty.ref}"
        cells = (duty.due, late, duty.owner, WORDS[duty.kind], duty.say, task.title, ref)
        table.writerow([harmless(cell) for cell in cells])
    return ("\ufeff" + file.getvalue()).encode()


def to_ics(tasks: Sequence[Task], today: date) -> bytes:
    """A calendar of all-day events for what has a date. An event keeps its UID, so that a calendar renews it."""
    # Loaded when a calendar is written: it brings a database of time zones along.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//ML decision workbook//To do//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "ML decisions: to do")
    for task in tasks:
        if task.duty.due:
            calendar.add_component(_event(task))
    return bytes(calendar.to_ical())


def _event(task: Task) -> "Event":  # type: ignore[name-defined]  # noqa: F821
    from icalendar import Event

    day = date.fromisoformat(task.duty.due)
    owner = f"Owner: {task.duty.owner}\n" if task.duty.owner else ""
    event = Event()
    event.add("uid", f"{task.session}-{task.duty.ref.replace('/', '-')}@ml-decision-workbook")
    # The moment of the session's last change, so that the same list gives the same file.
    event.add("dtstamp", task.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", task.seq)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"{WORDS[task.duty.kind]}: {task.duty.say}")
    event.add("description", f"{owner}Decision: {task.title}")
    event.add("transp", "TRANSPARENT")
    return event


def to_md(tasks: Sequence[Task], today: date) -> bytes:
    """A list to tick off: what is overdue, what comes, and what has no date."""
    parts = {
        "Overdue": [task for task in tasks if is_overdue(task.duty.due, today)],
        "To come": [task for task in tasks if task.duty.due and not is_overdue(task.duty.due, today)],
        "Without a date": [task for task in tasks if not task.duty.due],
    }
    lines = [f"# To do, {today.isoformat()}", ""]
    for title, some in parts.items():
        lines += [f"## {title}", "", *([_line(task) for task in some] or ["Nothing."]), ""]
    return "\n".join(lines).encode()


def _line(task: Task) -> str:
    owner = inside(task.duty.owner) or "no owner"
    when = f"{task.duty.due}, " if task.duty.due else ""
    return f"- [ ] {WORDS[task.duty.kind]}: {inside(task.duty.say)} ({when}{owner}; {inside(task.title)})"


Write = Callable[[Sequence[Task], date], bytes]
TODO_FORMATS: dict[str, tuple[str, Write]] = {
    "csv": ("text/csv", to_csv),
    "ics": ("text/calendar", to_ics),
    "md": ("text/markdown", to_md),
}
