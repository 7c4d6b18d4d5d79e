"""A stage page: one step at a time, its questions, and the way on."""

from collections.abc import Mapping

import streamlit as st

from workbook.model import Progress, Question, Section, Stage
from workbook.store import StoreFault, UnknownSession
from workbook.ui.address import go, open_id, section_at
from workbook.ui.bench import bench
from workbook.ui.desk import Desk, open_desk
from workbook.ui.drafts import acknowledge
from workbook.ui.markup import Markup, draw, icon, link, tag
from workbook.ui.memory import recall
from workbook.ui.notices import draw_notices
from workbook.ui.panels import PANELS
from workbook.ui.parts import draw_part, redraw_page
from workbook.ui.question import draw_questions
from workbook.ui.steps import Acks, Panel, Panels, steps_of, walk
from workbook.ui.suggested import draw_suggested
from workbook.ui.verdict import chip
from workbook.ui.words import count


def draw_stage(name: str) -> None:
    """The page of a stage, at the step the address names."""
    desk = desk_or_door()
    if desk is None:
        return
    stage = next(stage for stage in bench().library.stages if stage.id == name)
    steps = steps_of(name, PANELS)
    wanted = section_at()
    step = next((step for step in steps if step.id == wanted), steps[0])
    drawn = desk.session.seq
    try:
        draw_part(f"step {stage.id} {step.id}", _step, desk.id, stage, step)
        _ways(stage, step, desk)
    finally:
        desk.drawn = max(desk.drawn, drawn)


def desk_or_door() -> Desk | None:
    """The desk of the open session; without one the way to open one is shown, and nothing more is to be drawn."""
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
    return None


def _header(stage: Stage, now: Section, desk: Desk) -> tuple[Markup, ...]:
    held = next((progress for progress in desk.assessment().progress if progress.id == stage.id), None)
    parts = {part.id: part for part in held.sections} if held else {}
    links = [
        link(
            stage.id,
            desk.id,
            step.id,
            f"{number} {step.title}",
            *_tick(parts.get(step.id)),
            aria_current="step" if step.id == now.id else "",
        )
        for number, step in enumerate(steps_of(stage.id, PANELS), 1)
    ]
    return (
        tag("h1", stage.title),
        tag("p", stage.question, class_="lead"),
        tag("nav", *links, class_="steps", aria_label="Steps"),
    )


def _tick(part: Progress | None) -> tuple[str, ...]:
    return (" ", icon("check")) if part and part.asked and part.settled >= part.asked else ()


def _step(session_id: str, stage: Stage, step: Section) -> None:
    try:
        desk = open_desk(session_id)
    except UnknownSession:
        redraw_page()
        return
    panels = PANELS.get(stage.id, Panels())
    acks: Acks = {}
    # In one piece: each one more costs the browser time when the page is switched.
    draw(*_header(stage, step, desk), *_title(desk, step, bare=step.id in panels.bare))
    with st.container(key="notices"):
        draw_notices(desk)
        draw_suggested(desk, _lists(stage, step, panels))
    _panel(panels.before, desk, step, acks)
    questions = [q for q in stage.questions if q.section == step.id and q.id not in panels.drawn]
    core, more = [q for q in questions if q.core], [q for q in questions if not q.core]
    draw_questions(desk, core, acks)
    _panel(panels.after, desk, step, acks)
    if core or step.id in {*panels.before, *panels.after}:
        _deeper(desk, step, more, acks)
    elif more:
        # Nothing else stands on this step: folded away, it would look empty.
        st.caption("Nothing here is required. Answer what helps you decide.")
        draw_questions(desk, more, acks)
    acknowledge(acks, desk.saved_at, desk.trouble)


def _lists(stage: Stage, step: Section, panels: Panels) -> set[str]:
    """The lists of a step, or of the step before one that has no questions of its own."""
    home = next((name for name, added in panels.added.items() if added is step), step.id)
    return {question.collection for question in stage.questions if question.section == home and question.collection}


def _title(desk: Desk, step: Section, bare: bool) -> list[Markup | str]:
    """The step's heading and, where the frame at the left is folded away, the verdict so far."""
    verdict = chip(desk.assessment().verdict, "unseen" if bare else "chip small-chip")
    change = tag("p", desk.moved.say(), class_="moved small-chip") if desk.moved else ""
    return [verdict, change, "" if bare else tag("h2", step.title), tag("p", step.intro) if step.intro else ""]


def _panel(panels: Mapping[str, Panel], desk: Desk, step: Section, acks: Acks) -> None:
    """Notices and panels stand in places that are always there, so that nothing below them moves."""
    if step.id in panels:
        with st.container():
            panels[step.id](desk, acks)


def _notes(stage: Stage, step: Section) -> list[Markup]:
    """Side-notes of the guide; the notes of a stage are spread over its sections."""
    notes = [note for note in bench().library.guidance.notes if note.place == stage.id]
    sections = [section.id for section in stage.sections]
    here = [note for place, note in enumerate(notes) if sections[place % len(sections)] == step.id]
    return [tag("p", tag("strong", "Worth knowing."), " ", note.text, class_="aside") for note in here]


def _deeper(desk: Desk, step: Section, questions: list[Question], acks: Acks) -> None:
    asked = sum(question.id in desk.assessment().relevant for question in questions)
    if not asked:
        st.container()
        return
    key = f"deeper {desk.id} {step.id}"
    with st.expander(f"Go deeper ({count(asked, 'more question')})", key=key, on_change="rerun"):
        if recall(key):
            draw_questions(desk, questions, acks)


def _ways(stage: Stage, step: Section, desk: Desk) -> None:
    """What is worth knowing here, the way back and the way on."""
    steps = walk(PANELS)
    here = [(page, one.id) for page, one in steps].index((stage.id, step.id))
    ways = []
    if here:
        ways.append(_way("Back", steps[here - 1], desk))
    if here + 1 < len(steps):
        ways.append(_way("Next", steps[here + 1], desk))
    draw(*_notes(stage, step), tag("nav", *ways, class_="ways", aria_label="Back and next"))


def _way(word: str, to: tuple[str, Section], desk: Desk) -> Markup:
    page, step = to
    label = tag("span", f"{word}: {step.title}")
    inside = (icon("arrow_back"), label) if word == "Back" else (label, icon("arrow_forward"))
    return link(page, desk.id, step.id, *inside, class_=f"way {word.lower()}")
