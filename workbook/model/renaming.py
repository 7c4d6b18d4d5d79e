"""Renamed ids: the writes that bring a document made with older content under the ids of today."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import JsonValue

from workbook.model.document import Document, put
from workbook.model.library import Library

# Where a value belongs now, the value, and the path it leaves ("" when it stays at its path).
Moves = Iterator[tuple[str, Any, str]]
# Rooms whose rows are called after questions.
ABOUT_QUESTIONS = ("leaning", "revisit")
CARD_OF_RISK = ("risks", "card")


def renaming(library: Library, document: Document) -> list[tuple[str, JsonValue]]:
    """The writes that move what stands under renamed ids; none when the document needs none.

    What stands under the new id already is left alone, and the older one beside it.
    """
    if not library.retired.renames or not any(True for step in STEPS for _ in step(library, document)):
        return []
    work = copy.deepcopy(document)
    made: list[tuple[str, JsonValue]] = []
    for step in STEPS:
        taken: set[str] = set()
        for path, value, gone in list(step(library, work)):
            # Two old ids may have become one: the first comes along, the other stays where it is.
            if path not in taken:
                taken.add(path)
                writes = [(path, value), (gone, None)] if gone else [(path, value)]
                for write in writes:
                    put(work, *copy.deepcopy(write))
                made += writes
    return made


def renamed(library: Library, document: Document) -> Document:
    """The document under the ids of today; the one that was given is left as it is."""
    writes = renaming(library, document)
    if not writes:
        return document
    made = copy.deepcopy(document)
    for path, value in writes:
        put(made, path, copy.deepcopy(value))
    return made


def id_now(library: Library, question_id: str) -> str:
    """The id that a question goes by now, through every rename; "" when it is asked no more."""
    seen: set[str] = set()
    while question_id not in library.questions and question_id in library.retired.asked and question_id not in seen:
        seen.add(question_id)
        question_id = library.retired.asked[question_id].now
    return question_id if question_id in library.questions else ""


def _lists(library: Library, document: Document) -> Moves:
    for name, old in library.retired.lists.items():
        now = library.questions.get(id_now(library, old.id))
        if now and now.collection and now.collection != name:
            yield from _moved(document, name, now.collection, {row: row for row in document.get(name, {})})


def _answers(library: Library, document: Document) -> Moves:
    # The id that was given up last comes first: its answer is the younger one.
    ids = {old: now for old in reversed(library.retired.asked) if (now := id_now(library, old))}
    for room in ("answers", *ABOUT_QUESTIONS):
        yield from _moved(document, room, room, ids)


def _cards(library: Library, document: Document) -> Moves:
    ids = {old: card.now for old, card in library.retired.dealt.items() if card.now}
    yield from _moved(document, "cards", "cards", ids)
    room, field = CARD_OF_RISK
    for row, held in document.get(room, {}).items():
        card = held.get(field) if isinstance(held, dict) else None
        if isinstance(card, str) and card in ids:
            yield f"{room}/{row}/{field}", ids[card], ""


def _moved(document: Document, room: str, to: str, ids: dict[str, str]) -> Moves:
    for old, now in ids.items():
        if old in document.get(room, {}) and now not in document.get(to, {}):
            yield f"{to}/{now}", document[room][old], f"{room}/{old}"


def _fields(library: Library, document: Document) -> Moves:
    for (room, old), field in library.retired.columns.items():
        for row, held in document.get(room, {}).items():
            if field.now and isinstance(held, dict) and old in held and field.now not in held:
                yield f"{room}/{row}/{field.now}", held[old], f"{room}/{row}/{old}"


def _options(library: Library, document: Document) -> Moves:
    places: dict[str, dict[str, str]] = {}
    for (of, old), option in library.retired.offered.items():
        if option.now:
            places.setdefault(of, {})[old] = option.now
    for of, ids in places.items():
        room, _, field = of.partition("/")
        if not field:
            yield from _chosen(document, of, ids)
        for row, held in document.get(room, {}).items() if field else ():
            if isinstance(held, dict) and field in held and (now := _choice(held[field], ids)) != held[field]:
                yield f"{room}/{row}/{field}", now, ""


def _chosen(document: Document, question_id: str, ids: dict[str, str]) -> Moves:
    answer = document.get("answers", {}).get(question_id)
    if answer is not None and not isinstance(answer, dict) and (now := _choice(answer, ids)) != answer:
        yield f"answers/{question_id}", now, ""
    elif isinstance(answer, dict) and "value" in answer and (now := _choice(answer["value"], ids)) != answer["value"]:
        yield f"answers/{question_id}", answer | {"value": now}, ""


def _choice(value: Any, ids: dict[str, str]) -> Any:
    """A choice, level or list of choices under the ids of today."""
    if isinstance(value, list):
        return list(dict.fromkeys(_choice(one, ids) for one in value)) if _plain(value) else value
    if isinstance(value, int) and not isinstance(value, bool) and str(value) in ids:
        return int(ids[str(value)])
    return ids.get(value, value) if isinstance(value, str) else value


def _plain(values: list[Any]) -> bool:
    return all(isinstance(one, str) for one in values)


STEPS: tuple[Callable[[Library, Document], Moves], ...] = (_lists, _answers, _cards, _fields, _options)
