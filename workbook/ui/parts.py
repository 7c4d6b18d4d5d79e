"""Parts of a page that are drawn anew by themselves, and the cure for messages that come too late.

Streamlit tells fragments apart by function name and place in the page, and a browser may still send one for the
page it is just leaving. Such a late message empties the page that was opened meanwhile, so the parts notice it and
have the new page drawn again.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from workbook.ui.memory import forget, recall, remember

PARTS, PAGE, WHOLE = "parts", "page", "whole page"


def drawing() -> bool:
    """Whether this code is being run as a page for somebody, not imported by a server."""
    return get_script_run_ctx(suppress_warning=True) is not None


def begin_page(page: Any) -> None:
    """A page starts, without parts."""
    remember(PAGE, (_asked_for(), page))
    remember(PARTS, ())
    remember(WHOLE, True)


def end_page() -> None:
    """The whole page has been drawn; what comes next is drawn in parts."""
    forget(WHOLE)


def redraw_page() -> None:
    """From a part: have the whole page drawn anew, unless that is happening already."""
    if not recall(WHOLE):
        st.rerun(scope="app")


def draw_part(name: str, draw: Callable[..., None], *given: Any, every: float | None = None) -> None:
    """Draw a part that can be redrawn alone, every so many seconds if wished.

    A part of the frame has one name on all pages; a part of a page has a name of its own.
    """

    def part() -> None:
        return_to_page()
        draw(*given)

    part.__qualname__ = part.__name__ = name
    remember(PARTS, (*parts_now(), name))
    st.fragment(part, key=name, run_every=every)()


def parts_now() -> tuple[str, ...]:
    """The parts of the page that was drawn last."""
    held: tuple[str, ...] = recall(PARTS, ())
    return held


def redraw(parts: tuple[str, ...]) -> None:
    """End a callback: draw anew the parts of the page its widget stood on, and nothing else."""
    return_to_page()
    if parts and parts == parts_now():
        st.rerun(list(parts))


def return_to_page() -> None:
    """When this run answers a message for a page that was left: draw the page that is open now."""
    asked, page = recall(PAGE, ("", None))
    if page is not None and asked and _asked_for() != asked:
        st.switch_page(page, query_params=st.query_params.to_dict())


def _asked_for() -> str:
    context = get_script_run_ctx(suppress_warning=True)
    return context.page_script_hash if context else ""
