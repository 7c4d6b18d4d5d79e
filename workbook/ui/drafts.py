"""Typing is safe: the script that commits text by itself, keeps drafts, and says what is saved."""

import json
import re
import zlib
from pathlib import Path
from typing import Any

import streamlit as st

from workbook.ui.markup import Markup, draw, tag

UNSAFE = re.compile(r"[^a-zA-Z0-9_-]")
STYLE = """
.pill { position: fixed; right: 1rem; bottom: 1rem; z-index: 90; padding: 0.3rem 0.8rem; border-radius: 1rem;
  font: 0.82rem var(--st-font); color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); pointer-events: none;
  max-width: min(40rem, calc(100vw - 2rem)); box-sizing: border-box; }
.pill:empty { display: none; }
.pill[data-tone=bad] { border-color: var(--st-red-color); border-width: 2px; font-weight: 600; }
.offer { margin: 0 0 1rem; padding: 0.8rem 1rem; border: 1px solid var(--st-orange-color); border-radius: 0.5rem;
  font: 0.95rem var(--st-font); color: var(--st-text-color); }
.offer blockquote { margin: 0.5rem 0; padding-left: 0.8rem; border-left: 3px solid var(--st-border-color);
  white-space: pre-wrap; overflow-wrap: anywhere; max-height: 12rem; overflow: auto; }
.offer button { font: inherit; margin-right: 0.6rem; padding: 0.3rem 0.9rem; border-radius: 0.5rem; cursor: pointer;
  color: var(--st-text-color); background: var(--st-background-color); border: 1px solid var(--st-border-color); }
"""
_mount = st.components.v2.component(
    "typing",
    html='<div class="pill" role="status"></div><div class="offers"></div>',
    css=STYLE,
    js=(Path(__file__).parent / "typing.js").read_text(encoding="utf-8"),
)


def css_class(key: str) -> str:
    """The CSS class that Streamlit gives the element of a widget key."""
    return "st-key-" + UNSAFE.sub("-", key.strip())


def text_hash(text: str) -> str:
    """CRC-32 of the UTF-8 text and its length; the script computes the same."""
    raw = text.encode("utf-8", "surrogatepass")
    return f"{zlib.crc32(raw):08x}:{len(raw)}"


def acknowledge(fields: dict[str, dict[str, Any]], saved_at: float, trouble: str = "") -> None:
    """Tell the script what the store holds for each text field on screen.

    `fields` maps a CSS class to `stored` and `raw` hashes, `fault` words and `slow` for fields that are only
    committed after a long pause. `saved_at` is seconds since 1970 of this tab's last durable save, 0 for none.
    """
    told = json.dumps({"fields": fields, "savedAt": saved_at, "trouble": trouble}, separators=(",", ":"))
    draw(tag("i", class_="unseen", data_told=told))


def place(name: str) -> Markup:
    """Marks what the page shows now; a new place starts at its top."""
    return tag("i", class_="unseen", data_place=name)


def saved_mark(at: float) -> Markup:
    """Tells the script when this tab last saved something, so that it notices when the page has not shown it."""
    return tag("i", class_="unseen", data_saved=f"{at}")


def watch() -> None:
    """Mount the script and the saved-indicator, once a page."""
    _mount(key="saved-indicator", data={})
