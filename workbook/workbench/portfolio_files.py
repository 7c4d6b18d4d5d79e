"""The portfolio as a file: a table for a spreadsheet, or a table in Markdown."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from workbook.brief.escape import cell
from workbook.brief.tracker import harmless
from workbook.model import Library
from workbook.review.comparison import Comparison
from workbook.review.portfolio import PHASES, Entry, Span
from workbook.store import Summary
from workbook.workbench.amounts import figure
from workbook.workbench.paper import Export

UNTITLED = "Untitled decision"
COLUMNS = (
    "Decision",
    "Verdict",
    "Where it stands",
    "Decided",
    "Team",
    "Owner",
    "Next look",
    "In doubt",
    "Answered",
    "Option",
    "Effort (person-weeks)",
    "Gain (percentage points)",
    "Worth (thousand a year)",
    "Last change",
    "Reference",
)


class Listed(Protocol):
    """A line of the list."""

    @property
    def summary(self) -> Summary:
        """The session."""

    @property
    def entry(self) -> Entry | None:
        """What the list shows of it."""


def written(format: str, library: Library, lines: Sequence[Listed]) -> Export:
    """The list in one of the formats; the same list gives the same bytes."""
    mime, write = PORTFOLIO_FORMATS[format]
    return Export(f"decisions.{format}", mime, write([cells(library, line) for line in lines]))


def compared(format: str, comparison: Comparison) -> Export:
    """A comparison in one of the formats."""
    columns = ("", *comparison.titles)
    rows = [(aspect.title, *aspect.values) for aspect in comparison.aspects]
    rows.append(("Reference", *comparison.ids))
    data = to_csv(rows, columns) if format == "csv" else to_md(rows, columns, "Decisions side by side")
    return Export(f"compared.{format}", PORTFOLIO_FORMATS[format][0], data)


def cells(library: Library, line: Listed) -> tuple[str, ...]:
    """A decision as text, in the order of COLUMNS."""
    summary, entry = line.summary, line.entry
    title, changed = summary.title or UNTITLED, f"{summary.changed_at:%Y-%m-%d}"
    if entry is None:
        return (title, "cannot be read", *[""] * (len(COLUMNS) - 4), changed, summary.id)
    return (
        title,
        verdict_words(library, entry.outcome),
        PHASES.get(entry.phase, ""),
        decision_words(library, entry.decision),
        entry.team,
        entry.owner,
        entry.review,
        str(entry.in_doubt or ""),
        f"{entry.settled} of {entry.asked}",
        entry.option,
        spread(entry.effort),
        spread(entry.gain),
        spread(entry.worth),
        changed,
        summary.id,
    )


def verdict_words(library: Library, outcome: str) -> str:
    """The title of an outcome."""
    return next((words.title for words in library.rules.outcomes if words.id == outcome), "")


def decision_words(library: Library, decision: str) -> str:
    """What people decided, in the words of the question."""
    return library.questions["brief.decision"].label(decision) if decision else ""


def spread(span: Span | None) -> str:
    """A range in a cell: 4 to 9."""
    if span is None:
        return ""
    low, high = figure(span.low), figure(span.high)
    return low if low == high else f"{low} to {high}"


def to_csv(rows: Iterable[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS) -> bytes:
    """Every cell quoted and on one line, none runs as a formula; with a byte order mark, which Excel needs."""
    file = io.StringIO()
    table = csv.writer(file, quoting=csv.QUOTE_ALL)
    table.writerow([harmless(one) for one in columns])
    table.writerows([harmless(one) for one in row] for row in rows)
    return ("\ufeff" + file.getvalue()).encode()


def to_md(rows: Iterable[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS, title: str = "Decisions") -> bytes:
    """A table; what people wrote is shown as it was typed."""
    lines = [f"# {title}", "", _row(columns), "|" + " --- |" * len(columns), *(_row(row) for row in rows)]
    return ("\n".join(lines) + "\n").encode()


def _row(row: Sequence[str]) -> str:
    return "| " + " | ".join(cell(one) for one in row) + " |"


PORTFOLIO_FORMATS: dict[str, tuple[str, Callable[[Sequence[tuple[str, ...]]], bytes]]] = {
    "csv": ("text/csv", to_csv),
    "md": ("text/markdown", to_md),
}
