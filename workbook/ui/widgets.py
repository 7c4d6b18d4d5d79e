"""One small function for each kind of answer: its widget."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import streamlit as st

from workbook.model import SizeTable
from workbook.model.parse import FIRST_YEAR, LAST_YEAR
from workbook.model.shape import SIZES
from workbook.ui.bench import bench
from workbook.ui.drafts import css_class, text_hash
from workbook.ui.markup import draw, tag
from workbook.ui.memory import recall
from workbook.ui.reference import draw_reference
from workbook.ui.slot import FACES, Slot
from workbook.ui.steps import Acks
from workbook.ui.words import plain


def draw_widget(slot: Slot, acks: Acks) -> None:
    """Draw the widget of a field and the fault beside it; text fields are added to `acks`."""
    if slot.shape.refers:
        draw_reference(slot)
        return
    draw_answer(slot, acks)
    if fault := slot.desk.faults.get(slot.key):
        draw(tag("p", fault, class_="fault"))


def draw_answer(slot: Slot, acks: Acks) -> None:
    """Draw the widget alone, where its fault is shown above it; text fields are added to `acks`."""
    face = FACES[slot.shape.kind](slot.shape, slot.value)
    WIDGETS[slot.shape.kind](slot, face)
    if slot.shape.kind in TYPED:
        acks[css_class(slot.key)] = _ack(slot, face)


TYPED = ("text", "range", "number")


def _ack(slot: Slot, face: str) -> dict[str, Any]:
    fault = slot.desk.faults.get(slot.key, "")
    held = str(recall(slot.key) or "")
    # What a fault or a memory in trouble refused is not stored: the browser keeps its draft.
    refused = fault or slot.key in slot.desk.unsaved
    known = {"stored": text_hash(face), "raw": text_hash(face if refused else held)}
    return known | {"fault": fault, "slow": slot.shape.kind != "text", "title": slot.label}


def _label(slot: Slot) -> dict[str, Any]:
    shown = "visible" if slot.compact else "collapsed"
    return {"label": plain(slot.label), "label_visibility": shown, "help": slot.help, "key": slot.key}


def place_of(choices: Sequence[Any], key: str) -> int | None:
    """Which of the choices a widget holds, None when none of them."""
    held = recall(key)
    return choices.index(held) if held in choices else None


# Every widget is given what it holds as its default too. A new widget that is drawn twice in a row loses Streamlit's
# order to set its value, and a browser that shows the default then sends that back as if somebody had typed it.
def _text(slot: Slot, face: str) -> None:
    slot.desk.seed(slot.key, face)
    given = _label(slot) | {"placeholder": slot.shape.placeholder or slot.example or None, "on_change": slot.commit}
    given["value"] = recall(slot.key) or ""
    if slot.shape.long:
        st.text_area(**given)
    else:
        st.text_input(**given)


def _choice(slot: Slot, face: str | None) -> None:
    slot.desk.seed(slot.key, face)
    ids = [option.id for option in slot.shape.options]
    labels = {option.id: option.label for option in slot.shape.options}
    if slot.compact:
        st.selectbox(
            options=ids, format_func=lambda one: labels.get(one, one), on_change=slot.commit,
            placeholder="Choose", index=place_of(ids, slot.key), **_label(slot),
        )  # fmt: skip
        return
    hints = [plain(option.hint) for option in slot.shape.options]
    st.radio(
        options=ids, format_func=lambda one: plain(labels.get(one, one)), on_change=slot.commit,
        captions=hints if any(hints) else None, index=place_of(ids, slot.key), width="stretch", **_label(slot),
    )  # fmt: skip


def _scale(slot: Slot, face: int | None) -> None:
    slot.desk.seed(slot.key, face)
    steps = {step.level: step for step in slot.shape.levels}
    if slot.compact:
        st.selectbox(
            options=list(steps), format_func=lambda n: f"{n} · {steps[n].label}" if n in steps else str(n),
            on_change=slot.commit, placeholder="Choose", index=place_of(list(steps), slot.key), **_label(slot),
        )  # fmt: skip
        return
    st.radio(
        options=list(steps), format_func=lambda n: f"**{n}** · {plain(steps[n].label)}", on_change=slot.commit,
        captions=[plain(step.meaning) for step in slot.shape.levels], index=place_of(list(steps), slot.key),
        width="stretch", **_label(slot),
    )  # fmt: skip


def _multi(slot: Slot, face: list[str]) -> None:
    if slot.compact:
        labels = {option.id: option.label for option in slot.shape.options}
        slot.desk.seed(slot.key, face)
        st.multiselect(
            options=list(labels), format_func=lambda one: labels.get(one, one), on_change=slot.commit,
            default=[one for one in recall(slot.key) or () if one in labels], **_label(slot),
        )  # fmt: skip
        return
    with st.container(key=f"boxes {slot.key}", gap="xsmall"):
        for option in slot.shape.options:
            key = f"{slot.key}.{option.id}"
            slot.desk.seed(key, option.id in face)
            st.checkbox(
                plain(option.label), key=key, help=plain(option.hint) or None, on_change=_tick, args=(slot, option.id),
                value=bool(recall(key)),
            )  # fmt: skip


def _tick(slot: Slot, option_id: str) -> None:
    """One box of a multi-choice: merges with what others ticked meanwhile; "none" stands alone."""
    key = f"{slot.key}.{option_id}"

    def store(on: bool, who: dict[str, Any]) -> Any:
        held = slot.fresh()
        chosen = set(held if isinstance(held, list) else [])
        chosen = (chosen | {option_id}) if on else (chosen - {option_id})
        if on:
            chosen = {"none"} if option_id == "none" else chosen - {"none"}
        return slot.store([option.id for option in slot.shape.options if option.id in chosen], who)

    slot.carry_out(slot.desk.write, key, slot.label, recall(key), store, lambda: recall(key))


def _number(slot: Slot, face: str) -> None:
    """A field of text: Streamlit's own number field refuses without a word, and knows neither 20k nor 20 000."""
    slot.desk.seed(slot.key, face)
    shown = slot.shape.placeholder or slot.shape.unit or None
    st.text_input(value=recall(slot.key) or "", on_change=slot.commit, placeholder=shown, **_label(slot))


