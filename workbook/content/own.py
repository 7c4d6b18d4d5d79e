"""A team's own content on top of the shipped: sound entries are used, each faulty one is named and left out."""

import re
from pathlib import Path

from workbook.content.build import Built, build
from workbook.content.check import Fault, cross_faults
from workbook.content.entries import Entries, Entry, Key, entries_of
from workbook.content.files import Folder
from workbook.content.keeping import kept_faults
from workbook.model import Library, OwnContent
from workbook.model.document import PART

# A cross-check may show that leaving one entry out takes another with it; deeper chains than this nobody writes.
MOST_ROUNDS = 20
FIXED = ("kind", "collection", "sizes", "unit", "refers")


def with_own(shipped: Entries, version: str, path: Path) -> Library:
    """The library of the shipped entries and of a folder's on top; its `own.faults` name what is left out."""
    folder = Folder(path, needed=False)
    found, twice = entries_of(folder.files)
    faults = folder.faults + twice
    own = _allowed(shipped, found, faults)
    for _ in range(MOST_ROUNDS):
        built = build(_laid(shipped, own), version)
        faults += built.faults
        guilty = _guilty(built, own, faults)
        own = {
            key: entry for key, entry in own.items() if key not in guilty and built.entries.get(key) != shipped.get(key)
        }
        if not guilty and built.library is not None:
            break
    else:
        own, built = {}, build(shipped, version)
        faults.append("what is left does not fit together; none of this folder is used")
    assert built.library is not None
    ids = tuple(sorted(key[1] for key in own if key not in shipped and key[0] in ("question", "card")))
    told = OwnContent(name=plain_name(path.name), version=folder.version, ids=ids, faults=tuple(faults))
    return built.library.model_copy(update={"own": told})


def plain_name(folder: str) -> str:
    """A folder's name as one word of letters, digits, dots and dashes."""
    return re.sub(r"[^\w.]+", "-", folder)[:40].strip("-") or "own"


def _laid(shipped: Entries, own: Entries) -> Entries:
    """The shipped entries with a team's on top; what the team retires is no longer asked."""
    laid = dict(shipped) | {key: entry.upon(shipped.get(key)) for key, entry in own.items()}
    for room, name in own:
        if room in ("retired.question", "retired.card"):
            laid.pop((room.removeprefix("retired."), name), None)
    return laid


def _guilty(built: Built, own: Entries, faults: list[str]) -> set[Key]:
    """The team's entries that faults between entries are about; all of them when a fault names none."""
    if built.library is None:
        faults.append("without a readable part the rest cannot be used")
        return set(own)
    guilty: set[Key] = set()
    for fault in (*cross_faults(built.library), *kept_faults(built.library)):
        about = _about(fault, own) or list(own)
        guilty.update(about)
        first = own[about[0]] if about else None
        faults.append(f"{first.file}, {first.id}: {fault.say}" if first else fault.say)
    return guilty


def _about(fault: Fault, own: Entries) -> list[Key]:
    """The team's entries among those a fault is about; a retired question stands for the question it took away."""
    keys = [key for one in fault.about for key in (one, (f"retired.{one[0]}", one[1]))]
    return [key for key in keys if key in own]


def _allowed(shipped: Entries, found: Entries, faults: list[str]) -> Entries:
    """The entries that may lie on the shipped ones; the others are told as faults."""
    stages = [key[1] for key in shipped if key[0] == "stage"]
    kept: Entries = {}
    for entry in found.values():
        odd = _odd(entry, shipped, stages)
        if odd:
            faults.append(f"{entry.file}, {entry.id}: {odd}")
        else:
            kept[entry.key] = entry
    return kept


def _odd(entry: Entry, shipped: Entries, stages: list[str]) -> str:
    under = shipped.get(entry.key)
    if entry.room in ("stage", "section", "question") and entry.home not in stages:
        return f'stage "{entry.home}" is unknown; begin the file with id = one of {", ".join(stages)}'
    if entry.room == "retired.question" and _is_counted(shipped.get(("question", entry.id))):
        return "a list or a number cannot be retired, the sums need it; leave it empty, or give it other words"
    if under is None:
        return (
            "" if entry.room != "question" or PART.fullmatch(entry.id) else "an id is letters, digits, dot, dash and _"
        )
    if entry.room in ("section", "question", "card") and entry.home != under.home:
        return f'it belongs to "{under.home}"; put it into a file of {under.home}'
    if entry.room == "question":
        return _changed(entry.raw, under.raw) or _changed_fields(entry.raw, under.raw)
    return ""


def _is_counted(entry: Entry | None) -> bool:
    return entry is not None and entry.raw.get("kind") in ("records", "number", "range")


def _changed(own: dict[str, object], shipped: dict[str, object]) -> str:
    """Whether an override would turn answers that exist into something else."""
    for name in FIXED:
        if name in own and own[name] != shipped.get(name):
            return (
                f"{name} stays {shipped.get(name)!r}: answers exist that rest on it; add a question of your own instead"
            )
    return ""


def _changed_fields(own: dict[str, object], shipped: dict[str, object]) -> str:
    fields, given = shipped.get("fields"), own.get("fields")
    if not isinstance(fields, list) or not isinstance(given, list):
        return ""
    before = {field.get("id"): field for field in fields}
    odd = [
        f"field {field.get('id')}: {say}"
        for field in given
        if isinstance(field, dict) and field.get("id") in before and (say := _changed(field, before[field.get("id")]))
    ]
    return odd[0] if odd else ""
