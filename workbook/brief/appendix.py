"""The appendix: every question as it was asked and answered, all rows, cards set aside, and the words used."""

import re
from collections.abc import Iterable, Iterator

from workbook.brief.blocks import Block, Bullets, Item, Paragraph, Section
from workbook.brief.view import Row, View
from workbook.brief.words import NOT_ANSWERED, sentence, sentences
from workbook.model import Answer, Question, Stage, Term
from workbook.model.card import AS_ON_THE_CARD
from workbook.model.older import asked_then, unasked


def stage_sections(view: View) -> Iterator[Section]:
    """One section a stage: what was answered, then the titles of what was not."""
    for stage in view.library.stages:
        asked = [question for question in stage.questions if question.id in view.shown]
        if not any(question.core or question_item(view, question) for question in asked):
            continue
        yield Section(id=f"appendix.{stage.id}", title=stage.title, blocks=tuple(_stage(view, stage, asked)))


def _stage(view: View, stage: Stage, asked: list[Question]) -> Iterator[Block]:
    items = [(question, question_item(view, question)) for question in asked]
    answered = tuple(item for _, item in items if item)
    yield Bullets(items=answered) if answered else Paragraph(text=f"Nothing in “{stage.title}” is answered yet.")
    for lead, core in ((f"{NOT_ANSWERED}:", True), (f"{NOT_ANSWERED}, deeper questions:", False)):
        titles = [question.title for question, item in items if not item and question.core is core]
        if titles:
            yield Paragraph(lead=lead, text=sentence("; ".join(titles)))


def question_item(view: View, question: Question) -> Item | None:
    """A question as it was asked, with its answer or rows; None when nothing was said."""
    answer = view.answer(question.id)
    rows = tuple(_row(view, question, row_id, row) for row_id, row in view.filled(question.collection).items())
    if answer is None and not rows:
        return None
    asked = (answer.asked.strip() if answer else "") or question.ask
    told = _told(view, question, answer) if answer and not (rows and answer.state == "answered") else ""
    today = (Item(text=f"Asked today: {question.ask}"),) if asked_then(question, answer) else ()
    return Item(lead=asked, text=told, items=(*today, *rows))


def _told(view: View, question: Question, answer: Answer) -> str:
    said = view.said(question.id)
    if answer.note and answer.state != "not_applicable":
        return f"{sentence(said)} Note: {answer.note}"
    return said


def _row(view: View, question: Question, row_id: str, row: Row) -> Item:
    first = next((field for field in question.fields if row.get(field.id) is not None), None)
    name = _value(view, question.collection, row, first.id) if first else ""
    said = tuple(
        Item(text=_titled(field.title, _value(view, question.collection, row, field.id)))
        for field in question.fields
        if field is not first and row.get(field.id) is not None
    )
    fixed = row_id in {row.id for row in question.fixed_rows}
    return Item(text=name if fixed else f"{row_id}: {name}" if name else row_id, items=said)


def _titled(title: str, said: str) -> str:
    return f"{title} {said}" if title.endswith(("?", "…")) else f"{title}: {said}"


def _value(view: View, collection: str, row: Row, field_id: str) -> str:
    said = view.cell(collection, row, field_id)
    if field_id in view.lent(collection, row):
        return f"{said} ({AS_ON_THE_CARD})"
    if (collection, field_id) != ("risks", "card"):
        return said
    card = view.library.deck.get(said) or view.library.retired.dealt.get(said)
    return card.title if card and card.title else said


def card_section(view: View) -> Iterator[Section]:
    """The cards that people said do not apply, and why."""
    marks = sorted(view.session.cards.items())
    titles = {card: view.library.deck[card].title for card, _ in marks if card in view.library.deck}
    lines = tuple(
        Item(text=sentences(titles[card], mark.why))
        for card, mark in marks
        if card in titles and mark.state == "not_applicable"
    )
    if lines:
        yield Section(id="appendix.cards", title="Cards that do not apply", blocks=(Bullets(items=lines),))


def unasked_section(view: View) -> Iterator[Section]:
    """What was said and is asked no more: kept word for word, with its last wording."""
    lines = tuple(
        Item(lead=one.asked, text=one.said, items=tuple(Item(text=_titled(name, said)) for name, said in one.parts))
        for one in unasked(view.library, view.session)
    )
    if lines:
        yield Section(id="appendix.unasked", title="No longer asked", blocks=(Bullets(items=lines),))


def word_section(view: View) -> Iterator[Section]:
    """The glossary entries whose words the workbook itself uses in this brief; people's own words call up none."""
    text = "\n".join(_own_words(view))
    used = tuple(Item(lead=f"{term.term}:", text=term.short) for term in terms_in(view.library.glossary, text))
    if used:
        yield Section(id="appendix.words", title="Words used", blocks=(Bullets(items=used),))


def _own_words(view: View) -> Iterator[str]:
    verdict = view.assessment.verdict
    yield from (verdict.title, verdict.recommend, verdict.monday, verdict.automation_title)
    yield from (reason.say for reason in (*verdict.reasons, *view.assessment.warnings))
    yield from verdict.missing
    for question in view.relevant:
        if view.answer(question.id) or view.filled(question.collection):
            yield question.ask
            yield from (field.title for field in question.fields)


def terms_in(glossary: Iterable[Term], text: str) -> list[Term]:
    """The terms that occur in a text as whole words, in any case, in the order of the glossary."""
    entries = list(glossary)
    names = {name.casefold(): term.id for term in entries for name in (term.term, *term.also)}
    if not names:
        return []
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    found = {names[name] for name in pattern.findall(text.casefold())}
    return [term for term in entries if term.id in found]
