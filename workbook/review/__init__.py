"""Coming back: what changed between two moments, what it did, and what no longer rests on anything."""

from workbook.review.difference import Step, apply, difference, kept, turned
from workbook.review.leaning import Break, Due, Stale, broken, due, leans_on, stale, subject_row
from workbook.review.line import Group, Line, day
from workbook.review.telling import grouped, lines

__all__ = [
    "Break",
    "Due",
    "Group",
    "Line",
    "Stale",
    "Step",
    "apply",
    "broken",
    "day",
    "difference",
    "due",
    "grouped",
    "kept",
    "leans_on",
    "lines",
    "stale",
    "subject_row",
    "turned",
]
