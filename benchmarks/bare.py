"""The floor of the pages: bare Streamlit as it comes, with as many widgets of the same kinds as our page has.

Our own parts that have no bare counterpart (the saved-indicator, links, texts, popovers, captions) are not counted:
the floor draws only what takes input.
"""

import asyncio
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.protocol import Element, Session
from benchmarks.serving import ROOT

CALLS = {
    "radio": "radio({name!r}, {options}, index=None)",
    "selectbox": "selectbox({name!r}, {options}, index=None)",
    "multiselect": "multiselect({name!r}, {options})",
    "button_group": "segmented_control({name!r}, {options})",
    "checkbox": "checkbox({name!r})",
    "button": "button({name!r})",
    "text_input": "text_input({name!r})",
    "text_area": "text_area({name!r})",
    "number_input": "number_input({name!r}, value=None)",
    "date_input": "date_input({name!r}, value=None)",
    "slider": "slider({name!r})",
}
LIBRARIES = ("pandas", "plotly.graph_objects", "sqlalchemy", "pydantic", "alembic", "platformdirs", "numpy", "scipy")
ROOMS = "import sys, pandas, plotly.graph_objects, workbook.ui.stage, workbook.ui.front"
NAVIGATION = "import streamlit as st\n\nst.navigation([st.Page('one.py'), st.Page('two.py')]).run()\n"


@dataclass(frozen=True)
class Widget:
    """One widget of a page: its kind, how many options it has, and whether it stands in the sidebar."""

    kind: str
    options: int = 0
    aside: bool = False


def widgets_of(url: str, page: str, query: str) -> list[Widget]:
    """The widgets that a page of ours draws, as its server sends them."""

    async def look() -> list[Widget]:
        async with Session(url, page, query, poll=False) as session:
            return [counted(place, one) for place, one in sorted(session.elements.items()) if one.kind in CALLS]

    return asyncio.run(look())


def counted(place: tuple[int, ...], one: Element) -> Widget:
    """An element as what matters of it here."""
    return Widget(one.kind, len(getattr(one.body, "options", ())), place[0] == 1)


def words(widgets: list[Widget]) -> str:
    """How many of which kind, in words."""
    return ", ".join(f"{number} {kind}" for kind, number in Counter(one.kind for one in widgets).most_common())


def loaded() -> list[str]:
    """The libraries that our server has loaded."""
    ask = f"{ROOMS}; print(*[name for name in {LIBRARIES!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    return run.stdout.split()


def write_page(file: Path, title: str, widgets: list[Widget], libraries: list[str], *, repeats: bool) -> None:
    """A plain script with these widgets. Its last text names its end, or `repeats` the first radio's answer."""
    imports = [f"import {name}" for name in ("streamlit as st", *libraries)]
    body = [line(place, one) for place, one in enumerate(widgets)]
    first = next((place for place, one in enumerate(widgets) if one.kind == "radio"), None)
    last = [f"st.text('End of {title}')"]
    if repeats and first is not None:
        body[first], last = f"answer = {body[first]}", ["st.text(f'Answer: {answer}')"]
    text = [*imports, "", f"st.title({title!r})", *body, *last]
    file.write_text("\n".join(text) + "\n", encoding="utf-8")


def line(place: int, one: Widget) -> str:
    """One widget as a line of the script."""
    options = [f"Option {number}" for number in range(1, one.options + 1)]
    where = "st.sidebar." if one.aside else "st."
    return where + CALLS[one.kind].format(name=f"Widget {place}", options=options)


def write_pages(folder: Path, pages: tuple[list[Widget], list[Widget]], libraries: list[str]) -> None:
    """`plain.py` with the first page alone, and `switch.py` with both pages and Streamlit's own navigation."""
    write_page(folder / "plain.py", "Page one", pages[0], libraries, repeats=True)
    for name, widgets in zip(("one", "two"), pages, strict=True):
        write_page(folder / f"{name}.py", f"Page {name}", widgets, libraries, repeats=False)
    (folder / "switch.py").write_text(NAVIGATION, encoding="utf-8")
