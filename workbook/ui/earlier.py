"""A decision made with earlier questions: what is different now, and what a question said when it was answered."""

import streamlit as st

from workbook.model import Answer, Question
from workbook.model.older import asked_then
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.parts import parts_now, redraw
from workbook.workbench.earlier import told


def draw_earlier(desk: Desk) -> None:
    """The report on a decision that was made with other content; nothing when there is nothing to tell."""
    lines = told(bench().earlier.report(desk.session))
    if not lines:
        return
    with st.expander("Some questions have changed since this decision was started", icon=":material/history:"):
        st.markdown("Nothing you said is lost. This is what is different:")
        for line in lines:
            st.text(line)
        st.button(
            "Go on with today's questions",
            key=f"today {desk.id}",
            on_click=_accept,
            args=(parts_now(), desk),
            type="tertiary",
        )


def _accept(parts: tuple[str, ...], desk: Desk) -> None:
    desk.act(bench().earlier.accept)
    redraw(parts)


def draw_then(desk: Desk, question: Question, answer: Answer | None) -> None:
    """Under an answer that was given to other words: those words, and a way to say that it still fits."""
    then = asked_then(question, answer)
    if then:
        with st.container(
            horizontal=True, gap="small", vertical_alignment="center", key=f"then {desk.id} {question.id}"
        ):
            st.text(f"When this was answered, we asked: {then}")
            args = (parts_now(), desk, question)
            st.button(
                "It still fits", key=f"fits {desk.id} {question.id}", type="tertiary", on_click=_confirm, args=args
            )


def _confirm(parts: tuple[str, ...], desk: Desk, question: Question) -> None:
    desk.act(bench().earlier.confirm, question.id)
    redraw(parts)


def draw_content_faults() -> None:
    """For whoever opened the program: what of the team's own content is left out, and how to see why."""
    own = bench().library.own
    if not own.faults:
        return
    with st.expander("Some of your team's content is left out", icon=":material/rule:"):
        st.markdown("The rest is in use. `python -m workbook check` names the same faults:")
        for fault in own.faults:
            st.text(fault)
