"""Reads the TOML files of a folder of content: regular files of known names and sizes only, and plain data in them."""

import hashlib
import math
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbook.model.text import INVISIBLE, LONGEST

SINGLE = (
    "glossary.toml",
    "guidance.toml",
    "sizes.toml",
    "rules.toml",
    "base_rates.toml",
    "templates.toml",
    "retired.toml",
)
ROOMS = ("stages", "cards", "examples")
SHIPPED_ONLY = ("editions.toml",)
BIGGEST, LARGEST_FOLDER, MOST_FILES, DEEPEST = 1_000_000, 5_000_000, 200, 12
KNOWN = ", ".join((*SINGLE, *(f"{room}/NAME.toml" for room in ROOMS)))
Files = dict[str, dict[str, Any]]


class Folder:
    """The readable files of a folder as maps by their names in it, the faults of the others, and a digest of all."""

    def __init__(self, path: Path, *, needed: bool) -> None:
        self.path = path
        self.files: Files = {}
        self.faults: list[str] = []
        self._digest = hashlib.sha256()
        self._read = 0
        names = (*SINGLE, *SHIPPED_ONLY, *self._rooms()) if needed else self._found()
        for name in names:
            made = self._load(name)
            if made is not None:
                self.files[name] = made

    @property
    def version(self) -> str:
        """Twelve hex digits that change with any word of the content."""
        return self._digest.hexdigest()[:12]

    def _rooms(self) -> list[str]:
        return [f"{room}/{path.name}" for room in ROOMS for path in sorted((self.path / room).glob("*.toml"))]

    def _found(self) -> list[str]:
        """The names of all TOML files there are, unknown ones told as faults."""
        try:
            found = sorted(self._walk())
        except OSError as fault:
            self.faults.append(f"the folder cannot be read ({fault.strerror}); check WORKBOOK_CONTENT")
            return []
        if not found:
            self.faults.append(f"the folder holds no content; use {KNOWN}")
        known = [name for name in found if name in SINGLE or _room(name) in ROOMS]
        self.faults += [f"{name}: no content has this place; use {KNOWN}" for name in found if name not in known]
        if len(known) > MOST_FILES:
            self.faults.append(f"{len(known)} files; at most {MOST_FILES} are read")
        return known[:MOST_FILES]

    def _walk(self) -> Iterator[str]:
        """Names of TOML files one or two levels deep; other files are none of our business."""
        for entry in os.scandir(self.path):
            if entry.is_dir(follow_symlinks=False):
                yield from (
                    f"{entry.name}/{inner.name}"
                    for inner in os.scandir(entry)
                    if inner.name.endswith(".toml") and not inner.name.startswith(".")
                )
            elif entry.name.endswith(".toml") and not entry.name.startswith("."):
                yield entry.name

    def _load(self, name: str) -> dict[str, Any] | None:
        try:
            raw = self._bytes(name)
            self._digest.update(name.encode("utf-8", "replace") + raw)
            made = tomllib.loads(raw.decode("utf-8-sig"))
            odd = odd_value(made)
        except FileNotFoundError:
            self.faults.append(f"{name}: the file is missing")
        except OSError as fault:
            self.faults.append(f"{name}: cannot be read ({fault.strerror or fault})")
        except RecursionError:
            self.faults.append(f"{name}: nested too deeply; at most {DEEPEST} levels are read")
        except ValueError as fault:
            self.faults.append(f"{name}: not readable as TOML: {fault}")
        else:
            if not odd:
                return made
            self.faults.append(f"{name}: {odd}")
        return None

    def _bytes(self, name: str) -> bytes:
        """A regular file's bytes. Raises OSError with what is wrong; a pipe or device is never opened to wait on."""
        path = (self.path / name).resolve(strict=True)
        if not path.is_relative_to(self.path.resolve()):
            raise OSError("it leads out of the folder")
        if not path.is_file():
            raise OSError("not a regular file")
        with path.open("rb") as file:
            raw = file.read(BIGGEST + 1)
        self._read += len(raw)
        if len(raw) > BIGGEST:
            raise OSError(f"larger than {BIGGEST / 1e6:.0f} MB")
        if self._read > LARGEST_FOLDER:
            raise OSError(f"all files together are larger than {LARGEST_FOLDER / 1e6:.0f} MB")
        return raw


def _room(name: str) -> str:
    return name.rpartition("/")[0]


def odd_value(made: Any, depth: int = 0) -> str:
    """The first value that no content holds, in words; "" when all are plain: text, numbers, lists and maps."""
    if depth > DEEPEST:
        return f"nested too deeply; at most {DEEPEST} levels are read"
    if isinstance(made, dict):
        inner = (odd_value(key, depth) or odd_value(held, depth + 1) for key, held in made.items())
        return next((odd for odd in inner if odd), "")
    if isinstance(made, list):
        return next((odd for held in made if (odd := odd_value(held, depth + 1))), "")
    if isinstance(made, str):
        return _odd_text(made)
    if isinstance(made, float) and not math.isfinite(made):
        return f"found the number {made}; use an ordinary one"
    return ""


def _odd_text(text: str) -> str:
    if len(text) > LONGEST:
        return f"found a text of {len(text):,} characters; at most {LONGEST:,} are shown"
    return f"found {text[:40]!r}; it holds characters that do not print" if INVISIBLE.search(text) else ""
