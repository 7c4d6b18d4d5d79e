"""Going back to a moment and undoing one change: asked first where it takes others along, told afterwards."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from workbook.review import difference, kept
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.memory import forget, recall, remember
from workbook.ui.words import count
from workbook.workbench.going_back import BuiltOnFault

DONE = "history-done"


def offer_back(desk: Desk, seq: int, place: str) -> None:
    """The button that asks whether to go back to the moment after a change."""
    st.button("Go back to this", key=f"back {place}", type="tertiary", on_click=_ask, args=(desk, f"back {place}"))


def draw_back(desk: Desk, seq: int, place: str) -> None:
    """Under it: what going back would change, and the two answers."""
    if not recall(_asks(desk, f"back {place}")):
        return
    now, then = bench().store.document(desk.id)[1], bench().store.document_at(desk.id, seq)
    steps = difference(kept(now), kept(then))
    if not steps:
        st.markdown("The decision stands exactly so today.")
        return
    st.markdown(
        f"This sets {count(len(steps), 'answer, card or field', 'answers, cards and fields')} back to what stood "
        "there then. Everything since stays in the history, and you can go forward again."
    )
    _sure(desk, f"back {place}", "Go back", _go_back, seq)


def offer_undo(desk: Desk, seq: int) -> None:
    """The button that undoes one change."""
    st.button("Undo this", key=f"undo {seq}", type="tertiary", on_click=_undo, args=(desk, seq, False))


def draw_undo(desk: Desk, seq: int) -> None:
    """Under it, when later changes rest on that one: which, and the two answers."""
    if said := recall(_asks(desk, f"undo {seq}")):
        st.text(str(said))
        _sure(desk, f"undo {seq}", "Undo all the same", _undo, seq, True)


def _asks(desk: Desk, what: str) -> str:
    return f"asks {what} {desk.id}"


def _ask(desk: Desk, what: str) -> None:
    remember(_asks(desk, what), not recall(_asks(desk, what)))


def _sure(desk: Desk, what: str, yes: str, act: Callable[..., None], *given: Any) -> None:
    with st.container(horizontal=True, gap="small", key=f"sure {what}"):
        st.button(yes, key=f"yes {what}", type="primary", on_click=_do, args=(desk, what, act, given))
        st.button("Leave it", key=f"no {what}", on_click=forget, args=(_asks(desk, what),))


def _do(desk: Desk, what: str, act: Callable[..., None], given: tuple[Any, ...]) -> None:
    forget(_asks(desk, what))
    act(desk, *given)


def _go_back(desk: Desk, seq: int) -> None:
    before = desk.session.seq
    saved = desk.act(bench().history.restore, seq)
    if saved is not None:
        _say(desk, f"Done, with {count(len(saved.changes), 'change')}. Nothing is lost.", forward=before)


def _undo(desk: Desk, seq: int, anyway: bool) -> None:
    try:
        saved = desk.act(bench().history.undo, seq, anyway=anyway)
    except BuiltOnFault as fault:
        remember(_asks(desk, f"undo {seq}"), str(fault))
        return
    _say(desk, "It stands so already; nothing to undo." if saved is None else "Undone. The undoing is a change too.")


def _say(desk: Desk, said: str, forward: int | None = None) -> None:
    if not desk.trouble:
        remember(f"{DONE} {desk.id}", (said, forward))


def draw_done(desk: Desk) -> None:
    """What the last press of a button here did, with the way back from going back."""
    done = recall(f"{DONE} {desk.id}")
    if not done:
        return
    said, forward = done
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="history-done"):
        st.text(said, width="stretch")
        if forward is not None:
            st.button("Undo", key="history-forward", on_click=_go_back, args=(desk, forward))
        st.button("Good", key="history-seen", type="tertiary", on_click=forget, args=(f"{DONE} {desk.id}",))
