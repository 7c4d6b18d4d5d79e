"""Lists stay quick because what they show is kept; what is missing is made here, a slice at a time."""

import streamlit as st

from workbook.store import StoreFault
from workbook.ui.bench import bench
from workbook.ui.parts import draw_part, redraw_page
from workbook.ui.words import count

SLICE_SECONDS = 0.25


def catch_up() -> int:
    """Make some of what lists lack; how many decisions are left."""
    try:
        return bench().digests.refresh(SLICE_SECONDS)
    except StoreFault:
        return 0


def draw_rest(left: int) -> None:
    """While decisions are left: say so, and go on with them."""
    if left:
        draw_part("catching up", _rest, every=1.0)


def _rest() -> None:
    left = catch_up()
    if not left:
        redraw_page()
    st.caption(f"Still reading {count(left, 'older decision')}. Filters, search and dates may miss them until then.")
