"""From raw input to a bare value, one small function for each kind of answer."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from pydantic import JsonValue

from workbook.model.figures import FIGURE, number_of
from workbook.model.shape import SIZES, Shape
from workbook.model.text import TextFault, clean

BEST = rf"(?:[,;(]?\s*(?:best|most likely|likely|probably)(?:\s+guess)?\s*[:=]?\s*{FIGURE}\s*\)?\s*)?"
RANGE = re.compile(rf"\s*{FIGURE}\s*(?:to|until|bis|\.\.|–|—|-)\s*{FIGURE}\s*{BEST}", re.IGNORECASE)
MOST, LEAST = 1e12, 1e-9
FIRST_YEAR, LAST_YEAR = 1970, 2200


class AnswerFault(ValueError):
    """Input that is not an answer; the message says what was found and what is allowed."""


def parse(shape: Shape, raw: Any) -> JsonValue:
    """The bare value of `raw` for this shape. Raises AnswerFault with words for the person who typed it."""
    try:
        return PARSERS[shape.kind](shape, raw)
    except TextFault as fault:
        raise AnswerFault(str(fault)) from fault


def _text(shape: Shape, raw: Any) -> JsonValue:
    if not isinstance(raw, str):
        raise AnswerFault(f"Expected text, found {_shown(raw)}.")
    text = clean(raw)
    if not text.strip():
        raise AnswerFault("This text is empty. Leave the question unanswered instead.")
    return text


def _choice(shape: Shape, raw: Any) -> JsonValue:
    allowed = [option.id for option in shape.options]
    if not isinstance(raw, str) or raw not in allowed:
        raise AnswerFault(f"Found {_shown(raw)}; use one of {', '.join(allowed)}.")
    return raw


def _scale(shape: Shape, raw: Any) -> JsonValue:
    top = len(shape.levels)
    if isinstance(raw, bool) or not isinstance(raw, int | float) or raw not in range(1, top + 1):
        raise AnswerFault(f"Found {_shown(raw)}; use a whole number from 1 to {top}.")
    return int(raw)


def _multi(shape: Shape, raw: Any) -> JsonValue:
    allowed = [option.id for option in shape.options]
    chosen = [raw] if isinstance(raw, str) else raw
    if not isinstance(chosen, list | tuple) or not chosen:
        raise AnswerFault(f"Found {_shown(raw)}; use a list of {', '.join(allowed)}.")
    unknown = [item for item in chosen if item not in allowed]
    if unknown:
        raise AnswerFault(f"Found {_shown(unknown[0])}; use a list of {', '.join(allowed)}.")
    return [option for option in allowed if option in chosen]


def _number(shape: Shape, raw: Any) -> JsonValue:
    number = _figure(without_unit(raw, shape.unit) if isinstance(raw, str) else raw, shape.unit)
    low, high = shape.minimum, shape.maximum
    unit = f" {shape.unit}" if shape.unit else ""
    if (low is not None and number < low) or (high is not None and number > high):
        raise AnswerFault(f"{number:g} is outside {_span(low, high)}{unit}. Write {_span(low, high)}{unit}.")
    return number


def _range(shape: Shape, raw: Any) -> JsonValue:
    if isinstance(raw, dict) and "size" in raw:
        return _size(shape, raw)
    parts = _ends(shape, raw)
    ends = {name: _number(shape, parts[name]) for name in ("low", "high", "best") if parts.get(name) is not None}
    if set(parts) - {"low", "high", "best"} or not {"low", "high"} <= set(ends):
        raise AnswerFault(f'Found {_shown(raw)}; use low and high, for example "3 to 9".')
    low, high, best = ends["low"], ends["high"], ends.get("best")
    if low > high:  # type: ignore[operator]
        raise AnswerFault(f"The low end {low:g} lies above the high end {high:g}. Did you mean {high:g} to {low:g}?")
    if best is not None and not low <= best <= high:  # type: ignore[operator]
        raise AnswerFault(
            f"The best guess {best:g} lies outside {low:g} to {high:g}. Widen the range or change the guess."
        )
    return dict(sorted(ends.items()))


def _size(shape: Shape, raw: dict[str, Any]) -> JsonValue:
    if not shape.sizes or set(raw) != {"size"} or raw["size"] not in SIZES:
        raise AnswerFault(
            f"Found {_shown(raw)}; use low and high" + (f" or a size: {', '.join(SIZES)}." if shape.sizes else ".")
        )
    return {"size": raw["size"]}


def _ends(shape: Shape, raw: Any) -> dict[str, Any]:
    if isinstance(raw, dict):
        return raw
    if isinstance(raw, list | tuple) and len(raw) in (2, 3):
        return dict(zip(("low", "best", "high") if len(raw) == 3 else ("low", "high"), raw, strict=True))
    typed = without_unit(raw, shape.unit) if isinstance(raw, str) else raw
    if isinstance(typed, str) and (match := RANGE.fullmatch(typed)):
        return {"low": match[1], "high": match[2], "best": match[3]}
    try:
        number = _figure(typed, shape.unit)
    except AnswerFault:
        raise AnswerFault(f"Found {_shown(raw)}. {_asked_for(shape)}") from None
    return {"low": number, "high": number}


def _asked_for(shape: Shape) -> str:
    unit = f", counted in {shape.unit}" if shape.unit else ""
    return f'Write a range such as "3 to 9" or "3 to 9, best 5", or one number{unit}.'


def without_unit(typed: str, unit: str) -> str:
    """What was typed without the field's own unit: "3 to 9 weeks" where weeks are asked for, not where months are."""
    for word in _unit_words(unit):
        typed = re.sub(rf"(?<=[\d\s]){re.escape(word)}(?![\w%])", " ", typed, flags=re.IGNORECASE)
    return typed


