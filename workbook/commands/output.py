"""What goes out: lines and JSON to standard output, faults to standard error, files whole or not at all."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from workbook.workbench import Export

Arguments = argparse.Namespace
Run = Callable[[Arguments], int | None]


class Command(Protocol):
    """Adds a command to the parser and gives it back for its arguments."""

    def __call__(self, name: str, run: Run, help: str) -> argparse.ArgumentParser: ...


class UserFault(Exception):
    """Something the person at the keyboard can put right; shown in one line."""


def prepare_streams() -> None:
    """Make both outputs take every letter; what goes to a file or a program is UTF-8. Raises UserFault."""
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if sys.stdout is None:
        raise UserFault("Standard output is closed.")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="backslashreplace")


def let_go_of_output() -> None:
    """After standard output failed: nothing more goes there, so that leaving does not fail once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def os_words(fault: OSError) -> str:
    """An error of the system as other programs tell it: the file, then what is wrong with it."""
    return f"{str(fault.filename or 'standard output')[:200]}: {fault.strerror or fault}"


def complain(lines: list[str]) -> int:
    """Say on standard error what is wrong; the exit code for it."""
    for line in lines:
        print(f"workbook: {line}", file=sys.stderr)
    return 1


def show(made: Any) -> None:
    """Print as JSON."""
    print(json.dumps(made, ensure_ascii=False, indent=1))


def write(made: Export, out: Path | None) -> None:
    """Write a file, or its bytes to standard output. A file is there whole or as it was before."""
    if out is None:
        sys.stdout.buffer.write(made.data)
        sys.stdout.buffer.flush()
        return
    try:
        if out.exists() and not out.is_file():
            out.write_bytes(made.data)
        else:
            _replace(out.resolve(), made.data)
    except OSError as fault:
        raise UserFault(f"{str(out)[:200]} cannot be written ({fault.strerror}).") from fault


def _replace(target: Path, data: bytes) -> None:
    """Write beside the file first, so that a full disk leaves it as it was."""
    part = target.with_name(f".{target.name[:100]}.part")
    try:
        part.write_bytes(data)
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
