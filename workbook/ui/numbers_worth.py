"""What one point is worth: the one figure that turns improvement into money, drawn openly; the rest has defaults."""

import streamlit as st

from workbook.model import Question
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.question import draw_question
from workbook.ui.steps import Acks
from workbook.ui.words import plain

ASKED_ONCE = {
    "value.horizon": "{} months count",
    "value.discount": "a year later is worth {}% less",
    "value.person_week": "a week of one person costs {} thousand",
    "value.team_size": "{} people work on it",
    "value.overrun": "work takes {} times the plan",
}
ELSEWHERE = ("value.studies", "value.first_guess", "value.limits")


def draw_worth(desk: Desk, acks: Acks) -> None:
    """The worth of a point, what it refers to, and what stands in for everything else."""
    questions = bench().library.questions
    metric = desk.session.value("problem.goal_metric")
    if metric:
        with st.container(border=True, key="goal-metric", gap="xsmall"):
            st.caption("Your goal metric:")
            st.text(str(metric))
    draw_question(desk, questions["value.point"], acks)
    _odd(desk)
    points = desk.session.value("value.unit") == "points"
    st.caption("In points of your own, a year." if points else "In thousands of your currency, a year.")
    said = [_stands(questions[name]) for name in ASKED_ONCE if desk.session.value(name) is None]
    if said:
        st.caption(f"Until you say otherwise: {plain('; '.join(said))}. Change any of it under “Go deeper”.")


def _odd(desk: Desk) -> None:
    for say in bench().beside_fields(desk.session).remarks.get("answers/value.point", ()):
        with st.container(horizontal=True, key=f"odd value.point {say}", gap="xsmall"):
            st.markdown(":orange[:material/contact_support:]", width="content")
            st.text(say, width="stretch")


def _stands(question: Question) -> str:
    default = question.default
    amount = f"{default['low']:g} to {default['high']:g}" if isinstance(default, dict) else f"{default}"
    return ASKED_ONCE[question.id].format(amount)
