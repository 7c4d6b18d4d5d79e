"""The glossary, the primer with its notes, prompts and readings, and the sizes."""

import re
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import textstat

from workbook.content import read_library, reader
from workbook.content.served import POINTS
from workbook.model import SizeTable, Term

FOLDER = Path(reader.__file__).parent
PLACES = ("problem", "fit", "value", "risks", "planb", "brief", "workshop")
SIZES = ("XS", "S", "M", "L", "XL")
GRADE = 9
# The source points whose home is the guidance, the glossary or the reading list.
OWNED = {
    f"S{number}"
    for number in (
        *(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20, 24, 25, 26, 27, 28, 29, 30),
        *(34, 35, 36, 60, 61, 62, 64, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 87, 89, 90),
        *(91, 92, 93, 94, 95, 96, 97, 98, 100, 101, 102, 103, 104, 105, 106, 114, 115, 116, 117),
        *(138, 139, 140, 141, 142, 143, 144, 147, *range(155, 175)),
    )
}


def content(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


TERMS = [Term.model_validate(raw) for raw in content("glossary.toml")["term"]]
GUIDANCE = read_library().guidance
TABLES = {name: SizeTable.model_validate(raw) for name, raw in content("sizes.toml").items()}
PAGES = {page.id: page for page in GUIDANCE.pages}


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


def repeated(names: list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def spoken(page_id: str) -> str:
    page = PAGES[page_id]
    return " ".join([page.lead, *(passage.text for passage in page.sections)])


def served_points() -> set[str]:
    claims = [term.serves for term in TERMS] + [page.serves for page in GUIDANCE.pages]
    claims += [note.serves for note in GUIDANCE.notes] + [prompt.serves for prompt in GUIDANCE.prompts]
    claims += [entry.serves for entry in GUIDANCE.reading]
    return {point for claim in claims for point in claim}


def test_every_term_is_explained_once() -> None:
    assert repeated([term.id for term in TERMS]) == []
    assert repeated([name.lower() for term in TERMS for name in (term.term, *term.also)]) == []


def test_the_glossary_is_neither_thin_nor_endless() -> None:
    assert 75 <= len(TERMS) <= 110


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_a_term_is_explained_in_at_most_two_sentences_and_45_words(term: Term) -> None:
    assert len(sentences(term.short)) <= 2
    assert 4 <= len(term.short.split()) <= 45


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_a_term_has_a_short_everyday_example(term: Term) -> None:
    assert 4 <= len(term.example.split()) <= 30


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_a_term_is_not_explained_with_itself(term: Term) -> None:
    plain = term.term.split(" (")[0]
    assert not re.match(rf"(an? |the )?{re.escape(plain)} is\b", term.short, re.IGNORECASE)


def test_the_glossary_reads_at_grade_9_or_below() -> None:
    hard = {term.id: grade for term in TERMS if (grade := reading_grade(f"{term.short} {term.example}")) > GRADE}
    assert hard == {}


def reading_grade(text: str) -> float:
    """School grade after Flesch and Kincaid (1975)."""
    return float(textstat.flesch_kincaid_grade(text))


@pytest.mark.parametrize("page_id", PAGES)
def test_a_primer_page_reads_at_grade_9_or_below(page_id: str) -> None:
    assert reading_grade(spoken(page_id)) <= GRADE


@pytest.mark.parametrize("page_id", PAGES)
def test_a_primer_page_is_read_in_its_minutes(page_id: str) -> None:
    words = len(spoken(page_id).split())
    assert 350 <= words <= 550
    # People read 150 to 200 words a minute aloud.
    assert words / 200 <= PAGES[page_id].minutes <= words / 130


@pytest.mark.parametrize("page_id", PAGES)
def test_a_primer_page_can_be_read_aloud(page_id: str) -> None:
    text = spoken(page_id)
    assert re.findall(r"[*_#`<>\[\]|]|https?:", text) == []
    assert [one for one in sentences(text) if len(one.split()) > 25] == []


def test_the_primer_has_five_pages() -> None:
    assert len(PAGES) == 5


def test_every_entry_of_the_guidance_has_its_own_id() -> None:
    kinds = (GUIDANCE.pages, GUIDANCE.notes, GUIDANCE.prompts, GUIDANCE.reading)
    assert repeated([entry.id for kind in kinds for entry in kind]) == []


def test_a_note_is_short_and_has_a_place() -> None:
    assert {note.place for note in GUIDANCE.notes} == set(PLACES)
    assert [note.id for note in GUIDANCE.notes if len(note.text.split()) > 60] == []
    assert [note.id for note in GUIDANCE.notes if reading_grade(note.text) > GRADE] == []


def test_the_skill_check_has_six_statements_in_the_first_person() -> None:
    check = next(prompt for prompt in GUIDANCE.prompts if prompt.id == "prompt.skills")
    assert len(check.items) == 6
    assert all(item.startswith("I ") for item in check.items)


def test_a_prompt_reads_at_grade_9_or_below() -> None:
    told = {
        prompt.id: " ".join([prompt.text, *(item.rstrip(".?") + "." for item in prompt.items)])
        for prompt in GUIDANCE.prompts
    }
    assert {name: reading_grade(text) for name, text in told.items() if reading_grade(text) > GRADE} == {}


def test_a_reading_has_a_safe_address_a_year_and_one_reason() -> None:
    for entry in GUIDANCE.reading:
        assert entry.url.startswith("https://"), entry.id
        assert 1950 <= entry.year <= 2026, entry.id
        assert len(sentences(entry.why)) == 1, entry.id
        assert entry.author and entry.title, entry.id


def test_no_address_is_listed_twice() -> None:
    assert repeated([entry.url for entry in GUIDANCE.reading]) == []


def test_every_point_that_belongs_here_is_served() -> None:
    assert OWNED - served_points() == set()


def test_only_known_points_are_named() -> None:
    assert served_points() - set(POINTS) == set()


def test_there_are_sizes_for_effort_running_cost_and_improvement() -> None:
    assert set(TABLES) == {"effort", "running_cost", "improvement"}
    assert [tuple(table.sizes) for table in TABLES.values()] == [SIZES] * 3


@pytest.mark.parametrize("name", TABLES)
def test_a_size_is_a_range_with_its_likeliest_number_inside(name: str) -> None:
    for size in TABLES[name].sizes.values():
        assert size.best is not None
        assert 0 <= size.low < size.best < size.high


@pytest.mark.parametrize("name", TABLES)
def test_a_size_begins_where_the_smaller_one_ends(name: str) -> None:
    for smaller, larger in pairwise(TABLES[name].sizes.values()):
        assert smaller.high == larger.low


@pytest.mark.parametrize("name", TABLES)
def test_a_larger_size_is_also_a_wider_range(name: str) -> None:
    for smaller, larger in pairwise(TABLES[name].sizes.values()):
        assert larger.high - larger.low > smaller.high - smaller.low


@pytest.mark.parametrize("name", TABLES)
def test_a_size_says_in_one_sentence_what_it_means(name: str) -> None:
    table = TABLES[name]
    assert table.title and table.unit and table.because
    for letter, size in table.sizes.items():
        assert size.label.startswith(f"{letter} · ")
        assert len(sentences(size.meaning)) == 1
        assert len(size.meaning.split()) <= 25
