"""Reads the TOML content into one Library; every fault is named with its file and entry, all at once."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from workbook.content.check import cross_faults
from workbook.model import BaseRate, Card, Example, Family, Guidance, Library, Rules, SizeTable, Stage, Term
from workbook.model.frozen import Frozen

HERE = Path(__file__).parent
Value = TypeVar("Value", bound=Frozen)


class ContentFault(ValueError):
    """Content that cannot be used; `faults` holds one line each: file, entry, what is wrong, what is allowed."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@cache
def read_library() -> Library:
    """The shipped library. Raises ContentFault when anything in it is wrong."""
    library, faults = read_content(HERE)
    if library is None or faults:
        raise ContentFault(faults)
    return library


def read_content(folder: Path) -> tuple[Library | None, list[str]]:
    """The library of a folder and every fault in it; no library when a needed file cannot be used at all."""
    reader = _Reader(folder)
    families, cards = reader.deck()
    parts = {
        "stages": reader.stages(),
        "families": families,
        "cards": cards,
        "glossary": tuple(reader.many("glossary.toml", "term", Term)),
        "guidance": reader.guidance(),
        "sizes": {
            name: reader.one("sizes.toml", name, SizeTable, table) for name, table in reader.load("sizes.toml").items()
        },
        "rules": reader.rules(),
        "examples": tuple(reader.examples()),
        "base_rates": tuple(reader.many("base_rates.toml", "base_rate", BaseRate)),
        "version": reader.version(),
    }
    if reader.faults and any(part is None for part in (parts["rules"], *parts["sizes"].values())):  # type: ignore[attr-defined]
        return None, reader.faults
    library = Library.model_validate(parts)
    return library, reader.faults + cross_faults(library)


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[str] = []
        self.bytes = hashlib.sha256()

    def load(self, name: str) -> dict[str, Any]:
        """One file as a map, empty when it is missing or not TOML."""
        path = self.folder / name
        try:
            raw = path.read_bytes()
            self.bytes.update(raw)
            return tomllib.loads(raw.decode("utf-8"))
        except FileNotFoundError:
            self.faults.append(f"{name}: the file is missing")
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            self.faults.append(f"{name}: not readable as TOML: {fault}")
        return {}

    def one(self, name: str, entry: str, kind: type[Value], raw: Any) -> Value | None:
        """One entry as a value, or None and its faults."""
        try:
            return kind.model_validate(raw)
        except ValidationError as fault:
            for error in fault.errors():
                where = ".".join(str(part) for part in error["loc"])
                self.faults.append(f"{name}, {entry}: {where + ': ' if where else ''}{_words(error)}")
        return None

    def many(self, name: str, key: str, kind: type[Value]) -> list[Value]:
        """The entries under one key of a file."""
        raws = self.load(name).get(key, [])
        made = [self.one(name, str(raw.get("id", f"{key} {place}")), kind, raw) for place, raw in enumerate(raws, 1)]
        return [value for value in made if value is not None]

    def stages(self) -> tuple[Stage, ...]:
        made = [self.stage(path) for path in self.files("stages")]
        return tuple(sorted((stage for stage in made if stage), key=lambda stage: stage.order))

    def stage(self, name: str) -> Stage | None:
        raw = self.load(name)
        stage_id = raw.get("id", "")
        questions = [question | {"stage": stage_id} for question in raw.pop("question", [])] if raw else []
        asked = raw.pop("question_of_stage", None)
        sections = raw.pop("section", [])
        return self.one(name, stage_id, Stage, raw | {"question": asked, "sections": sections, "questions": questions})

    def deck(self) -> tuple[tuple[Family, ...], tuple[Card, ...]]:
        families, cards = [], []
        for name in self.files("cards"):
            raw = self.load(name)
            family = self.one(name, "family", Family, raw.get("family"))
            families += [family] if family else []
            for entry in raw.get("card", []):
                card = self.one(name, str(entry.get("id")), Card, entry | {"family": family.id if family else ""})
                cards += [card] if card else []
        return tuple(families), tuple(cards)

    def guidance(self) -> Guidance:
        raw = self.load("guidance.toml")
        named = {key: raw.get(single, []) for key, single in GUIDANCE_KEYS.items()}
        return self.one("guidance.toml", "guidance", Guidance, named) or Guidance()

    def rules(self) -> Rules | None:
        return self.one("rules.toml", "rules", Rules, self.load("rules.toml"))

    def examples(self) -> list[Example]:
        made = [
            self.one(name, Path(name).stem, Example, example_parts(self.load(name), Path(name).stem))
            for name in self.files("examples")
        ]
        return [example for example in made if example]

    def files(self, room: str) -> list[str]:
        """The TOML files of a room, by name, relative to the folder."""
        return [f"{room}/{path.name}" for path in sorted((self.folder / room).glob("*.toml"))]

    def version(self) -> str:
        """Twelve hex digits that change with any word of the content."""
        return self.bytes.hexdigest()[:12]


GUIDANCE_KEYS = {"pages": "page", "notes": "note", "prompts": "prompt", "reading": "reading"}
SESSION_KEYS = ("about", "answers", "cards")
EXAMPLE_KEYS = tuple(name for name in Example.model_fields if name not in ("id", "file", "sources"))


def example_parts(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """Splits an example's file into what is said about it and the session it opens as."""
    told = {key: raw[key] for key in EXAMPLE_KEYS if key in raw}
    file = {key: held for key, held in raw.items() if key not in (*EXAMPLE_KEYS, "source")}
    return told | {"id": name, "sources": raw.get("source", []), "file": file}


def _words(error: Any) -> str:
    allowed = error.get("ctx", {}).get("expected")
    found = repr(error.get("input"))
    found = found if len(found) <= 60 else found[:57] + "…"
    return f"found {found}; use {allowed}" if allowed else f"{error['msg']} (found {found})"
