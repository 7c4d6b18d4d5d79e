"""Rooms of the document that no question asks for: versions, what leans on what, and days to look again."""

from collections.abc import Callable
from datetime import date
from typing import Any

from pydantic import JsonValue

from workbook.model import AnswerFault, Shape, clean, parse
from workbook.review.leaning import LEANING, REVISIT

VERSIONS = "versions"
NAME = 120
NAMED, BRIEF = "named", "brief"
Field = Callable[[str, Any], JsonValue]


def room_value(parts: tuple[str, ...], raw: Any) -> JsonValue:
    """The value to store at a path of one of these rooms, a row or a field of it. Raises AnswerFault."""
    field = ROOMS[parts[0]]
    if len(parts) == 3:
        return field(parts[2], raw)
    if not isinstance(raw, dict):
        raise AnswerFault(f"{'/'.join(parts)[:80]}: expected a map, found {type(raw).__name__}.")
    return {str(name): field(str(name), held) for name, held in raw.items() if held is not None}


def _version(name: str, raw: Any) -> JsonValue:
    if name == "name" and isinstance(raw, str) and (words := " ".join(clean(raw, NAME).split())):
        return words
    if name == "seq" and _counts(raw):
        return int(raw)
    if name == "kind" and raw in (NAMED, BRIEF):
        return str(raw)
    raise AnswerFault(f'A version has a name, the number of a change (seq) and a kind; "{name[:40]}" cannot hold this.')


def _leaning(name: str, raw: Any) -> JsonValue:
    if raw is True or (isinstance(raw, dict) and set(raw) == {"confirmed"} and _counts(raw["confirmed"])):
        return raw
    raise AnswerFault(f'"{name[:40]}" leans, or is still right although change N broke it: true or {{"confirmed": N}}.')


def _revisit(name: str, raw: Any) -> JsonValue:
    if name == "by" and isinstance(raw, str | date):
        return parse(Shape(kind="date"), raw)
    raise AnswerFault(f'A day to look again is kept under "by", not under "{name[:40]}".')


def _counts(raw: Any) -> bool:
    return isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0


ROOMS: dict[str, Field] = {VERSIONS: _version, LEANING: _leaning, REVISIT: _revisit}


def carried(document: dict[str, Any]) -> dict[str, Any]:
    """What of a document goes along into a session with another log: numbers of changes mean nothing there."""
    rooms = {name: held for name, held in document.items() if name != VERSIONS}
    leaning = rooms.get(LEANING)
    if isinstance(leaning, dict):
        rooms[LEANING] = {
            subject: {name: True for name in row} if isinstance(row, dict) else row for subject, row in leaning.items()
        }
    return rooms
