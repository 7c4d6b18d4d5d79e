"""What things are: frozen values that every other room speaks of."""

from workbook.model.answer import Answer
from workbook.model.assessment import (
    Assessment,
    Dealt,
    Progress,
    Reason,
    Score,
    Tip,
    ToFind,
    Verdict,
)
from workbook.model.card import Card, Deal, Family, Precedent, as_risk, borrowed
from workbook.model.change import Change, utc_text
from workbook.model.condition import Condition, truth
from workbook.model.document import (
    Document,
    PathFault,
    fold,
    leaves,
    put,
    split,
    unfold,
)
from workbook.model.edition import Edition, OwnContent
from workbook.model.guidance import Guidance, Note, Page, Prompt, Reading, Term
from workbook.model.library import BaseRate, Example, Library, Size, SizeTable, Source
from workbook.model.parse import AnswerFault, parse
from workbook.model.question import FixedRow, Question, Section, Stage
from workbook.model.retired import Retired, RetiredCard, RetiredField, RetiredOption, RetiredQuestion
from workbook.model.rules import AUTOMATION, OUTCOMES, Rules
from workbook.model.session import (
    Mark,
    Session,
    document_of,
    next_row,
    row_order,
    session_of,
)
from workbook.model.shape import SIZES, Field, Level, Option, Shape
from workbook.model.template import SUGGESTED, Template, is_suggested
from workbook.model.text import TextFault, clean, search_key
from workbook.model.unknown import UNSURE, is_unknown, unknown_value

__all__ = [
    "AUTOMATION",
    "OUTCOMES",
    "SIZES",
    "SUGGESTED",
    "UNSURE",
    "Answer",
    "AnswerFault",
    "Assessment",
    "BaseRate",
    "Card",
    "Change",
    "Condition",
    "Deal",
    "Dealt",
    "Document",
    "Edition",
    "Example",
    "Family",
    "Field",
    "FixedRow",
    "Guidance",
    "Level",
    "Library",
    "Mark",
    "Note",
    "Option",
    "OwnContent",
    "Page",
    "PathFault",
    "Precedent",
    "Progress",
    "Prompt",
    "Question",
    "Reading",
    "Reason",
    "Retired",
    "RetiredCard",
    "RetiredField",
    "RetiredOption",
    "RetiredQuestion",
    "Rules",
    "Score",
    "Section",
    "Session",
    "Shape",
    "Size",
    "SizeTable",
    "Source",
    "Stage",
    "Template",
    "Term",
    "TextFault",
    "Tip",
    "ToFind",
    "Verdict",
    "as_risk",
    "borrowed",
    "clean",
    "document_of",
    "fold",
    "is_suggested",
    "is_unknown",
    "leaves",
    "next_row",
    "parse",
    "put",
    "row_order",
    "search_key",
    "session_of",
    "split",
    "truth",
    "unfold",
    "unknown_value",
    "utc_text",
]
