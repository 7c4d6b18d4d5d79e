"""What changed since a moment, what it did, and which changes did it."""

from datetime import date, datetime, timedelta

import streamlit as st

from workbook.model.revisit import Since
from workbook.ui.bench import bench
from workbook.ui.brief import draw_preview
from workbook.ui.desk import Desk
from workbook.ui.memory import recall, remember
from workbook.ui.words import count
from workbook.workbench.history import Version

START, DAY, NOW = 0, -1, -2
SHOWN = 12


def when(moment: datetime, clock: bool = True) -> str:
    """A moment where this program runs: 2 March 2026, 09:14."""
    here = moment.astimezone()
    return f"{here.day} {here:%B %Y}" + (f", {here:%H:%M}" if clock else "")


def look_from(desk: Desk, seq: int) -> None:
    """From a callback: compare today with the moment after this change."""
    remember(_key(desk, "since"), seq)
    remember(_key(desk, "until"), NOW)


def _key(desk: Desk, side: str) -> str:
    return f"{side} {desk.id}"


def draw_since(desk: Desk) -> Since | None:
    """Two moments to choose, and everything between them; None while a day is still to be chosen."""
    versions = {version.seq: version for version in reversed(bench().history.versions(desk.id))}
    left, right = st.columns(2)
    with left:
        start = _moment(desk, "What we believed", "since", [*reversed(versions), START, DAY], versions)
    with right:
        end = _moment(desk, "Compared with", "until", [NOW, *reversed(versions), DAY], versions)
    if start is None or end is None:
        st.markdown("Choose a day.")
        return None
    found = bench().history.since(desk.id, start, None if end == NOW else end)
    _told(found)
    _papers(desk, found, end)
    return found


def _moment(desk: Desk, label: str, side: str, options: list[int], versions: dict[int, Version]) -> int | None:
    """The chosen moment as the number of a change; None while a day is still to be chosen."""
    key = _key(desk, side)
    if recall(key) not in options:
        remember(key, options[0])
    chosen = st.selectbox(label, options, format_func=lambda one: _label(one, versions), key=key)
    if chosen != DAY:
        return int(chosen)
    day = st.date_input(
        "At the end of", key=f"{key} day", value=None, max_value=bench().todo.today(), format="YYYY-MM-DD"
    )
    return bench().history.seq_at(desk.id, day + timedelta(days=1)) if isinstance(day, date) else None


def _label(option: int, versions: dict[int, Version]) -> str:
    if option in versions:
        return f"{when(versions[option].named_at, clock=False)} · {versions[option].name}"
    return {START: "The start", DAY: "On a day …", NOW: "Now"}.get(option, str(option))


def _told(since: Since) -> None:
    if not since.changed:
        st.markdown("Nothing changed between these two moments.")
        return
    st.markdown("### What it did", anchors=False)
    for effect in since.same:
        st.text(f"{effect.say()}.")
    for place, (why, effects) in enumerate(since.by_cause()):
        with st.container(key=f"effects-{place}", gap="xsmall"):
            with st.container(key=f"title-effects-{place}"):
                st.text(f"{why}:")
            for effect in effects:
                st.text(effect.say())
    if since.note:
        st.caption(since.note)
    st.markdown(f"### {count(since.count, 'change')}", anchors=False)
    for group in since.changed:
        with st.expander(f"{group.title} ({len(group.lines)})", expanded=since.count <= SHOWN):
            for line in group.lines:
                st.text(line.say())


def _papers(desk: Desk, since: Since, end: int) -> None:
    """The difference to take along, and the paper of the earlier moment."""
    start = since.before.seq
    if since.changed:
        st.download_button(
            "Download what changed",
            lambda: bench().history.paper(desk.id, start, None if end == NOW else end).data,
            f"changes-r{start}-r{since.after.seq}.md",
            "text/markdown",
            key=f"download changes {start} {since.after.seq}",
            icon=":material/download:",
            on_click="ignore",
        )
    if start:
        key = f"paper of {desk.id} {start}"
        with st.expander(f"The brief as it stood on {since.before.say()}", key=key, on_change="rerun"):
            if recall(key):
                draw_preview(bench().history.brief_at(desk.id, start), f"paper-{start}")
