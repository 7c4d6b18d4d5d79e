"""How the Word file looks: page, fonts, page numbers, tables whose header repeats and whose cells wrap."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

PAGE, MARGIN = (210, 297), 20
WIDE = PAGE[0] - 2 * MARGIN
FONT = "Calibri"
SIZES = {"Normal": 10.5, "Heading 1": 18, "Heading 2": 13, "Heading 3": 11.5}
SPACE = {"Normal": (0, 4), "Heading 1": (0, 6), "Heading 2": (12, 4), "Heading 3": (10, 3)}
INK, SHADE = "1B1F24", "EEF1F4"
NARROWEST = 0.11
CELL = 8.5


def dress(document: "Document", footer: str) -> None:
    """A4, one font, British English, quiet headings, and a footer with the page number."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    for name in SIZES:
        _style(document, name)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    line = section.footer.paragraphs[0]
    line.add_run(f"{footer} · page ")
    _page_number(line)


def _style(document: "Document", name: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style: Any = document.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(SIZES[name]), RGBColor.from_string(INK)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    before, after = SPACE[name]
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _page_number(line: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    line._p.append(field)


def dressed_table(document: "Document", columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table with a header row that repeats on every page, rows that are not torn, and columns that share the page."""
    from docx.shared import Mm, Pt

    table = document.add_table(rows=1 + len(rows), cols=len(columns), style=document.styles["Table Grid"])
    table.autofit = False
    widths = [Mm(WIDE * share) for share in shares([columns, *rows])]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for place, (row, texts) in enumerate(zip(table.rows, [columns, *rows], strict=True)):
        _mark(row, header=place == 0)
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(text)
            run.bold, run.font.size = place == 0, Pt(CELL)
            cell.paragraphs[0].paragraph_format.space_before = cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            if place == 0:
                _shade(cell)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """The share of the page that each column gets: more text, more room, and none too narrow to read."""
    wants = [sum(min(len(text), 200) for text in column) ** 0.5 + 2 for column in zip(*rows, strict=True)]
    least = min(NARROWEST, 1 / len(wants))
    free = 1 - least * len(wants)
    return [least + free * want / sum(wants) for want in wants]


def _mark(row: Any, header: bool) -> None:
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", *(["w:tblHeader"] if header else [])):
        properties.append(OxmlElement(name))


def _shade(cell: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), SHADE)
    cell._tc.get_or_add_tcPr().append(shade)
