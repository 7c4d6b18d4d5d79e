"""What changed since a moment, what it did, and which changes did it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import streamlit as st

from workbook.model.revisit import Since
from workbook.ui.bench import bench
from workbook.ui.brief import draw_preview
from workbook.ui.desk import Desk
from workbook.ui.memory import recall, remember
from workbook.ui.words import count
from workbook.workbench.history import Version
from workbook.workbench.judging import HEADS

START, DAY, NOW = "start", "day", "now"
FIXED = {START: "The start", DAY: "On a day …", NOW: "Now"}
SHOWN = 12


@dataclass(frozen=True)
class Side:
    """A chosen moment: the change it follows (None for now) and what it is called."""

    seq: int | None
    label: str


def when(moment: datetime, clock: bool = True) -> str:
    """A moment where this program runs: 2 March 2026, 09:14."""
    here = moment.astimezone()
    return f"{here.day} {here:%B %Y}" + (f", {here:%H:%M}" if clock else "")


def look_from(desk: Desk, version: str) -> None:
    """From a callback: compare today with a version."""
    remember(_key(desk, "since"), version)
    remember(_key(desk, "until"), NOW)


def _key(desk: Desk, side: str) -> str:
    return f"{side} {desk.id}"


def draw_since(desk: Desk) -> tuple[Since | None, str]:
    """Two moments to choose and everything between them.

    Gives back what changed up to now and what the earlier moment is called; None when it is not compared with now.
    """
    versions = {version.id: version for version in bench().history.versions(desk.id)}
    left, right = st.columns(2)
    with left:
        start = _side(desk, "What we believed", "since", [*versions, START, DAY], versions)
    with right:
        end = _side(desk, "Compared with", "until", [NOW, *versions, DAY], versions)
    if start is None or end is None:
        st.markdown("Choose a day.")
        return None, ""
    found = bench().history.since(desk.id, start.seq or 0, end.seq)
    _told(found, start)
    _papers(desk, found, start, end)
    return (found if end.seq is None else None), start.label


def _side(desk: Desk, label: str, side: str, options: list[str], versions: dict[str, Version]) -> Side | None:
    key = _key(desk, side)
    if recall(key) not in options:
        remember(key, options[0])
    chosen = st.selectbox(label, options, format_func=lambda one: _label(one, versions), key=key)
    if chosen != DAY:
        seq = versions[chosen].seq if chosen in versions else 0 if chosen == START else None
        return Side(seq, _said(versions[chosen]) if chosen in versions else FIXED[chosen].lower())
    day = st.date_input(
        "At the end of", key=f"{key} day", value=None, max_value=bench().todo.today(), format="YYYY-MM-DD"
    )
    if not isinstance(day, date):
        return None
    return Side(bench().history.seq_at(desk.id, day + timedelta(days=1)), f"{day.day} {day:%B %Y}")


def _label(option: str, versions: dict[str, Version]) -> str:
    if option in versions:
        return f"{when(versions[option].named_at, clock=False)} · {versions[option].name}"
    return FIXED.get(option, option)


def _said(version: Version) -> str:
    return f"{when(version.named_at, clock=False)} (“{version.name}”)"


def _told(since: Since, start: Side) -> None:
    if start.seq:
        heads = [effect for effect in since.effects if effect.id in HEADS]
        st.text(f"We believed then. {' '.join(f'{effect.title}: {effect.before}.' for effect in heads)}")
    if not since.changed:
        st.markdown("Nothing changed between these two moments.")
        return
    st.markdown("### What it did", anchors=False)
    if since.same:
        st.text(f"As before: {', '.join(effect.title.lower() for effect in since.same)}.")
    for place, (why, effects) in enumerate(since.by_cause()):
        with st.container(key=f"effects-{place}", gap="xsmall"):
            with st.container(key=f"title-effects-{place}"):
                st.text(f"{why}:" if why else "We decided otherwise:")
            for effect in effects:
                st.text(effect.say())
    if since.note:
        st.caption(since.note)
    st.markdown(f"### {count(since.count, 'change')}", anchors=False)
    for group in since.changed:
        with st.expander(f"{group.title} ({len(group.lines)})", expanded=since.count <= SHOWN):
            for line in group.lines:
                st.text(line.say())


def _papers(desk: Desk, since: Since, start: Side, end: Side) -> None:
    """The difference to take along, and the paper of the earlier moment."""
    seq = start.seq or 0
    if since.changed:
        st.download_button(
            "Download what changed",
            lambda: bench().history.paper(desk.id, seq, end.seq).data,
            f"changes-r{seq}-r{since.after.seq}.md",
            "text/markdown",
            key=f"download changes {seq} {since.after.seq}",
            icon=":material/download:",
            on_click="ignore",
        )
    if seq:
        key = f"paper of {desk.id} {seq}"
        with st.expander("Read the brief as it stood then", key=key, on_change="rerun"):
            if recall(key):
                draw_preview(bench().history.brief_at(desk.id, seq), f"paper-{seq}")
