"""What one point is worth: the one figure that turns improvement into money, drawn openly; the rest has defaults."""

import streamlit as st

from workbook.model import Question
from workbook.ui.address import section_link
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.question import draw_question
from workbook.ui.steps import Acks
from workbook.ui.words import plain
from workbook.workbench.remarks import Beside

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
    beside = bench().beside_fields(desk.session)
    draw_goal_metric(desk)
    draw_question(desk, questions["value.point"], acks)
    draw_odd("answers/value.point", beside)
    _refused(beside)
    points = desk.session.value("value.unit") == "points"
    unit = "points of your own" if points else "thousands of your currency"
    st.caption(f"In {unit}, a year. One way: cases in a year, divided by 100, times what one better case is worth.")
    said = [_stands(questions[name]) for name in ASKED_ONCE if desk.session.value(name) is None]
    if said:
        st.caption(f"Until you say otherwise: {plain('; '.join(said))}. Change any of it under “Go deeper”.")


def draw_goal_metric(desk: Desk) -> None:
    """What a point is a point of; without it, the way to name it."""
    metric = desk.session.value("problem.goal_metric")
    with st.container(border=True, key="goal-metric", gap="xsmall"):
        if metric:
            st.caption("One point is one per cent of your goal metric:")
            st.text(str(metric))
        else:
            st.caption("One point is one per cent of your goal metric, for example 1 more case in 100 that goes well.")
            question = bench().library.questions["problem.goal_metric"]
            section_link(question.stage, "Name your goal metric first", desk.id, question.section)


def _refused(beside: Beside) -> None:
    """What cannot be right, here too: the months that count are changed on this step."""
    for remark in beside.refused:
        with st.container(horizontal=True, key=f"refused {remark.path} {remark.say}", gap="xsmall"):
            st.markdown(":red[:material/error:]", width="content")
            st.text(f"{remark.title}. {remark.say}", width="stretch")


def draw_odd(path: str, beside: Beside) -> None:
    """What looks odd or cannot be right about the figure at a path, in a sentence."""
    for say in beside.remarks.get(path, ()):
        with st.container(horizontal=True, key=f"odd {path} {say}", gap="xsmall"):
            st.markdown(":orange[:material/contact_support:]", width="content")
            st.text(say, width="stretch")


def _stands(question: Question) -> str:
    default = question.default
    amount = f"{default['low']:g} to {default['high']:g}" if isinstance(default, dict) else f"{default}"
    return ASKED_ONCE[question.id].format(amount)
