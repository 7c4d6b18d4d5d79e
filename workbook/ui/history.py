"""The history of the open decision: does it still hold, what changed and what it did, versions, every change."""

import streamlit as st

from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.history_changes import draw_changes
from workbook.ui.history_since import draw_since
from workbook.ui.history_versions import draw_versions
from workbook.ui.leaning import draw_doubts
from workbook.ui.memory import forget, recall
from workbook.ui.stage import desk_or_door
from workbook.ui.verdict import chip

DONE = "history-done"


def draw_history() -> None:
    """The page."""
    desk = desk_or_door()
    drawn = desk.session.seq
    try:
        st.markdown("# History", anchors=False)
        st.markdown(":gray[What we believed when, what changed since, and whether the decision still holds.]")
        _told(desk)
        _standing(desk)
        draw_since(desk)
        draw_versions(desk)
        draw_changes(desk)
    finally:
        desk.drawn = max(desk.drawn, drawn)


def _told(desk: Desk) -> None:
    """What the last press of a button did, or why it did nothing."""
    if desk.trouble:
        with st.container(border=True, key="trouble"):
            st.markdown(":red[:material/error:] **Your last change was not saved.**")
            st.text(desk.trouble)
    if said := recall(f"{DONE} {desk.id}"):
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="history-done"):
            st.text(said)
            st.button("Good", key="history-seen", type="tertiary", on_click=forget, args=(f"{DONE} {desk.id}",))


def _standing(desk: Desk) -> None:
    st.markdown("## Does it still hold?", anchors=False)
    chip(desk.assessment().verdict, "chip-head")
    if not draw_doubts(desk, bench().history.doubts(desk.id)):
        st.markdown(
            "Nothing is in doubt: no answer leans on an assumption that turned out false, "
            "and no estimate has grown old."
        )
