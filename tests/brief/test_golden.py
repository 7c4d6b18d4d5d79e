"""The papers of the worked examples, word for word. `make approve` renews them; read the diff."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from workbook.brief import EXPORTERS
from workbook.content import read_library
from workbook.workbench.paper import paper
from workbook.workbench.trial import example_changes

GOLDEN = Path(__file__).parent.parent / "golden"
EXAMPLES = {example.id: example for example in read_library().examples}
# Of the formats beside the brief three examples are kept: one that went well, one in between, one that ended badly.
THREE = ("dropbox-previews", "eye-screening-thailand", "zillow-offers")
BESIDE = [format for format in EXPORTERS if format != "md"]


# The mark of the content changes with every comma anywhere; here it stands still, so that a diff shows words.
LIBRARY = read_library().model_copy(update={"version": "frozen"})


def made(name: str, format: str) -> bytes:
    return paper(LIBRARY, *example_changes(LIBRARY, EXAMPLES[name]), format).data


def compared(data: bytes, approved: Path, approve: bool) -> None:
    if approve:
        approved.parent.mkdir(exist_ok=True)
        approved.write_bytes(data)
    assert data.decode().splitlines() == approved.read_bytes().decode().splitlines()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_brief_of_an_example_is_the_approved_one(name: str, approve: bool) -> None:
    compared(made(name, "md"), GOLDEN / f"{name}.md", approve)


@pytest.mark.parametrize("name", THREE)
@pytest.mark.parametrize("format", BESIDE)
def test_the_other_papers_of_an_example_are_the_approved_ones(format: str, name: str, approve: bool) -> None:
    readable = READABLE.get(format, bytes)
    compared(readable(made(name, format)), golden(format, name), approve)


def golden(format: str, name: str) -> Path:
    ending = {"docx": "txt"}.get(format, format.rpartition(".")[2])
    return GOLDEN / format.replace(".", "-") / f"{name}.{ending}"


def outline(data: bytes) -> bytes:
    """A Word file as lines of text with their styles, so that a difference can be read."""
    document, lines = Document(io.BytesIO(data)), []
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            lines += [" | ".join(cell.text for cell in row.cells) for row in part.rows]
        else:
            lines.append(f"[{part.style.name}] {part.text}".rstrip())
    return ("\n".join(lines) + "\n").encode()


READABLE: dict[str, Callable[[bytes], bytes]] = {"docx": outline}


def test_there_are_twelve_examples_and_no_golden_file_too_many() -> None:
    assert len(EXAMPLES) == 12
    kept = {GOLDEN / f"{name}.md" for name in EXAMPLES} | {golden(format, name) for format in BESIDE for name in THREE}
    papers = {path for path in GOLDEN.rglob("*") if path.is_file() and path.parent.name != "changes"}
    assert papers == kept
