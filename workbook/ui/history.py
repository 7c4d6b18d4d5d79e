"""The history of the open decision: does it still hold, what changed and what it did, versions, every change."""

import streamlit as st

from workbook.model.revisit import Doubt, Since
from workbook.ui.address import section_link
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.going_back import draw_done
from workbook.ui.history_changes import draw_changes
from workbook.ui.history_since import draw_since
from workbook.ui.history_versions import draw_versions
from workbook.ui.leaning import draw_doubts
from workbook.ui.notices import draw_trouble
from workbook.ui.stage import desk_or_door
from workbook.ui.words import count, names

HEADS = {"verdict": "the verdict", "leader": "the leading option"}
DECIDED = ("decision", *HEADS)


def draw_history() -> None:
    """The page."""
    desk = desk_or_door()
    if desk is None:
        return
    drawn = desk.session.seq
    try:
        st.markdown("# History", anchors=False)
        st.markdown(":gray[What we believed when, what changed since, and whether the decision still holds.]")
        _told(desk)
        verdict = st.container(key="holds")
        since, then = draw_since(desk)
        with verdict:
            _holds(desk, since, then)
        draw_versions(desk)
        draw_changes(desk)
    finally:
        desk.drawn = max(desk.drawn, drawn)


def _told(desk: Desk) -> None:
    """What the last press of a button did, or why it did nothing."""
    draw_trouble(desk)
    draw_done(desk)


def _holds(desk: Desk, since: Since | None, then: str) -> None:
    """The answer first: does the decision still hold, and what is in doubt."""
    st.markdown("## Does it still hold?", anchors=False)
    doubts = bench().history.doubts(desk.id)
    with st.container(key="holds-said"):
        st.text(standing(since, then, doubts, _decided(desk)))
    if day := bench().history.next_look(desk.id):
        review = bench().library.questions["brief.review"]
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="next-look"):
            st.text(day)
            section_link(review.stage, "Set another day", desk.id, review.section)
    draw_doubts(desk, doubts)
    st.markdown("## What changed since …", anchors=False)


def standing(since: Since | None, then: str, doubts: tuple[Doubt, ...], decided: str) -> str:
    """Whether a decision holds, in a sentence or three; `then` is what the earlier moment is called."""
    parts = [f"Decided: {decided}." if decided else "Not decided yet."]
    if since and since.before.seq:
        parts.append(_moved(since, then))
    in_doubt = count(len(doubts), "answer is", "answers are") if doubts else "Nothing is"
    parts.append(f"{in_doubt} in doubt.")
    return " ".join(parts)


def _moved(since: Since, then: str) -> str:
    """Which conclusions moved; when none did, how many figures below them."""
    moved = [HEADS[effect.id] for effect in since.effects if effect.moved and effect.id in HEADS]
    if moved:
        return f"Look at it again: since {then}, {names(moved)} changed."
    figures = [effect for effect in since.effects if effect.moved and effect.id not in DECIDED]
    less = f"; {count(len(figures), 'figure')} below moved" if figures else ""
    return f"Since {then}, verdict and leading option are the same{less}."


def _decided(desk: Desk) -> str:
    decision = desk.session.value("brief.decision")
    return bench().library.questions["brief.decision"].label(decision) if decision else ""