def _range(slot: Slot, face: str) -> None:
    table = bench().library.sizes.get(slot.shape.sizes)
    slot.desk.seed(slot.key, face)
    st.text_input(
        value=recall(slot.key) or "",
        on_change=slot.commit,
        placeholder=_example(slot, table),
        **_label(slot),
    )
    if table is None:
        return
    size_key = f"{slot.key}.size"
    slot.desk.seed(size_key, slot.value.get("size") if isinstance(slot.value, dict) else None)
    st.segmented_control(
        plain(f"{slot.label}: size"),
        SIZES,
        default=recall(size_key),
        key=size_key,
        on_change=_pick_size,
        args=(slot, size_key),
        label_visibility="collapsed",
        width="content",
    )
    picked = table.sizes.get(str(recall(size_key)))
    if picked:
        st.caption(plain(f"{picked.low:g} to {picked.high:g} {table.unit}. {picked.meaning}"))


def _example(slot: Slot, table: SizeTable | None) -> str:
    """What may be typed, in the words of the content: its example, or what its size S stands for."""
    small = table.sizes.get("S") if table else None
    example = slot.shape.placeholder or (f"{small.low:g} to {small.high:g}" if small else "low to high")
    # A field of a row has its unit in its label.
    said = example if slot.compact else f"{example} {slot.shape.unit}".strip()
    return f"{said}, or a size" if table else said


def _pick_size(slot: Slot, size_key: str) -> None:
    size = recall(size_key)

    def pick() -> None:
        if slot.desk.write(size_key, slot.label, {"size": size} if size else None, slot.store, lambda: size):
            slot.desk.faults.pop(slot.key, None)
            slot.desk.show(slot.key, "")

    slot.carry_out(pick)


def _date(slot: Slot, face: date | None) -> None:
    slot.desk.seed(slot.key, face)
    st.date_input(
        value=recall(slot.key),
        format="YYYY-MM-DD",
        on_change=slot.commit,
        min_value=date(FIRST_YEAR, 1, 1),
        max_value=date(LAST_YEAR, 12, 31),
        **_label(slot),
    )


def _records(slot: Slot, face: Any) -> None:
    raise TypeError("Rows are drawn by workbook.ui.rows.")


WIDGETS: dict[str, Callable[[Slot, Any], None]] = {
    "text": _text,
    "choice": _choice,
    "scale": _scale,
    "multi": _multi,
    "number": _number,
    "range": _range,
    "date": _date,
    "records": _records,
}
