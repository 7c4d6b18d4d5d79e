"""The formats a brief can be had in, and the name of the file."""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from workbook.brief.blocks import Brief
from workbook.brief.markdown import to_markdown


class Exporter(NamedTuple):
    """A format: its MIME type and the function that writes it."""

    mime: str
    write: Callable[[Brief], str | bytes]


EXPORTERS: dict[str, Exporter] = {
    "md": Exporter("text/markdown", to_markdown),
}


def file_name(brief: Brief, ending: str) -> str:
    """A name that every file system takes: brief-SLUG-SESSION-rREVISION.ENDING. Never the user's own string."""
    return f"brief-{slug(brief.title)}-{slug(brief.session)}-r{brief.revision}.{ending}"


def slug(text: str, longest: int = 60) -> str:
    """The letters a to z and digits of a text, joined by hyphens; "brief" when there are none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:longest].strip("-") or "brief"
