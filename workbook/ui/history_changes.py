"""Every change, by day: who, when, from what to what; filtered, undone, gone back to."""

from itertools import groupby

import streamlit as st

from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.going_back import draw_back, draw_undo, offer_back, offer_undo
from workbook.ui.history_since import when
from workbook.ui.memory import forget, recall, remember
from workbook.ui.words import count, plain
from workbook.workbench.telling import BESIDE, Entry, Wanted

SIZE = 20
LONGEST = 240
ALL, NOBODY = "all", "Without a name"


def draw_changes(desk: Desk) -> None:
    """The list with its filters."""
    st.markdown("## Every change", anchors=False)
    wanted = _wanted(desk)
    found = bench().history.entries(desk.id, wanted, SIZE)
    if not found.rows:
        st.markdown("No change matches." if wanted != Wanted() else "Nothing has changed yet.")
    for day, entries in groupby(found.rows, key=lambda entry: when(entry.at, clock=False)):
        st.markdown(f"### {day}", anchors=False)
        for entry in entries:
            _entry(desk, entry)
    with st.container(horizontal=True, gap="small", key="history-pages"):
        if wanted.before is not None:
            st.button("Newest", key="newest", on_click=forget, args=(_page_key(desk),))
        if found.older is not None:
            st.button("Older", key="older", on_click=remember, args=(_page_key(desk), found.older))


def _page_key(desk: Desk) -> str:
    return f"history page {desk.id}"


def _wanted(desk: Desk) -> Wanted:
    stages = {ALL: "All stages"} | {stage.id: stage.title for stage in bench().library.stages}
    stages |= {BESIDE: "Title, list and versions"}
    people = bench().history.people(desk.id)
    first = {"on_change": forget, "args": (_page_key(desk),)}
    with st.expander("Show only some", icon=":material/filter_list:", key=f"history filter {desk.id}"):
        left, right = st.columns(2)
        with left:
            stage = st.selectbox(
                "Stage", list(stages), format_func=lambda one: plain(stages[one]), key="of-stage", **first
            )
        with right:
            by = st.selectbox("Person", [ALL, *people], format_func=_person, key="of-person", **first)
        left, right = st.columns(2)
        with left:
            start = st.date_input("From", value=None, key="from-day", format="YYYY-MM-DD", **first)
        with right:
            end = st.date_input("To", value=None, key="to-day", format="YYYY-MM-DD", **first)
    return Wanted(
        stage="" if stage == ALL else str(stage or ""),
        by=None if by == ALL else by,
        first=start or None,
        last=end or None,
        before=recall(_page_key(desk)),
    )


def _person(name: str) -> str:
    return "Everybody" if name == ALL else name or NOBODY


def _entry(desk: Desk, entry: Entry) -> None:
    place = f"change {entry.seq}"
    with st.container(key=f"entry-{entry.seq}", gap="xxsmall"):
        for line in entry.lines[:5]:
            st.text(line.say(LONGEST))
        if len(entry.lines) > 5:
            st.caption(f"and {count(len(entry.lines) - 5, 'more field')}")
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"entry-do-{entry.seq}"):
            st.text(f"{entry.at.astimezone():%H:%M} · {entry.by or NOBODY.lower()}", width="stretch")
            offer_undo(desk, entry.seq)
            offer_back(desk, entry.seq, place)
        draw_undo(desk, entry.seq)
        draw_back(desk, entry.seq, place)
