"""The front door: page config and the list of pages. Served by a web server, it is an ASGI app with safe headers."""

from pathlib import Path

import streamlit as st

from workbook.ui.front import drawing, show
from workbook.ui.serve import HEADERS, ready, warm

PAGES = (
    "start",
    "todo",
    "portfolio",
    "problem",
    "fit",
    "value",
    "risks",
    "planb",
    "brief",
    "after",
    "history",
    "guide",
    "examples",
)

if drawing():
    show(PAGES)
else:
    ready()
    app = st.App(Path(__file__), middleware=HEADERS, lifespan=warm)
