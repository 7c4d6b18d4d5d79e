"""Lists of records on screen: one card a row, each field saved by itself."""

from typing import Any

import streamlit as st

from workbook.model import Field, Question
from workbook.model.template import SUGGESTED, is_suggested
from workbook.ui.bench import bench
from workbook.ui.desk import Desk, carry_out
from workbook.ui.memory import keep, remember
from workbook.ui.parts import spot
from workbook.ui.slot import Slot
from workbook.ui.steps import Acks
from workbook.ui.suggested import draw_keep
from workbook.ui.widgets import draw_widget
from workbook.ui.words import plain

WIDE = ("text",)


def draw_rows(desk: Desk, question: Question, acks: Acks) -> None:
    """All rows of a list, fixed ones first, and a way to add one."""
    for row_id in row_ids(desk, question):
        with st.container(border=True, key=f"row {desk.id} {question.collection} {row_id}"):
            draw_row(desk, question, row_id, acks)
    draw_add(desk, question)


def row_ids(desk: Desk, question: Question) -> list[str]:
    """Fixed rows, then those of people, then the ones that were added and are still blank."""
    held = list(desk.session.rows(question.collection))
    fixed = [row.id for row in question.fixed_rows]
    blank = [row for row in _blank(desk, question.collection) if row not in held]
    return [*fixed, *(row for row in held if row not in fixed), *blank]


def _blank(desk: Desk, collection: str) -> list[str]:
    return keep(f"blank {desk.id} {collection}", list)


def forget_blank(desk: Desk, path: str) -> None:
    """A row at a path has been taken back: it is no blank one either."""
    collection, _, row_id = path.partition("/")
    if row_id in _blank(desk, collection):
        _blank(desk, collection).remove(row_id)


def draw_add(desk: Desk, question: Question) -> None:
    """The button that adds a blank row."""
    st.button(
        f"Add {_a(question.row)}",
        icon=":material/add:",
        key=f"add {desk.id} {question.collection}",
        on_click=carry_out,
        args=(desk, spot(), add_blank, desk, question),
    )


def _a(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun or 'row'}"


def add_blank(desk: Desk, question: Question) -> str | None:
    """A new row on screen. Its id is taken in the store at once, so that no other tab takes the same."""
    row_id: str | None = desk.act(bench().add_row, question.collection, {}, base=desk.session.seq, mine=desk.own)
    if row_id:
        _blank(desk, question.collection).append(row_id)
        remember(f"open {desk.id} {question.collection}", row_id)
    return row_id


def draw_row(desk: Desk, question: Question, row_id: str, acks: Acks) -> None:
    """The fields of one row: the needed ones open, the others behind "Details"."""
    fixed = {row.id: row.name for row in question.fixed_rows}
    held = desk.session.rows(question.collection).get(row_id, {})
    if row_id in fixed:
        with st.container(key=f"title-{question.collection}-{row_id}"):
            st.text(str(held.get("name") or fixed[row_id]))
    needed = [field for field in question.fields if field.required and not (row_id in fixed and field.id == "name")]
    first = needed or list(question.fields[:2])
    draw_fields(desk, question, row_id, first, acks)
    rest = [field for field in question.fields if field not in first]
    if rest:
        # A label that counts would change with the first answer, and Streamlit closes an expander with a new label.
        with st.expander("Details", key=f"more {desk.id} {question.collection} {row_id}"):
            draw_fields(desk, question, row_id, rest, acks)
    draw_keep(desk, question.collection, row_id)
    if row_id not in fixed:
        st.button(
            "Remove",
            key=f"drop {desk.id} {question.collection} {row_id}",
            type="tertiary",
            icon=":material/delete:",
            on_click=carry_out,
            args=(desk, spot(), remove_row, desk, question, row_id),
        )


def draw_fields(desk: Desk, question: Question, row_id: str, fields: list[Field], acks: Acks) -> None:
    """Fields under each other; short ones in pairs."""
    pair: list[Any] = []
    for field in fields:
        if field.kind in WIDE:
            pair = []
            draw_widget(field_slot(desk, question, row_id, field), acks)
            continue
        pair = pair or list(st.columns(2))
        with pair.pop(0):
            draw_widget(field_slot(desk, question, row_id, field), acks)


def field_slot(desk: Desk, question: Question, row_id: str, field: Field) -> Slot:
    """Where one field of a row is shown and written."""

    def store(raw: Any, who: dict[str, Any]) -> Any:
        return bench().set_field(desk.id, question.collection, row_id, field.id, raw if raw != [] else None, **who)

    def fresh() -> Any:
        row = desk.session.rows(question.collection).get(row_id, {})
        held = row.get(field.id)
        marked = isinstance(held, str) and is_suggested(question.collection, row)
        return held.removeprefix(SUGGESTED) if marked else held

    label = field.title + (f" ({field.unit})" if field.unit else "")
    key = f"{desk.id}.{question.collection}/{row_id}/{field.id}"
    said = plain(field.hint) or None
    return Slot(desk, key, label, field, fresh(), store, fresh, compact=True, help=said, example=field.hint)


def remove_row(desk: Desk, question: Question, row_id: str) -> None:
    """Take a row off the list; undo brings it back."""
    forget_blank(desk, f"{question.collection}/{row_id}")
    if row_id in desk.session.rows(question.collection):
        desk.act(bench().remove_row, question.collection, row_id, base=desk.session.seq, mine=desk.own)