def _unit_words(unit: str) -> list[str]:
    """The ways in which people write a unit, the longest first."""
    if not unit:
        return []
    words = {unit, unit.replace("-", " "), *(word for word in re.split(r"[ -]", unit) if len(word) > 2 or word == "%")}
    words |= {word.removesuffix("s") for word in words}
    words |= {"k"} if "thousand" in unit else set()
    words |= {"a year", "per year", "/year"} if unit.endswith("a year") else set()
    words |= {"%", "percentage points", "percent", "per cent"} if "%" in unit or "percent" in unit else set()
    return sorted(words, key=lambda word: (-len(word), word))


def _date(shape: Shape, raw: Any) -> JsonValue:
    try:
        day = raw if isinstance(raw, date) else date.fromisoformat(str(raw))
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise AnswerFault(f"Found {_shown(raw)}; use a date such as 2027-01-31.")
    return day.strftime("%Y-%m-%d")


def _records(shape: Shape, raw: Any) -> JsonValue:
    raise AnswerFault("This question is answered by rows, not by one value.")


def _figure(raw: Any, unit: str = "") -> int | float:
    if isinstance(raw, str):
        try:
            raw = number_of(raw, unit)
        except ValueError:
            counted = f", counted in {unit}" if unit else ""
            raise AnswerFault(f"Found {_shown(raw)}; use a number such as 5 or 0.5{counted}.") from None
    # Not math.isfinite: it fails on a whole number of 400 digits, and what is not a number is not below MOST either.
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not abs(raw) <= MOST:
        raise AnswerFault(f"Found {_shown(raw)}; use a number.")
    if 0 < abs(raw) < LEAST:
        raise AnswerFault(f"Found {_shown(raw)}; use 0 or a number that is not so near to it.")
    return int(raw) if float(raw).is_integer() else raw


def _span(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return f"{low:g} to {high:g}"
    return f"{low:g} or more" if low is not None else f"{high:g} or less"


def _shown(raw: Any) -> str:
    text = repr(raw)
    return text if len(text) <= 60 else text[:57] + "…"


PARSERS: dict[str, Callable[[Shape, Any], JsonValue]] = {
    "text": _text,
    "choice": _choice,
    "scale": _scale,
    "multi": _multi,
    "number": _number,
    "range": _range,
    "date": _date,
    "records": _records,
}
