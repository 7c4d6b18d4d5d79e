"""Rows of a list folded to one line each, with one of them open at a time."""

import streamlit as st

from workbook.ui.desk import Desk
from workbook.ui.markup import Markup, draw, tag
from workbook.ui.memory import keep, remember


def open_row(desk: Desk, collection: str, first: str = "") -> str:
    """The row of a list that is open: the one chosen last, at first the one that is named."""
    return keep(_name(desk, collection), lambda: first)


def unfold(desk: Desk, collection: str, row_id: str) -> None:
    """Open a row and fold the one that was open; an empty id folds all."""
    remember(_name(desk, collection), row_id)


def draw_line(desk: Desk, collection: str, row_id: str, opened: bool, button: str, *said: Markup) -> None:
    """A row as a line: what it says, and the button that opens or folds it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"line {collection} {row_id}"):
        draw(tag("div", *said, class_="row-line"))
        st.button(
            "Close" if opened else button,
            key=f"fold {desk.id} {collection} {row_id}",
            type="tertiary",
            icon=":material/expand_less:" if opened else ":material/edit:",
            on_click=unfold,
            args=(desk, collection, "" if opened else row_id),
        )


def _name(desk: Desk, collection: str) -> str:
    return f"open {desk.id} {collection}"
