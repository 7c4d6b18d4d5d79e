"""A session: one decision being worked on, as it stands after some change."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field, JsonValue

from workbook.model.answer import Answer
from workbook.model.document import SINGLE, Document
from workbook.model.frozen import Frozen

Row = Mapping[str, JsonValue]


class Mark(Frozen):
    """What was said of a card: skipped for now, or does not apply and why."""

    state: str
    why: str = ""


class Session(Frozen):
    """The typed view of a document. `seq` is the last change it includes, 0 for none."""

    id: str
    seq: int = 0
    about: dict[str, JsonValue] = Field(default_factory=dict)
    answers: dict[str, Answer] = Field(default_factory=dict)
    cards: dict[str, Mark] = Field(default_factory=dict)
    records: dict[str, dict[str, dict[str, Any]]] = Field(default_factory=dict)

    @property
    def title(self) -> str:
        """The session's name, or "Untitled decision"."""
        return str(self.about.get("title") or "Untitled decision")

    def answer(self, question_id: str) -> Answer | None:
        """The answer to a question, None when it is not answered."""
        return self.answers.get(question_id)

    def value(self, question_id: str) -> JsonValue:
        """The bare value of an answered question, else None."""
        held = self.answers.get(question_id)
        return held.value if held and held.state == "answered" else None

    def rows(self, collection: str) -> dict[str, dict[str, Any]]:
        """The rows of a collection by their ids, in the order of the ids' creation."""
        return dict(sorted(self.records.get(collection, {}).items(), key=lambda item: row_order(item[0])))


def row_order(row_id: str) -> tuple[str, int, str]:
    """Sorts r2 before r10, and named rows by name."""
    stem = row_id.rstrip("0123456789")
    digits = row_id[len(stem) :]
    return stem, int(digits or 0), row_id


def next_row(rows: Mapping[str, Any], collection: str) -> str:
    """A row id that is free: the collection's first letter and the next number."""
    stem = collection[0]
    taken = [row_order(row)[1] for row in rows if row.startswith(stem) and row[1:].isdigit()]
    return f"{stem}{max(taken, default=0) + 1}"


def session_of(session_id: str, seq: int, document: Document) -> Session:
    """The session a document describes. Raises pydantic.ValidationError when its shape is wrong."""
    records = {name: rows for name, rows in document.items() if name not in SINGLE}
    return Session.model_validate(
        {
            "id": session_id,
            "seq": seq,
            "about": document.get("about", {}),
            "answers": document.get("answers", {}),
            "cards": document.get("cards", {}),
            "records": records,
        }
    )


def document_of(session: Session) -> Document:
    """The document a session describes: the inverse of `session_of`."""
    document: dict[str, Any] = {
        "about": dict(session.about),
        "answers": {key: answer.stored() for key, answer in session.answers.items()},
        "cards": {key: mark.model_dump(exclude_defaults=True) for key, mark in session.cards.items()},
        **{name: {row: dict(fields) for row, fields in rows.items()} for name, rows in session.records.items()},
    }
    return {name: held for name, held in document.items() if held}
