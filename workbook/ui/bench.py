"""The one workbench of this process."""

import streamlit as st

from workbook.workbench import Workbench, open_workbench


@st.cache_resource(show_spinner=False)
def bench() -> Workbench:
    """Words and database, opened once for all visitors."""
    return open_workbench()
