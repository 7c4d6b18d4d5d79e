"""A session file that people or other programs wrote: answers and rows as bare values, without a log."""

from contextlib import suppress
from typing import Any

from pydantic import JsonValue

from workbook.model import AnswerFault, Library, PathFault
from workbook.model.renaming import renamed
from workbook.workbench.checking import checked, collection_of
from workbook.workbench.foreign import retired_value
from workbook.workbench.reading import MOST_FAULTS, ImportFault
from workbook.workbench.rooms import ROOMS


def read_bare(library: Library, title: Any, rooms: dict[str, Any]) -> tuple[str, list[tuple[str, JsonValue]]]:
    """Title and writes of a file without a log. Raises ImportFault with every fault, at most fifty."""
    rooms = under_new_ids(library, rooms)
    about = rooms.pop("about", {})
    faults: list[str] = []
    writes: list[tuple[str, JsonValue]] = []
    for path, raw in [*_leaves(library, {"about": about}, faults), *_leaves(library, rooms, faults)]:
        try:
            value = retired_value(library, path, raw) or checked(library, path, raw)
            writes += [(path, value)] if value not in (None, {}) else []
        except (AnswerFault, PathFault) as fault:
            faults.append(f"{path[:80]}: {fault}")
        if len(faults) >= MOST_FAULTS:
            break
    title = _title(library, title, faults)
    if faults:
        raise ImportFault(faults[:MOST_FAULTS])
    return title, writes


def under_new_ids(library: Library, rooms: dict[str, Any]) -> dict[str, Any]:
    """The rooms with renamed ids replaced, as far as they are maps; a fault in them is told later."""
    maps = {name: held for name, held in rooms.items() if isinstance(held, dict)}
    with suppress(PathFault):
        return rooms | renamed(library, maps)
    return dict(rooms)


def _title(library: Library, title: Any, faults: list[str]) -> str:
    if not isinstance(title, str):
        faults.append("title: expected text")
        return ""
    try:
        return str(checked(library, "about/title", title) or "")
    except AnswerFault as fault:
        faults.append(f"title: {fault}")
        return ""


def _leaves(library: Library, rooms: dict[str, Any], faults: list[str]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for room, held in rooms.items():
        try:
            found += _room(library, room, held)
        except AnswerFault as fault:
            faults.append(str(fault))
    return found


def _room(library: Library, room: str, held: Any) -> list[tuple[str, Any]]:
    if room in ("about", "answers", "cards"):
        if not isinstance(held, dict):
            raise AnswerFault(f"{room}: expected a map, found {type(held).__name__}.")
        rows = [(room, key, raw) for key, raw in held.items()]
        return [leaf for entry in rows for leaf in _answer_leaves(library, *entry)]
    if room not in ROOMS:
        collection_of(library, room)
    return _row_leaves(room, held)


def _answer_leaves(library: Library, room: str, key: str, raw: Any) -> list[tuple[str, Any]]:
    question = library.questions.get(key) if room == "answers" else None
    if question is not None and question.collection and not (isinstance(raw, dict) and "state" in raw):
        return _row_leaves(question.collection, raw)
    return [(f"{room}/{key}", raw)]


def _row_leaves(collection: str, held: Any) -> list[tuple[str, Any]]:
    if isinstance(held, list):
        held = {f"{collection[0]}{place}": row for place, row in enumerate(held, 1)}
    if not isinstance(held, dict):
        raise AnswerFault(f"{collection}: expected rows, found {type(held).__name__}.")
    return [(f"{collection}/{row}", fields) for row, fields in held.items()]
