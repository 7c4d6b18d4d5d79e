"""The worth of a point worked out from cases: how many there are in a year, times what one better case is worth."""

import streamlit as st

from workbook.model import AnswerFault, Shape, parse
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.memory import known, recall, remember
from workbook.ui.parts import parts_now, redraw
from workbook.workbench.amounts import between, figure
from workbook.workbench.limits import tidy

ASKED = "value.point"
PERCENT, THOUSAND = 100.0, 1000.0
WORTH = Shape(kind="range", minimum=0)


def draw_working_out(desk: Desk) -> None:
    """Two fields and their product, taken over with one click."""
    with st.expander("Work it out from cases", key=f"work-out {desk.id}"):
        cases_key, worth_key = (f"work-out {name} {desk.id}" for name in ("cases", "worth"))
        _fields(cases_key, worth_key)
        cases, typed = recall(cases_key), str(recall(worth_key) or "").strip()
        if not cases or not typed:
            st.caption("For example 120,000 emails a year, and 4 to 10 saved for each that goes right at once.")
            return
        try:
            worth = parse(WORTH, typed)
        except AnswerFault as fault:
            st.text(str(fault))
            return
        _offer(desk, float(cases), worth)  # type: ignore[arg-type]


def _fields(cases_key: str, worth_key: str) -> None:
    """What is typed is no answer yet. Streamlit forgets it when the page is left, so it is kept beside the fields."""
    for key in (cases_key, worth_key):
        if not known(key) and recall(f"typed {key}"):
            remember(key, recall(f"typed {key}"))
    left, right = st.columns(2)
    with left:
        st.number_input("Cases in a year", key=cases_key, value=None, min_value=0.0, step=1.0, format="%.12g")
    with right:
        st.text_input("What one better case is worth", key=worth_key, placeholder="4 to 10, in your currency")
    for key in (cases_key, worth_key):
        remember(f"typed {key}", recall(key))


def _offer(desk: Desk, cases: float, worth: dict[str, float]) -> None:
    point = {end: tidy(cases / PERCENT * value / THOUSAND) for end, value in worth.items()}
    said = between(point["low"], point["high"], "thousand a year")
    how = f"{cases:,.0f} cases ÷ 100 × {figure(worth['low'])} to {figure(worth['high'])}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="worked-out"):
        st.text(f"One point is worth {said}: {how}.", width="stretch")
        st.button(
            "Use this", key=f"use-point {desk.id}", type="primary", on_click=_use, args=(desk, point, how, parts_now())
        )
    # Always one sentence, so that the page keeps still when the figure is taken over.
    st.caption(_standing(desk.session.value(ASKED), point))


def _standing(answered: object, point: dict[str, float]) -> str:
    """Whether the figure that was worked out is the answer."""
    if answered == point:
        return "This is your answer now."
    return "Your answer above is another one." if answered else "It is not an answer yet: press “Use this”."


def _use(desk: Desk, point: dict[str, float], how: str, parts: tuple[str, ...]) -> None:
    desk.act(bench().answer, ASKED, point, note=how, base=desk.session.seq, mine=desk.own)
    redraw(parts)
