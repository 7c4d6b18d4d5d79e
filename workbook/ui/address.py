"""The address in the browser says which session and section is open, so that a reload brings them back."""

import streamlit as st

from workbook.ui.memory import recall, remember

OPEN = "open-session"


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
    return f"pages/{name}.py"


def go(name: str, session_id: str = "", at: str = "") -> None:
    """Leave for another page. Nothing after this runs."""
    remember(OPEN, session_id)
    st.switch_page(page_file(name), query_params=query(session_id, at))


def turn_to(at: str) -> None:
    """Show another section of this page."""
    st.query_params["at"] = at


def section_link(name: str, label: str, session_id: str, at: str = "", icon: str | None = None) -> None:
    """A link to a page of a session."""
    st.page_link(page_file(name), label=label, icon=icon, query_params=query(session_id, at))
