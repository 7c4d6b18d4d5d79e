"""Stored values in words: numbers, ranges, choices, and the three ways not to have an answer."""

import math
from collections.abc import Callable, Mapping
from typing import Any, TypeGuard

from workbook.model.library import SizeTable
from workbook.model.shape import Shape
from workbook.model.unknown import is_unknown

NOT_ANSWERED = "Not answered"
UNKNOWN = "Don't know yet"
NOT_APPLICABLE = "Doesn't apply"
ENDS = (".", "!", "?", "…", ":")
Sizes = Mapping[str, SizeTable]
Span = tuple[float, float]


def in_words(shape: Shape, value: Any, sizes: Sizes) -> str:
    """A bare value as a person would write it."""
    if is_unknown(value):
        return UNKNOWN
    return WORDS[shape.kind](shape, value, sizes)


def number(value: float) -> str:
    """A number without needless digits: 1,200 or 0.25."""
    if float(value).is_integer():
        return f"{int(value):,}"
    plain = f"{value:,.4f}".rstrip("0").rstrip(".")
    return plain if plain not in ("0", "-0") else f"{value:.2g}"


def measured(amount: str, unit: str) -> str:
    """An amount with its unit: 60%, 5 weeks."""
    return f"{amount}%" if unit == "%" else f"{amount} {unit}".rstrip()


def span(shape: Shape, value: Any, sizes: Sizes) -> Span | None:
    """Low and high of a range or of the size it names, in the unit of the shape; None when there is none."""
    if not isinstance(value, Mapping):
        return None
    table = sizes.get(shape.sizes)
    size = table.sizes.get(str(value.get("size"))) if table else None
    if size:
        return size.low, size.high
    low, high = value.get("low"), value.get("high")
    return (float(low), float(high)) if is_number(low) and is_number(high) else None


def spread(ends: Span, say: Callable[[float], str] = number) -> str:
    """Two ends in words: 3 to 9, or 5 when they are the same."""
    low, high = say(ends[0]), say(ends[1])
    return low if low == high else f"{low} to {high}"


def names(parts: list[str], last: str = "and") -> str:
    """A list in words: "a, b and c"."""
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def is_number(value: Any) -> TypeGuard[float]:
    """Whether a value is a finite number."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def sentence(text: str) -> str:
    """Text as a sentence: with a closing mark."""
    plain = text.strip()
    return plain if not plain or plain.endswith(ENDS) else f"{plain}."


def sentences(*parts: str) -> str:
    """Several sentences in a row; empty ones are left out."""
    return " ".join(sentence(part) for part in parts if part.strip())


def quoted(text: str) -> str:
    """Somebody's words, marked as such."""
    return f"“{text}”"


def _plain(shape: Shape, value: Any, sizes: Sizes) -> str:
    return str(value)


def _label(shape: Shape, value: Any, sizes: Sizes) -> str:
    return shape.label(value)


def _labels(shape: Shape, value: Any, sizes: Sizes) -> str:
    return "; ".join(shape.label(one) for one in value) if isinstance(value, list | tuple) else str(value)


def _number(shape: Shape, value: Any, sizes: Sizes) -> str:
    return measured(number(value), shape.unit) if is_number(value) else str(value)


def _range(shape: Shape, value: Any, sizes: Sizes) -> str:
    ends = span(shape, value, sizes)
    if ends is None:
        return str(value)
    amount = measured(spread(ends), shape.unit)
    if "size" in value:
        return f"{value['size']}: {amount}"
    return f"{amount}, best guess {number(value['best'])}" if is_number(value.get("best")) else amount


WORDS: dict[str, Callable[[Shape, Any, Sizes], str]] = {
    "text": _plain,
    "choice": _label,
    "scale": _label,
    "multi": _labels,
    "number": _number,
    "range": _range,
    "date": _plain,
    "records": _plain,
}
