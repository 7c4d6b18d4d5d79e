"""What a session holds that the content of today asks otherwise, offers no more, or does not ask at all."""

from collections.abc import Iterator

from workbook.model.answer import Answer
from workbook.model.document import BESIDE
from workbook.model.frozen import Frozen
from workbook.model.library import Library
from workbook.model.question import Question
from workbook.model.session import Session
from workbook.model.shape import Shape
from workbook.model.wording import NOT_APPLICABLE, UNKNOWN, in_words


class Reworded(Frozen):
    """A question that was asked in other words when it was answered."""

    question: str
    title: str
    then: str
    now: str


class Unasked(Frozen):
    """Something kept that is asked no more: its last wording, what was said, and what was said in its parts."""

    path: str
    asked: str
    said: str
    parts: tuple[tuple[str, str], ...] = ()


def asked_then(question: Question, answer: Answer | None) -> str:
    """The wording an answer was given to, when it is not today's; else ""."""
    then = " ".join(answer.asked.split()) if answer else ""
    return "" if then == " ".join(question.ask.split()) else then


def reworded(library: Library, session: Session) -> tuple[Reworded, ...]:
    """Every answer to a question that had other words, in the order of the walk."""
    return tuple(
        Reworded(question=question.id, title=question.title, then=then, now=question.ask)
        for question in library.questions.values()
        if (then := asked_then(question, session.answer(question.id)))
    )


def not_offered(library: Library, session: Session) -> tuple[Question, ...]:
    """The questions whose answer chose what there is no more; what is gone does not count."""
    held = ((question, session.value(question.id)) for question in library.questions.values())
    return tuple(question for question, value in held if value is not None and question.lost(value))


def unasked(library: Library, session: Session) -> tuple[Unasked, ...]:
    """Everything the session holds that the content does not ask for: answers, rows, fields of rows, cards."""
    return (
        *_answers(library, session),
        *_rows(library, session),
        *_fields(library, session),
        *_cards(library, session),
    )


def _answers(library: Library, session: Session) -> Iterator[Unasked]:
    for name, answer in sorted(session.answers.items()):
        if name not in library.questions:
            shape = library.retired.asked.get(name)
            asked = answer.asked or (shape.ask or shape.title if shape else "") or name
            yield Unasked(path=f"answers/{name}", asked=asked, said=_said(library, shape, answer))


def _said(library: Library, shape: Shape | None, answer: Answer) -> str:
    if answer.state == "unknown":
        said = UNKNOWN
    elif answer.state == "not_applicable":
        return f"{NOT_APPLICABLE}: {answer.note}" if answer.note else NOT_APPLICABLE
    else:
        said = _value(library, shape, answer.value)
    return f"{said} ({answer.note})" if answer.note else said


def _rows(library: Library, session: Session) -> Iterator[Unasked]:
    for room in sorted(set(session.records) - set(library.collections) - set(BESIDE)):
        gone = library.retired.lists.get(room)
        shapes = {field.id: field for field in gone.fields} if gone else {}
        for row, held in session.rows(room).items():
            parts = tuple(
                (shapes[name].title if name in shapes else name, _value(library, shapes.get(name), value))
                for name, value in sorted(held.items())
            )
            asked = (gone.ask or gone.title if gone else "") or room
            yield Unasked(path=f"{room}/{row}", asked=asked, said=row, parts=parts)


def _fields(library: Library, session: Session) -> Iterator[Unasked]:
    for room, question in library.collections.items():
        known = {"name", *(field.id for field in question.fields)}
        for row, held in session.rows(room).items():
            for name in sorted(set(held) - known):
                shape = library.retired.columns.get((room, name))
                asked = f"{question.title}, {row}: {shape.title if shape and shape.title else name}"
                yield Unasked(path=f"{room}/{row}/{name}", asked=asked, said=_value(library, shape, held[name]))


def _cards(library: Library, session: Session) -> Iterator[Unasked]:
    for name, mark in sorted(session.cards.items()):
        if name not in library.deck:
            gone = library.retired.dealt.get(name)
            said = NOT_APPLICABLE if mark.state == "not_applicable" else "Skipped"
            title = gone.title if gone and gone.title else name
            yield Unasked(
                path=f"cards/{name}", asked=f"Card: {title}", said=f"{said}: {mark.why}" if mark.why else said
            )


def _value(library: Library, shape: Shape | None, value: object) -> str:
    """A stored value in words; without its shape as plainly as it can be told."""
    if shape is not None:
        return in_words(shape, value, library.sizes)
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    if isinstance(value, dict) and {"low", "high"} <= set(value):
        return f"{value['low']} to {value['high']}"
    return (
        UNKNOWN if value == {"unknown": True} else str(value.get("size", value) if isinstance(value, dict) else value)
    )
