"""The options side by side: ranges, evidence, and improvement for each week of work; then the chart."""

from collections.abc import Iterator
from string import ascii_uppercase

from workbook.brief.blocks import Block, Chart, Dot, Paragraph, Table
from workbook.brief.numbers import numbers_blocks
from workbook.brief.view import Row, View
from workbook.brief.words import NOT_ANSWERED, UNKNOWN, Span, is_number, measured, middle, number, rounded, span, spread
from workbook.model import is_unknown

SHOWN = 7
QUADRANTS = ("Big bets", "Quick wins", "Small steps", "Think twice")
DEFAULTS = {"improvement": "As today", "effort": "None", "first_value": "–", "evidence": "–"}


def options_blocks(view: View) -> tuple[Block, ...]:
    """The table of options, the chart when two options can be placed, and what was left out."""
    rows = view.rows("options")
    if not rows:
        return (Paragraph(text=NOT_ANSWERED),)
    columns = ("Option", *_titles(view), "Points per person-week", "First value", "Evidence")
    named = list(zip(ascii_uppercase, rows.items(), strict=False))
    table = Table(
        columns=columns,
        rows=tuple(_line(view, letter, row_id, row) for letter, (row_id, row) in named[:SHOWN]),
    )
    placed = [(letter, row) for letter, (_, row) in named]
    return (table, *_chart(view, placed), *_left_out(view, len(rows)), *numbers_blocks(view))


def _titles(view: View) -> tuple[str, str]:
    improvement, effort = view.field("options", "improvement"), view.field("options", "effort")
    return (
        f"Improvement ({improvement.unit if improvement else ''})",
        f"Effort ({effort.unit if effort else ''})",
    )


def _line(view: View, letter: str, row_id: str, row: Row) -> tuple[str, ...]:
    improvement, effort = ends(view, row, "improvement"), ends(view, row, "effort")
    chance = row.get("chance")
    sure = f" ({measured(view.cell('options', row, 'chance'), '')} chance)" if is_number(chance) else ""
    missing = DEFAULTS if row_id == "do_nothing" else dict.fromkeys(DEFAULTS, NOT_ANSWERED)
    return (
        f"{letter}: {row.get('name') or NOT_ANSWERED}",
        _range(row, "improvement", improvement, missing) + sure,
        _range(row, "effort", effort, missing),
        per_week(improvement, effort),
        view.cell("options", row, "first_value", missing["first_value"]),
        view.cell("options", row, "evidence", missing["evidence"]),
    )


def _range(row: Row, field_id: str, found: Span | None, missing: dict[str, str]) -> str:
    """A range with its best guess, or why there is none."""
    if found is None:
        return _lacking(row, field_id, missing)
    best = row[field_id].get("best")
    return f"{spread(found)}, best {number(best)}" if is_number(best) else spread(found)


def _lacking(row: Row, field_id: str, missing: dict[str, str]) -> str:
    return UNKNOWN if is_unknown(row.get(field_id)) else missing[field_id]


def ends(view: View, row: Row, field_id: str) -> Span | None:
    """Low and high of a range field of an option."""
    field = view.field("options", field_id)
    return span(field, row.get(field_id), view.library.sizes) if field else None


def per_week(improvement: Span | None, effort: Span | None) -> str:
    """Improvement for each person-week, worst to best: a gain over most and least work, a loss reversed."""
    if improvement is None or effort is None or effort[1] <= 0:
        return "–"
    (low, high), (least, most) = improvement, effort
    if least <= 0:
        return f"{rounded(low / most)} or more" if low >= 0 else "–"
    return spread((low / (most if low >= 0 else least), high / (least if high >= 0 else most)), rounded)


def _chart(view: View, named: list[tuple[str, Row]]) -> Iterator[Chart]:
    placed = [
        (letter, x, y)
        for letter, row in named
        if (x := _middle(view, row, "effort")) is not None and (y := _middle(view, row, "improvement")) is not None
    ]
    if len(placed) < 2:
        return
    widest = max(0.0, *(x for _, x, _ in placed)) or 1.0
    highest = max(0.0, *(y for _, _, y in placed)) or 1.0
    yield Chart(
        title="Effort and improvement",
        x_axis=("Less effort", "More effort"),
        y_axis=("Less improvement", "More improvement"),
        quadrants=QUADRANTS,
        dots=tuple(Dot(letter=letter, x=_share(x, widest), y=_share(y, highest)) for letter, x, y in placed),
    )


def _middle(view: View, row: Row, field_id: str) -> float | None:
    field = view.field("options", field_id)
    return middle(field, row.get(field_id), view.library.sizes) if field else None


def _share(value: float, most: float) -> float:
    """A place between the frame's edges, so that no letter is cut off."""
    return 0.05 + 0.9 * min(max(value / most, 0.0), 1.0)


def _left_out(view: View, count: int) -> Iterator[Paragraph]:
    if count > SHOWN:
        yield Paragraph(text=f"{count - SHOWN} more in the appendix.")
