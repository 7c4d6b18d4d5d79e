"""The difference of two documents: the steps that turn one into the other, and back."""

import copy
from collections.abc import Iterable, Iterator

from pydantic import JsonValue

from workbook.model import Document, put
from workbook.model.document import SINGLE
from workbook.model.frozen import Frozen

# What names moments of the log, and the place of a session in the list, are no part of what people decided.
ASIDE = ("versions",)
LISTED = ("archived", "deleted", "example", "content")


class Step(Frozen):
    """One place where two documents differ: an answer, a card, a field of a row, or a whole row that is new or gone.

    `before` and `after` are what stands there, None for nothing.
    """

    path: str
    before: JsonValue = None
    after: JsonValue = None


def difference(before: Document, after: Document) -> tuple[Step, ...]:
    """The steps from one document to another, sorted by path: `apply(difference(a, b), a) == b`."""
    return tuple(step for room in sorted({*before, *after}) for step in _room(room, before, after))


def _room(room: str, before: Document, after: Document) -> Iterator[Step]:
    old, new = before.get(room, {}), after.get(room, {})
    for key in sorted({*old, *new}):
        then, now = old.get(key), new.get(key)
        if then == now:
            continue
        if room in SINGLE or not isinstance(then, dict) or not isinstance(now, dict):
            yield Step(path=f"{room}/{key}", before=then, after=now)
        else:
            yield from _fields(f"{room}/{key}", then, now)


def _fields(path: str, then: dict[str, JsonValue], now: dict[str, JsonValue]) -> Iterator[Step]:
    for field in sorted({*then, *now}):
        if then.get(field) != now.get(field):
            yield Step(path=f"{path}/{field}", before=then.get(field), after=now.get(field))


def apply(steps: Iterable[Step], document: Document) -> Document:
    """The document after the steps; the one that was given is left as it is."""
    made = copy.deepcopy(document)
    for step in steps:
        put(made, step.path, copy.deepcopy(step.after))
    return made


def turned(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The same steps the other way: from the later document back to the earlier."""
    return tuple(Step(path=step.path, before=step.after, after=step.before) for step in steps)


def kept(document: Document) -> Document:
    """What of a document people decided: without versions, and without its place in the list."""
    rooms = {name: held for name, held in document.items() if name not in ASIDE}
    about = {name: held for name, held in rooms.pop("about", {}).items() if name not in LISTED}
    return {"about": about, **rooms} if about else rooms
