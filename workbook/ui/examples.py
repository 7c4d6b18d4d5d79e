"""Worked examples: documented decisions, each opened as a copy of one's own."""

import streamlit as st

from workbook.model import Example
from workbook.store import StoreFault
from workbook.ui.address import go
from workbook.ui.bench import bench
from workbook.ui.desk import my_name
from workbook.ui.guide import paragraphs
from workbook.ui.memory import forget, remember
from workbook.ui.words import plain


def draw_examples() -> None:
    """The list, newest case last; what happened afterwards stays folded away."""
    st.markdown("# Worked examples", anchors=False)
    st.markdown("Real cases from public reports. The answers hold only what could be known before the launch.")
    if trouble := forget("example-trouble"):
        st.error("The example could not be opened.")
        st.text(trouble)
    with st.grid(2, min_column_width=280):
        for example in bench().library.examples:
            _example(example)


def _example(example: Example) -> None:
    with st.container(border=True, key=f"example-{example.id}"):
        st.markdown(f"## {plain(example.title)}", anchors=False)
        st.caption(f"{plain(example.domain)} · {example.year}")
        st.markdown(paragraphs(example.summary))
        st.markdown(f"**The decision then.** {plain(example.decision_point)}")
        st.button("Open as my own copy", key=f"open-{example.id}", on_click=_open, args=(example,))
        with st.expander("What happened afterwards"):
            draw_aftermath(example)


def draw_aftermath(example: Example) -> None:
    """What became of it, the lesson, and the sources."""
    st.markdown(paragraphs(example.happened))
    st.markdown(f"**What to take from it.** {plain(example.lesson)}")
    if example.caveat:
        st.caption(plain(example.caveat))
    for source in example.sources:
        st.markdown(f"- [{plain(source.title)}]({source.url})")


def _open(example: Example) -> None:
    try:
        session_id = bench().open_example(example.id, by=my_name())
    except (StoreFault, ValueError) as fault:
        remember("example-trouble", str(fault))
        return
    go("problem", session_id)
