"""Markup of our own for what takes no input: headings, links and short texts, many of them in one element.

Streamlit draws, styles and keeps each of its elements by itself; a page with twenty links and headings pays for
that at every switch. Text is escaped here, whoever wrote it.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from html import escape
from urllib.parse import urlencode

import streamlit as st

from workbook.ui.address import query


class Markup(str):
    """Text that is markup already."""


def tag(name: str, *inside: str, **attributes: str) -> Markup:
    """An element of HTML. What is inside is escaped unless it is markup; empty attributes are left out."""
    given = "".join(f' {_name(key)}="{escape(value)}"' for key, value in attributes.items() if value)
    return Markup(f"<{name}{given}>{together(*inside)}</{name}>")


@cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def together(*inside: str) -> Markup:
    """Texts and elements after each other."""
    return Markup("".join(one if isinstance(one, Markup) else escape(one) for one in inside))


def icon(name: str) -> Markup:
    """A picture from Streamlit's own font of icons; screen readers pass over it."""
    return tag("span", name, class_="icon", aria_hidden="true", translate="no")


def picture(icon_of_streamlit: str) -> Markup:
    """The same from Streamlit's own notation, such as ":material/block:"."""
    return icon(icon_of_streamlit.strip(":").removeprefix("material/"))


def link(page: str, session_id: str, at: str, *inside: str, **attributes: str) -> Markup:
    """A link to a page of the program. typing.js follows it without loading the program anew."""
    return tag("a", *inside, href=_address(page, session_id, at), data_walk="on", **attributes)


@lru_cache(maxsize=1024)
def _address(page: str, session_id: str, at: str) -> str:
    asked = urlencode(query(session_id, at))
    return f"{page}?{asked}" if asked else page


def onward(page: str, session_id: str, at: str, said: str) -> Markup:
    """A link in running text that leads on to another place of the walk."""
    return tag("p", link(page, session_id, at, said, " ", icon("arrow_forward"), class_="onward"))


def table(rows: Sequence[Mapping[str, str]], alt: str) -> Markup:
    """A table whose cells wrap, so that no word is cut; where it is still too wide it can be pushed sideways.

    Each row maps the names of the columns to texts; all rows have the same columns. An empty column is left out.
    """
    names = [name for name in (rows[0] if rows else ()) if any(row[name] for row in rows)]
    head = [tag("th", name, scope="col") for name in names]
    body = [tag("tr", *(tag("td", row[name]) for name in names)) for row in rows]
    inside = tag("table", tag("thead", tag("tr", *head)), tag("tbody", *body))
    return tag("div", inside, class_="table", tabindex="0", role="region", aria_label=alt)


def draw(*parts: str) -> None:
    """Put markup on the page as one element."""
    st.html(together(*parts))
