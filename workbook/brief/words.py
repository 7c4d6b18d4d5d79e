"""The words of paper: values in words, and the small glue between them."""

import re
from typing import Any

from workbook.model import Shape
from workbook.model.wording import (
    ENDS,
    NOT_ANSWERED,
    NOT_APPLICABLE,
    UNKNOWN,
    WORDS,
    Sizes,
    Span,
    in_words,
    is_number,
    measured,
    number,
    quoted,
    sentence,
    sentences,
    span,
    spread,
)

__all__ = [
    "ENDS",
    "NOT_ANSWERED",
    "NOT_APPLICABLE",
    "UNKNOWN",
    "WORDS",
    "Sizes",
    "Span",
    "bare",
    "in_words",
    "is_number",
    "measured",
    "middle",
    "number",
    "quoted",
    "rounded",
    "sentence",
    "sentences",
    "span",
    "spread",
]


def rounded(value: float) -> str:
    """A number with two significant digits."""
    return number(float(f"{value:.2g}"))


def middle(shape: Shape, value: Any, sizes: Sizes) -> float | None:
    """The best guess of a range, or half-way between its ends; None when there is no range."""
    ends = span(shape, value, sizes)
    if ends is None:
        return None
    table = sizes.get(shape.sizes)
    size = table.sizes.get(str(value.get("size"))) if table else None
    best = size.best if size else value.get("best")
    return float(best) if is_number(best) else sum(ends) / 2


def bare(text: str) -> str:
    """Text to stand inside a sentence: without a closing full stop."""
    return re.sub(r"(?<=\w)\.$", "", text.strip())
