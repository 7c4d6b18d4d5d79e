"""What goes out: lines and JSON to standard output, faults to standard error, files whole or not at all."""

import argparse
import json
import sys
from collections.abc import Callable
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
    elif out.exists() and not out.is_file():
        out.write_bytes(made.data)
    else:
        target = out.resolve()
        part = target.with_name(f".{target.name[:100]}.part")
        try:
            part.write_bytes(made.data)
            part.replace(target)
        except OSError as fault:
            raise UserFault(f"{out} cannot be written ({fault.strerror}).") from fault
        finally:
            part.unlink(missing_ok=True)
