"""What leans on which assumption, what a broken one leaves doubtful, and what has grown old.

A subject is what can lean: a question by its id, or a row as `COLLECTION--ROW`. `leaning/SUBJECT/ASSUMPTION` says that
it leans; it holds True, or `{"confirmed": N}` once somebody said that the subject is still right although the
assumption broke with change N. `revisit/SUBJECT/by` is the day on which a subject is to be looked at again.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

from pydantic import JsonValue

from workbook.model import Document, Library, Question
from workbook.model.frozen import Frozen

LEANING, REVISIT, ASSUMPTIONS = "leaning", "revisit", "assumptions"
BETWEEN = "--"
DECISION = "brief.review"


class Break(Frozen):
    """An assumption that turned out false: the change that said so, and the document right after it."""

    seq: int
    then: dict[str, dict[str, JsonValue]]


class Stale(Frozen):
    """A subject that leans on a broken assumption and has been neither changed nor confirmed since change `seq`."""

    subject: str
    assumption: str
    seq: int


class Due(Frozen):
    """A subject whose day has come: an answer or row to look at again, the decision, or an assumption to check."""

    subject: str
    by: str
    what: Literal["estimate", "decision", "check"]


def subject_row(collection: str, row: str) -> str:
    """The subject of a row."""
    return f"{collection}{BETWEEN}{row}"


def leans_on(document: Document, subject: str) -> tuple[str, ...]:
    """The assumptions, as far as they are there, that a subject leans on."""
    held = document.get(LEANING, {}).get(subject)
    there = document.get(ASSUMPTIONS, {})
    return tuple(name for name in held if name in there) if isinstance(held, dict) else ()


def broken(document: Document) -> tuple[str, ...]:
    """The assumptions that turned out false."""
    rows = document.get(ASSUMPTIONS, {})
    return tuple(name for name, row in rows.items() if isinstance(row, dict) and row.get("state") == "broken")


def stale(library: Library, document: Document, breaks: Mapping[str, Break]) -> tuple[Stale, ...]:
    """Every subject in doubt, by subject and assumption. `breaks` tells of each broken assumption when it broke."""
    return tuple(
        Stale(subject=subject, assumption=name, seq=breaks[name].seq)
        for subject in sorted(document.get(LEANING, {}))
        for name in sorted(leans_on(document, subject))
        if name in breaks and _in_doubt(library, document, subject, name, breaks[name])
    )


def _in_doubt(library: Library, document: Document, subject: str, assumption: str, broke: Break) -> bool:
    row = document[LEANING][subject]
    mark = row.get(assumption) if isinstance(row, dict) else None
    if isinstance(mark, dict) and mark.get("confirmed") == broke.seq:
        return False
    now = standing(library, document, subject)
    return bool(now) and now == standing(library, broke.then, subject)


def standing(library: Library, document: Document, subject: str) -> Any:
    """What a subject says, without remarks and wording; nothing for a subject that says nothing."""
    collection, between, row = subject.partition(BETWEEN)
    if between:
        return document.get(collection, {}).get(row)
    held = document.get("answers", {}).get(subject)
    said = {name: held.get(name) for name in ("state", "value", "who", "by")} if isinstance(held, dict) else {}
    question = library.questions.get(subject)
    rows = document.get(question.collection, {}) if question and question.collection else {}
    return {**said, "rows": rows} if rows else said


def due(library: Library, document: Document, today: date) -> tuple[Due, ...]:
    """Everything whose day has come, the oldest first."""
    found = [*_estimates(library, document), *_decision(document), *_checks(document)]
    return tuple(sorted((one for one in found if _past(one.by, today)), key=lambda one: (one.by, one.subject)))


def _past(by: str, today: date) -> bool:
    try:
        return bool(by) and date.fromisoformat(by) <= today
    except ValueError:
        return False


def _estimates(library: Library, document: Document) -> Iterator[Due]:
    for subject, row in document.get(REVISIT, {}).items():
        if isinstance(row, dict) and standing(library, document, subject):
            yield Due(subject=subject, by=str(row.get("by") or ""), what="estimate")


def _decision(document: Document) -> Iterator[Due]:
    held = document.get("answers", {}).get(DECISION)
    if isinstance(held, dict) and held.get("state") == "answered":
        yield Due(subject=DECISION, by=str(held.get("value") or ""), what="decision")


def _checks(document: Document) -> Iterator[Due]:
    for name, row in document.get(ASSUMPTIONS, {}).items():
        if isinstance(row, dict) and row.get("state") not in ("holds", "broken"):
            yield Due(subject=subject_row(ASSUMPTIONS, name), by=str(row.get("by") or ""), what="check")


def question_for(library: Library, subject: str) -> Question | None:
    """The question where a subject is answered; None when the library no longer asks it."""
    collection, between, _ = subject.partition(BETWEEN)
    return library.collections.get(collection) if between else library.questions.get(subject)
