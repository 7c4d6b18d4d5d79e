"""The verbs that change a session. Each returns what was saved, after it is durable."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import Any

from pydantic import JsonValue

from workbook.model import (
    Answer,
    AnswerFault,
    Change,
    Document,
    Library,
    Mark,
    Session,
    as_risk,
    next_row,
    split,
)
from workbook.model.document import SINGLE
from workbook.model.template import LISTS, SUGGESTED, is_suggested
from workbook.store import MovedFault, Saved, Store
from workbook.workbench.checking import checked, collection_of, field_value, question_of
from workbook.workbench.earlier import session_at


class Writing:
    """Writes into sessions. `base` is the `seq` of the session its author had seen, `by` the author's name."""

    library: Library
    store: Store

    def open(self, session_id: str) -> Session:
        """The session as it stands now. Raises UnknownSession."""
        return session_at(self.library, session_id, *self.store.document(session_id))

    def put(
        self,
        session_id: str,
        path: str,
        raw: Any,
        *,
        by: str = "",
        base: int = 0,
        mine: Collection[int] = (),
        only_after: int | None = None,
    ) -> Saved:
        """Write one path; None removes it. `only_after` is as in Store.append. Raises AnswerFault, PathFault,
        StoreFault."""
        writes = [(path, checked(self.library, path, raw), base)]
        return self.store.append(session_id, writes, by, mine, only_after=only_after)

    def answer(self, session_id: str, question_id: str, raw: Any, *, note: str = "", **who: Any) -> Saved:
        """Answer a question with a raw value of its kind. Raises AnswerFault."""
        question = question_of(self.library, question_id)
        answer = Answer(value=checked_value(self.library, question_id, raw), note=note, asked=question.ask)
        return self.put(session_id, f"answers/{question_id}", answer.stored(), **who)

    def unknown(
        self, session_id: str, question_id: str, *, finder: str = "", when: str = "", note: str = "", **who: Any
    ) -> Saved:
        """Say that nobody knows yet, who could find out and by when (ISO date)."""
        answer = Answer(state="unknown", who=finder, by=when, note=note)
        return self.put(session_id, f"answers/{question_id}", answer.stored(), **who)

    def not_applicable(self, session_id: str, question_id: str, why: str, **who: Any) -> Saved:
        """Say that a question does not apply, and why."""
        answer = Answer(state="not_applicable", note=why)
        return self.put(session_id, f"answers/{question_id}", answer.stored(), **who)

    def clear(self, session_id: str, question_id: str, **who: Any) -> Saved:
        """Take an answer back: the question is open again."""
        return self.put(session_id, f"answers/{question_id}", None, **who)

    def add_row(self, session_id: str, collection: str, fields: dict[str, Any], **who: Any) -> str:
        """Add a row to a list; its id."""
        collection_of(self.library, collection)
        while True:
            changes = self.store.changes(session_id)
            row = next_row(rows_ever(changes, collection), collection)
            # Somebody else may take the same id meanwhile; then nothing is written, and the next id is taken.
            with suppress(MovedFault):
                self.put(session_id, f"{collection}/{row}", fields, only_after=len(changes), **who)
                return row

    def set_field(
        self,
        session_id: str,
        collection: str,
        row: str,
        field: str,
        raw: Any,
        *,
        by: str = "",
        base: int = 0,
        mine: Collection[int] = (),
    ) -> Saved:
        """Write one field of a row; empty text or None clears it. A template's suggestion that somebody works on is
        theirs: the mark in its text goes. Raises AnswerFault."""
        writes: list[tuple[str, Any]] = [(field, field_value(collection_of(self.library, collection), field, raw))]
        held = self.store.document(session_id)[1].get(collection, {}).get(row)
        if isinstance(held, dict) and is_suggested(collection, held) and field != LISTS[collection][0]:
            text = LISTS[collection][0]
            writes.insert(0, (text, str(held[text]).removeprefix(SUGGESTED)))
        paths = [(f"{collection}/{row}/{name}", value) for name, value in writes]
        given = [(path, checked(self.library, path, value), base) for path, value in paths]
        return self.store.append(session_id, given, by, mine)

    def remove_row(self, session_id: str, collection: str, row: str, **who: Any) -> Saved:
        """Remove a row; undo brings it back."""
        return self.put(session_id, f"{collection}/{row}", None, **who)

    def adopt_card(self, session_id: str, card_id: str, **who: Any) -> str:
        """Make a card into a risk, filled in from the card; the risk's id. A card is adopted once."""
        card = self.library.deck.get(card_id)
        if card is None:
            raise AnswerFault(f'There is no card "{card_id[:80]}".')
        while True:
            session = self.open(session_id)
            for row, held in session.rows("risks").items():
                if held.get("card") == card_id:
                    return row
            row = next_row(rows_ever(self.store.changes(session_id), "risks"), "risks")
            # Another tab may adopt the same card meanwhile; then nothing is written, and its risk is found.
            with suppress(MovedFault):
                self.put(session_id, f"risks/{row}", as_risk(card), only_after=session.seq, **who)
                return row

    def mark_card(self, session_id: str, card_id: str, state: str, why: str = "", **who: Any) -> Saved:
        """Skip a card, say that it does not apply and why, or put it back ("open")."""
        mark = None if state == "open" else Mark(state=state, why=why).model_dump()
        return self.put(session_id, f"cards/{card_id}", mark, **who)

    def undo(self, session_id: str, seq: int | None = None, *, by: str = "") -> Saved | None:
        """Put back what stood at the path of change `seq` (by default the last) before it. None: nothing to undo."""
        head = self.store.head(session_id)
        seq = head if seq is None else seq
        found = self.store.changes(session_id, since=seq - 1, until=seq) if seq > 0 else []
        if not found:
            return None
        path = found[0].path
        item = "/".join(split(path)[:2])
        before = standing(self.store.document_at(session_id, seq - 1, item), path)
        return self.store.append(session_id, [(path, before, head)], by)


def checked_value(library: Library, question_id: str, raw: Any) -> JsonValue:
    """The bare value of a raw answer. Raises AnswerFault."""
    answer = checked(library, f"answers/{question_id}", {"state": "answered", "value": raw})
    assert isinstance(answer, dict)
    return answer.get("value")


def rows_ever(changes: Iterable[Change], collection: str) -> dict[str, None]:
    """Every row a list has ever had, so that the id of a removed row is not used again."""
    paths = [split(change.path) for change in changes]
    return {parts[1]: None for parts in paths if parts[0] == collection}


def standing(document: Document, path: str) -> JsonValue:
    """What stands at a path of a document: a value, a whole row, or None."""
    parts = split(path)
    held = document.get(parts[0], {}).get(parts[1])
    if parts[0] in SINGLE or len(parts) == 2 or not isinstance(held, dict):
        return held
    return held.get(parts[2])
