"""The options: four figures each, "don't know" beside every one, and the rest behind "Go deeper"."""

from contextlib import nullcontext
from typing import Any

import streamlit as st

from workbook.brief.view import View
from workbook.model import Field, Question, is_unknown, unknown_value
from workbook.review import subject_row
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.folded import Row, draw_line, frame, open_row
from workbook.ui.leaning import draw_in_doubt, draw_row_leaning, in_doubt
from workbook.ui.markup import Markup, draw, tag
from workbook.ui.memory import recall
from workbook.ui.numbers_worth import draw_goal_metric, draw_odd
from workbook.ui.parts import redraw, steady
from workbook.ui.question import draw_question_foot, heading
from workbook.ui.rows import draw_add, draw_fields, field_slot, remove_row, row_ids
from workbook.ui.slot import Slot
from workbook.ui.steps import Acks
from workbook.ui.suggested import draw_keep
from workbook.ui.widgets import draw_widget
from workbook.ui.words import plain
from workbook.workbench.remarks import Beside

BRINGS, COSTS = ("improvement", "chance"), ("effort", "running_cost")
LAST = (BRINGS[-1], COSTS[-1])  # No field stands below these in their column, so nothing has to keep its place.
FIGURES = ("improvement", "effort", "chance", "running_cost")
NOTHING = "do_nothing"
HOW = (
    "Two options with an improvement and an effort are enough for a first answer. Write a range such as “3 to 9”, so "
    "wide that the truth outside it would surprise you. “Don't know” counts as a wide range, never as zero."
)
NO_WORK = "No work and no gain: what every other option has to beat."
NO_FIGURES, NOT_KNOWN = "No figures yet.", "Nobody knows its figures yet."
SIZED = ("improvement", "effort", "running_cost")


def draw_options(desk: Desk, acks: Acks) -> None:
    """Every option as a card, fixed ones first, and a way to add one."""
    question = bench().library.questions["value.options"]
    beside = bench().beside_fields(desk.session)
    with st.container(key=f"ask {desk.id} {question.id}", gap="small"):
        draw(heading(question), tag("p", HOW, class_="quiet"), _sizes())
        draw_goal_metric(desk, acks)
        view = View(bench().library, desk.session, desk.assessment())
        rows = row_ids(desk, question)
        opened = open_row(desk, "options", next((row for row in rows if _bare(desk, row)), ""))
        for row_id in rows:
            row = Row(desk, "options", row_id, row_id == opened, in_doubt(desk, subject_row("options", row_id)))
            with frame(row, f"row {desk.id} options {row_id}"):
                _line(view, row)
                if row.opened:
                    _card(desk, question, row_id, beside, acks)
        draw_add(desk, question)
        draw_question_foot(desk, question, acks)


def _sizes() -> Markup:
    """What each size stands for, before anybody has to choose one."""
    told = []
    for name in SIZED:
        table = bench().library.sizes[name]
        lines = [
            tag("li", tag("strong", size), f": {held.low:g} to {held.high:g}. {held.meaning}")
            for size, held in table.sizes.items()
        ]
        told += [tag("p", tag("strong", table.title), f", in {table.unit}"), tag("ul", *lines)]
    return tag("details", tag("summary", "What do the sizes mean?"), *told, class_="fold")


def _bare(desk: Desk, row_id: str) -> bool:
    """Whether an option still lacks the two figures without which it cannot be compared."""
    held = desk.session.rows("options").get(row_id, {})
    return row_id != NOTHING and any(held.get(name) is None for name in FIGURES[:2])


def _line(view: View, folded: Row) -> None:
    """An option in one line: its name and the figures it has."""
    row = view.rows("options").get(folded.id, {})
    given = [field for name in FIGURES if (field := view.field("options", name)) and row.get(name) is not None]
    figures = [
        f"{field.title}: {view.cell('options', row, field.id)}" for field in given if not is_unknown(row[field.id])
    ]
    said = " · ".join(figures) or (NOT_KNOWN if given else NO_FIGURES)
    if folded.id == NOTHING:
        said = NO_WORK
    elif folded.opened:
        said = ""  # The fields say it, and a line that grew while they are filled in would move them.
    name = str(row.get("name") or "New option")
    button = "Change" if given else "More" if folded.id == NOTHING else "Fill in"
    draw_line(folded, button, tag("p", name, class_="title"), tag("p", said, class_="line"))
    draw_in_doubt(folded.desk, subject_row("options", folded.id))


