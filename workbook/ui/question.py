"""One question on screen: what is asked, its widget, help, and the two honest ways not to answer."""

from typing import Any

import streamlit as st

from workbook.model import Answer, Question
from workbook.model.shape import Shape
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.glossary import draw_term, terms_in
from workbook.ui.memory import forget, recall, remember
from workbook.ui.rows import draw_rows
from workbook.ui.steps import Acks
from workbook.ui.widgets import Slot, draw_widget, empty
from workbook.ui.words import ROLES, names, plain

LINE = Shape(kind="text")
DAY = Shape(kind="date")


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
    st.markdown(f"### {plain(question.ask)}", anchors=False)
    if answer and answer.state == "unknown":
        st.badge("Nobody knows yet", color="gray", icon=":material/help:")
    if answer and answer.state == "not_applicable":
        st.badge("Does not apply", color="gray", icon=":material/block:")


def draw_question_foot(desk: Desk, question: Question, acks: Acks) -> None:
    """Help, and the ways not to answer, under a question."""
    answer = desk.session.answer(question.id)
    state = answer.state if answer else ""
    with st.container(horizontal=True, gap="small", key=f"foot {desk.id} {question.id}"):
        with st.popover("Why we ask", type="tertiary"):
            draw_help(question)
        _unsure_buttons(desk, question, state)
    if state == "unknown" and answer:
        _finder(desk, question, answer, acks)
    elif state == "not_applicable" or recall(_asking(desk, question)):
        _reason(desk, question, answer, acks)


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


def _unsure_buttons(desk: Desk, question: Question, state: str) -> None:
    def button(name: str, label: str, *given: Any) -> None:
        st.button(label, key=f"{name} {desk.id} {question.id}", type="tertiary", on_click=given[0], args=given[1:])

    if state in ("unknown", "not_applicable"):
        button("back", "Take this back", _take_back, desk, question)
        return
    if question.kind != "records" or not desk.session.rows(question.collection):
        button("dunno", "I don't know", _say_unknown, desk, question)
        if question.allow_na:
            button("na", "Doesn't apply", _ask_reason, desk, question)
    if state == "answered":
        button("clear", "Clear", _take_back, desk, question)


def _asking(desk: Desk, question: Question) -> str:
    return f"asks why {desk.id} {question.id}"


def _ask_reason(desk: Desk, question: Question) -> None:
    remember(_asking(desk, question), True)


def _say_unknown(desk: Desk, question: Question) -> None:
    desk.act(bench().unknown, question.id, base=desk.session.seq, mine=desk.own)


def _take_back(desk: Desk, question: Question) -> None:
    forget(_asking(desk, question))
    desk.act(bench().clear, question.id, base=desk.session.seq, mine=desk.own)


def _finder(desk: Desk, question: Question, answer: Answer, acks: Acks) -> None:
    """Who could find out, and by when."""

    def slot(name: str, label: str, shape: Shape, value: str) -> Slot:
        def store(raw: Any, who: dict[str, Any]) -> Any:
            held = desk.session.answer(question.id) or answer
            told = {"finder": held.who, "when": held.by, "note": held.note} | {name: str(raw or "")}
            return bench().unknown(desk.id, question.id, **told, **who)

        def fresh() -> str:
            held = desk.session.answer(question.id) or answer
            return held.who if name == "finder" else held.by

        key = f"{desk.id}.answers/{question.id}.{name}"
        return Slot(desk, key, label, shape, value, store, fresh, compact=True)

    left, right = st.columns([2, 1])
    with left:
        draw_widget(slot("finder", "Who could find out?", LINE, answer.who), acks)
    with right:
        draw_widget(slot("when", "By when?", DAY, answer.by), acks)


def _reason(desk: Desk, question: Question, answer: Answer | None, acks: Acks) -> None:
    """Why it does not apply; without a reason nothing is stored."""

    def store(raw: Any, who: dict[str, Any]) -> Any:
        saved = None if empty(raw) else bench().not_applicable(desk.id, question.id, str(raw), **who)
        forget(_asking(desk, question))
        return saved

    def fresh() -> str:
        held = desk.session.answer(question.id)
        return held.note if held else ""

    note = answer.note if answer and answer.state == "not_applicable" else ""
    key = f"{desk.id}.answers/{question.id}.why"
    draw_widget(Slot(desk, key, "Why does it not apply?", LINE, note, store, fresh, compact=True), acks)
