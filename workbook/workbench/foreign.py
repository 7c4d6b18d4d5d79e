"""What a log may hold that today's content does not take: answers of the right form, to other options and limits."""

from typing import Any

from pydantic import JsonValue, ValidationError

from workbook.model import SIZES, UNSURE, Answer, AnswerFault, Library, Option, is_unknown, parse, split
from workbook.model.document import PART
from workbook.model.shape import Level, Shape
from workbook.model.text import INVISIBLE, LONGEST
from workbook.workbench.checking import ABOUT

MOST_LEVELS = 20


def of_other_content(library: Library, path: str, value: JsonValue) -> bool:
    """Whether an earlier or another team's content could have stored this value here.

    It is kept as it stands, and counts for as much as today's content understands of it.
    """
    room, name, *field = split(path)
    if room == "about":
        return name not in ABOUT and isinstance(value, str | bool)
    if room == "answers" and name in library.questions:
        return _answer(library.questions[name], value)
    if room in library.collections and field:
        shapes = {one.id: one for one in library.collections[room].fields}
        return field[0] not in shapes or _field(shapes[field[0]], value)
    return False


def _field(shape: Shape, value: Any) -> bool:
    return shape.kind in UNSURE if is_unknown(value) else _fits(shape, value)


def _answer(question: Shape, value: Any) -> bool:
    try:
        answer = Answer.model_validate(value)
    except ValidationError:
        return False
    if answer.state == "answered":
        return question.kind == "records" or _fits(question, answer.value)
    return answer.value is None and (answer.state == "unknown" or bool(answer.note))


def _fits(shape: Shape, value: Any) -> bool:
    """Whether a value is right for its kind, whatever the options, levels and limits."""
    try:
        return bool(parse(loosened(shape, value), value) == value)
    except AnswerFault:
        return False


def loosened(shape: Shape, value: Any) -> Shape:
    """The shape without limits, with enough levels, and with every option that the value names."""
    named = value if isinstance(value, list) else [value]
    options = tuple(Option(id=one, label=one) for one in named if isinstance(one, str) and PART.fullmatch(one))
    levels = tuple(Level(level=step, label="") for step in range(1, MOST_LEVELS + 1))
    sizes = "any" if isinstance(value, dict) and value.get("size") in SIZES else shape.sizes
    more = {"options": options, "levels": levels, "sizes": sizes, "minimum": None, "maximum": None}
    return shape.model_copy(update=more)


def retired_value(library: Library, path: str, raw: Any) -> JsonValue:
    """The value to keep at a retired question, as its last wording took it; None for every other place.

    Raises AnswerFault.
    """
    room, name = split(path)[:2]
    gone = library.retired.asked.get(name) if room == "answers" else None
    if gone is None or gone.collection or raw is None or name in library.questions:
        return None
    if isinstance(raw, dict) and "state" in raw:
        if not _answer(gone, raw) or odd_text(raw):
            raise AnswerFault("This question is no longer asked, and this is no answer that it had.")
        return Answer.model_validate({"asked": gone.ask} | raw).stored()
    return Answer(value=parse(gone, raw), asked=gone.ask).stored()


def odd_text(value: JsonValue) -> str:
    """What no text of this program holds anywhere in a value, "" for nothing."""
    if isinstance(value, dict):
        return next((odd for one in (*value, *value.values()) if (odd := odd_text(one))), "")
    if isinstance(value, list):
        return next((odd for one in value if (odd := odd_text(one))), "")
    if isinstance(value, str) and len(value) > LONGEST:
        return f"a text of {len(value):,} characters; at most {LONGEST:,} are kept."
    if isinstance(value, str) and INVISIBLE.search(value):
        return "a text holds characters that do not print; this was edited by hand."
    return ""
