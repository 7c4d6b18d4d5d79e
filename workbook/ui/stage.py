"""A stage page: one step at a time, its questions, and the way on."""

from collections.abc import Mapping

import streamlit as st

from workbook.model import Progress, Question, Section, Stage
from workbook.store import StoreFault, UnknownSession
from workbook.ui.address import go, open_id, section_at, section_link, turn_to
from workbook.ui.bench import bench
from workbook.ui.desk import Desk, open_desk
from workbook.ui.drafts import acknowledge
from workbook.ui.memory import recall
from workbook.ui.notices import draw_notices
from workbook.ui.panels import PANELS
from workbook.ui.parts import draw_part, redraw_page
from workbook.ui.question import draw_question
from workbook.ui.steps import Acks, Panel, Panels, steps_of, walk
from workbook.ui.suggested import draw_suggested
from workbook.ui.verdict import chip
from workbook.ui.words import count, plain


def draw_stage(name: str) -> None:
    """The page of a stage, at the step the address names."""
    desk = desk_or_door()
    stage = next(stage for stage in bench().library.stages if stage.id == name)
    steps = steps_of(name, PANELS)
    wanted = section_at()
    step = next((step for step in steps if step.id == wanted), steps[0])
    drawn = desk.session.seq
    try:
        _header(stage, steps, step, desk)
        draw_part(f"step {stage.id} {step.id}", _step, desk.id, stage, step)
        _ways(stage, step, desk)
    finally:
        desk.drawn = max(desk.drawn, drawn)


def desk_or_door() -> Desk:
    """The desk of the open session; without one, a way to open one, and nothing more of the page."""
    session_id = open_id()
    try:
        if session_id:
            return open_desk(session_id)
        st.markdown("## No decision is open", anchors=False)
        st.markdown("Open one from your list, or start a new one.")
    except UnknownSession:
        st.markdown("## This decision is not here", anchors=False)
        st.markdown("This workbook has no decision at that address. It may have been deleted for good.")
    except StoreFault as fault:
        st.markdown("## The workbook cannot reach its memory", anchors=False)
        st.text(str(fault))
    st.button("Go to your decisions", type="primary", on_click=go, args=("start",))
    st.stop()


def _header(stage: Stage, steps: list[Section], now: Section, desk: Desk) -> None:
    st.markdown(f"# {plain(stage.title)}", anchors=False)
    st.markdown(f":gray[{plain(stage.question)}]")
    held = next((progress for progress in desk.assessment().progress if progress.id == stage.id), None)
    parts = {part.id: part for part in held.sections} if held else {}
    with st.container(horizontal=True, gap="xsmall", key="steps"):
        for place, step in enumerate(steps, 1):
            with st.container(key=f"step-now-{step.id}" if step == now else f"step-{step.id}", width="content"):
                section_link(stage.id, f"{place} {plain(step.title)}{_tick(parts.get(step.id))}", desk.id, step.id)


def _tick(part: Progress | None) -> str:
    return " :material/check:" if part and part.asked and part.settled >= part.asked else ""


def _step(session_id: str, stage: Stage, step: Section) -> None:
    try:
        desk = open_desk(session_id)
    except UnknownSession:
        redraw_page()
        return
    panels = PANELS.get(stage.id, Panels())
    acks: Acks = {}
    with st.container(key="small-chip"):
        chip(desk.assessment().verdict, "chip-head")
    with st.container(key="notices"):
        draw_notices(desk)
        draw_suggested(desk)
    if step.id not in panels.bare:
        st.markdown(f"## {plain(step.title)}", anchors=False)
    if step.intro:
        st.markdown(plain(step.intro))
    _panel(panels.before, desk, step, acks)
    questions = [q for q in stage.questions if q.section == step.id and q.id not in panels.drawn]
    _questions(desk, [question for question in questions if question.core], acks)
    _panel(panels.after, desk, step, acks)
    _deeper(desk, step, [question for question in questions if not question.core], acks)
    _aside(stage, step)
    with st.container(key="acks"):
        acknowledge(f"acks {desk.id}", acks, desk.saved_at, desk.trouble)


def _panel(panels: Mapping[str, Panel], desk: Desk, step: Section, acks: Acks) -> None:
    if step.id in panels:
        with st.container():
            panels[step.id](desk, acks)


def _questions(desk: Desk, questions: list[Question], acks: Acks) -> None:
    """The questions that are asked. Each has a place of its own, asked or not.

    Otherwise what follows would move when one comes or goes, and the browser would take the field away under
    somebody's hands. For the same reason notices and panels stand in places that are always there.
    """
    relevant = desk.assessment().relevant
    for question in questions:
        with st.container():
            if question.id in relevant:
                draw_question(desk, question, acks)


def _aside(stage: Stage, step: Section) -> None:
    """A side-note of the guide; the notes of a stage are spread over its sections."""
    notes = [note for note in bench().library.guidance.notes if note.place == stage.id]
    sections = [section.id for section in stage.sections]
    mine = [note for place, note in enumerate(notes) if sections[place % len(sections)] == step.id]
    for note in mine:
        with st.container(key=f"aside-{note.id}"):
            st.markdown(f"**Worth knowing.** {plain(note.text)}")


def _deeper(desk: Desk, step: Section, questions: list[Question], acks: Acks) -> None:
    asked = sum(question.id in desk.assessment().relevant for question in questions)
    key = f"deeper {desk.id} {step.id}"
    with st.container():
        if not asked:
            return
        with st.expander(f"Go deeper ({count(asked, 'more question')})", key=key, on_change="rerun"):
            if recall(key):
                _questions(desk, questions, acks)


def _ways(stage: Stage, step: Section, desk: Desk) -> None:
    steps = walk(PANELS)
    here = steps.index((stage.id, step))
    with st.container(horizontal=True, horizontal_alignment="distribute", key="ways"):
        if here:
            _way("Back", steps[here - 1], stage, desk)
        if here + 1 < len(steps):
            _way("Next", steps[here + 1], stage, desk)


def _way(word: str, to: tuple[str, Section], stage: Stage, desk: Desk) -> None:
    name, step = to
    onward = word == "Next"
    icon = ":material/arrow_forward:" if onward else ":material/arrow_back:"
    st.button(
        f"{word}: {plain(step.title)}",
        key=f"way-{word}",
        type="primary" if onward else "secondary",
        icon=icon,
        icon_position="right" if onward else "left",
        on_click=turn_to if name == stage.id else go,
        args=(step.id,) if name == stage.id else (name, desk.id, step.id),
    )
