"""The Word file: real styles, every text, stable bytes, and no need for the library until one is written."""

import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from hostile import HOSTILE
from support_formats import said_in
from support_session import brief_of, full, paper_of, stuffed

from workbook.brief import exporters
from workbook.brief.blocks import Block
from workbook.brief.docx import BLOCKS, to_docx
from workbook.brief.docx_dress import NARROWEST, shares
from workbook.content import read_library
from workbook.model import clean
from workbook.workbench import paper as papers

TEXTS = [clean(text) for text in HOSTILE]
ROOT = Path(__file__).parent.parent.parent


def opened(made: str | bytes):
    assert isinstance(made, bytes)
    return Document(io.BytesIO(made))


def words(made: str | bytes) -> str:
    document = opened(made)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


@pytest.mark.parametrize("turn", range(3))
def test_every_text_is_shown_as_typed(turn: int) -> None:
    made, said = said_in("docx", words, TEXTS, turn)
    shown = words(made)
    assert len(said) > 300
    assert [text for text in said if " ".join(text.split()) not in shown] == []


@pytest.mark.parametrize("text", ["a\0b", "\x01", "\ud800", "\ufffe", "x\x0bY", "]]>", "<w:p/>", "&amp;", "\U0010ffff"])
def test_what_xml_cannot_hold_is_left_out_and_the_rest_stays(text: str) -> None:
    assert len(opened(to_docx(brief_of(stuffed(lambda place: f"before {text} after")))).paragraphs) > 100


def test_headings_lists_and_tables_have_real_styles() -> None:
    document = opened(paper_of(full(), "docx"))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[0] == "Heading 1" and styles.count("Heading 1") == 1
    assert styles.count("Heading 2") == 13 and styles.count("Heading 3") >= 6
    assert {"Intense Quote", "List", "List Bullet", "List Bullet 2", "List Bullet 3"} <= set(styles)
    assert all(table.style.name == "Table Grid" for table in document.tables)


def test_the_header_row_of_each_table_repeats_and_no_row_is_torn() -> None:
    for table in opened(paper_of(full(), "docx")).tables:
        marks = [{child.tag for child in row._tr.get_or_add_trPr()} for row in table.rows]
        assert qn("w:tblHeader") in marks[0] and not any(qn("w:tblHeader") in mark for mark in marks[1:])
        assert all(qn("w:cantSplit") in mark for mark in marks)


def test_wide_tables_stay_on_the_page_and_give_more_room_to_more_text() -> None:
    document = opened(paper_of(stuffed(lambda place: "long words " * 30), "docx"))
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert sum(column.width for column in table.columns) <= room
        assert table.autofit is False
    made = shares([["a", "b" * 150, "c"]])
    assert made[1] > 2 * made[0] >= 2 * NARROWEST and sum(made) == pytest.approx(1)


@pytest.mark.slow
def test_the_same_brief_gives_the_same_bytes_with_no_clock_in_them() -> None:
    brief = brief_of(full())
    first = to_docx(brief)
    time.sleep(2.1)
    assert to_docx(brief) == first
    entries = zipfile.ZipFile(io.BytesIO(first)).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    held = opened(first).core_properties
    assert held.created == held.modified and held.created.isoformat() == "2027-01-15T09:30:00+00:00"
    assert (held.author, held.last_modified_by, held.comments) == ("", "", "")


def test_the_file_holds_no_field_but_the_page_number_no_link_and_no_macro() -> None:
    made = said_in("docx", words, TEXTS, 1)[0]
    parts = zipfile.ZipFile(io.BytesIO(bytes(made)))
    assert not [name for name in parts.namelist() if "vba" in name.lower() or name.endswith(".bin")]
    everything = b"".join(parts.read(name) for name in parts.namelist())
    assert b'TargetMode="External"' not in everything and b"w:instrText" not in everything
    assert everything.count(b"w:fldSimple ") == 1 and b"<w:hyperlink" not in everything


def test_a_file_is_made_in_half_a_second() -> None:
    brief, took = brief_of(full()), []
    for _ in range(3):
        started = time.process_time()
        to_docx(brief)
        took.append(time.process_time() - started)
    assert min(took) < 0.5


def test_the_exporter_knows_every_kind_of_block() -> None:
    assert set(BLOCKS) == set(Block.__args__)


def test_the_library_is_loaded_only_when_a_file_is_written() -> None:
    code = "import sys, workbook.__main__; print([m for m in ('docx', 'lxml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_without_the_library_the_format_is_not_offered_and_asking_for_it_says_why(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as u\nreal = u.find_spec\n"
        "u.find_spec = lambda name, package=None: None if name == 'docx' else real(name, package)\n"
    )
    code = (
        "from workbook.workbench import EXPORT_FORMATS\nfrom workbook.workbench.paper import paper\n"
        "from workbook.content import read_library\nprint(EXPORT_FORMATS)\n"
        "try:\n    paper(read_library(), 'x', [], 'docx')\nexcept KeyError as fault:\n    print(fault)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONPATH": str(tmp_path)}, capture_output=True
    )
    told = done.stdout.decode()
    assert "'html'" in told and "'docx'" not in told.splitlines()[0]
    assert "needs a package that is not installed: pip install -r requirements.txt" in told


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    assert exporters.missing("docx") == "" == exporters.missing("pdf")
    with pytest.raises(KeyError, match="use json, md, html, docx"):
        papers.paper(read_library(), "x", [], "pdf")
