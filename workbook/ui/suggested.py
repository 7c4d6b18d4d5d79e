"""What a template suggested and nobody has taken yet: taken or dropped with one click, anywhere in the walk."""

import streamlit as st

from workbook.model.template import SUGGESTED
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.words import count


def draw_suggested(desk: Desk) -> None:
    """How many suggestions are left, and the two ways to end them."""
    if not desk.session.about.get("started_from"):
        return
    left = len(bench().templates.left(desk.session))
    if not left:
        return
    with st.container(border=True, key="suggested", gap="small"):
        st.markdown(
            f":material/lightbulb: **{count(left, 'suggestion')} of the template left.** They begin with "
            f"“{SUGGESTED.strip()}” and say nothing about your case yet. Change a text and it is yours."
        )
        with st.container(horizontal=True, gap="small", key="suggested-do"):
            st.button("Take all as they are", key="take-suggested", on_click=desk.act, args=(bench().templates.take,))
            st.button("Drop all that are left", key="drop-suggested", on_click=desk.act, args=(bench().templates.drop,))
