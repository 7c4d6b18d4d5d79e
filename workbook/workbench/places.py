"""Where in a session a word stands, with the words around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from workbook.model import Library, Session
from workbook.model.words import words_of

AROUND = 60


@dataclass(frozen=True)
class Place:
    """A text that was found: the title of its question, an excerpt of it, and where it is shown."""

    title: str
    excerpt: str
    stage: str
    section: str


def places_in(library: Library, session: Session, words: Sequence[str], most: int) -> list[Place]:
    """The texts that hold words beginning so, those with the most of them first."""
    found = []
    for question_id, text in _texts(library, session):
        beginnings = words_of(text)
        held = sum(any(one.startswith(word) for one in beginnings) for word in words)
        if held:
            found.append((held, question_id, text))
    # The sort is stable: among equals the order of the walk stays.
    found.sort(key=lambda hit: -hit[0])
    return [_place(library, question_id, text, words) for _, question_id, text in found[:most]]


def _texts(library: Library, session: Session) -> Iterator[tuple[str, str]]:
    for question in library.questions.values():
        answer = session.answer(question.id)
        if answer is not None:
            held: tuple[Any, ...] = (answer.value, answer.note, answer.who)
            yield from ((question.id, text) for text in held if _said(text))
        if question.collection:
            for row in session.rows(question.collection).values():
                yield from ((question.id, text) for text in row.values() if _said(text))


def _said(text: Any) -> TypeGuard[str]:
    return isinstance(text, str) and bool(text)


def _place(library: Library, question_id: str, text: str, words: Sequence[str]) -> Place:
    question = library.questions[question_id]
    return Place(question.title, excerpt(text, words), question.stage, question.section)


def excerpt(text: str, words: Sequence[str]) -> str:
    """The part of a text around the first of the words, on one line."""
    parts = text.split()
    at = next((place for place, part in enumerate(parts) if _holds(part, words)), 0)
    start, end, size = at, at + 1, len(parts[at]) if parts else 0
    while (start > 0 or end < len(parts)) and size < 2 * AROUND:
        if start > 0:
            start -= 1
            size += len(parts[start]) + 1
        if end < len(parts):
            size += len(parts[end]) + 1
            end += 1
    shown = " ".join(parts[start:end])[: 4 * AROUND]
    return ("… " if start else "") + shown + (" …" if end < len(parts) else "")


def _holds(part: str, words: Sequence[str]) -> bool:
    return any(one.startswith(word) for one in words_of(part) for word in words)
