"""The session file: a session as one JSON file, out and in."""

import json
from pathlib import PurePath
from typing import Any

from pydantic import Field, JsonValue, ValidationError

from workbook.model import AnswerFault, Change, Document, Library, PathFault, TextFault, clean, fold, session_of, unfold
from workbook.model.frozen import Frozen
from workbook.model.renaming import renamed
from workbook.workbench.bare import read_bare
from workbook.workbench.checking import checked
from workbook.workbench.foreign import odd_text, of_other_content
from workbook.workbench.reading import MOST_FAULTS, ImportFault
from workbook.workbench.rooms import ROOMS, carried

LONGEST_TITLE = 200
FORMAT = "ml-decision-workbook session"
VERSION = 1
YEARS = (1970, 2200)


class SessionFile(Frozen):
    """What an exported file holds. `document` is the fold of `changes`, for people and other programs to read."""

    format: str = FORMAT
    version: int = VERSION
    id: str
    title: str = ""
    content: str = ""
    document: dict[str, dict[str, JsonValue]] = Field(default_factory=dict)
    changes: tuple[Change, ...] = ()


class Incoming(Frozen):
    """A file that was read and found sound: a log to keep as it is, or writes for a new session."""

    id: str = ""
    title: str = ""
    changes: tuple[Change, ...] = ()
    writes: tuple[tuple[str, JsonValue], ...] = ()


def written(session_id: str, changes: list[Change], content: str) -> bytes:
    """A session as the bytes of its file; the same session gives the same bytes."""
    document = fold(changes)
    made = {
        "format": FORMAT,
        "version": VERSION,
        "id": session_id,
        "title": str(document.get("about", {}).get("title") or ""),
        "content": content,
        "document": document,
        "changes": [change.model_dump(mode="json") | {"at": change.at.isoformat()} for change in changes],
    }
    return (json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def incoming(library: Library, made: dict[str, Any]) -> Incoming:
    """A parsed file as what will be stored. Raises ImportFault with every fault, at most fifty."""
    if made.get("format", FORMAT) != FORMAT:
        raise ImportFault(
            [f'This is a file of another kind: format "{str(made["format"])[:60]}", expected "{FORMAT}".']
        )
    version = made.get("version", VERSION)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ImportFault([f"version is {str(version)[:40]!r}; it is a whole number from 1 to {VERSION}."])
    if version > VERSION:
        raise ImportFault(
            [f"A newer workbook wrote this file (format {version}; this one reads {VERSION}). Update the program."]
        )
    return _log(library, made) if "changes" in made else _bare(library, made)


def _log(library: Library, made: dict[str, Any]) -> Incoming:
    try:
        file = SessionFile.model_validate(made)
    except ValidationError as fault:
        raise ImportFault([_place(error) for error in fault.errors()[:MOST_FAULTS]]) from fault
    faults = [
        f"changes, entry {place}: seq is {change.seq}; the log counts 1, 2, 3 …"
        for place, change in enumerate(file.changes, 1)
        if change.seq != place
    ]
    faults = faults or [f"changes, entry {one.seq}: {odd}" for one in file.changes if (odd := _odd(one))]
    document = {} if faults else _folded(file)
    faults = faults or _sound(library, file, document)
    if faults:
        raise ImportFault(faults[:MOST_FAULTS])
    title = document.get("about", {}).get("title")
    return Incoming(id=file.id, title=str(title or ""), changes=file.changes)


def _folded(file: SessionFile) -> Document:
    try:
        document = fold(file.changes)
        session_of(file.id, len(file.changes), document)
    except (PathFault, ValidationError) as fault:
        raise ImportFault([f"changes: {str(fault).splitlines()[0]}"]) from fault
    return document


def _odd(change: Change) -> str:
    """What no log of this program holds, "" for nothing. Undo may bring any entry back, so each is looked at."""
    if not YEARS[0] <= change.at.year <= YEARS[1]:
        return f"at is in the year {change.at.year}; use {YEARS[0]} to {YEARS[1]}."
    try:
        session_of("", 0, fold([change]))
        if clean(change.by) != change.by:
            return "by holds characters that no name has."
        if odd := odd_text(change.value):
            return f"{change.path[:80]}: {odd}"
    except (PathFault, TextFault) as fault:
        return str(fault)
    except ValidationError:
        return f"{change.path[:80]} cannot hold this value."
    return ""


def _sound(library: Library, file: SessionFile, document: Document) -> list[str]:
    faults = []
    if file.document and file.document != document:
        faults.append(
            "document is not what the changes add up to; the file was edited. Remove changes to import the document."
        )
    for path, value in unfold(renamed(library, document)):
        if len(faults) < MOST_FAULTS and (fault_at := _fault(library, path, value)):
            faults.append(fault_at)
    return faults


def _bare(library: Library, made: dict[str, Any]) -> Incoming:
    inner = made["document"] if isinstance(made.get("document"), dict) else {}
    rooms = carried(inner | {key: held for key, held in made.items() if key not in SessionFile.model_fields})
    title, writes = read_bare(library, made.get("title", ""), rooms)
    return Incoming(title=title, writes=tuple(writes))


def _fault(library: Library, path: str, value: JsonValue) -> str:
    room, name = path.split("/")[:2]
    known = (
        name in library.questions
        if room == "answers"
        else name in library.deck
        if room == "cards"
        else room in library.collections or room in ROOMS
    )
    if room != "about" and not known:
        return ""
    try:
        kept = checked(library, path, value)
    except PathFault as fault:
        return str(fault)
    except AnswerFault as fault:
        return "" if of_other_content(library, path, value) else f"{path}: {fault}"
    if room == "answers" and isinstance(kept, dict) and isinstance(value, dict) and "asked" not in value:
        del kept["asked"]
    # Compared as text: 3 and 3.0 are equal, but only one of them is the answer "3".
    if json.dumps(kept, sort_keys=True) != json.dumps(value, sort_keys=True):
        return f"{path}: this was edited by hand. Remove changes to import the document."
    return ""


def _place(error: Any) -> str:
    where = ".".join(str(part) for part in error["loc"])
    return f"{where[:80]}: {error['msg']}"


def document_writes(document: Document) -> list[tuple[str, JsonValue]]:
    """A document as the writes that make it anew: one an answer, one a row."""
    rooms = sorted(document.items())
    return [
        (f"{room}/{key}", held) for room, rows in rooms for key, held in sorted(rows.items()) if held not in (None, {})
    ]


def session_name(title: str, session_id: str, seq: int) -> str:
    """A file name that is safe everywhere: `session-<words of the title>-<id>-r<seq>.json`."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in title.lower())
    slug = "-".join(part for part in plain.split("-") if part)[:60].strip("-")
    safe = "".join(letter for letter in session_id if letter.isascii() and letter.isalnum())[:16]
    return "-".join(part for part in ("session", slug, safe, f"r{seq}") if part) + ".json"


def title_of(name: str) -> str:
    """The title a file's name makes: `team/refund_triage.json` is "refund triage"."""
    return " ".join(clean(PurePath(name).stem).replace("_", " ").replace("-", " ").split())[:LONGEST_TITLE]


def schema() -> dict[str, Any]:
    """The JSON Schema of the session file."""
    return SessionFile.model_json_schema() | {"$schema": "https://json-schema.org/draft/2020-12/schema"}
