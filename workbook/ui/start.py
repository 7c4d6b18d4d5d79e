"""The first page: a welcome with two doors, or the list of decisions."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from workbook.store import StoreFault
from workbook.ui.address import close_session, go, open_id, section_link
from workbook.ui.bench import bench
from workbook.ui.desk import ME
from workbook.ui.memory import forget, recall, remember
from workbook.ui.transfer import draw_import
from workbook.ui.verdict import ICONS
from workbook.ui.words import count, plain
from workbook.workbench import Listed
from workbook.workbench.file import session_name

SIZE = 10
EMPTY = {"open": "No open decision.", "archived": "Nothing is archived.", "deleted": "The bin is empty."}
STATES = {"open": "Open", "archived": "Archived", "deleted": "Bin"}


def draw_start() -> None:
    """Welcome when there is no data yet, else the list."""
    try:
        if _anything():
            _list_page()
        else:
            _welcome()
    except StoreFault as fault:
        st.error("The workbook cannot reach its memory.", icon=":material/error:")
        st.text(str(fault))


def _anything() -> bool:
    return any(bench().listing(state=state, size=1).total for state in STATES)


def _welcome() -> None:
    st.markdown("# Should this be a machine-learning feature?", anchors=False)
    st.markdown(
        "This workbook walks you and your team from what hurts to a decision you can defend: "
        "a verdict with reasons, the risks, a plan B, and a two-page brief."
    )
    left, right = st.columns(2, border=True)
    with left:
        st.markdown("## Start a decision", anchors=False)
        st.markdown("About 30 minutes alone. Every answer is saved as you give it; you can stop at any time.")
        _new_decision()
    with right:
        st.markdown("## Open a worked example", anchors=False)
        st.markdown("A real case, filled in with what was known before the launch. Change anything: it is your copy.")
        st.button("Choose an example", key="door-example", on_click=go, args=("examples",), width="stretch")
    st.caption("Everything stays on this computer. No account, no telemetry.")
    _bring_in()


def _new_decision() -> None:
    st.text_input(
        "What is the decision about?",
        key="new-title",
        placeholder="For example: sort support requests automatically",
        max_chars=200,
    )
    st.button("Start a decision", key="start", type="primary", on_click=_start, width="stretch")


def _start() -> None:
    title = (recall("new-title") or "").strip()
    try:
        session_id = bench().start(title, by=recall(ME, ""))
    except (StoreFault, ValueError) as fault:
        remember("start-trouble", str(fault))
        return
    forget("new-title")
    go("problem", session_id)


def _list_page() -> None:
    st.markdown("# Your decisions", anchors=False)
    if trouble := forget("start-trouble"):
        st.text(trouble)
    with st.expander("Start a new decision", icon=":material/add:", expanded=False, key="new"):
        _new_decision()
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        search = st.text_input("Search by title", key="search", type="search", live="300ms") or ""
    with right:
        state = st.segmented_control(
            "Show", STATES, format_func=STATES.__getitem__, key="state", default="open", required=True
        )
    _undo_bar()
    _due_bar()
    _rows(search, state or "open")
    _bring_in()


def _due_bar() -> None:
    """What is late over all decisions, with the way to the list."""
    late = bench().todo.late()
    if late:
        with st.container(horizontal=True, vertical_alignment="center", key="due", gap="small"):
            st.markdown(f":material/alarm: **{count(late, 'thing')} {'is' if late == 1 else 'are'} late.**")
            section_link("todo", "See what is to do", open_id())


def _bring_in() -> None:
    with st.expander("Import a decision from a file", icon=":material/upload:"):
        draw_import()


def _rows(search: str, state: str) -> None:
    page = int(recall("list-page", 1)) - 1
    found = bench().listing(search=search, state=state, page=page, size=SIZE)
    if not found.rows and page:
        remember("list-page", 1)
        found = bench().listing(search=search, state=state, page=0, size=SIZE)
    if not found.rows:
        st.markdown("Nothing here matches." if search else EMPTY[state])
    for listed in found.rows:
        _row(listed, state)
    if found.total > SIZE:
        st.pagination(-(-found.total // SIZE), key="list-page")


def _row(listed: Listed, state: str) -> None:
    with st.container(border=True, key=f"decision-{listed.id}", gap="small"):
        with st.container(key=f"title-{listed.id}"):
            st.text(listed.title or "Untitled decision")
        _standing(listed)
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"do-{listed.id}"):
            _actions(listed, state)
        if recall(f"renaming {listed.id}"):
            _rename(listed)


def _standing(listed: Listed) -> None:
    """Verdict and progress of a decision. One that cannot be read must not take the others with it."""
    try:
        assessment = bench().assess(bench().open(listed.id))
    except (StoreFault, ValueError, KeyError, TypeError):
        st.markdown(":orange[:material/warning:] This decision cannot be read. Export it, or bring a backup back.")
        return
    settled, asked = assessment.settled
    verdict = assessment.verdict
    told = f"{settled} of {asked} answered · changed {ago(listed.changed_at)}"
    st.markdown(f"{ICONS[verdict.outcome]} {plain(verdict.title)} :gray[· {told}]")
    st.progress(settled / asked if asked else 0.0)


def _actions(listed: Listed, state: str) -> None:
    if state == "deleted":
        _act(listed, "Bring back", _do, bench().restore)
        _act(listed, "Delete for good", _purge)
        return
    st.button("Open", key=f"open {listed.id}", on_click=go, args=("problem", listed.id))
    with st.popover("More", type="tertiary"), st.container(gap="xxsmall", key=f"more-{listed.id}"):
        _more(listed, state)


def _more(listed: Listed, state: str) -> None:
    _act(listed, "Rename", _ask_title)
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
        verb(listed.id, by=recall(ME, ""))
    except (StoreFault, ValueError) as fault:
        remember("start-trouble", str(fault))


def _delete(listed: Listed) -> None:
    _do(listed, bench().delete)
    remember("deleted", (listed.id, listed.title))
    if recall("open-session") == listed.id:
        close_session()


def _purge(listed: Listed) -> None:
    try:
        bench().purge(listed.id)
    except StoreFault as fault:
        remember("start-trouble", str(fault))


def _undo_bar() -> None:
    gone = recall("deleted")
    if not gone:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="undo-delete"):
        st.text(f"Moved to the bin: {gone[1] or 'Untitled decision'}")
        st.button("Undo", key="undelete", on_click=_undelete, args=(gone[0],))


def _undelete(session_id: str) -> None:
    forget("deleted")
    try:
        bench().restore(session_id, by=recall(ME, ""))
    except StoreFault as fault:
        remember("start-trouble", str(fault))


def _rename(listed: Listed) -> None:
    key = f"title {listed.id}"
    remember(key, recall(key, listed.title))
    st.text_input("New title", key=key, max_chars=200, on_change=_renamed, args=(listed, key))
    st.button("Save the title", key=f"renamed {listed.id}", on_click=_renamed, args=(listed, key))


def _renamed(listed: Listed, key: str) -> None:
    forget(f"renaming {listed.id}")
    try:
        bench().rename(listed.id, recall(key) or "", by=recall(ME, ""))
    except (StoreFault, ValueError) as fault:
        remember("start-trouble", str(fault))


def ago(moment: datetime) -> str:
    """How long ago, in words."""
    seconds = (datetime.now(UTC) - moment).total_seconds()
    for name, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds >= length:
            return f"{count(int(seconds // length), name)} ago"
    return "just now"
