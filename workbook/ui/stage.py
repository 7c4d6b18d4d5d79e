"""A stage page: one section at a time, its questions, and the way on."""

from collections.abc import Callable

import streamlit as st

from workbook.model import Question, Section, Stage
from workbook.store import StoreFault, UnknownSession
from workbook.ui.address import go, open_id, section_at, section_link, turn_to
from workbook.ui.bench import bench
from workbook.ui.desk import Desk, open_desk
from workbook.ui.drafts import acknowledge
from workbook.ui.memory import recall
from workbook.ui.notices import draw_notices
from workbook.ui.question import Acks, draw_question
from workbook.ui.words import count, plain

Extra = Callable[[Desk, Section, Acks], None]


def draw_stage(name: str, *, before: Extra | None = None, after: Extra | None = None, skip: tuple[str, ...] = ()) -> None:
    """The page of a stage. `before` and `after` draw what a stage has of its own around a section's questions."""
    desk = desk_or_door()
    stage = next(stage for stage in bench().library.stages if stage.id == name)
    section = _section(stage)
    try:
        _header(stage, section, desk)
        _questions(desk.id, stage, section, before, after, skip)
        _ways(stage, section, desk)
    finally:
        desk.drawn = desk.session.seq


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
        st.markdown("The address names a decision that this workbook does not have. It may have been deleted for good.")
    except StoreFault as fault:
        st.error(str(fault))
    st.button("Go to your decisions", type="primary", on_click=go, args=("start",))
    st.stop()


def _section(stage: Stage) -> Section:
    wanted = section_at()
    return next((section for section in stage.sections if section.id == wanted), stage.sections[0])


def _header(stage: Stage, section: Section, desk: Desk) -> None:
    st.markdown(f"# {plain(stage.title)}", anchors=False)
    st.caption(plain(stage.question))
    done = {part.id: part for progress in desk.assessment().progress if progress.id == stage.id for part in progress.sections}
    with st.container(horizontal=True, gap="small", key="steps"):
        for place, one in enumerate(stage.sections, 1):
            held = done.get(one.id)
            full = bool(held and held.asked and held.settled >= held.asked)
            with st.container(key=f"step-now-{one.id}" if one == section else f"step-{one.id}", width="content"):
                section_link(stage.id, f"{place} {plain(one.title)}{' ✓' if full else ''}", desk.id, one.id)


@st.fragment(key="section")
def _questions(session_id: str, stage: Stage, section: Section, before: Extra | None, after: Extra | None, skip: tuple[str, ...]) -> None:
    desk = open_desk(session_id)
    acks: Acks = {}
    draw_notices(desk)
    st.markdown(f"### {plain(section.title)}", anchors=False)
    if section.intro:
        st.markdown(plain(section.intro))
    if before:
        before(desk, section, acks)
    asked = [q for q in stage.questions if q.section == section.id and q.id in desk.assessment().relevant and q.id not in skip]
    for question in (question for question in asked if question.core):
        draw_question(desk, question, acks)
    if after:
        after(desk, section, acks)
    _deeper(desk, section, [question for question in asked if not question.core], acks)
    with st.container(key="acks"):
        acknowledge(f"acks {desk.id}", acks, desk.saved_at, desk.trouble)


def _deeper(desk: Desk, section: Section, questions: list[Question], acks: Acks) -> None:
    if not questions:
        return
    key = f"deeper {desk.id} {section.id}"
    with st.expander(f"Go deeper ({count(len(questions), 'more question')})", key=key, on_change="rerun") as box:
        if recall(key):
            for question in questions:
                draw_question(desk, question, acks)


def _ways(stage: Stage, section: Section, desk: Desk) -> None:
    steps = [(other.id, part) for other in bench().library.stages for part in other.sections]
    here = steps.index((stage.id, section))
    with st.container(horizontal=True, horizontal_alignment="distribute", key="ways"):
        if here:
            _way("Back", steps[here - 1], stage, desk, "secondary")
        if here + 1 < len(steps):
            _way("Next", steps[here + 1], stage, desk, "primary")


def _way(word: str, to: tuple[str, Section], stage: Stage, desk: Desk, kind: str) -> None:
    name, section = to
    label = f"{word}: {plain(section.title)}"
    if name == stage.id:
        st.button(label, key=f"way-{word}", type=kind, on_click=turn_to, args=(section.id,))  # type: ignore[arg-type]
    else:
        st.button(label, key=f"way-{word}", type=kind, on_click=go, args=(name, desk.id, section.id))  # type: ignore[arg-type]
