"""Each room of a document has its way of saying what changed in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.model import Card, Document, Family, Field, Library, Question, Shape, is_unknown
from workbook.model.line import Kind, Line, day
from workbook.model.wording import NOT_ANSWERED, NOT_APPLICABLE, UNKNOWN, in_words, names, sentences
from workbook.review.difference import Step
from workbook.review.leaning import ASSUMPTIONS, BETWEEN, LEANING, REVISIT, question_for

ABOUT = {
    "title": "Title",
    "archived": "Archived",
    "deleted": "In the bin",
    "example": "Made from an example",
    "content": "Questions in use",
}
MARKS = {"skipped": "Skipped for now", "not_applicable": NOT_APPLICABLE}


@dataclass(frozen=True)
class Teller:
    """Tells steps from one document to another; rows have the names of the later one, if they have one."""

    library: Library
    before: Document
    after: Document

    def line(self, step: Step) -> Line:
        """One step in words, by the room it stands in."""
        room = step.path.split("/")[0]
        tell = {
            "about": self._about,
            "answers": self._answer,
            "cards": self._card,
            LEANING: self._leaning,
            REVISIT: self._revisit,
            "versions": self._version,
        }.get(room, self._row)
        kind: Kind = "changed" if step.before is not None and step.after is not None else "new"
        return tell(step, "gone" if step.after is None else kind)

    def item(self, item: str) -> str:
        """What an answer, card or row (the first two parts of a path) is called in a sentence."""
        room, name = item.split("/")[:2]
        question = self.library.questions.get(name) if room == "answers" else self.library.collections.get(room)
        if room == "answers":
            return f"“{question.title}”" if question else f"“{name}”"
        if room in (LEANING, REVISIT):
            return self.subject(name)[1]
        return f"{question.row} {self.row_name(room, name)}" if question else f"“{ABOUT.get(name, name)}”"

    def _about(self, step: Step, kind: Kind) -> Line:
        name = step.path.split("/")[1]
        before, after = ("yes" if held is True else str(held or "") for held in (step.before, step.after))
        title = ABOUT.get(name, name)
        return Line(path=step.path, stage="", kind=kind, name=title, before=before, after=after)

    def _answer(self, step: Step, kind: Kind) -> Line:
        name = step.path.split("/", 1)[1]
        question = self.library.questions.get(name)
        made = {"path": step.path, "stage": question.stage if question else "retired", "kind": "changed"}
        title = question.title if question else _asked(step) or name
        then, now = self._said(question, step.before), self._said(question, step.after)
        notes = [str(held.get("note") or "") if isinstance(held, dict) else "" for held in (step.before, step.after)]
        if then == now:
            before, after = (note or "none" for note in notes)
            return Line(
                **made, name=title, part="Note" if notes[0] != notes[1] else "Wording", before=before, after=after
            )
        return Line(
            **made,
            name=title,
            before=then,
            after=sentences(now, _note(step.after)) if notes[1] and notes[0] != notes[1] else now,
        )

    def _said(self, question: Question | None, held: Any) -> str:
        if not isinstance(held, Mapping):
            return NOT_ANSWERED
        if held.get("state") == "unknown":
            who, by = str(held.get("who") or ""), day(str(held.get("by") or ""))
            return UNKNOWN + (f"; {who} could find out" if who else "") + (f" by {by}" if by else "")
        if held.get("state") == "not_applicable":
            return f"{NOT_APPLICABLE}: {held.get('note')}" if held.get("note") else NOT_APPLICABLE
        return self._value(question, held.get("value"))

    def _value(self, shape: Shape | None, value: Any) -> str:
        if value is None:
            return NOT_ANSWERED
        if shape is None:
            return value if isinstance(value, str) else str(value)
        if shape.kind == "date" and not is_unknown(value):
            return day(str(value))
        if shape.refers:
            return self.row_name(shape.refers, str(value))
        said = in_words(shape, value, self.library.sizes)
        # A line has its own colon: Data quality: 5 of 5 (Proven) → 3 of 5 (Can be repaired).
        step, between, label = said.partition(": ") if shape.kind == "scale" else (said, "", "")
        return f"{step} ({label})" if between else said

    def _card(self, step: Step, kind: Kind) -> Line:
        card = self.library.deck.get(step.path.split("/", 1)[1])
        before, after = (_mark(held) for held in (step.before, step.after))
        title = f"Card “{card.title}”" if card else "A card"
        return Line(path=step.path, stage="risks", kind="changed", name=title, before=before, after=after)

    def _row(self, step: Step, kind: Kind) -> Line:
        room, row, *field = step.path.split("/")
        question = self.library.collections.get(room)
        noun = (question.row if question else "") or room
        name = f"{noun.capitalize()} {self.row_name(room, row)}"
        made = {"path": step.path, "stage": question.stage if question else "retired", "name": name}
        if not field:
            return Line(**made, kind=kind, fields=self._fields(question, step.after if kind == "new" else step.before))
        shape = _field(question, field[0])
        then, now = self._value(shape, step.before), self._value(shape, step.after)
        return Line(**made, kind="changed", part=shape.title if shape else field[0], before=then, after=now)

    def _fields(self, question: Question | None, row: Any) -> tuple[tuple[str, str], ...]:
        """The fields of a whole row, in the order they are asked; the first names it already."""
        if not isinstance(row, Mapping):
            return ()
        order = [field.id for field in question.fields] if question else []
        shapes = {name: _field(question, name) for name in sorted(row, key=lambda one: (_place(order, one), one))}
        told = [
            (shape.title if shape else name, self._dealt(name, row[name]) or self._value(shape, row[name]))
            for name, shape in shapes.items()
        ]
        return tuple(told[1:]) if order and next(iter(shapes), "") == order[0] else tuple(told)

    def _dealt(self, name: str, value: Any) -> str:
        """The title of the card or family that a risk names by its id; empty for another field."""
        named: dict[str, Sequence[Card | Family]] = {"card": self.library.cards, "family": self.library.families}
        return next((one.title for one in named.get(name, ()) if one.id == value), "")

    def row_name(self, room: str, row: str) -> str:
        """What a row is called: its first text in quotation marks, else its id."""
        question = self.library.collections.get(room)
        fixed = {one.id: one.name for one in question.fixed_rows} if question else {}
        first = question.fields[0].id if question else "name"
        for document in (self.after, self.before):
            held = document.get(room, {}).get(row)
            if isinstance(held, Mapping) and isinstance(held.get(first), str):
                return f"“{held[first]}”"
        return f"“{fixed[row]}”" if row in fixed else row

    def subject(self, subject: str) -> tuple[str, str]:
        """Stage and name of what leans or is to be looked at again."""
        question = question_for(self.library, subject)
        collection, between, row = subject.partition(BETWEEN)
        name = self.row_name(collection, row) if between else f"“{question.title}”" if question else subject
        return (question.stage if question else "retired"), name

    def _leaning(self, step: Step, kind: Kind) -> Line:
        subject, *assumption = step.path.split("/")[1:]
        stage, name = self.subject(subject)
        held = step.after if step.after is not None else step.before
        on = assumption or (list(held) if isinstance(held, dict) else [])
        leans = names([self.row_name(ASSUMPTIONS, one) for one in on])
        if assumption and isinstance(step.after, dict):
            said = f"{name} is still right, even without {leans}"
        else:
            said = f"{name} {'no longer leans' if kind == 'gone' else 'leans'} on {leans}"
        return Line(path=step.path, stage=stage, kind=kind, name=name, part="Leans on", after=leans, whole=said)

    def _version(self, step: Step, kind: Kind) -> Line:
        held = step.after if isinstance(step.after, dict) else step.before
        name = str(held.get("name") or "") if isinstance(held, dict) else str(held)
        said = f"Version “{name}” {'is a version no more' if kind == 'gone' else 'named'}"
        return Line(path=step.path, stage="", kind=kind, name=f"Version “{name}”", whole=said)

    def _revisit(self, step: Step, kind: Kind) -> Line:
        stage, name = self.subject(step.path.split("/")[1])
        before, after = (_by(held) for held in (step.before, step.after))
        said = f"{name}: look again on {after}" if after else f"{name}: no day to look again"
        return Line(
            path=step.path, stage=stage, kind=kind, name=name, part="Look again on", before=before, after=after,
            whole=f"{said} (before: {before})" if before and after else said,
        )  # fmt: skip


def _by(held: Any) -> str:
    return day(str(held.get("by") or "")) if isinstance(held, Mapping) else day(str(held or ""))


def _place(order: list[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _field(question: Question | None, name: str) -> Field | None:
    return next((field for field in question.fields if field.id == name), None) if question else None


def _asked(step: Step) -> str:
    held = step.after or step.before
    return str(held.get("asked") or "") if isinstance(held, Mapping) else ""


def _note(held: Any) -> str:
    return f"Note: {held['note']}" if isinstance(held, Mapping) and held.get("state") == "answered" else ""


def _mark(held: Any) -> str:
    if not isinstance(held, Mapping):
        return "Open"
    said = MARKS.get(str(held.get("state")), str(held.get("state")))
    return f"{said}: {held['why']}" if held.get("why") else said
