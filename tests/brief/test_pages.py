"""The Markdown pages beside the brief: every text as typed, the same blocks whatever was typed, stable bytes."""

import pytest
from checker import ENGINES, faults, seen
from hostile import HOSTILE
from support_formats import marked, said_in
from support_session import full, paper_of

from workbook.model import clean

TEXTS = [clean(text) for text in HOSTILE]
PAGES = ("one.md", "expectations.md", "spec.md", "tasks.md")
# The one page shortens what does not fit, so its texts need not be whole.
WHOLE = ("expectations.md", "spec.md", "tasks.md")


def visible(source: str | bytes) -> str:
    return "\n".join(seen(ENGINES["cmark-gfm"](str(source))).texts)


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("format", WHOLE)
def test_every_text_on_a_page_is_shown_as_typed(format: str, turn: int) -> None:
    made, said = said_in(format, visible, TEXTS, turn)
    assert len(said) > 40
    assert faults(str(made), [text.rstrip(".") for text in said]) == []


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("format", PAGES)
def test_no_text_changes_the_blocks_of_a_page(format: str, turn: int) -> None:
    made, _ = said_in(format, visible, TEXTS, turn)
    assert faults(str(made), [], str(marked(format))) == []


@pytest.mark.parametrize("format", PAGES)
def test_a_page_ends_with_what_it_was_made_from(format: str) -> None:
    source = str(paper_of(full(), format))
    assert source.splitlines()[-1].startswith("Revision 120 of 2027-01-15, fingerprint ")
    assert source.endswith(".\n") and "\n\n\n" not in source


@pytest.mark.parametrize("format", PAGES)
def test_an_empty_session_gives_a_page_that_names_its_gaps(format: str) -> None:
    source = str(paper_of({}, format))
    assert "Untitled decision" in source and "Not answered" in source
    assert faults(source, []) == []
