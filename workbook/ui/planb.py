"""Plan B: failures to plan for, taken from the risks; and how far the team has committed so far."""

from typing import Any

import streamlit as st

from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.markup import draw, table
from workbook.ui.steps import Acks
from workbook.ui.words import names, plain

MOST = 3


def draw_failures(desk: Desk, acks: Acks) -> None:
    """What is still missing, the least users accept, and the gravest risks that have no fallback yet."""
    verdict = desk.assessment().verdict
    if verdict.missing:
        st.markdown(f":material/edit_note: **Plan B still lacks:** {plain(names(list(verdict.missing)))}.")
    least = desk.session.value("problem.acceptable")
    if least:
        with st.container(border=True, key="least"):
            st.caption("The least that users accept, in your words:")
            st.text(str(least))
    _suggestions(desk)


def _suggestions(desk: Desk) -> None:
    planned = {str(row.get("failure", "")) for row in desk.session.rows("fallbacks").values()}
    risks = desk.session.rows("risks")
    open_ = [row_id for row_id in desk.assessment().risks if str(risks[row_id].get("title", "")) not in planned]
    if open_:
        st.markdown("**Your gravest risks without a fallback**")
    for row_id in open_[:MOST]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"plan {row_id}"):
            st.text(str(risks[row_id].get("title", "")), width="stretch")
            st.button("Plan for this", key=f"plan-for {row_id}", on_click=_plan_for, args=(desk, risks[row_id]))


def _plan_for(desk: Desk, risk: dict[str, Any]) -> None:
    """A fallback for a risk: its failure, metric and owner are not typed twice."""
    taken = {"failure": "title", "metric": "signal", "owner": "owner"}
    fields = {name: risk[source] for name, source in taken.items() if risk.get(source)}
    desk.act(bench().add_row, "fallbacks", fields, base=desk.session.seq, mine=desk.own)


def draw_commitment(desk: Desk, acks: Acks) -> None:
    """The milestones of the value stage as steps of commitment."""
    rows = desk.session.rows("milestones")
    if not rows:
        st.markdown("Your milestones will stand here as steps of commitment. Write them under Effort and value.")
        return
    columns = {"name": "Step", "weeks": "Weeks at most", "proves": "Proves", "go_if": "Go on if", "stop_if": "Stop if"}
    lines = [{title: str(row.get(name, "")) for name, title in columns.items()} for row in rows.values()]
    draw(table(lines, "Milestones with their time-boxes"))
