"""Everything around a page: the guard, page config, navigation, looks and sidebar."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from workbook.ui.address import aim_at, open_id, page_file, section_at, take_aim
from workbook.ui.bench import bench
from workbook.ui.drafts import watch
from workbook.ui.memory import forget, keep, recall, remember
from workbook.ui.parts import begin_page, drawing, end_page
from workbook.ui.sidebar import draw_sidebar
from workbook.ui.start import draw_start

__all__ = ["drawing", "show", "through"]
ROUTED = "routed"
LOOK = Path(__file__).parent / "look.css"
ICON = Path(__file__).parent / "icon.png"
TITLES = {
    "start": "Decisions",
    "todo": "To do",
    "portfolio": "Portfolio",
    "history": "History",
    "guide": "Guide",
    "examples": "Examples",
}


def through(name: str, draw: Callable[..., None], *given: Any) -> None:
    """Draw a page, by way of app.py: Streamlit would otherwise open a page's address past the front door."""
    if not recall(ROUTED):
        aim_at(name)
        st.switch_page("app.py")
    draw(*given)


def show(names: Sequence[str]) -> None:
    """Route to one of the named pages and draw it in its frame."""
    page = st.navigation(keep(f"pages {bench().library.mark}", lambda: _pages(names)), position="hidden")
    take_aim()
    st.set_page_config(page_title=f"{page.title} · Decision workbook", page_icon=str(ICON), layout="centered")
    _wear_look()
    session_id = open_id()
    begin_page(page, framed=bool(session_id))
    remember(ROUTED, True)
    try:
        watch()
        try:
            page.run()
        finally:
            # Last, so that what somebody came for is there first; and beside a page that failed, too.
            draw_sidebar(page.url_path or "start", session_id, f"{page.url_path}?{section_at()}")
    finally:
        forget(ROUTED)
        end_page()


def _pages(names: Sequence[str]) -> list[Any]:
    """The pages as Streamlit knows them; it looks every file up when one is made, so a tab makes them once."""
    home = st.Page(draw_start, title=TITLES["start"], url_path="home", default=True)
    return [home, *(st.Page(page_file(name), title=_title(name), url_path=name) for name in names)]


def _wear_look() -> None:
    """Put the style sheet on the page itself. Style alone goes where toasts go, and the next toast takes its place."""
    st.html(_look())


@cache
def _look() -> str:
    sheet = re.sub(r"/\*.*?\*/", "", LOOK.read_text(encoding="utf-8"), flags=re.DOTALL)
    return f"<style>{' '.join(sheet.split())}</style><i class='look'></i>"


def _title(name: str) -> str:
    stages = {stage.id: stage.title for stage in bench().library.stages}
    return TITLES.get(name) or stages.get(name, name.capitalize())
