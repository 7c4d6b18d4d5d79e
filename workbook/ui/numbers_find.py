"""What to find out first: the tornado by worth of knowing, and whether a short study pays."""

import streamlit as st

from workbook.model.numbers import Numbers, StudyNumbers, ToKnow
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.markup import draw, onward
from workbook.ui.numbers_charts import tornado_chart
from workbook.ui.numbers_tables import STILL, table
from workbook.ui.parts import steady
from workbook.ui.question import draw_question
from workbook.ui.steps import Acks

SHOWN = 8
PLACES = {"options": ("value", "options"), "risks": ("risks", "register")}


def draw_find_out(desk: Desk, numbers: Numbers, acks: Acks) -> None:
    """The first thing to find out, the others by their worth, and short studies with their price."""
    with steady():
        _worth_knowing(desk, numbers)
    draw_question(desk, bench().library.questions["value.studies"], acks)


def _worth_knowing(desk: Desk, numbers: Numbers) -> None:
    worthwhile = tuple(one for one in numbers.to_know if not one.about_zero)
    if worthwhile:
        _first(desk, worthwhile[0])
    else:
        st.markdown("Nothing is worth finding out: no single figure would change the choice.")
    ranged = tuple(one for one in worthwhile if one.low < one.high)
    if len(ranged) > 1 and numbers.options:
        chart, alt = tornado_chart(numbers, ranged[:SHOWN])
        st.plotly_chart(chart, config=STILL, alt=alt, key="tornado")
        st.caption(
            "The most worth knowing stands on top. Hollow is the low end, full the high end. "
            "Left of the upright line another option leads."
        )
    if numbers.everything_say:
        st.caption(numbers.everything_say)
    table([_row(one) for one in numbers.to_find_out] or [_row(one) for one in numbers.to_know], "Worth finding out")
    st.markdown("### Is a short study worth it?", anchors=False)
    for study in numbers.studies:
        _study(study)


def _first(desk: Desk, one: ToKnow) -> None:
    with st.container(border=True, key="find-first", gap="xsmall"):
        st.caption("Find out first")
        with st.container(key="find-first-title"):
            st.text(one.title)
        if said := f"{one.why} {one.changes}".strip():
            st.text(said)
        st.text(f"How: {one.how}")
        stage, step = place_of(one.path)
        draw(onward(stage, desk.id, step, "Go to where it is answered"))


def place_of(path: str) -> tuple[str, str]:
    """The stage and step on which a path of the document is answered."""
    room = path.split("/")[0]
    return PLACES.get(room, ("value", "worth"))


def _row(one: ToKnow) -> dict[str, str]:
    known = {"unknown": "nobody knows yet", "default": "not answered", "entered": "a range"}[one.source]
    return {
        "What": one.title,
        "Worth knowing": one.worth_say or "nobody can say yet",
        "Now": known,
        "Could be": f"{one.low_say} to {one.high_say}",
        "What it would change": one.changes or "nothing within this range",
        "How": one.how,
    }


def _study(study: StudyNumbers) -> None:
    with st.container(border=True, key=f"study {study.id}", gap="xsmall"):
        icon = ":material/check_circle:" if study.net is not None and study.net > 0 else ":material/remove_circle:"
        with st.container(horizontal=True, gap="xsmall", key=f"study-head {study.id}"):
            st.markdown(icon, width="content")
            st.text(study.name, width="stretch")
        st.text(study.say)
        st.caption(study.counted)
        st.caption(
            f"Chance that it works: {100 * study.chance_works:.0f}% before, "
            f"{100 * study.works_if_yes:.0f}% after a yes, {100 * study.works_if_no:.0f}% after a no."
        )
