"""What may be written where: a path and a raw value become the value that is stored, or a fault in plain words."""

from datetime import date
from difflib import get_close_matches
from typing import Any

from pydantic import JsonValue, ValidationError

from workbook.model import (
    UNSURE,
    Answer,
    AnswerFault,
    Library,
    Mark,
    Question,
    TextFault,
    clean,
    is_unknown,
    parse,
    split,
    unknown_value,
)
from workbook.model.shape import Shape
from workbook.workbench.rooms import ROOMS, room_value

TITLE = 200
ABOUT = {
    "title": str,
    "archived": bool,
    "deleted": bool,
    "example": str,
    "content": str,
    "team": str,
    "template": bool,
    "started_from": str,
}


def checked(library: Library, path: str, raw: Any) -> JsonValue:
    """The value to store at a path; None stays None (it removes). Raises AnswerFault or PathFault."""
    parts = split(path)
    try:
        return None if raw is None else _checked(library, parts, raw)
    except TextFault as fault:
        raise AnswerFault(str(fault)) from fault


def _checked(library: Library, parts: tuple[str, ...], raw: Any) -> JsonValue:
    if parts[0] == "about":
        return _about(parts[1], raw)
    if parts[0] == "answers":
        return _answer(library, parts[1], raw)
    if parts[0] == "cards":
        return _mark(library, parts[1], raw)
    if parts[0] in ROOMS:
        return room_value(parts, raw)
    question = collection_of(library, parts[0])
    return field_value(question, parts[2], raw) if len(parts) == 3 else row_value(question, raw)


def question_of(library: Library, question_id: str) -> Question:
    """The question with this id. Raises AnswerFault with the nearest ids."""
    if question_id in library.questions:
        return library.questions[question_id]
    near = get_close_matches(question_id, library.questions, n=3, cutoff=0.5)
    hint = f"; perhaps {' or '.join(near)}" if near else "; `python -m workbook questions` lists them"
    raise AnswerFault(f'There is no question "{question_id[:80]}"{hint}.')


def collection_of(library: Library, name: str) -> Question:
    """The records question behind a collection. Raises AnswerFault."""
    if name in library.collections:
        return library.collections[name]
    raise AnswerFault(f'There is no list "{name[:80]}"; use {", ".join(library.collections)}.')


def field_value(question: Question, field_id: str, raw: Any) -> JsonValue:
    """The value of one field of a row; empty text and None remove it. A number may be {"unknown": true}."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    field = field_of(question, field_id)
    if is_unknown(raw) and field.kind in UNSURE:
        return dict(unknown_value())
    return parse(field, raw)


def field_of(question: Question, field_id: str) -> Shape:
    """The shape of a field; a fixed row also carries its name."""
    for field in question.fields:
        if field.id == field_id:
            return field
    raise AnswerFault(
        f'A {question.row or "row"} has no "{field_id[:80]}"; use {", ".join(f.id for f in question.fields)}.'
    )


def row_value(question: Question, raw: Any) -> dict[str, JsonValue]:
    """A whole row, each field parsed, empty ones left out."""
    if not isinstance(raw, dict):
        raise AnswerFault(f"A {question.row or 'row'} is a map of {', '.join(f.id for f in question.fields)}.")
    found: dict[str, JsonValue] = {}
    for name, held in raw.items():
        try:
            value = field_value(question, str(name), held)
        except AnswerFault as fault:
            raise AnswerFault(f"{name}: {fault}") from fault
        if value is not None:
            found[str(name)] = value
    return found


def _about(name: str, raw: Any) -> JsonValue:
    kind = ABOUT.get(name)
    if kind is None or not isinstance(raw, kind):
        raise AnswerFault(
            f"about/{name[:80]} cannot hold this; use {', '.join(f'{k} ({v.__name__})' for k, v in ABOUT.items())}."
        )
    if isinstance(raw, str):
        return " ".join(clean(raw, TITLE).split()) or None
    return bool(raw)


def _answer(library: Library, question_id: str, raw: Any) -> JsonValue:
    question = question_of(library, question_id)
    if not (isinstance(raw, dict) and "state" in raw):
        return Answer(value=parse(question, raw), asked=question.ask).stored()
    # A day from a date field is no JSON yet; everything else is.
    value = raw.get("value")
    try:
        answer = Answer.model_validate(raw | {"value": value.isoformat()} if isinstance(value, date) else raw)
    except ValidationError as fault:
        error = fault.errors()[0]
        where = ".".join(str(part) for part in error["loc"])
        raise AnswerFault(f"{where}: {error['msg']}; an answer has state, value, note, who, by, asked.") from fault
    return _settled(question, answer).stored()


def _settled(question: Question, answer: Answer) -> Answer:
    texts = {name: clean(getattr(answer, name)).strip() for name in ("note", "who", "asked")}
    by = parse(Shape(kind="date"), answer.by) if answer.by else ""
    if answer.state == "not_applicable" and not question.allow_na:
        raise AnswerFault('This question always applies. Say "I don\'t know" instead.')
    if answer.state == "not_applicable" and not texts["note"]:
        raise AnswerFault("Say why it does not apply.")
    if answer.state != "answered" and answer.value is not None:
        raise AnswerFault(f'An answer with state "{answer.state}" has no value.')
    value = parse(question, answer.value) if answer.state == "answered" else None
    asked = texts["asked"] or question.ask
    return Answer(state=answer.state, value=value, note=texts["note"], who=texts["who"], by=str(by), asked=asked)


def _mark(library: Library, card_id: str, raw: Any) -> JsonValue:
    if card_id not in library.deck:
        raise AnswerFault(f'There is no card "{card_id[:80]}".')
    try:
        mark = Mark.model_validate({"state": raw} if isinstance(raw, str) else raw)
    except ValidationError as fault:
        raise AnswerFault("A card is marked with state and why.") from fault
    if mark.state not in ("skipped", "not_applicable"):
        raise AnswerFault(f'Found "{mark.state[:40]}"; use skipped or not_applicable.')
    why = clean(mark.why).strip()
    return {"state": mark.state, "why": why} if why else {"state": mark.state}
