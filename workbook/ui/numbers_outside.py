"""The outside view: how others and one's own past projects fared, shown only after a first guess."""

import streamlit as st

from workbook.model import BaseRate
from workbook.model.numbers import Numbers
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.numbers_tables import table
from workbook.ui.question import draw_question
from workbook.ui.rows import field_slot
from workbook.ui.steps import Acks
from workbook.ui.track_record import draw_own_rates
from workbook.ui.widgets import draw_widget
from workbook.ui.words import plain
from workbook.value import laplace
from workbook.workbench.entered import past_pairs, track_record


def draw_outside(desk: Desk, numbers: Numbers, acks: Acks) -> None:
    """First the own guess; then base rates, past projects and a second guess."""
    questions = bench().library.questions
    draw_question(desk, questions["value.first_guess"], acks)
    guess = desk.session.value("value.first_guess")
    if guess is None:
        st.caption("The figures of others appear once your own guess is written down. So they cannot colour it.")
        return
    works, effort = (_rates(about) for about in ("works", "effort"))
    st.markdown("### How such tries fared elsewhere", anchors=False)
    st.markdown(f"Your first guess: **{guess:g} of 100**. Published figures run from 8 to 34 of 100.")
    _draw_rates(works)
    draw_own_rates(desk, "works")
    _own_record(desk)
    _second_guess(desk, acks)
    st.markdown("### How far plans overran elsewhere", anchors=False)
    _draw_rates(effort)
    draw_own_rates(desk, "effort")
    _own_pairs(desk)


def _rates(about: str) -> list[BaseRate]:
    return [rate for rate in bench().library.base_rates if rate.about == about]


def _draw_rates(rates: list[BaseRate]) -> None:
    for rate in rates:
        st.markdown(f"{plain(rate.say)}  \n:gray[[{plain(rate.source)}]({rate.url})]")


def _own_record(desk: Desk) -> None:
    record = track_record(desk.session)
    if record is None:
        st.caption("Your own past projects would say more. Write them down under Options, “Go deeper”.")
        return
    used, ended = record
    st.markdown(
        f"Of your own {ended} past projects {used} came into use and helped. "
        f"With so few, that stands for **{100 * laplace(used, ended):.0f} of 100** next time."
    )


def _second_guess(desk: Desk, acks: Acks) -> None:
    question = bench().library.questions["value.options"]
    field = next(field for field in question.fields if field.id == "chance")
    with st.container(border=True, key="second-guess", gap="small"):
        st.markdown("**Now your second guess.** This one goes into the numbers.")
        draw_widget(field_slot(desk, question, "ml", field), acks)


def _own_pairs(desk: Desk) -> None:
    rows = [
        {
            "Past project": str(row.get("name") or "Unnamed"),
            "Planned": f"{row['planned']:g} weeks",
            "Took": f"{row['actual']:g} weeks",
            "Times the plan": f"{row['actual'] / row['planned']:.1f}",
        }
        for row in desk.session.rows("past_projects").values()
        if row.get("planned") and row.get("actual") and row.get("ended") != "unfinished"
        if isinstance(row["planned"], int | float) and isinstance(row["actual"], int | float)
    ]
    if rows:
        table(rows, "Own past projects: planned and taken")
        more = (
            "" if len(past_pairs(desk.session)) >= 3 else " From three projects on they set the overrun of the numbers."
        )
        st.caption(f"Your own plans and outcomes.{more}")
