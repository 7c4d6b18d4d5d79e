"""Beside an answer: that nobody knows yet and who could find out, that it does not apply and why, and a remark."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from workbook.model import Answer, Question
from workbook.model.shape import Shape
from workbook.ui.bench import bench
from workbook.ui.desk import Desk, carry_out
from workbook.ui.memory import forget, recall, remember
from workbook.ui.parts import spot
from workbook.ui.slot import Slot, empty
from workbook.ui.steps import Acks
from workbook.ui.widgets import draw_widget

LINE = Shape(kind="text")
TEXT = Shape(kind="text", long=True)
DAY = Shape(kind="date")


def draw_asides(desk: Desk, question: Question) -> None:
    """The quiet buttons under a question."""
    held = desk.session.answer(question.id)
    state = held.state if held else ""
    if state in ("unknown", "not_applicable"):
        _button(desk, question, "back", "Take this back", _take_back)
        return
    if question.kind != "records" or not desk.session.rows(question.collection):
        _button(desk, question, "dunno", "I don't know", _say_unknown)
        if question.allow_na:
            _button(desk, question, "na", "Doesn't apply", _ask_for, "why")
    if held and state == "answered":
        if not held.note:
            _button(desk, question, "note", "Add a note", _ask_for, "note")
        _button(desk, question, "clear", "Clear", _take_back)


def draw_aside_fields(desk: Desk, question: Question, acks: Acks) -> None:
    """The fields that belong to what was said beside the answer."""
    held = desk.session.answer(question.id)
    state = held.state if held else ""
    if held and state == "unknown":
        _finder(desk, question, held, acks)
    elif state == "not_applicable" or recall(_asked(desk, question, "why")):
        _reason(desk, question, held, acks)
    elif held and state == "answered" and (held.note or recall(_asked(desk, question, "note"))):
        _note(desk, question, held, acks)


def _button(desk: Desk, question: Question, name: str, label: str, act: Callable[..., None], *given: Any) -> None:
    args = (desk, spot(), act, desk, question, *given)
    st.button(label, key=f"{name} {desk.id} {question.id}", type="tertiary", on_click=carry_out, args=args)


def _asked(desk: Desk, question: Question, what: str) -> str:
    return f"asks {what} {desk.id} {question.id}"


def _ask_for(desk: Desk, question: Question, what: str) -> None:
    remember(_asked(desk, question, what), True)


def _say_unknown(desk: Desk, question: Question) -> None:
    desk.act(bench().unknown, question.id, base=desk.session.seq, mine=desk.own)


def _take_back(desk: Desk, question: Question) -> None:
    for what in ("why", "note"):
        forget(_asked(desk, question, what))
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

        return Slot(desk, _key(desk, question, name), label, shape, value, store, fresh, compact=True)

    left, right = st.columns([2, 1])
    with left:
        draw_widget(slot("finder", "Who could find out?", LINE, answer.who), acks)
    with right:
        draw_widget(slot("when", "By when?", DAY, answer.by), acks)


def _reason(desk: Desk, question: Question, answer: Answer | None, acks: Acks) -> None:
    """Why it does not apply; without a reason nothing is stored."""

    def store(raw: Any, who: dict[str, Any]) -> Any:
        saved = None if empty(raw) else bench().not_applicable(desk.id, question.id, str(raw), **who)
        forget(_asked(desk, question, "why"))
        return saved

    note = answer.note if answer and answer.state == "not_applicable" else ""
    key = _key(desk, question, "why")
    fresh = _fresh_note(desk, question)
    draw_widget(Slot(desk, key, "Why does it not apply?", TEXT, note, store, fresh, compact=True), acks)


def _note(desk: Desk, question: Question, answer: Answer, acks: Acks) -> None:
    """A remark beside an answer."""

    def store(raw: Any, who: dict[str, Any]) -> Any:
        held = desk.session.answer(question.id) or answer
        return bench().answer(desk.id, question.id, held.value, note=str(raw or "").strip(), **who)

    key, fresh = _key(desk, question, "note"), _fresh_note(desk, question)
    draw_widget(Slot(desk, key, "Note", TEXT, answer.note, store, fresh, compact=True), acks)


def _fresh_note(desk: Desk, question: Question) -> Callable[[], str]:
    def fresh() -> str:
        held = desk.session.answer(question.id)
        return held.note if held else ""

    return fresh


def _key(desk: Desk, question: Question, name: str) -> str:
    return f"{desk.id}.answers/{question.id}.{name}"
