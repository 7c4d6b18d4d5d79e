"""What one point is worth: the one figure that turns improvement into money, drawn openly; the rest has defaults."""

import streamlit as st

from workbook.model import Question
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.markup import draw, tag
from workbook.ui.numbers_working_out import draw_working_out
from workbook.ui.question import answer_slot, draw_question
from workbook.ui.steps import Acks
from workbook.ui.widgets import draw_widget
from workbook.ui.words import plain
from workbook.workbench.remarks import Beside

ASKED_ONCE = {
    "value.horizon": "{} months count",
    "value.discount": "a year later is worth {}% less",
    "value.person_week": "a week of one person costs {} thousand",
    "value.team_size": "{} people work on it",
    "value.overrun": "work takes {} times the plan",
}
ONE_POINT = "One point is one per cent of your goal metric, so 1 more case in 100 that goes well. The metric:"
ELSEWHERE = ("value.studies", "value.first_guess", "value.limits")


def draw_worth(desk: Desk, acks: Acks) -> None:
    """The worth of a point, what it refers to, and what stands in for everything else."""
    questions = bench().library.questions
    beside = bench().beside_fields(desk.session)
    draw_goal_metric(desk, acks)
    draw_question(desk, questions["value.point"], acks)
    draw_odd("answers/value.point", beside)
    _refused(beside)
    points = desk.session.value("value.unit") == "points"
    st.caption(f"Counted in {'points of your own' if points else 'thousands of your currency'}, a year.")
    if not points:
        draw_working_out(desk)
    said = [_stands(questions[name]) for name in ASKED_ONCE if desk.session.value(name) is None]
    if said:
        st.caption(f"Until you say otherwise: {plain('; '.join(said))}. Change any of it under “Go deeper”.")


def draw_goal_metric(desk: Desk, acks: Acks) -> None:
    """What a point is a point of: the same answer as on the first stage, so that nobody has to go there for it."""
    question = bench().library.questions["problem.goal_metric"]
    with st.container(border=True, key="goal-metric", gap="xsmall"):
        draw(tag("p", ONE_POINT, class_="quiet"))
        draw_widget(answer_slot(desk, question), acks)


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
