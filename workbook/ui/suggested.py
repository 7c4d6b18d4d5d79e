"""What a template suggested and nobody has taken yet: taken or dropped where it stands, or a step at a time."""

from collections.abc import Callable, Collection

import streamlit as st

from workbook.model.template import is_suggested
from workbook.ui.bench import bench
from workbook.ui.desk import Desk, carry_out
from workbook.ui.parts import spot
from workbook.ui.words import count


def draw_suggested(desk: Desk, lists: Collection[str]) -> None:
    """How many suggestions are left in the lists of a step, and the two ways to end them."""
    left = sum(one.collection in lists for one in desk.suggestions())
    if not left:
        return
    verbs = bench().templates
    with st.container(border=True, key="suggested", gap="small"):
        st.markdown(
            f":material/lightbulb: **{count(left, 'suggestion')} of the template on this step.** They say nothing "
            "about your case yet and are not counted. Change anything in one and it is yours."
        )
        with st.container(horizontal=True, gap="small", key="suggested-do"):
            _end(desk, "Keep them as they are", "take-suggested", verbs.take, lists)
            _end(desk, "Drop them", "drop-suggested", verbs.drop, lists)


def draw_keep(desk: Desk, collection: str, row_id: str) -> None:
    """Under a row that is a suggestion: what makes it one's own."""
    if is_suggested(collection, desk.session.rows(collection).get(row_id, {})):
        path = f"{collection}/{row_id}"
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"suggestion {path}"):
            st.caption("A suggestion of the template. Change anything and it is yours.", width="stretch")
            _end(desk, "Keep it as it is", f"keep {path}", bench().templates.take, (path,))


def _end(desk: Desk, label: str, key: str, verb: Callable[..., object], places: Collection[str]) -> None:
    st.button(label, key=key, on_click=carry_out, args=(desk, spot(), desk.act, verb, tuple(places)))
