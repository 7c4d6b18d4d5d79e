"""The formats a session can be put on paper in, and the name of the file."""

import re
import unicodedata
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, NamedTuple, Protocol

from workbook.brief.build import build_brief
from workbook.brief.docx import to_docx
from workbook.brief.expectations import build_expectations
from workbook.brief.html import to_html
from workbook.brief.markdown import to_markdown
from workbook.brief.onepage import build_one
from workbook.brief.pages import to_page
from workbook.brief.spec import build_spec
from workbook.brief.tracker import build_tasks, build_tracker, to_csv


class Paper(Protocol):
    """What every paper knows of the session it was made from."""

    @property
    def session(self) -> str: ...
    @property
    def revision(self) -> int: ...
    @property
    def title(self) -> str: ...


class Exporter(NamedTuple):
    """A format: its MIME type, the function that writes a paper, the one that builds it, and what it is called.

    `build` is called like `build_brief`; its result goes into `write`. `needs` names a package that may be absent.
    """

    mime: str
    write: Callable[[Any], str | bytes]
    build: Callable[..., Any] = build_brief
    title: str = ""
    needs: str = ""


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KNOWN: dict[str, Exporter] = {
    "md": Exporter("text/markdown", to_markdown, title="Brief (Markdown)"),
    "html": Exporter("text/html", to_html, title="Brief (web page to print)"),
    "docx": Exporter(DOCX, to_docx, title="Brief (Word)", needs="docx"),
    "one.md": Exporter("text/markdown", to_page, build_one, "One page for an executive"),
    "expectations.md": Exporter("text/markdown", to_page, build_expectations, "What to expect, for stakeholders"),
    "spec.md": Exporter("text/markdown", to_page, build_spec, "Specification for the data scientist"),
    "tasks.md": Exporter("text/markdown", to_page, build_tasks, "Tasks as a list to tick off"),
    "tasks.csv": Exporter("text/csv", to_csv, build_tracker, "Tasks for a tracker (CSV)"),
}
EXPORTERS = {name: one for name, one in KNOWN.items() if not one.needs or find_spec(one.needs)}


def missing(format: str) -> str:
    """Why a known format is not offered here, as a sentence; empty when it is offered or not known."""
    if format in KNOWN and format not in EXPORTERS:
        return f'The format "{format}" needs a package that is not installed: pip install -r requirements.txt'
    return ""


def file_name(paper: Paper, ending: str) -> str:
    """A name that every file system takes: brief-SLUG-SESSION-rREVISION.ENDING. Never the user's own string."""
    return f"brief-{slug(paper.title)}-{slug(paper.session)}-r{paper.revision}.{ending}"


def slug(text: str, longest: int = 60) -> str:
    """The letters a to z and digits of a text, joined by hyphens; "brief" when there are none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:longest].strip("-") or "brief"
