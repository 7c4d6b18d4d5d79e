"""What changed since a moment, what it did, and which changes did it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import streamlit as st

from workbook.model.revisit import Effect, Since
from workbook.ui.bench import bench
from workbook.ui.brief import draw_preview
from workbook.ui.desk import Desk
from workbook.ui.memory import recall, remember
from workbook.ui.words import count
from workbook.workbench.history import Version

START, DAY, NOW = 0, -1, -2
SHOWN = 12


def since_key(desk: Desk) -> str:
    """Where the chosen moment is remembered."""
    return f"since {desk.id}"


def when(moment: datetime, clock: bool = True) -> str:
    """A moment where this program runs: 2 March 2026, 09:14."""
    here = moment.astimezone()
    return f"{here.day} {here:%B %Y}" + (f", {here:%H:%M}" if clock else "")


def draw_since(desk: Desk) -> None:
    """Two moments to choose, and everything between them."""
    st.markdown("## What changed since …", anchors=False)
    versions = {version.seq: version for version in reversed(bench().history.versions(desk.id))}
    left, right = st.columns(2)
    with left:
        start = _moment(desk, "Since", since_key(desk), [*reversed(versions), START, DAY], versions)
    with right:
        end = _moment(desk, "Until", f"until {desk.id}", [NOW, *reversed(versions), DAY], versions)
    if start is None or end is None:
        return
    found = bench().history.since(desk.id, start, None if end == NOW else end)
    _told(desk, found)
    _papers(desk, found, end)


def _moment(desk: Desk, label: str, key: str, options: list[int], versions: dict[int, Version]) -> int | None:
    """The chosen moment as the number of a change; None while a day is still to be chosen."""
    if recall(key) not in options:
        remember(key, options[0])
    chosen = st.selectbox(label, options, format_func=lambda one: _label(one, versions), key=key)
    if chosen != DAY:
        return int(chosen if chosen is not None else options[0])
    today = bench().todo.today()
    day = st.date_input("At the end of", key=f"{key} day", value=None, max_value=today, format="YYYY-MM-DD")
    return bench().history.seq_at(desk.id, day + timedelta(days=1)) if isinstance(day, date) else None


def _label(option: int, versions: dict[int, Version]) -> str:
    if option in versions:
        return f"{versions[option].name} · {when(versions[option].at)}"
    return {START: "The start", DAY: "A day …", NOW: "Now"}.get(option, str(option))


def _told(desk: Desk, since: Since) -> None:
    if not since.changed:
        st.markdown("Nothing changed between these two moments.")
        return
    moved = [effect for effect in since.effects if effect.moved]
    for effect in moved:
        _effect(effect)
    same = [f"{effect.title}: {effect.after}" for effect in since.effects if not effect.moved]
    if same:
        st.text(f"As before. {'; '.join(same)}.")
    if since.note:
        st.caption(since.note)
    st.markdown(f"**{count(since.count, 'change')}**, by stage:")
    for group in since.changed:
        with st.expander(f"{group.title} ({len(group.lines)})", expanded=since.count <= SHOWN):
            for line in group.lines:
                st.text(line.say())


def _effect(effect: Effect) -> None:
    with st.container(key=f"effect-{effect.id}", gap="xsmall"):
        with st.container(key=f"title-effect-{effect.id}"):
            st.text(effect.title)
        st.text(f"{effect.before} → {effect.after}")
        if effect.why:
            with st.container(key=f"why-{effect.id}"):
                st.text(effect.why)


def _papers(desk: Desk, since: Since, end: int) -> None:
    """The difference to take along, and the paper of the earlier moment."""
    start = since.before.seq
    with st.container(horizontal=True, gap="small", key="since-papers"):
        st.download_button(
            "Download what changed",
            lambda: bench().history.paper(desk.id, start, None if end == NOW else end).data,
            f"changes-r{start}-r{since.after.seq}.md",
            "text/markdown",
            key=f"download changes {start} {since.after.seq}",
            icon=":material/download:",
            on_click="ignore",
        )
    if not start:
        return
    key = f"paper of {desk.id} {start}"
    with st.expander(f"Read the brief as it stood: {since.before.say()}", key=key, on_change="rerun"):
        if recall(key):
            draw_preview(bench().history.brief_at(desk.id, start), f"paper-{start}")


def lines_of(since: Since) -> Iterator[str]:
    """Every change as a sentence."""
    for group in since.changed:
        yield from (line.say() for line in group.lines)
