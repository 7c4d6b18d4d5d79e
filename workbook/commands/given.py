"""What was given: a session's id, a session file or an example, as a log of changes."""

import argparse
from pathlib import Path
from typing import Any

from workbook.commands.output import UserFault
from workbook.model import Example, Library
from workbook.workbench import open_workbench
from workbook.workbench.trial import example_changes, file_changes
from workbook.workbench.words import open_library

WHAT = "a session's id, a session file, or example:NAME"


def takes_one(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Adds the argument that names one session."""
    command.add_argument("what", metavar="ID|FILE|example:NAME", help=WHAT)
    return command


def is_saved(what: str) -> bool:
    """Whether a session is meant that is saved here, not a file or an example."""
    return not what.startswith("example:") and not Path(what).exists()


def log_of(what: str) -> tuple[str, list[Any]]:
    """Id and log of an id, a file or an example. Raises UserFault."""
    library = open_library()
    if what.startswith("example:"):
        return example_changes(library, example_named(library, what.removeprefix("example:")))
    if not what.strip() or not what.isprintable():
        raise UserFault("This is neither an id, nor a file, nor an example.")
    if Path(what).exists():
        return file_changes(library, Path(what))
    if "/" in what or "." in what:
        raise UserFault(f'There is no file "{what}".')
    return what, open_workbench().changes(what)


def example_named(library: Library, name: str) -> Example:
    """A worked example by name or case number. Raises UserFault with the names."""
    for example in library.examples:
        if name in (example.id, example.case):
            return example
    raise UserFault(f'There is no example "{name[:60]}"; use {", ".join(one.id for one in library.examples)}.')
