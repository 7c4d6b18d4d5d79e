"""One question on screen: what is asked, its widget, help, and the two honest ways not to answer."""

from typing import Any

import streamlit as st

from workbook.model import Answer, Question
from workbook.ui.aside import draw_aside_fields, draw_asides
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.earlier import draw_then
from workbook.ui.glossary import draw_term, terms_in
from workbook.ui.leaning import draw_in_doubt, draw_leaning
from workbook.ui.rows import draw_rows
from workbook.ui.slot import Slot, empty
from workbook.ui.steps import Acks
from workbook.ui.widgets import draw_widget
from workbook.ui.words import ROLES, names, plain

BADGES = {
    "unknown": ":gray-badge[:material/help: Nobody knows yet]",
    "not_applicable": ":gray-badge[:material/block: Does not apply]",
}


def draw_question(desk: Desk, question: Question, acks: Acks) -> None:
    """The whole block of one question."""
    answer = desk.session.answer(question.id)
    with st.container(key=f"ask {desk.id} {question.id}", gap="small"):
        _heading(question, answer)
        if question.kind == "records":
            draw_rows(desk, question, acks)
        else:
            draw_widget(answer_slot(desk, question), acks)
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

    key = f"{desk.id}.answers/{question.id}"
    return Slot(
        desk,
        key,
        question.ask,
        question,
        desk.session.value(question.id),
        store,
        lambda: desk.session.value(question.id),
    )


def _heading(question: Question, answer: Answer | None) -> None:
    """One element with or without a badge, so that the widget below stays where it is."""
    badge = BADGES.get(answer.state, "") if answer else ""
    st.markdown(f"### {plain(question.ask)}\n\n{badge}", anchors=False)


def draw_question_foot(desk: Desk, question: Question, acks: Acks) -> None:
    """Help, and the ways not to answer, under a question."""
    with st.container(horizontal=True, gap="small", key=f"foot {desk.id} {question.id}"):
        with st.popover("Why we ask", type="tertiary"):
            draw_help(question)
        draw_asides(desk, question)
        draw_leaning(desk, question, acks)
    draw_aside_fields(desk, question, acks)
    draw_then(desk, question, desk.session.answer(question.id))
    draw_in_doubt(desk, question.id)


def draw_help(question: Question) -> None:
    """Why we ask, a strong and a weak answer, who knows, the words used, the source."""
    st.markdown(plain(question.why))
    if question.strong:
        st.markdown(f"**A strong answer.** {plain(question.strong)}")
    if question.weak:
        st.markdown(f"**A weak answer.** {plain(question.weak)}")
    if question.knows:
        st.markdown(f"**Who usually knows:** {plain(names([ROLES[role] for role in question.knows], 'or'))}.")
    for term in terms_in(question.ask, question.why, *(option.label for option in question.options)):
        draw_term(term)
    st.caption(f"Asked by: {plain(question.source)}")
