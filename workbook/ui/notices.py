"""Told to the person at this tab: trouble with saving, and a change of somebody else that theirs replaced."""

import streamlit as st

from workbook.model import Change
from workbook.ui.bench import bench
from workbook.ui.desk import Desk, Notice
from workbook.ui.earlier import draw_earlier
from workbook.ui.words import plain


def draw_notices(desk: Desk) -> None:
    """Everything there is to tell, most urgent first."""
    draw_trouble(desk)
    for place, notice in enumerate(desk.notices):
        _replaced(desk, notice, place)
    draw_earlier(desk)


def draw_trouble(desk: Desk) -> None:
    """Why nothing can be saved, or why the last change was not."""
    if desk.session.about.get("deleted"):
        _binned(desk)
    elif desk.trouble:
        with st.container(border=True, key="trouble"):
            st.markdown(":red[:material/error:] **Your last change was not saved.**")
            st.text(desk.trouble)


def _binned(desk: Desk) -> None:
    """Another tab or another person moved the open decision to the bin: what that means, and the way back."""
    with st.container(border=True, key="binned"):
        st.markdown(":orange[:material/delete:] **This decision is in the bin.**")
        st.markdown("You can read it. Nothing new is saved until you bring it back; what you have typed is saved then.")
        st.button("Bring it back", key="bring-back", type="primary", on_click=_bring_back, args=(desk,))


def _bring_back(desk: Desk) -> None:
    if desk.act(bench().restore) is not None:
        desk.save_late()


def _replaced(desk: Desk, notice: Notice, place: int) -> None:
    with st.container(border=True, key=f"replaced-{place}"):
        st.markdown(f":material/group: **Somebody else had just changed “{plain(notice.title)}”.**")
        st.markdown("Your version stands now. Theirs was:")
        st.text(_shown(notice.change))
        with st.container(horizontal=True, gap="small"):
            st.button("Put theirs back", key=f"theirs {place}", on_click=_put_back, args=(desk, notice))
            st.button("Keep mine", key=f"mine {place}", type="tertiary", on_click=desk.notices.remove, args=(notice,))


def _shown(change: Change) -> str:
    value = change.value
    if isinstance(value, dict) and "state" in value:
        value = value.get("value", value["state"])
    if value is None:
        return "(empty)"
    text = value if isinstance(value, str) else str(value)
    return f"{text}\n— {change.by}" if change.by else text


def _put_back(desk: Desk, notice: Notice) -> None:
    desk.notices.remove(notice)
    desk.act(bench().put, notice.change.path, notice.change.value, base=desk.session.seq, mine=desk.own)
