"""A page of the history: each change in words, with who and when, from what to what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from workbook.model import Change, Document, Library
from workbook.review import Line, Step, Teller, apply, difference
from workbook.review.leaning import BETWEEN, LEANING, REVISIT
from workbook.store import Kept, Past
from workbook.workbench.rooms import VERSIONS
from workbook.workbench.writing import standing

BESIDE, CARDS = "beside", "risks"


@dataclass(frozen=True)
class Wanted:
    """Which changes to show: of a stage ("beside" for what stands beside the stages), of a person, between two days
    (both included), below a number."""

    stage: str = ""
    by: str | None = None
    first: date | None = None
    last: date | None = None
    before: int | None = None


@dataclass(frozen=True)
class Entry:
    """One change in words; a row that was written whole over another has a line for each field that changed."""

    seq: int
    at: datetime
    by: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Entries:
    """A page of the history, newest first. `older` is the number to go on below, None when this is the end."""

    rows: tuple[Entry, ...]
    older: int | None


def entries_of(library: Library, past: Past, document: Document, wanted: Wanted, limit: int) -> Entries:
    """The newest changes that are wanted. `document` as it stands now gives rows their names."""
    found = past.page(kept_by(library, wanted), limit + 1)
    shown = found[:limit]
    items = ["/".join(change.path.split("/")[:2]) for change in shown]
    befores = past.items_at((change.seq - 1, item) for change, item in zip(shown, items, strict=True))
    rows = tuple(
        Entry(change.seq, change.at, change.by, tuple(_lines(library, change, before, document)))
        for change, before in zip(shown, befores, strict=True)
    )
    return Entries(rows, shown[-1].seq if len(found) > limit else None)


def _lines(library: Library, change: Change, before: Document, now: Document) -> Iterator[Line]:
    after = apply([_step(change, before)], before)
    teller = Teller(library, _over(now, before), _over(now, after))
    steps = difference(before, after)
    if not steps:
        yield teller.line(_step(change, before)).model_copy(update={"whole": "Saved again, nothing changed"})
    for step in steps:
        yield teller.line(step)


def _step(change: Change, before: Document) -> Step:
    return Step(path=change.path, before=standing(before, change.path), after=change.value)


def _over(now: Document, item: Document) -> Document:
    """The present document with one item as it was: what is named beside it has the name it has today."""
    return now | {room: now.get(room, {}) | rows for room, rows in item.items()}


def kept_by(library: Library, wanted: Wanted) -> Kept:
    """The filter of the store for what is wanted."""
    items, under = _places(library, wanted.stage)
    return Kept(
        by=wanted.by,
        since=morning(wanted.first) if wanted.first else None,
        until=morning(wanted.last + timedelta(days=1)) if wanted.last else None,
        before=wanted.before,
        items=items,
        under=under,
    )


def morning(day: date) -> datetime:
    """When a day begins where this program runs."""
    return datetime(day.year, day.month, day.day).astimezone()


def _places(library: Library, stage: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Items and beginnings of items that belong to a stage; nothing at all for all stages."""
    if not stage:
        return (), ()
    if stage == BESIDE:
        return (), ("about/", f"{VERSIONS}/")
    asked = [question for question in library.questions.values() if question.stage == stage]
    items = [f"{room}/{question.id}" for question in asked for room in ("answers", LEANING, REVISIT)]
    rooms = [question.collection for question in asked if question.collection]
    under = [f"{room}/" for room in rooms]
    under += [f"{beside}/{room}{BETWEEN}" for room in rooms for beside in (LEANING, REVISIT)]
    return tuple(items), (*under, *(("cards/",) if stage == CARDS else ()))
