"""A field of a row whose number nobody knows yet: asked, and the answer was "don't know"."""

from collections.abc import Mapping
from typing import Any

UNKNOWN = "unknown"
UNSURE = ("number", "range")


def unknown_value() -> dict[str, bool]:
    """What a field holds when nobody knows its number. Nothing at all means that it was not answered."""
    return {UNKNOWN: True}


def is_unknown(value: Any) -> bool:
    """Whether a stored value says "don't know"."""
    return isinstance(value, Mapping) and dict(value) == {UNKNOWN: True}
