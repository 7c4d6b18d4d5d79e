"""Which questions are asked of this session, and what their answers are. Hidden answers do not count."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue

from workbook.model import Library, Question, Session, is_suggested, truth


@dataclass(frozen=True)
class View:
    """A session as judgement sees it: relevant questions only, with the values of those answered."""

    library: Library
    session: Session
    relevant: tuple[str, ...]
    values: Mapping[str, JsonValue]
    counts: Mapping[str, float]

    def state(self, question_id: str) -> str:
        """answered, unknown, not_applicable or open."""
        question = self.library.questions[question_id]
        answer = self.session.answer(question_id)
        if answer is not None and not (question.collection and answer.state == "answered"):
            gone = answer.state == "answered" and not question.offers(answer.value)
            return "open" if gone else answer.state
        return "answered" if question.collection and has_rows(question, self.session) else "open"


def view_of(library: Library, session: Session) -> View:
    """The relevant questions in the order of the walk and the values that count."""
    counts = {f"rows.{name}": float(len(own_rows(session, name))) for name in library.collections}
    shown: dict[str, bool] = {}

    def held(question_id: str) -> JsonValue:
        # What a later content no longer offers counts as not answered.
        value = session.value(question_id)
        return value if value is not None and library.questions[question_id].offers(value) else None

    def value(question_id: str) -> JsonValue:
        return held(question_id) if asked(question_id) else None

    def asked(question_id: str) -> bool:
        if question_id not in shown:
            question = library.questions.get(question_id)
            shown[question_id] = False
            if question is not None:
                shown[question_id] = question.when is None or truth(question.when, value, counts) is True
        return shown[question_id]

    relevant = tuple(question_id for question_id in library.questions if asked(question_id))
    values = {one: found for one in relevant if (found := held(one)) is not None}
    return View(library, session, relevant, values, counts)


def own_rows(session: Session, collection: str) -> Mapping[str, Mapping[str, Any]]:
    """The rows of a list that somebody stands behind: suggestions of a template count for nothing."""
    return {row_id: row for row_id, row in session.rows(collection).items() if not is_suggested(collection, row)}


def has_rows(question: Question, session: Session) -> bool:
    """Whether a records question holds anything a person entered; fixed rows count once they hold a figure."""
    fixed = {row.id for row in question.fixed_rows}
    rows = own_rows(session, question.collection)
    return any(row_id not in fixed or set(fields) - {"name"} for row_id, fields in rows.items())
