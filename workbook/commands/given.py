"""What was given: a session's id, a session file or an example, as a log of changes."""

import argparse
import sys
from pathlib import Path
from typing import Any

from workbook.commands.output import UserFault
from workbook.model import Example, Library
from workbook.workbench import ImportFault, open_workbench
from workbook.workbench.reading import BIGGEST, read_bytes
from workbook.workbench.trial import example_changes, file_changes
from workbook.workbench.words import open_library

WHAT = "a session's id, a session file (- for standard input), or example:NAME"
STDIN = "-"


def takes_one(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Adds the argument that names one session."""
    command.add_argument("what", metavar="ID|FILE|example:NAME", help=WHAT)
    return command


def is_saved(what: str) -> bool:
    """Whether a session is meant that is saved here, not a file or an example."""
    return not what.startswith("example:") and not is_file(what)


def is_file(what: str) -> bool:
    """Whether something in the file system, or standard input, is meant."""
    try:
        return what == STDIN or Path(what).exists()
    except (OSError, ValueError):
        return False


def log_of(what: str) -> tuple[str, list[Any]]:
    """Id and log of an id, a file or an example. Raises UserFault, ImportFault, OSError."""
    library = open_library()
    if what.startswith("example:"):
        return example_changes(library, example_named(library, what.removeprefix("example:")))
    if not what.strip() or not what.isprintable():
        raise UserFault("This is neither an id, nor a file, nor an example.")
    if is_file(what):
        return file_log(library, what)
    if "/" in what or "." in what or "\\" in what:
        raise UserFault(f'There is no file "{what[:200]}".')
    return what, open_workbench().changes(what)


def file_log(library: Library, what: str) -> tuple[str, list[Any]]:
    """Id and log of a session file or of standard input. Raises ImportFault that names the file, OSError."""
    try:
        return file_changes(library, given_bytes(what), "stdin" if what == STDIN else Path(what).stem)
    except ImportFault as fault:
        raise ImportFault([f"{named(what)}: {line}" for line in fault.faults]) from fault


def named(what: str) -> str:
    """A file as messages call it."""
    return "standard input" if what == STDIN else what[:200]


def given_bytes(what: str) -> bytes:
    """The bytes of a file, or of standard input for "-"; of one that never ends only enough to know."""
    if what != STDIN:
        return read_bytes(Path(what))
    if sys.stdin is None:
        raise UserFault("Standard input is closed.")
    return sys.stdin.buffer.read(BIGGEST + 1)


def example_named(library: Library, name: str) -> Example:
    """A worked example by name or case number. Raises UserFault with the names."""
    for example in library.examples:
        if name in (example.id, example.case):
            return example
    raise UserFault(f'There is no example "{name[:60]}"; use {", ".join(one.id for one in library.examples)}.')
