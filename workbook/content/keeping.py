"""Ids are kept for ever: one that was released stands in the content, or in retired.toml with what became of it."""

from collections.abc import Iterator

from workbook.content.check import Fault, allowed_values
from workbook.model import Library
from workbook.model.renaming import id_now


def kept_faults(library: Library) -> list[Fault]:
    """Released ids that are gone without a word, and retired ids that say too little or too much."""
    return [*_released(library), *_retired_questions(library), *_retired_parts(library), *_retired_cards(library)]


def _released(library: Library) -> Iterator[Fault]:
    retired = library.retired
    for edition in library.editions:
        for question_id, options in edition.questions.items():
            if question_id not in library.questions and question_id not in retired.asked:
                yield Fault(_gone("question", question_id, edition.id))
            yield from _released_options(library, question_id, options, edition.id)
        for collection, fields in edition.fields.items():
            yield from _released_fields(library, collection, fields, edition.id)
        for card_id in edition.cards:
            if card_id not in library.deck and card_id not in retired.dealt:
                yield Fault(_gone("card", card_id, edition.id))


def _released_fields(
    library: Library, collection: str, fields: dict[str, tuple[str, ...]], edition: str
) -> Iterator[Fault]:
    question = library.collections.get(collection)
    if question is None:
        if collection not in library.retired.lists:
            yield Fault(_gone("collection", collection, edition))
        return
    shapes = {field.id: field for field in question.fields}
    for field_id, options in fields.items():
        place = f"{collection}/{field_id}"
        if field_id not in shapes and (collection, field_id) not in library.retired.columns:
            yield Fault(_gone("field", place, edition))
        elif field_id in shapes:
            offered = allowed_values(shapes[field_id])
            gone = [one for one in options if one not in offered and (place, one) not in library.retired.offered]
            yield from (Fault(_gone("option", f"{place} {one}", edition)) for one in gone)


def _released_options(library: Library, question_id: str, options: tuple[str, ...], edition: str) -> Iterator[Fault]:
    question = library.questions.get(question_id)
    offered = allowed_values(question) if question else options
    for option in options:
        if option not in offered and (question_id, option) not in library.retired.offered:
            yield Fault(_gone("option", f"{question_id} {option}", edition))


def _gone(what: str, name: str, edition: str) -> str:
    return (
        f'editions.toml, {edition}: {what} "{name}" was released and is gone; '
        "ids are never dropped: put it into retired.toml, with the id it has now or with its last wording"
    )


def _retired_questions(library: Library) -> Iterator[Fault]:
    for one in library.retired.questions:
        about = (("retired.question", one.id),)
        if one.id in library.questions:
            yield Fault(f"retired.toml, {one.id}: this question is still asked", about)
        if not one.now and not one.ask:
            yield Fault(f"retired.toml, {one.id}: give now (its new id) or ask (its last wording)", about)
        if one.now and not id_now(library, one.id):
            yield Fault(f'retired.toml, {one.id}: now "{one.now}" is no question', about)


def _retired_cards(library: Library) -> Iterator[Fault]:
    for one in library.retired.cards:
        about = (("retired.card", one.id),)
        if one.id in library.deck:
            yield Fault(f"retired.toml, {one.id}: this card is still dealt", about)
        if not one.now and not one.title:
            yield Fault(f"retired.toml, {one.id}: give now (its new id) or title (its last one)", about)
        if one.now and one.now not in library.deck:
            yield Fault(f'retired.toml, {one.id}: now "{one.now}" is no card', about)


def _retired_parts(library: Library) -> Iterator[Fault]:
    for option in library.retired.options:
        about = (("retired.option", f"{option.of}:{option.id}"),)
        offered = _offered(library, option.of)
        if offered is None:
            yield Fault(f'retired.toml, {option.id}: of "{option.of}" is no question and no COLLECTION/FIELD', about)
        elif option.id in offered:
            yield Fault(f"retired.toml, {option.of} {option.id}: this option is still offered", about)
        elif option.now and option.now not in offered:
            yield Fault(f'retired.toml, {option.of} {option.id}: now "{option.now}" is no option of it', about)
        elif not option.now and not option.label:
            yield Fault(f"retired.toml, {option.of} {option.id}: give now (its new id) or label (its last one)", about)
    for field in library.retired.fields:
        yield from _retired_field(library, field.of, field.id, field.now, field.title)


def _retired_field(library: Library, of: str, field_id: str, now: str, title: str) -> Iterator[Fault]:
    about = (("retired.field", f"{of}:{field_id}"),)
    question = library.collections.get(of)
    names = [field.id for field in question.fields] if question else []
    if question is None and of not in library.retired.lists:
        yield Fault(
            f'retired.toml, {field_id}: of "{of}" is no collection; use {", ".join(library.collections)}', about
        )
    elif field_id in names:
        yield Fault(f"retired.toml, {of}/{field_id}: this field is still asked for", about)
    elif now and now not in names:
        yield Fault(f'retired.toml, {of}/{field_id}: now "{now}" is no field of it; use {", ".join(names)}', about)
    elif not now and not title:
        yield Fault(f"retired.toml, {of}/{field_id}: give now (its new id) or title (its last one)", about)


def _offered(library: Library, of: str) -> tuple[str, ...] | None:
    """What a question or a field ("collection/field") offers now; None when there is no such place."""
    if of in library.questions:
        return allowed_values(library.questions[of])
    collection, _, field_id = of.partition("/")
    question = library.collections.get(collection)
    shapes = {field.id: field for field in question.fields} if question else {}
    return allowed_values(shapes[field_id]) if field_id in shapes else None
