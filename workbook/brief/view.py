"""What of a session may be printed: relevant questions and their rows only. Hidden answers stay hidden."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workbook.brief.words import NOT_ANSWERED, NOT_APPLICABLE, UNKNOWN, in_words
from workbook.model import Answer, Assessment, Field, Library, Question, Session, borrowed

Row = dict[str, Any]


@dataclass(frozen=True)
class View:
    """A session as the paper sees it. Every section reads through this and through nothing else."""

    library: Library
    session: Session
    assessment: Assessment

    @cached_property
    def relevant(self) -> tuple[Question, ...]:
        """The questions that are asked of this session, in the order of the walk."""
        asked = frozenset(self.assessment.relevant)
        return tuple(question for name, question in self.library.questions.items() if name in asked)

    @cached_property
    def shown(self) -> dict[str, Question]:
        """The same questions by their ids."""
        return {question.id: question for question in self.relevant}

    def answer(self, question_id: str) -> Answer | None:
        """The answer to a relevant question, else None."""
        return self.session.answer(question_id) if question_id in self.shown else None

    def value(self, question_id: str) -> Any:
        """The bare value of a relevant, answered question, else None."""
        held = self.answer(question_id)
        return held.value if held and held.state == "answered" else None

    def said(self, question_id: str) -> str:
        """What was answered, in words; also that nobody knows, that it does not apply, or that nothing was said."""
        held = self.answer(question_id)
        if held is None:
            return NOT_ANSWERED
        if held.state == "unknown":
            return UNKNOWN + finder(held.who, held.by)
        if held.state == "not_applicable":
            return f"{NOT_APPLICABLE}: {held.note}" if held.note else NOT_APPLICABLE
        return in_words(self.shown[question_id], held.value, self.library.sizes)

    def given(self, question_id: str) -> str:
        """What was answered, in words, and nothing at all otherwise."""
        return self.said(question_id) if self.value(question_id) is not None else ""

    def note(self, question_id: str) -> str:
        """The remark beside an answer."""
        held = self.answer(question_id)
        return held.note if held and held.state == "answered" else ""

    def rows(self, collection: str) -> dict[str, Row]:
        """The rows of a collection whose question is relevant: fixed rows first, with their names, then own ones."""
        question = self.asking(collection)
        if question is None:
            return {}
        held = self.session.rows(collection)
        fixed = {row.id: {"name": row.name} | held.get(row.id, {}) for row in question.fixed_rows}
        return fixed | {row: fields for row, fields in held.items() if row not in fixed}

    def filled(self, collection: str) -> dict[str, Row]:
        """The rows that a person has put something into; a fixed row counts once it holds more than a name."""
        question = self.asking(collection)
        fixed = {row.id for row in question.fixed_rows} if question else set()
        return {
            row: fields for row, fields in self.rows(collection).items() if row not in fixed or set(fields) - {"name"}
        }

    def asking(self, collection: str) -> Question | None:
        """The relevant question behind a collection."""
        question = self.library.collections.get(collection)
        return question if question and question.id in self.shown else None

    def field(self, collection: str, field_id: str) -> Field | None:
        """The shape of one field of a collection's rows."""
        question = self.asking(collection)
        return next((field for field in question.fields if field.id == field_id), None) if question else None

    def cell(self, collection: str, row: Row, field_id: str, otherwise: str = NOT_ANSWERED) -> str:
        """One field of a row in words."""
        field, value = self.field(collection, field_id), row.get(field_id)
        if value is None or field is None:
            return otherwise
        if field.refers:
            return str(self.rows(field.refers).get(str(value), {}).get("name") or value)
        return in_words(field, value, self.library.sizes)

    def lent(self, collection: str, row: Row) -> tuple[str, ...]:
        """The fields of a risk that still say what its card said to everybody."""
        return borrowed(self.library.deck.get(str(row.get("card"))), row) if collection == "risks" else ()

    def gaps(self, collection: str, row: Row, *field_ids: str) -> str:
        """The titles of those fields of a row that nobody filled in, as a sentence; empty when none is missing."""
        fields = [field for name in field_ids if (field := self.field(collection, name)) and row.get(name) is None]
        return f"{NOT_ANSWERED}: {'; '.join(field.title for field in fields)}." if fields else ""


def finder(who: str, by: str) -> str:
    """Who could find out and by when, as the end of a sentence; empty when neither is known."""
    if who:
        return f"; {who} could find out" + (f" by {by}" if by else "")
    return f"; to be found out by {by}" if by else ""
