"""A field that holds another row: chosen by the name people gave it, stored by its id."""

import streamlit as st

from workbook.ui.bench import bench
from workbook.ui.slot import Slot
from workbook.ui.words import plain


def draw_reference(slot: Slot) -> None:
    """The rows of the collection the field refers to, by name; the row the field stands on is not among them."""
    names = rows_by_name(slot)
    held = slot.value if isinstance(slot.value, str) else None
    slot.desk.seed(slot.key, held)
    ids = [*names, *([held] if held and held not in names else [])]
    st.selectbox(
        plain(slot.label),
        ids,
        index=ids.index(held) if held in ids else None,
        format_func=lambda one: names.get(one, one),
        key=slot.key,
        on_change=slot.commit,
        help=slot.help,
        placeholder=names.get(str(slot.shape.default), "Choose"),
    )


def rows_by_name(slot: Slot) -> dict[str, str]:
    """The other rows of that collection: id and name, fixed ones first."""
    question = bench().library.collections[slot.shape.refers]
    rows = slot.desk.session.rows(slot.shape.refers)
    fixed = {row.id: str(rows.get(row.id, {}).get("name") or row.name) for row in question.fixed_rows}
    own = {row_id: str(row.get("name") or "Unnamed") for row_id, row in rows.items() if row_id not in fixed}
    return {row_id: name for row_id, name in (fixed | own).items() if f".{slot.shape.refers}/{row_id}/" not in slot.key}
