"""Options that are no longer offered stay beside their questions, and each edition lists the ids it brought."""

from collections.abc import Iterable
from textwrap import fill
from typing import Any

from workbook.content.check import allowed_values
from workbook.model import Edition, Library, Option, Question, Retired, Stage

WIDTH = 110
INDENT: dict[str, Any] = {
    "initial_indent": "  ",
    "subsequent_indent": "  ",
    "break_long_words": False,
    "break_on_hyphens": False,
}


def with_past(stages: Iterable[Stage], retired: Retired) -> tuple[Stage, ...]:
    """The stages whose questions and fields know the last labels of options that are offered no more."""
    gone: dict[str, list[Option]] = {}
    for option in retired.options:
        if not option.now:
            gone.setdefault(option.of, []).append(Option(id=option.id, label=option.label))
    if not gone:
        return tuple(stages)
    return tuple(
        stage.model_copy(update={"questions": tuple(_with_past(question, gone) for question in stage.questions)})
        for stage in stages
    )


def _with_past(question: Question, gone: dict[str, list[Option]]) -> Question:
    fields = tuple(
        field.model_copy(update={"past": tuple(gone.get(f"{question.collection}/{field.id}", ()))})
        for field in question.fields
    )
    return question.model_copy(update={"past": tuple(gone.get(question.id, ())), "fields": fields})


def next_edition(library: Library, name: str) -> Edition:
    """The edition that brings every id which no earlier one brought."""
    known_options = {
        (question, option)
        for one in library.editions
        for question, options in one.questions.items()
        for option in options
    }
    known = {question for one in library.editions for question in one.questions}
    questions = {}
    for question in library.questions.values():
        new = tuple(option for option in allowed_values(question) if (question.id, option) not in known_options)
        if new or question.id not in known:
            questions[question.id] = new
    cards = {card for one in library.editions for card in one.cards}
    return Edition(
        id=name,
        questions=questions,
        fields=dict(_new_fields(library)),
        cards=tuple(card.id for card in library.cards if card.id not in cards),
    )


def _new_fields(library: Library) -> Iterable[tuple[str, dict[str, tuple[str, ...]]]]:
    for name, question in library.collections.items():
        earlier = [one.fields.get(name, {}) for one in library.editions]
        made = {}
        for field in question.fields:
            known = {option for fields in earlier for option in fields.get(field.id, ())}
            new = tuple(option for option in allowed_values(field) if option not in known)
            if new or not any(field.id in fields for fields in earlier):
                made[field.id] = new
        if made:
            yield name, made


def as_toml(edition: Edition) -> str:
    """An edition as it stands in editions.toml."""
    lines = ["[[edition]]", f'id = "{edition.id}"', f"cards = {_list(edition.cards)}", "[edition.questions]"]
    lines += [f'"{question}" = {_list(options)}' for question, options in edition.questions.items()]
    for room, fields in edition.fields.items():
        lines.append(f"[edition.fields.{room}]")
        lines += [f"{field} = {_list(options)}" for field, options in fields.items()]
    return "\n".join(lines) + "\n"


def _list(ids: Iterable[str]) -> str:
    line = "[" + ", ".join(f'"{one}"' for one in ids) + "]"
    return line if len(line) <= WIDTH else "[\n" + fill(line[1:-1], WIDTH, **INDENT) + ",\n]"
