"""Parts of a page that are drawn anew by themselves, and the cure for messages that come too late.

Streamlit tells fragments apart by function name and place in the page, and a browser may still send one for the
page it is just leaving. Such a late message empties the page that was opened meanwhile, so the parts notice it and
have the new page drawn again.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from workbook.ui.memory import forget, recall, remember

PARTS, PAGE, WHOLE, DRAWN = "parts", "page", "whole page", "drawn parts"
FRAME = "walk"


@dataclass(frozen=True)
class Spot:
    """Where a widget stands: the parts of its page, and the name of its own part if it is drawn alone."""

    parts: tuple[str, ...]
    alone: str


@dataclass(frozen=True)
class Moves:
    """What a write may move beside the widget itself: things all over the page, and things of the frame only."""

    page: tuple[object, ...]
    frame: tuple[object, ...]


def drawing() -> bool:
    """Whether this code is being run as a page for somebody, not imported by a server."""
    return get_script_run_ctx(suppress_warning=True) is not None


def begin_page(page: Any, framed: bool) -> None:
    """A page starts. Its frame is drawn last, but what stands on the page knows of it already."""
    remember(PAGE, (_asked_for(), page))
    remember(PARTS, (FRAME,) if framed else ())
    remember(DRAWN, ())
    remember(WHOLE, object())


def whole_page() -> object | None:
    """Stands for the page that is being drawn as a whole; None while only a part of one is."""
    return recall(WHOLE)


def end_page() -> None:
    """The whole page has been drawn; what comes next is drawn in parts."""
    forget(WHOLE)


def redraw_page() -> None:
    """From a part: have the whole page drawn anew, unless that is happening already."""
    if not whole_page():
        st.rerun(scope="app")


def draw_part(
    name: str, draw: Callable[..., None], *given: Any, every: float | None = None, alone: bool = False
) -> None:
    """Draw a part that can be redrawn by itself, every so many seconds if wished.

    A part of the frame has one name on all pages; a part of a page has a name of its own. A part drawn `alone` stands
    inside another; Streamlit draws it anew after a callback of its widgets without being asked.
    """

    def part() -> None:
        return_to_page()
        outer = _drawn()
        remember(DRAWN, (*outer, name if alone else ""))
        try:
            draw(*given)
        finally:
            remember(DRAWN, outer)

    part.__qualname__ = part.__name__ = name
    if not alone and name not in parts_now():
        remember(PARTS, (*parts_now(), name))
    st.fragment(part, key=name, run_every=every)()


def steady() -> AbstractContextManager[Any]:
    """Holds what comes and goes above a field, so that the field keeps its place and its cursor."""
    return st.container()


def spot() -> Spot:
    """Where the code that is drawing now stands."""
    return Spot(parts_now(), (_drawn() or ("",))[-1])


def by_itself() -> bool:
    """Whether the part that is being drawn is drawn anew by itself, not with the page or part around it."""
    return len(_drawn()) == 1


def _drawn() -> tuple[str, ...]:
    """The parts that are being drawn, the outermost first; the name of a part that may be drawn alone, or nothing."""
    drawn: tuple[str, ...] = recall(DRAWN, ())
    return drawn


def parts_now() -> tuple[str, ...]:
    """The parts of the page that was drawn last."""
    held: tuple[str, ...] = recall(PARTS, ())
    return held


def redraw(parts: tuple[str, ...]) -> None:
    """End a callback: draw anew the parts of the page its widget stood on, and nothing else."""
    return_to_page()
    if parts and parts == parts_now():
        st.rerun(list(parts))


def redraw_moved(here: Spot, before: Moves, after: Moves) -> None:
    """End the callback of a widget: draw anew what its write moved, and no more."""
    if not here.alone or before.page != after.page:
        redraw(here.parts)
        return
    return_to_page()
    if before.frame != after.frame and here.parts == parts_now() and FRAME in here.parts:
        st.rerun([FRAME, here.alone])


def return_to_page() -> None:
    """When this run answers a message for a page that was left: draw the page that is open now."""
    asked, page = recall(PAGE, ("", None))
    if page is not None and asked and _asked_for() != asked:
        st.switch_page(page, query_params=st.query_params.to_dict())


def _asked_for() -> str:
    context = get_script_run_ctx(suppress_warning=True)
    return context.page_script_hash if context else ""
