"""The team's own risks: the gravest first, each with its owner and its answer, and a map of them all."""

from typing import Any

import streamlit as st

from workbook.assess.risks import level
from workbook.model import Field, Question, borrowed
from workbook.model.card import AS_ON_THE_CARD
from workbook.ui.bench import bench
from workbook.ui.charts import risk_map
from workbook.ui.desk import Desk
from workbook.ui.folded import Row, draw_line, frame, open_row
from workbook.ui.markup import draw, tag
from workbook.ui.memory import recall, remember
from workbook.ui.question import draw_question_foot, why_we_ask
from workbook.ui.rows import add_blank, draw_fields, remove_row, row_ids
from workbook.ui.steps import Acks
from workbook.ui.suggested import draw_keep

HIDDEN = ("card", "family")
FIRST = ("title", "who", "severity", "likelihood", "notice", "by", "owner")
RATED = ("severity", "likelihood")
BORROWED = f"Not yet in your own words: change what is marked “{AS_ON_THE_CARD}”."


def draw_register(desk: Desk, acks: Acks) -> None:
    """The list of risks, each in a line with one of them open, and the map."""
    question = bench().library.questions["risks.list"]
    rows = desk.session.rows("risks")
    ordered = [*desk.assessment().risks, *(row for row in row_ids(desk, question) if row not in rows)]
    if not ordered:
        st.markdown("No risk yet. Add one from a card in the step before, or write your own.")
    draw(why_we_ask(question))
    opened = open_row(desk, "risks")
    for row_id in _in_place(desk, ordered, opened):
        row = Row(desk, "risks", row_id, row_id == opened)
        with frame(row, f"risk {row_id}"):
            _line(question, row, f"R{ordered.index(row_id) + 1}")
            if row.opened:
                _editor(desk, question, row_id, acks)
    st.button("Write your own risk", icon=":material/add:", key="own-risk", on_click=add_blank, args=(desk, question))
    draw_question_foot(desk, question, acks)
    _map(desk, ordered)


def _in_place(desk: Desk, ordered: list[str], opened: str) -> list[str]:
    """The order of the lines. It stands still while a risk is open: rating it must not move its fields away."""
    key = f"places {desk.id} risks"
    held, places = recall(key, ("", []))
    if not opened or held != opened or set(places) != set(ordered):
        places = ordered
        remember(key, (opened, ordered))
    return list(places)


def _line(question: Question, folded: Row, number: str) -> None:
    """A risk in one line. When it is open its fields say the rest, and the line must not grow while they change."""
    row = folded.desk.session.rows("risks").get(folded.id, {})
    lent = _borrowed(row)
    said = [*([] if folded.opened else _marks(question, row)), *_whose(row, lent, folded.opened)]
    rated = all(row.get(name) is not None for name in RATED)
    draw_line(
        folded,
        "Change" if rated else "Fill in",
        tag("p", tag("span", number, class_="number"), " ", str(row.get("title") or "New risk"), class_="title"),
        tag("p", *said, class_="line"),
    )


def _marks(question: Question, row: dict[str, Any]) -> list[str]:
    """How bad, how likely and whose it is, as parts of a line."""
    fields = {field.id: field for field in question.fields}
    said: list[str] = []
    for name in RATED:
        if row.get(name) is not None:
            said += [tag("span", _mark(fields[name], row[name]), class_="grave" if _grave(name, row) else ""), " · "]
    said = said or ["Not rated yet · "]
    done = f" · {fields['state'].label(row['state'])}" if row.get("state", "open") != "open" else ""
    return [*said, f"Owner: {row['owner']}" if row.get("owner") else "No owner yet", done]


def _whose(row: dict[str, Any], lent: tuple[str, ...], opened: bool) -> list[str]:
    """Whether a risk that came from a card is in the team's own words by now."""
    if opened:
        return [BORROWED if lent else "In your own words." if row.get("card") else ""]
    return [" ", tag("span", "Not yet in your own words", class_="badge")] if lent else []


def _borrowed(row: dict[str, Any]) -> tuple[str, ...]:
    return borrowed(bench().library.deck.get(str(row.get("card"))), row)


def _mark(field: Field, value: Any) -> str:
    step = next((step for step in field.levels if step.level == value), None)
    return f"{field.title} {value}" + (f": {step.label}" if step else "")


def _grave(name: str, row: dict[str, Any]) -> bool:
    return name == "severity" and level(row, name) >= bench().library.rules.threshold("grave_severity")


def _editor(desk: Desk, question: Question, row_id: str, acks: Acks) -> None:
    lent = _borrowed(desk.session.rows("risks").get(row_id, {}))
    fields = {field.id: _told(field, lent) for field in question.fields if field.id not in HIDDEN}
    first = [fields.pop(name) for name in FIRST if name in fields]
    draw_fields(desk, question, row_id, first, acks)
    st.markdown("**What we do about it**")
    draw_fields(desk, question, row_id, list(fields.values()), acks)
    draw_keep(desk, question.collection, row_id)
    st.button(
        "Remove this risk",
        key=f"drop {row_id}",
        type="tertiary",
        icon=":material/delete:",
        on_click=remove_row,
        args=(desk, question, row_id),
    )


def _told(field: Field, lent: tuple[str, ...]) -> Field:
    return field.model_copy(update={"title": f"{field.title} ({AS_ON_THE_CARD})"}) if field.id in lent else field


def _map(desk: Desk, ordered: list[str]) -> None:
    rows = desk.session.rows("risks")
    placed = [
        (f"R{place}", str(row.get("title", "")), level(row, "severity"), level(row, "likelihood"))
        for place, row_id in enumerate(ordered, 1)
        if (row := rows.get(row_id, {})) and level(row, "severity") and level(row, "likelihood")
    ]
    if not placed:
        return
    st.markdown("### Risk map", anchors=False)
    figure, alt = risk_map(placed)
    st.plotly_chart(figure, config={"displayModeBar": False}, alt=alt, key="risk-map")
    st.caption("The numbers are those of the list. Read it from the top: a grave risk stays grave when it is unlikely.")
