"""Rows of a list folded to one line each, with one of them open at a time."""

from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import streamlit as st

from workbook.ui.desk import Desk
from workbook.ui.markup import Markup, draw, tag
from workbook.ui.memory import keep, remember

BESIDE: dict[str, Any] = {"horizontal": True, "vertical_alignment": "center", "gap": "small"}


def open_row(desk: Desk, collection: str, first: str = "") -> str:
    """The row of a list that is open: the one chosen last, at first the one that is named."""
    return keep(_name(desk, collection), lambda: first)


def unfold(desk: Desk, collection: str, row_id: str) -> None:
    """Open a row and fold the one that was open; an empty id folds all."""
    remember(_name(desk, collection), row_id)


@dataclass(frozen=True)
class Row:
    """A row of such a list. One in doubt says more than a line even when it is folded."""

    desk: Desk
    collection: str
    id: str
    opened: bool
    doubted: bool = False

    @property
    def flat(self) -> bool:
        """Whether it is one line and nothing else: then its frame is the line."""
        return not (self.opened or self.doubted)


def frame(row: Row, key: str) -> Any:
    """What stands round a row."""
    return st.container(border=True, key=key, **(BESIDE if row.flat else {"gap": "small"}))


def draw_line(row: Row, button: str, *said: Markup) -> None:
    """The line of a row: what it says, and the button that opens or folds it."""
    with nullcontext() if row.flat else st.container(key=f"line {row.collection} {row.id}", **BESIDE):
        draw(tag("div", *said, class_="row-line"))
        st.button(
            "Close" if row.opened else button,
            key=f"fold {row.desk.id} {row.collection} {row.id}",
            type="tertiary",
            icon=":material/expand_less:" if row.opened else ":material/edit:",
            on_click=unfold,
            args=(row.desk, row.collection, "" if row.opened else row.id),
        )


def _name(desk: Desk, collection: str) -> str:
    return f"open {desk.id} {collection}"
