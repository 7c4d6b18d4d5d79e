"""The team's own risks: the gravest first, each with its owner and its answer, and a map of them all."""

from typing import Any

import streamlit as st

from workbook.model import Field, Question
from workbook.ui.bench import bench
from workbook.ui.charts import risk_map
from workbook.ui.desk import Desk
from workbook.ui.memory import keep, recall
from workbook.ui.question import draw_question_foot
from workbook.ui.rows import add_blank, draw_fields, remove_row, row_ids
from workbook.ui.steps import Acks
from workbook.ui.words import plain

HIDDEN = ("card", "family")
FIRST = ("title", "who", "severity", "likelihood", "notice", "by", "owner")


def draw_register(desk: Desk, acks: Acks) -> None:
    """The list of risks, an editor for each, and the map."""
    question = bench().library.questions["risks.list"]
    rows = desk.session.rows("risks")
    ordered = [*desk.assessment().risks, *(row for row in row_ids(desk, question) if row not in rows)]
    if not ordered:
        st.markdown("No risk yet. Add one from a card in the step before, or write your own.")
    for place, row_id in enumerate(ordered, 1):
        with st.container(border=True, key=f"risk {row_id}", gap="small"):
            _risk(desk, question, row_id, f"R{place}", acks)
    st.button("Write your own risk", icon=":material/add:", key="own-risk", on_click=add_blank, args=(desk, question))
    draw_question_foot(desk, question, acks)
    _map(desk, ordered)


def _risk(desk: Desk, question: Question, row_id: str, number: str, acks: Acks) -> None:
    row = desk.session.rows("risks").get(row_id, {})
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"risk-head {row_id}"):
        st.markdown(f"**{number}**", width="content")
        st.text(str(row.get("title") or "New risk"), width="stretch")
    with st.container(horizontal=True, gap="xsmall", key=f"risk-marks {row_id}"):
        for field in question.fields:
            if field.id in ("severity", "likelihood", "notice", "state") and row.get(field.id) is not None:
                st.badge(_mark(field, row[field.id]), color="red" if _grave(field, row) else "gray")
    opened = row_id == recall(f"open {desk.id} risks")
    key = f"edit {desk.id} {row_id}"
    keep(key, lambda: opened)
    with st.expander("Edit", key=key, on_change="rerun"):
        if recall(key):
            _editor(desk, question, row_id, acks)


def _mark(field: Field, value: Any) -> str:
    if field.kind == "scale":
        step = next((step for step in field.levels if step.level == value), None)
        return f"{plain(field.title)} {value}" + (f": {plain(step.label)}" if step else "")
    return f"{plain(field.title)}: {plain(field.label(value))}"


def _grave(field: Field, row: dict[str, Any]) -> bool:
    return field.id == "severity" and int(row["severity"]) >= bench().library.rules.threshold("grave_severity")


def _editor(desk: Desk, question: Question, row_id: str, acks: Acks) -> None:
    fields = {field.id: field for field in question.fields if field.id not in HIDDEN}
    first = [fields.pop(name) for name in FIRST if name in fields]
    draw_fields(desk, question, row_id, first, acks)
    st.markdown("**What we do about it**")
    draw_fields(desk, question, row_id, list(fields.values()), acks)
    st.button(
        "Remove this risk",
        key=f"drop {row_id}",
        type="tertiary",
        icon=":material/delete:",
        on_click=remove_row,
        args=(desk, question, row_id),
    )


def _map(desk: Desk, ordered: list[str]) -> None:
    rows = desk.session.rows("risks")
    placed = [
        (
            f"R{place}",
            str(rows[row_id].get("title", "")),
            int(rows[row_id]["severity"]),
            int(rows[row_id]["likelihood"]),
        )
        for place, row_id in enumerate(ordered, 1)
        if rows.get(row_id, {}).get("severity") and rows[row_id].get("likelihood")
    ]
    if not placed:
        return
    st.markdown("### Risk map", anchors=False)
    figure, alt = risk_map(placed)
    st.plotly_chart(figure, config={"displayModeBar": False}, alt=alt, key="risk-map")
    st.caption("The numbers are those of the list. Read it from the top: a grave risk stays grave when it is unlikely.")
