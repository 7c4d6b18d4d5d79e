"""The address in the browser says which session and section is open, so that a reload brings them back."""

from pathlib import Path

import streamlit as st

from workbook.ui.memory import forget, recall, remember

PAGES = Path(__file__).parents[2] / "pages"
OPEN, AIM = "open-session", "aim"


def open_id() -> str:
    """The id of the open session, empty when none is; puts it back into the address after a page switch."""
    named = st.query_params.get("s") or recall(OPEN, "")
    if named and st.query_params.get("s") != named:
        st.query_params["s"] = named
    remember(OPEN, named)
    return str(named)


def close_session() -> None:
    """Forget the open session, here and in the address."""
    remember(OPEN, "")
    st.query_params.clear()


def section_at() -> str:
    """The section the address names, empty when it names none."""
    return str(st.query_params.get("at", ""))


def query(session_id: str, at: str = "") -> dict[str, str]:
    """The part of an address that opens a session at a section."""
    return {name: held for name, held in (("s", session_id), ("at", at)) if held}


def page_file(name: str) -> str:
    """The file of a page, as navigation knows it."""
    return str(PAGES / f"{name}.py")


def go(name: str, session_id: str = "", at: str = "") -> None:
    """From a callback: leave for another page, as soon as the pages are known."""
    remember(OPEN, session_id)
    remember(AIM, (page_file(name), query(session_id, at)))


def aim_at(name: str) -> None:
    """From a page that was opened past the front door: come back to it through the front door."""
    remember(AIM, (page_file(name), st.query_params.to_dict()))


def take_aim() -> None:
    """Leave for the page that was aimed at, if there is one. Nothing after this runs then."""
    if aim := forget(AIM):
        st.switch_page(aim[0], query_params=aim[1])


def section_link(name: str, label: str, session_id: str, at: str = "", icon: str | None = None) -> None:
    """A link to a page of a session."""
    st.page_link(page_file(name), label=label, icon=icon, query_params=query(session_id, at))
