"""The frame at the left: where the walk stands, the verdict so far, undo, and words explained."""

import streamlit as st

from workbook.model import Assessment, Progress
from workbook.store import StoreFault, UnknownSession
from workbook.ui.address import section_link
from workbook.ui.bench import bench
from workbook.ui.desk import ME, Desk, open_desk
from workbook.ui.glossary import draw_term, search_terms
from workbook.ui.leaning import stages_in_doubt
from workbook.ui.memory import forget, known, recall
from workbook.ui.parts import draw_part, parts_now, redraw, redraw_page
from workbook.ui.verdict import chip
from workbook.ui.words import plain

POLL = 2.5


def draw_sidebar(page: str, session_id: str) -> None:
    """Draw it; for an open session it looks every few seconds whether somebody else has changed something."""
    with st.sidebar:
        with st.container(key="wordmark"):
            section_link("start", "Decision workbook", session_id, icon=":material/menu_book:")
        if session_id:
            draw_part("walk", _walk, session_id, every=POLL)
            section_link("history", "History", session_id, icon=":material/history:")
        section_link("todo", "To do", session_id, icon=":material/checklist:")
        section_link("portfolio", "Portfolio", session_id, icon=":material/bubble_chart:")
        section_link("guide", "Guide", session_id, icon=":material/school:")
        section_link("examples", "Worked examples", session_id, icon=":material/library_books:")
        _words()
        _who()


def _walk(session_id: str) -> None:
    try:
        desk = open_desk(session_id)
        if desk.drawn and desk.behind():
            redraw_page()
    except UnknownSession:
        if known(f"desk {session_id}"):
            forget(f"desk {session_id}")
            redraw_page()
        return
    except StoreFault as fault:
        st.text(str(fault))
        return
    assessment = desk.assessment()
    with st.container(key="walk", gap="xsmall"):
        with st.container(key="walk-title"):
            st.text(desk.session.title)
        chip(assessment.verdict)
        for progress in assessment.progress:
            _stage(desk, progress)
    _undo(desk, assessment)


def _stage(desk: Desk, progress: Progress) -> None:
    icon = ":material/radio_button_unchecked:"
    if progress.settled:
        icon = ":material/check_circle:" if progress.settled >= progress.asked else ":material/timelapse:"
    if progress.id in stages_in_doubt(desk):
        icon = ":material/warning:"
    share = (progress.settled, progress.asked) if progress.asked else (progress.deeper_settled, progress.deeper_asked)
    label = f"{plain(progress.title)} :gray[{share[0]}/{share[1]}]"
    section_link(progress.id, label, desk.id, icon=icon)


def _undo(desk: Desk, assessment: Assessment) -> None:
    if desk.own:
        st.button(
            "Undo my last change",
            key="undo",
            type="tertiary",
            icon=":material/undo:",
            on_click=_take_back,
            args=(desk,),
        )


def _take_back(desk: Desk) -> None:
    """Undo this tab's last change; what others did since stays."""
    last = max(desk.own)
    head = desk.session.seq
    desk.act(bench().undo, last)
    desk.own.discard(last)
    desk.own.difference_update(range(head + 1, desk.session.seq + 1))
    desk.drawn = desk.session.seq
    redraw(parts_now())


def _words() -> None:
    with st.popover("What does … mean?", icon=":material/search:", type="tertiary"):
        wanted = st.text_input("Search the glossary", key="glossary-search", type="search", live="300ms")
        for term in search_terms(wanted or ""):
            draw_term(term)


def _who() -> None:
    with st.popover(f"You: {'named' if recall(ME) else 'no name yet'}", icon=":material/person:", type="tertiary"):
        st.text_input("Your name", key=ME, persist_state="session", help="Others see it beside your changes.")
