"""Effort and value: the options side by side, and a word on the work after release."""

import pandas as pd
import streamlit as st

from workbook.brief.options import ends, per_week
from workbook.brief.view import View
from workbook.brief.words import middle, spread
from workbook.ui.bench import bench
from workbook.ui.charts import Cross, crosses_chart
from workbook.ui.desk import Desk
from workbook.ui.steps import Acks
from workbook.ui.words import plain

WEEKS, POINTS = "Effort (person-weeks)", "Improvement (% points)"


def draw_comparison(desk: Desk, acks: Acks) -> None:
    """The chart of effort against improvement and the table that says the same in numbers."""
    view = View(bench().library, desk.session, desk.assessment())
    crosses = [cross for row_id in view.rows("options") if (cross := _cross(view, row_id))]
    if len(crosses) < 2:
        st.markdown("Give at least two options an improvement and an effort. Then they appear here side by side.")
        return
    figure, alt = crosses_chart(crosses, WEEKS, POINTS)
    st.plotly_chart(figure, config={"displayModeBar": False}, alt=alt, key="crosses")
    st.caption("Each mark is the best guess. The lines show how far it may be off: long lines mean nobody knows yet.")
    st.dataframe(_table(view), hide_index=True, width="stretch", alt="The options in numbers")
    st.caption(
        "Improvement in % points, effort in person-weeks. Points per week run from the worst case to the best. "
        "Where two ranges overlap, neither option wins yet."
    )


def _cross(view: View, row_id: str) -> Cross | None:
    row = view.rows("options")[row_id]
    x, y = _spot(view, row_id, "effort"), _spot(view, row_id, "improvement")
    if row_id == "do_nothing":
        x, y = x or (0.0, 0.0, 0.0), y or (0.0, 0.0, 0.0)
    return Cross(str(row.get("name") or "Unnamed"), x, y) if x and y else None


def _spot(view: View, row_id: str, field_id: str) -> tuple[float, float, float] | None:
    row, shape = view.rows("options")[row_id], view.field("options", field_id)
    span = ends(view, row, field_id)
    best = middle(shape, row.get(field_id), view.library.sizes) if shape else None
    return (span[0], best, span[1]) if span and best is not None else None


def _table(view: View) -> pd.DataFrame:
    lines = []
    for row in view.rows("options").values():
        improvement, effort = ends(view, row, "improvement"), ends(view, row, "effort")
        lines.append(
            {
                "Option": str(row.get("name") or "Unnamed"),
                "Improvement": spread(improvement) if improvement else "",
                "Effort": spread(effort) if effort else "",
                "Points per week": per_week(improvement, effort),
                "Chance": f"{row['chance']:g} %" if row.get("chance") is not None else "",
            }
        )
    return pd.DataFrame(lines)


def draw_upkeep(desk: Desk, acks: Acks) -> None:
    """The warning when the work after the first release looks forgotten."""
    for reason in desk.assessment().warnings:
        if reason.rule == "warn.after_release":
            with st.container(border=True, key="upkeep"):
                st.markdown(f":orange[:material/warning:] **{plain(reason.say)}**  \n{plain(reason.because)}")
