"""The brief as a Word file with real headings, lists and tables, so that it can be edited and its outline used.

python-docx is loaded only when a file is written.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from workbook.brief.blocks import Block, Brief, Bullets, Chart, Item, Paragraph, Quote, Section, Table, Tasks
from workbook.brief.docx_dress import dress, dressed_table

if TYPE_CHECKING:
    from docx.document import Document

# XML has no place for these characters; python-docx refuses a whole file over one of them.
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOMENT = (1980, 1, 1, 0, 0, 0)
APPENDIX = "Appendix: every question and answer"


def to_docx(brief: Brief) -> bytes:
    """The whole brief as a Word file; the same brief gives the same bytes."""
    from docx import Document

    document = Document()
    dress(document, plain(f"Revision {brief.revision} of {brief.at[:10]} · fingerprint {brief.fingerprint}"))
    _properties(document, brief)
    _heading(document, brief.headline, 1)
    _blocks(document, brief.summary)
    for section in brief.sections:
        _section(document, section, 2)
    if brief.appendix:
        _heading(document, APPENDIX, 2).paragraph_format.page_break_before = True
    for section in brief.appendix:
        _section(document, section, 3)
    return _packed(document)


def plain(text: str) -> str:
    """Text on one line, without what XML cannot hold."""
    return " ".join(UNPRINTABLE.sub("", text).split())


def _properties(document: "Document", brief: Brief) -> None:
    held = document.core_properties
    held.title, held.subject = plain(brief.headline)[:250], "Decision brief"
    held.identifier, held.revision = plain(brief.session)[:250], max(1, brief.revision)
    held.author = held.last_modified_by = held.comments = held.keywords = ""
    held.created = held.modified = datetime.fromisoformat(brief.at.removesuffix("Z"))


def _section(document: "Document", section: Section, level: int) -> None:
    _heading(document, section.title, level)
    _blocks(document, section.blocks)


def _heading(document: "Document", text: str, level: int) -> Any:
    made = _styled(document, f"Heading{level}")
    made.add_run(plain(text))
    return made


def _styled(document: "Document", style: str) -> Any:
    """A new paragraph with a style named by its id; looking styles up by name takes most of a second in a long file."""
    made = document.add_paragraph()
    made._p.style = style
    return made


def _blocks(document: "Document", blocks: Iterable[Block]) -> None:
    for block in blocks:
        BLOCKS[type(block)](document, block)


def _led(document: "Document", lead: str, text: str, style: str) -> None:
    """A paragraph with its lead in bold."""
    made = _styled(document, style)
    if plain(lead):
        made.add_run(plain(lead)).bold = True
        made.add_run(" ")
    made.add_run(plain(text))


def _paragraph(document: "Document", block: Paragraph) -> None:
    _led(document, block.lead, block.text, "Normal")


def _quote(document: "Document", block: Quote) -> None:
    _led(document, block.lead, block.text, "IntenseQuote")


def _bullets(document: "Document", block: Bullets) -> None:
    _items(document, block.items, 1)


def _items(document: "Document", items: tuple[Item, ...], depth: int) -> None:
    for item in items:
        _led(document, item.lead, item.text, "ListBullet" if depth == 1 else f"ListBullet{min(depth, 3)}")
        _items(document, item.items, depth + 1)


def _tasks(document: "Document", block: Tasks) -> None:
    for task in block.items:
        _led(document, "☐", task, "List")


def _table(document: "Document", block: Table) -> None:
    rows = [[plain(cell) for cell in row] for row in block.rows]
    dressed_table(document, [plain(column) for column in block.columns], rows)


def _chart(document: "Document", block: Chart) -> None:
    """The four quadrants as a table with the letters in their places."""
    placed: list[list[str]] = [[], [], [], []]
    for dot in block.dots:
        right, top = dot.x >= 0.5, dot.y >= 0.5
        placed[(0 if right else 1) if top else (3 if right else 2)].append(dot.letter)
    cells = [f"{name}: {', '.join(letters) or '–'}" for name, letters in zip(block.quadrants, placed, strict=True)]
    columns = [block.title, *block.x_axis]
    high, low = block.y_axis[1], block.y_axis[0]
    dressed_table(document, columns, [[high, cells[1], cells[0]], [low, cells[2], cells[3]]])


def _packed(document: "Document") -> bytes:
    """The file with one fixed moment in its archive, where the library would write the clock's."""
    loose, packed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            target.writestr(entry, source.read(name))
    return packed.getvalue()


BLOCKS: dict[type, Callable[[Any, Any], None]] = {
    Paragraph: _paragraph,
    Quote: _quote,
    Bullets: _bullets,
    Tasks: _tasks,
    Table: _table,
    Chart: _chart,
}
