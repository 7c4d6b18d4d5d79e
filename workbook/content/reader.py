"""Reads the TOML content into one Library; every fault is named with its file and entry, all at once."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from workbook.content.build import build
from workbook.content.check import cross_faults
from workbook.content.entries import Entries, entries_of
from workbook.content.files import Folder
from workbook.content.keeping import kept_faults
from workbook.content.own import with_own
from workbook.model import Library

HERE = Path(__file__).parent
OWN = "WORKBOOK_CONTENT"


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
    """The library of a whole folder and every fault in it; no library when a needed part cannot be used at all."""
    entries, version, faults = _shipped(folder)
    built = build(entries, version)
    faults = faults + built.faults
    if built.library is None:
        return None, faults
    found = (*cross_faults(built.library), *kept_faults(built.library))
    return built.library, faults + [str(fault) for fault in found]


def own_folder(env: Mapping[str, str] = os.environ) -> Path | None:
    """The folder of a team's own content that WORKBOOK_CONTENT names, if it names one."""
    named = env.get(OWN, "").strip()
    return Path(named).expanduser().absolute() if named else None


def library_with(own: Path | None) -> Library:
    """The shipped library with a team's own content on top; `own.faults` names what of it is left out.

    Raises ContentFault when the shipped content itself is wrong.
    """
    return read_library() if own is None else with_own(*_here(), own)


@cache
def _here() -> tuple[Entries, str]:
    return _shipped(HERE)[:2]


def _shipped(folder: Path) -> tuple[Entries, str, list[str]]:
    files = Folder(folder, needed=True)
    entries, twice = entries_of(files.files)
    return entries, files.version, files.faults + twice