def _card(desk: Desk, question: Question, row_id: str, beside: Beside, acks: Acks) -> None:
    fixed = {row.id for row in question.fixed_rows}
    fields = [field for field in question.fields if field.asked_of(row_id)]
    if row_id not in fixed or desk.session.rows("options").get(row_id, {}).get("name"):
        draw_widget(field_slot(desk, question, row_id, fields[0]), acks)
    _figures(desk, question, row_id, [field for field in fields if field.id in FIGURES], beside, acks)
    rest = [field for field in fields if field.id not in (*FIGURES, "name")]
    _deeper(desk, question, row_id, rest, beside, acks)
    draw_keep(desk, "options", row_id)
    if row_id not in fixed:
        _remove(desk, question, row_id)


def _figures(desk: Desk, question: Question, row_id: str, fields: list[Field], beside: Beside, acks: Acks) -> None:
    """What it brings on the left, what it costs on the right."""
    if fields:
        for column, names in zip(st.columns(2), (BRINGS, COSTS), strict=True):
            with column:
                for field in (field for field in fields if field.id in names):
                    draw_figure(desk, question, row_id, field, beside, acks)


def draw_figure(desk: Desk, question: Question, row_id: str, field: Field, beside: Beside, acks: Acks) -> None:
    """One number of a row, with "don't know", what stands in for it, and a friendly question if it looks odd."""
    slot = field_slot(desk, question, row_id, field)
    draw_widget(slot, acks)
    _unsure(slot)
    with nullcontext() if field.id in LAST else steady():
        _said_of(slot, f"{question.collection}/{row_id}/{field.id}", beside)


def _said_of(slot: Slot, path: str, beside: Beside) -> None:
    if path in beside.stand_ins and slot.value is None:
        st.caption(f"Left empty, {plain(beside.stand_ins[path].used)} stands in.")
    elif path in beside.stand_ins and is_unknown(slot.value):
        st.caption(f"Counted as {plain(beside.stand_ins[path].used)} until somebody knows.")
    draw_odd(path, beside)


def _unsure(slot: Slot) -> None:
    key = f"{slot.key}.unknown"
    slot.desk.seed(key, is_unknown(slot.value))
    st.checkbox("Don't know", value=bool(recall(key)), key=key, on_change=_say_unsure, args=(slot, key))


def _say_unsure(slot: Slot, key: str) -> None:
    def store(on: bool, who: dict[str, Any]) -> Any:
        return slot.store(unknown_value() if on else None, who)

    slot.desk.faults.pop(slot.key, None)
    slot.desk.write(key, slot.label, recall(key), store, lambda: recall(key))
    redraw(slot.parts)


def _deeper(desk: Desk, question: Question, row_id: str, fields: list[Field], beside: Beside, acks: Acks) -> None:
    key = f"more {desk.id} options {row_id}"
    with st.expander("Go deeper", key=key, on_change="rerun"):
        if recall(key):
            draw_fields(desk, question, row_id, fields, acks)
            draw_row_leaning(desk, "options", row_id, acks)
            for field in fields:
                if held := beside.stand_ins.get(f"options/{row_id}/{field.id}"):
                    st.caption(f"{plain(field.title)}: {plain(held.used)} stands in until you say.")
                draw_odd(f"options/{row_id}/{field.id}", beside)


def _remove(desk: Desk, question: Question, row_id: str) -> None:
    st.button(
        "Remove",
        key=f"drop {desk.id} options {row_id}",
        type="tertiary",
        icon=":material/delete:",
        on_click=remove_row,
        args=(desk, question, row_id),
    )
