"""From entries to one Library: each entry is validated by itself, and every fault is named with its file and entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from workbook.content.entries import MAPS, PLAIN, Entries, Entry, Key
from workbook.content.past import with_past
from workbook.model import (
    BaseRate,
    Card,
    Edition,
    Example,
    Family,
    Guidance,
    Library,
    Note,
    Page,
    Prompt,
    Question,
    Reading,
    Retired,
    RetiredCard,
    RetiredField,
    RetiredOption,
    RetiredQuestion,
    Rules,
    Section,
    SizeTable,
    Stage,
    Template,
    Term,
)

KINDS: dict[str, Any] = {
    "section": Section,
    "question": Question,
    "family": Family,
    "card": Card,
    "term": Term,
    "page": Page,
    "note": Note,
    "prompt": Prompt,
    "reading": Reading,
    "size": SizeTable,
    "base_rate": BaseRate,
    "template": Template,
    "edition": Edition,
    "example": Example,
    "retired.question": RetiredQuestion,
    "retired.option": RetiredOption,
    "retired.field": RetiredField,
    "retired.card": RetiredCard,
}
EXAMPLE_KEYS = tuple(name for name in Example.model_fields if name not in ("id", "file", "sources"))


@dataclass
class Built:
    """What the entries became: a library unless a needed part is missing, its entries, and the faults on the way."""

    library: Library | None
    entries: Entries
    faults: list[str] = field(default_factory=list)


def build(entries: Entries, version: str) -> Built:
    """The library of some entries. A faulty entry is left out, or what it lies upon stands."""
    used = dict(entries)
    faults: list[str] = []
    values: dict[Key, Any] = {}
    for entry in entries.values():
        value = _value_or_under(entry, used, faults)
        if value is not None:
            values[entry.key] = value
    retired = Retired(
        questions=_all(values, "retired.question"),
        options=_all(values, "retired.option"),
        fields=_all(values, "retired.field"),
        cards=_all(values, "retired.card"),
    )
    stages = with_past(_stages(used, values), retired)
    rules = _rules(values, faults)
    if rules is None or not stages:
        return Built(None, used, faults)
    library = Library(
        version=version,
        stages=stages,
        rules=rules,
        families=_all(values, "family"),
        cards=_all(values, "card"),
        glossary=_all(values, "term"),
        guidance=Guidance(
            pages=_all(values, "page"),
            notes=_all(values, "note"),
            prompts=_all(values, "prompt"),
            reading=_all(values, "reading"),
        ),
        sizes={key: value for (room, key), value in values.items() if room == "size"},
        examples=_all(values, "example"),
        base_rates=_all(values, "base_rate"),
        templates=_all(values, "template"),
        editions=_all(values, "edition"),
        retired=retired,
    )
    return Built(library, used, faults)


def _all(values: Mapping[Key, Any], room: str) -> tuple[Any, ...]:
    return tuple(value for (held, _), value in values.items() if held == room)


def _value_or_under(entry: Entry, used: Entries, faults: list[str]) -> Any:
    """The value of an entry; of one that is faulty the value of what it lies upon, and its faults."""
    try:
        return value_of(entry)
    except ValidationError as fault:
        faults += [f"{entry.file}, {entry.id}: {words(error, KINDS.get(entry.room))}" for error in fault.errors()]
    if entry.under is not None:
        used[entry.key] = entry.under
        return _value_or_under(entry.under, used, faults)
    del used[entry.key]
    return None


def value_of(entry: Entry) -> Any:
    """One entry as a value. Raises ValidationError."""
    room, raw = entry.room, entry.raw
    if room == "stage":
        return Stage.model_validate(_head(raw) | {"sections": [], "questions": []})
    if room.startswith("rules."):
        return _rule(room.removeprefix("rules."), raw)
    if room == "question" and isinstance(raw, dict):
        raw = raw | {"stage": entry.home}
    if room == "card" and isinstance(raw, dict):
        raw = raw | {"family": entry.home}
    if room == "example":
        raw = example_parts(raw, entry.id)
    return KINDS[room].model_validate(raw)


def _rule(name: str, raw: Any) -> Any:
    """One part of the rules, checked by the type that Rules gives it."""
    kind: Any = Rules.model_fields[name].annotation
    if name in PLAIN:
        return TypeAdapter(kind).validate_python(raw)
    if name in MAPS:
        return next(iter(TypeAdapter(kind).validate_python({"it": raw}).values()))
    return TypeAdapter(kind).validate_python([raw])[0]


def _head(raw: dict[str, Any]) -> dict[str, Any]:
    return {("question" if name == "question_of_stage" else name): held for name, held in raw.items()}


def _stages(used: Entries, values: Mapping[Key, Any]) -> list[Stage]:
    homes = {key: used[key].home for key in values}
    made = [
        stage.model_copy(
            update={
                f"{room}s": tuple(value for key, value in values.items() if key[0] == room and homes[key] == stage.id)
                for room in ("section", "question")
            }
        )
        for stage in _all(values, "stage")
    ]
    return sorted(made, key=lambda stage: stage.order)


def _rules(values: Mapping[Key, Any], faults: list[str]) -> Rules | None:
    parts: dict[str, Any] = {}
    for (room, key), value in values.items():
        name = room.removeprefix("rules.")
        if not room.startswith("rules."):
            continue
        if name in PLAIN:
            parts[name] = value
        elif name in MAPS:
            parts.setdefault(name, {})[key] = value
        else:
            parts.setdefault(name, []).append(value)
    try:
        return Rules.model_validate(parts)
    except ValidationError as fault:
        faults += [f"rules.toml: {words(error)}" for error in fault.errors()]
        return None


def example_parts(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """Splits an example's file into what is said about it and the session it opens as."""
    told = {key: raw[key] for key in EXAMPLE_KEYS if key in raw}
    file = {key: held for key, held in raw.items() if key not in (*EXAMPLE_KEYS, "source")}
    return told | {"id": name, "sources": raw.get("source", []), "file": file}


def words(error: Any, kind: Any = None) -> str:
    """A fault of validation: where in the entry, what was found, what is allowed."""
    where = ".".join(str(part) for part in error["loc"])
    allowed = error.get("ctx", {}).get("expected")
    if error["type"] == "missing":
        return f"{where} is missing"
    if error["type"] == "extra_forbidden":
        names = getattr(kind, "model_fields", {}) if len(error["loc"]) == 1 else {}
        return f"{where} is not known here" + (f"; use {', '.join(names)}" if names else "")
    found = repr(error.get("input"))
    found = found if len(found) <= 60 else found[:57] + "…"
    told = (
        f"found {found}; use {allowed}" if allowed else f"{error['msg'].removeprefix('Value error, ')} (found {found})"
    )
    return f"{where}: {told}" if where else told
