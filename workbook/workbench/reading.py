"""Reading a file of JSON that may be anything: size, encoding, depth, numbers and doubled names are checked first."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from workbook.model import clean

BIGGEST = 20_000_000
DEEPEST = 32
LONGEST = 600
MOST_DIGITS = 400
MOST_FAULTS = 50


class ImportFault(ValueError):
    """A file that cannot be imported; `faults` holds one line each. Nothing was changed."""

    def __init__(self, faults: list[str]) -> None:
        # A fault quotes the file: what would steer a terminal, break a line or go on for pages stays out.
        self.faults = [" ".join(clean(fault[:LONGEST]).split()) for fault in faults]
        super().__init__("\n".join(self.faults))


def read_bytes(path: Path) -> bytes:
    """A file as bytes; of one that is too large, or never ends, only enough to know. Raises OSError."""
    with path.open("rb") as file:
        return file.read(BIGGEST + 1)


def read_json(data: bytes) -> dict[str, Any]:
    """The map a file holds. Raises ImportFault with what is wrong and what is allowed."""
    if len(data) > BIGGEST:
        raise ImportFault([f"The file is too large; at most {BIGGEST / 1e6:.0f} MB are read."])
    if not data.strip():
        raise ImportFault(["The file is empty."])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise ImportFault([f"The file is not UTF-8 text (byte {fault.start + 1:,} does not fit)."]) from fault
    try:
        made = json.loads(
            text, parse_constant=_no_constant, parse_int=_whole, parse_float=_finite, object_pairs_hook=_once
        )
    except RecursionError as fault:
        raise ImportFault([f"The file is nested too deeply; at most {DEEPEST} levels are read."]) from fault
    except json.JSONDecodeError as fault:
        raise ImportFault([f"The file is not JSON: line {fault.lineno}, column {fault.colno}: {fault.msg}."]) from fault
    except ValueError as fault:
        raise ImportFault([str(fault)]) from fault
    if not isinstance(made, dict):
        raise ImportFault(["The file holds no session: a JSON object with answers or changes is expected."])
    _check_depth(made)
    return made


def _no_constant(name: str) -> Any:
    raise ValueError(f"The file holds the number {name}; only ordinary numbers are allowed.")


def _whole(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise ValueError(f"The file holds a number of {len(text):,} digits; it is too large.")
    return int(text)


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError(f"The file holds the number {text[:40]}; it is too large.")
    return number


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise ValueError(f'The name "{twice[:60]}" stands twice in one object; keep one of them.')
    return made


def _check_depth(made: Any) -> None:
    level, depth = [made], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise ImportFault([f"The file is nested too deeply; at most {DEEPEST} levels are read."])
        inner = [part.values() if isinstance(part, dict) else part for part in level if isinstance(part, dict | list)]
        level = [one for part in inner for one in part if isinstance(one, dict | list)]
