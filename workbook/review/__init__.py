"""Coming back: what changed between two moments, what it did, and what no longer rests on anything."""

from workbook.model.line import Group, Line, day
from workbook.review.difference import Step, apply, difference, kept, turned
from workbook.review.effects import Comparison, Measure, Measures, parts
from workbook.review.leaning import Break, Due, Stale, broken, due, leans_on, question_for, stale, subject_row
from workbook.review.teller import Teller
from workbook.review.telling import grouped, lines

__all__ = [
    "Break",
    "Comparison",
    "Due",
    "Group",
    "Line",
    "Measure",
    "Measures",
    "Stale",
    "Step",
    "Teller",
    "apply",
    "broken",
    "day",
    "difference",
    "due",
    "grouped",
    "kept",
    "leans_on",
    "lines",
    "parts",
    "question_for",
    "stale",
    "subject_row",
    "turned",
]
