"""One decision in the list: where it stands, what was found in it, and what can be done with it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import streamlit as st

from workbook.review.portfolio import PHASES
from workbook.store import StoreFault
from workbook.ui.address import close_session, go, section_link
from workbook.ui.bench import bench
from workbook.ui.desk import my_name
from workbook.ui.leaning import draw_mark
from workbook.ui.memory import forget, recall, remember
from workbook.ui.verdict import ICONS, title_of
from workbook.ui.words import count, plain
from workbook.workbench import Listed
from workbook.workbench.file import session_name
from workbook.workbench.portfolio import Line

TROUBLE = "start-trouble"


def draw_decision(line: Line, state: str, search: str) -> None:
    """Title, standing and what can be done with it."""
    listed = line.summary
    with st.container(border=True, key=f"decision-{listed.id}", gap="xsmall"):
        with st.container(key=f"title-{listed.id}"):
            st.text(listed.title or "Untitled decision")
        _standing(line)
        if search.strip() and line.entry:
            _places(listed, search)
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"do-{listed.id}"):
            _actions(listed, state)
        if recall(f"renaming {listed.id}"):
            _rename(listed)
        if recall(f"teaming {listed.id}"):
            _choose_team(line)


def _standing(line: Line) -> None:
    """Verdict and progress of a decision. One that cannot be read must not take the others with it."""
    entry = line.entry
    if entry is None:
        st.markdown(":orange[:material/warning:] This decision cannot be read. Export it, or bring a backup back.")
        return
    stands = "" if entry.phase == "undecided" else f"{PHASES[entry.phase]} · "
    told = f"{stands}{entry.settled} of {entry.asked} answered · changed {ago(line.summary.changed_at)}"
    st.markdown(f"{ICONS[entry.outcome]} {plain(title_of(entry.outcome))} :gray[· {told}]")
    st.progress(entry.settled / entry.asked if entry.asked else 0.0)
    draw_mark(line.summary.id, entry.leans, entry.review)


def _places(listed: Listed, search: str) -> None:
    """Where the words stand that were looked for, when the title does not say it."""
    for place in bench().portfolio.places(listed.id, search):
        with st.container(horizontal=True, gap="small", key=f"place-{listed.id}-{place.section}-{place.title}"):
            section_link(place.stage, plain(place.title), listed.id, place.section)
            st.text(place.excerpt, width="stretch")


def _actions(listed: Listed, state: str) -> None:
    if state == "deleted":
        _act(listed, "Bring back", _do, bench().restore)
        _act(listed, "Delete for good", _purge)
        return
    st.button("Open", key=f"open {listed.id}", on_click=go, args=("problem", listed.id))
    st.button("History", key=f"history {listed.id}", type="tertiary", on_click=go, args=("history", listed.id))
    with st.popover("More", type="tertiary"), st.container(gap="xxsmall", key=f"more-{listed.id}"):
        _more(listed, state)


def _more(listed: Listed, state: str) -> None:
    _act(listed, "Rename", _ask_title)
    _act(listed, "Team", _ask_team)
    _act(listed, "Save as template", _save_template)
    _act(listed, "Duplicate", _do, bench().duplicate)
    if state == "archived":
        _act(listed, "Take out of the archive", _do, bench().unarchive)
    else:
        _act(listed, "Archive", _do, bench().archive)
    st.download_button(
        "Export",
        data=lambda: bench().export(listed.id, "json").data,
        file_name=session_name(listed.title, listed.id, listed.seq),
        mime="application/json",
        key=f"export {listed.id}",
        type="tertiary",
        on_click="ignore",
    )
    _act(listed, "Delete", _delete)


def _act(listed: Listed, label: str, act: Callable[..., None], *given: Any) -> None:
    st.button(label, key=f"{label} {listed.id}", type="tertiary", on_click=act, args=(listed, *given))


def _ask_title(listed: Listed) -> None:
    remember(f"renaming {listed.id}", True)


def _do(listed: Listed, verb: Callable[..., Any]) -> None:
    try:
        verb(listed.id, by=my_name())
    except (StoreFault, ValueError) as fault:
        remember(TROUBLE, str(fault))


def _save_template(listed: Listed) -> None:
    """A template of this decision; what it is and where it went is said above the list."""
    try:
        bench().templates.save(listed.id, listed.title, by=my_name())
    except (StoreFault, ValueError) as fault:
        remember(TROUBLE, str(fault))
        return
    remember(
        TROUBLE,
        f"Saved as a template: {listed.title or 'Untitled decision'}. Owners, dates, figures and decisions stayed "
        "behind; look for names inside its texts. You find it under “Start a new decision”, and among the archived.",
    )


def _delete(listed: Listed) -> None:
    _do(listed, bench().delete)
    remember("deleted", (listed.id, listed.title))
    if recall("open-session") == listed.id:
        close_session()


def _purge(listed: Listed) -> None:
    try:
        bench().purge(listed.id)
    except StoreFault as fault:
        remember(TROUBLE, str(fault))


def draw_undo() -> None:
    """The way back for a decision that was just moved to the bin."""
    gone = recall("deleted")
    if not gone:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="undo-delete"):
        st.text(f"Moved to the bin: {gone[1] or 'Untitled decision'}")
        st.button("Undo", key="undelete", on_click=_undelete, args=(gone[0],))


def _undelete(session_id: str) -> None:
    forget("deleted")
    try:
        bench().restore(session_id, by=my_name())
    except StoreFault as fault:
        remember(TROUBLE, str(fault))


def _rename(listed: Listed) -> None:
    key = f"title {listed.id}"
    remember(key, recall(key, listed.title))
    st.text_input("New title", key=key, max_chars=200, on_change=_renamed, args=(listed, key))
    st.button("Save the title", key=f"renamed {listed.id}", on_click=_renamed, args=(listed, key))


def _renamed(listed: Listed, key: str) -> None:
    forget(f"renaming {listed.id}")
    try:
        bench().rename(listed.id, recall(key) or "", by=my_name())
    except (StoreFault, ValueError) as fault:
        remember(TROUBLE, str(fault))


def _ask_team(listed: Listed) -> None:
    remember(f"teaming {listed.id}", True)


def _choose_team(line: Line) -> None:
    """The team of a decision, one of those there are or a new one."""
    own = line.entry.team if line.entry else ""
    key = f"team {line.summary.id}"
    remember(key, recall(key, own or None))
    st.selectbox(
        "Whose decision is it? Choose a team, or type a new one.",
        sorted({own, *bench().portfolio.facets().teams} - {""}),
        key=key,
        accept_new_options=True,
        placeholder="Team",
        on_change=_teamed,
        args=(line.summary, key),
    )


def _teamed(listed: Listed, key: str) -> None:
    forget(f"teaming {listed.id}")
    try:
        bench().put(listed.id, "about/team", recall(key) or None, by=my_name())
    except (StoreFault, ValueError) as fault:
        remember(TROUBLE, str(fault))


def ago(moment: datetime) -> str:
    """How long ago, in words."""
    seconds = (bench().store.moment() - moment).total_seconds()
    for name, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds >= length:
            return f"{count(int(seconds // length), name)} ago"
    return "just now"
