"""One question on screen: what is asked, its widget, help, and the two honest ways not to answer."""

from functools import lru_cache
from typing import Any

import streamlit as st

from workbook.model import Answer, Question
from workbook.store import UnknownSession
from workbook.ui.aside import draw_aside_fields, draw_asides
from workbook.ui.bench import bench
from workbook.ui.desk import Desk, open_desk
from workbook.ui.drafts import acknowledge
from workbook.ui.earlier import draw_then
from workbook.ui.glossary import explained, terms_in
from workbook.ui.leaning import draw_in_doubt, draw_leaning, draw_leaning_fields
from workbook.ui.markup import Markup, draw, icon, tag, together
from workbook.ui.parts import by_itself, draw_part, redraw_page
from workbook.ui.rows import draw_rows
from workbook.ui.slot import Slot, empty
from workbook.ui.steps import Acks
from workbook.ui.widgets import draw_answer
from workbook.ui.words import ROLES, names

BADGES = {"unknown": ("help", "Nobody knows yet"), "not_applicable": ("block", "Does not apply")}


def draw_questions(desk: Desk, questions: list[Question], acks: Acks) -> None:
    """The questions that are asked. Each has a place of its own, asked or not, and is drawn anew by itself.

    Without the place what follows would move when a question comes or goes, and the browser would take the field
    away under somebody's hands.
    """
    for question in questions:
        draw_part(f"ask {question.id}", _ask, desk.id, question, acks, alone=True)


def _ask(session_id: str, question: Question, around: Acks) -> None:
    """One of them; what is saved is told for all of them together, but by itself when it is drawn anew."""
    try:
        desk = open_desk(session_id)
    except UnknownSession:
        redraw_page()
        return
    if question.id in desk.assessment().relevant:
        alone = by_itself()
        acks: Acks = {} if alone else around
        draw_question(desk, question, acks)
        if alone:
            acknowledge(acks, desk.saved_at, desk.trouble)


def draw_question(desk: Desk, question: Question, acks: Acks) -> None:
    """The whole block of one question."""
    with st.container(key=f"ask {desk.id} {question.id}", gap="small"):
        fault = desk.faults.get(_key(desk, question), "")
        draw(heading(question, desk.session.answer(question.id), fault))
        if question.kind == "records":
            draw_rows(desk, question, acks)
        else:
            draw_answer(answer_slot(desk, question), acks)
        draw_question_foot(desk, question, acks)


def answer_slot(desk: Desk, question: Question) -> Slot:
    """Where the answer to a question that is not a list is shown and written."""

    def store(raw: Any, who: dict[str, Any]) -> Any:
        held = desk.session.answer(question.id)
        if empty(raw):
            gone = held is not None and held.state == "answered"
            return bench().clear(desk.id, question.id, **who) if gone else None
        note = held.note if held and held.state == "answered" else ""
        return bench().answer(desk.id, question.id, raw, note=note, **who)

    return Slot(
        desk,
        _key(desk, question),
        question.ask,
        question,
        desk.session.value(question.id),
        store,
        lambda: desk.session.value(question.id),
    )


def _key(desk: Desk, question: Question) -> str:
    return f"{desk.id}.answers/{question.id}"


def heading(question: Question, answer: Answer | None = None, fault: str = "") -> Markup:
    """What is asked, with a badge when the answer is none, why we ask, folded, and why an answer was refused."""
    badge = BADGES.get(answer.state) if answer else None
    marked = [" ", tag("span", icon(badge[0]), badge[1], class_="badge")] if badge else []
    refused = tag("p", fault, class_="fault") if fault else ""
    return together(tag("h3", question.ask, *marked), why_we_ask(question), refused)


def draw_question_foot(desk: Desk, question: Question, acks: Acks) -> None:
    """The ways not to answer, and what else can be said of an answer, under a question."""
    with st.container(horizontal=True, gap="small", key=f"foot {desk.id} {question.id}"):
        draw_asides(desk, question)
        draw_leaning(desk, question)
    draw_aside_fields(desk, question, acks)
    draw_leaning_fields(desk, question, acks)
    draw_then(desk, question, desk.session.answer(question.id))
    draw_in_doubt(desk, question.id)


def why_we_ask(question: Question) -> Markup:
    """Why we ask, folded, for a list that has a heading of its own."""
    return _why(question.id, bench().library.mark)


@lru_cache(maxsize=512)
def _why(question_id: str, mark: str) -> Markup:
    """Why we ask, a strong and a weak answer, who knows, the words used, the source; `mark` names the content."""
    question = bench().library.questions[question_id]
    said = [tag("p", question.why)]
    for lead, text in (("A strong answer.", question.strong), ("A weak answer.", question.weak)):
        said += [tag("p", tag("strong", lead), " ", text)] if text else []
    if question.knows:
        known = names([ROLES[role] for role in question.knows], "or")
        said.append(tag("p", tag("strong", "Who usually knows:"), f" {known}."))
    terms = terms_in(question.ask, question.why, *(option.label for option in question.options))
    said += [explained(terms), tag("p", f"Asked by: {question.source}", class_="quiet")]
    return tag("details", tag("summary", "Why we ask"), *said, class_="fold")
