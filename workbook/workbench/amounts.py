"""Figures in words: two significant digits, thousands and millions, chances out of a hundred."""

from workbook.brief.words import rounded

THOUSAND = "thousand"


def figure(value: float) -> str:
    """Two significant digits, with a true minus sign."""
    said = rounded(abs(value))
    return said if value >= 0 or said == "0" else f"−{said}"


ONE_OF = {"points": "point", "person-weeks": "person-week", "weeks": "week", "months": "month"}


def measure(value: float, unit: str) -> str:
    """A number with its unit, one of it in the singular: 3.1 points, 1 point, 12 person-weeks."""
    said = figure(value)
    return f"{said} {ONE_OF.get(unit, unit) if said in ('1', '−1') else unit}".strip()


def amount(value: float, unit: str) -> str:
    """An amount with its unit: 45 thousand, 1.2 million, 86 (of a unit of thousands), 3.1 points."""
    divisor, word = _scale(abs(value), unit)
    return f"{figure(value / divisor)} {word}".strip() if value else "0"


def between(low: float, high: float, unit: str) -> str:
    """A range, never one number: −20 to 300 thousand. Equal ends are one amount."""
    divisor, word = _scale(max(abs(low), abs(high)), unit)
    least, most = figure(low / divisor), figure(high / divisor)
    return amount(high, unit) if least == most else f"{least} to {most} {word}".strip()


def _scale(size: float, unit: str) -> tuple[float, str]:
    if unit.startswith(THOUSAND) and size >= 1000:
        return 1000.0, "million" + unit.removeprefix(THOUSAND)
    if unit.startswith(THOUSAND) and size < 1:
        return 0.001, unit.removeprefix(THOUSAND).strip()
    return 1.0, unit


def in_hundred(chance: float) -> str:
    """A chance as a count: 37 of 100; the ends are never called certain."""
    if 0 < chance < 0.01:
        return "fewer than 1 of 100"
    if 0.99 < chance < 1:
        return "more than 99 of 100"
    return f"{100 * chance:.0f} of 100"


def per_cent(chance: float) -> str:
    """A share as a percentage without digits after the point, as the brief writes it."""
    return f"{100 * chance:.0f}%" if chance == 0 or chance >= 0.01 else "below 1%"


def quoted(name: str) -> str:
    """Somebody's name for a thing."""
    return f"“{name}”"
