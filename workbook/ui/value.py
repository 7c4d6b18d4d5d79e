"""Effort and value: a word on the work after release."""

import streamlit as st

from workbook.ui.desk import Desk
from workbook.ui.steps import Acks
from workbook.ui.words import plain


def draw_upkeep(desk: Desk, acks: Acks) -> None:
    """The warning when the work after the first release looks forgotten."""
    for reason in desk.assessment().warnings:
        if reason.rule == "warn.after_release":
            with st.container(border=True, key="upkeep"):
                st.markdown(f":orange[:material/warning:] **{plain(reason.say)}**  \n{plain(reason.because)}")
