"""The document of a session: a nested map, the fold of its changes, and its paths.

Paths: `about/<name>`, `answers/<question>`, `cards/<card>` hold one value each; every other first part is a
collection of rows, `<collection>/<row>/<field>`.
"""

import re
from collections.abc import Iterable, Iterator

from pydantic import JsonValue

from workbook.model.change import Change

Document = dict[str, dict[str, JsonValue]]
SINGLE = ("about", "answers", "cards")
# Collections that the program keeps for itself; no question asks for them.
BESIDE = ("leaning", "revisit", "versions")
PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,79}")


class PathFault(ValueError):
    """A path that the document cannot have."""


def empty(value: JsonValue) -> bool:
    """Whether writing this value removes what was there."""
    return value is None or value == {}


def split(path: str) -> tuple[str, ...]:
    """The parts of a path; PathFault says what is allowed."""
    parts = tuple(path.split("/"))
    longest = 2 if parts[0] in SINGLE else 3
    if not 2 <= len(parts) <= longest or not all(PART.fullmatch(part) for part in parts):
        raise PathFault(
            f'"{path[:80]}" is not a path: use about/NAME, answers/QUESTION, cards/CARD or '
            "COLLECTION/ROW/FIELD with letters, digits, dot, dash and underscore"
        )
    return parts


def leaves(path: str, value: JsonValue) -> dict[str, JsonValue]:
    """What writing `value` at `path` leaves there: a row given whole becomes one leaf a field.

    None leaves nothing. Everything that stood at `path` or below it before is gone.
    """
    parts = split(path)
    if empty(value):
        return {}
    if parts[0] in SINGLE or len(parts) == 3:
        return {path: value}
    if not isinstance(value, dict):
        raise PathFault(f'"{path}" is a row: its value must be a map of fields')
    fields = {f"{path}/{name}": held for name, held in value.items() if not empty(held)}
    for leaf in fields:
        split(leaf)
    return fields


def put(document: Document, path: str, value: JsonValue) -> None:
    """Write one change into a document, in place; emptied rows and collections go away."""
    parts = split(path)
    room = document.setdefault(parts[0], {})
    if parts[0] in SINGLE:
        _set(room, parts[1], value)
    elif len(parts) == 2:
        _set(
            room,
            parts[1],
            {k: v for k, v in value.items() if not empty(v)} if isinstance(value, dict) else None,
        )
    else:
        row = room.setdefault(parts[1], {})
        if isinstance(row, dict):
            _set(row, parts[2], value)
            _set(room, parts[1], row or None)
    if not room:
        del document[parts[0]]


def _set(room: dict[str, JsonValue], key: str, value: JsonValue) -> None:
    if empty(value):
        room.pop(key, None)
    else:
        room[key] = value


def fold(changes: Iterable[Change]) -> Document:
    """The document that a log of changes, in its order, adds up to."""
    document: Document = {}
    for change in changes:
        put(document, change.path, change.value)
    return document


def unfold(document: Document) -> Iterator[tuple[str, JsonValue]]:
    """The leaves of a document as (path, value), sorted by path."""
    for room, held in sorted(document.items()):
        for key, value in sorted(held.items()):
            if room in SINGLE:
                yield f"{room}/{key}", value
            elif isinstance(value, dict):
                for field, inner in sorted(value.items()):
                    yield f"{room}/{key}/{field}", inner
