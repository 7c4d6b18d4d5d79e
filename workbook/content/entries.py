"""Content as entries: each question, card, term or rule by its id, with the file it stands in and what it lies upon."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbook.content.files import Files

Raw = dict[str, Any]
Key = tuple[str, str]

# Lists of entries in a file, by file: name in the file, and the field that tells entries apart.
LISTS: dict[str, dict[str, str]] = {
    "stages": {"section": "id", "question": "id"},
    "cards": {"card": "id"},
    "glossary.toml": {"term": "id"},
    "guidance.toml": {"page": "id", "note": "id", "prompt": "id", "reading": "id"},
    "base_rates.toml": {"base_rate": "id"},
    "templates.toml": {"template": "id"},
    "editions.toml": {"edition": "id"},
    "retired.toml": {"question": "id", "card": "id", "option": "id", "field": "id"},
    "rules.toml": dict.fromkeys(
        ("dimensions", "caps", "automation_caps", "outcomes", "automation", "difficulty"), "id"
    ),
}
# Maps of entries by name, in rules.toml; the other names there hold one entry each.
MAPS = ("thresholds", "confidence", "decisions", "brief")
PLAIN = ("serves", "difficulty_rules")
# Lists inside an entry whose items have an id of their own: an item given anew replaces names, not the list.
INNER = {"options": "id", "levels": "level", "fields": "id", "fixed_rows": "id", "items": "question"}
INNER_MAPS = ("sizes", "points")


@dataclass(frozen=True)
class Entry:
    """One entry as it was read. `home` is the stage or family it belongs to, `under` the entry it lies upon."""

    room: str
    id: str
    file: str
    raw: Any
    home: str = ""
    under: "Entry | None" = None

    @property
    def key(self) -> Key:
        """What tells entries apart."""
        return self.room, self.id

    def upon(self, under: "Entry | None") -> "Entry":
        """This entry on top of another of the same id: it replaces only what it names."""
        if under is None:
            return self
        return Entry(self.room, self.id, self.file, merged(under.raw, self.raw), self.home, under)


Entries = dict[Key, Entry]


def entries_of(files: Files) -> tuple[Entries, list[str]]:
    """The entries of a folder's files, and a fault for each that stands there twice or has no id."""
    found: Entries = {}
    faults: list[str] = []
    for name, raw in files.items():
        for entry in _of_file(name, raw, faults):
            if entry.key not in found or _only_names(found[entry.key]):
                found[entry.key] = entry
            elif not _only_names(entry):
                first = found[entry.key].file
                faults.append(f"{name}, {entry.id}: the id is used twice (first in {first}); ids are unique")
    return found, faults


def _only_names(entry: Entry) -> bool:
    """Whether it only says to which stage or family the rest of its file belongs."""
    return entry.room in ("stage", "family") and list(entry.raw) == ["id"]


def _of_file(name: str, raw: Raw, faults: list[str]) -> Iterator[Entry]:
    room = name.partition("/")[0]
    if room == "examples":
        stem = name.partition("/")[2].removesuffix(".toml")
        yield Entry("example", stem, name, raw)
    elif room == "sizes.toml":
        yield from (Entry("size", key, name, held) for key, held in raw.items())
    else:
        yield from _listed(name, room, raw, faults)


def _listed(name: str, room: str, raw: Raw, faults: list[str]) -> Iterator[Entry]:
    lists = LISTS[room]
    head = {key: held for key, held in raw.items() if key not in lists}
    home = ""
    if room == "stages":
        home = str(head.get("id", ""))
        yield Entry("stage", home, name, head, home)
    elif room == "cards":
        family = head.pop("family", None)
        home = str(family.get("id", "")) if isinstance(family, dict) else ""
        if home:
            yield Entry("family", home, name, family, home)
        else:
            faults.append(f"{name}: found no family with an id; begin the file with [family] and id")
    elif room == "rules.toml":
        yield from _rule_maps(name, head)
        head = {key: held for key, held in head.items() if key not in (*MAPS, *PLAIN)}
    if room != "stages" and head:
        faults.append(f"{name}: found {', '.join(head)}; use {', '.join((*lists, *_more(room)))}")
    prefix = {"rules.toml": "rules.", "retired.toml": "retired."}.get(room, "")
    for key, by in lists.items():
        yield from _items(name, raw.get(key, []), prefix + key, by, home, faults)


def _more(room: str) -> tuple[str, ...]:
    return {"cards": ("family",), "rules.toml": (*MAPS, *PLAIN)}.get(room, ())


def _rule_maps(name: str, head: Raw) -> Iterator[Entry]:
    for key in MAPS:
        held = head.get(key, {})
        if isinstance(held, dict):
            yield from (Entry(f"rules.{key}", one, name, inner) for one, inner in held.items())
        else:
            yield Entry(f"rules.{key}", key, name, held)
    yield from (Entry(f"rules.{key}", key, name, head[key]) for key in PLAIN if key in head)


def _items(name: str, raws: Any, room: str, by: str, home: str, faults: list[str]) -> Iterator[Entry]:
    if not isinstance(raws, list):
        raws = [raws]
    for place, raw in enumerate(raws, 1):
        found = raw.get(by) if isinstance(raw, dict) else None
        if not isinstance(found, str) or not found:
            faults.append(f"{name}, {room.rpartition('.')[2]} {place}: found no {by}; each one has its own")
            continue
        yield Entry(room, _within(room, home, raw) + found, name, raw, home)


def _within(room: str, home: str, raw: Raw) -> str:
    """What must stand before an id that is only unique in one place: a section's stage, a retired option's question."""
    if room in ("retired.option", "retired.field"):
        return f"{raw.get('of', '')}:"
    return f"{home}/" if room == "section" else ""


def merged(under: Any, over: Any) -> Any:
    """An entry on top of another: names given anew replace, lists of items with ids are merged item by item."""
    if not isinstance(under, dict) or not isinstance(over, dict):
        return over
    made = dict(under)
    for name, held in over.items():
        if name in INNER and isinstance(held, list):
            made[name] = _merged_items(under.get(name, []), held, INNER[name])
        elif name in INNER_MAPS and isinstance(held, dict):
            made[name] = {**under.get(name, {}), **{k: merged(under.get(name, {}).get(k), v) for k, v in held.items()}}
        else:
            made[name] = held
    return made


def _merged_items(under: list[Any], over: list[Any], by: str) -> list[Any]:
    if not all(isinstance(item, dict) and by in item for item in over):
        return over
    given = {item[by]: item for item in over}
    kept = [merged(item, given.pop(item[by])) if item[by] in given else item for item in under]
    return kept + list(given.values())
