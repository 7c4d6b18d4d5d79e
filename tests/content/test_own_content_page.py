"""The page for teams tells the truth: its example is taken from the page, laid on the shipped words and used."""

import re
from pathlib import Path

import pytest

from workbook.assess import assess
from workbook.content import library_with, read_library
from workbook.content.files import BIGGEST, LARGEST_FOLDER, MOST_FILES, ROOMS, SINGLE
from workbook.model import Library, session_of

PAGE = (Path(__file__).parent.parent.parent / "docs" / "own-content.md").read_text("utf-8")


@pytest.fixture
def bank(tmp_path: Path) -> Library:
    for name, text in re.findall(r"`([a-z/]+\.toml)`:\n\n```toml\n(.*?)```", PAGE, re.DOTALL):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return library_with(tmp_path)


def test_the_example_on_the_page_is_sound(bank: Library) -> None:
    assert bank.own.faults == ()
    assert set(bank.own.ids) == {"bank.payer", "bank.explain_refusal"}


def test_the_example_does_what_the_page_says(bank: Library) -> None:
    shipped = read_library()
    assert bank.questions["bank.payer"].core
    pain, before = bank.questions["problem.pain"], shipped.questions["problem.pain"]
    assert pain.ask != before.ask and pain.why == before.why
    assert bank.rules.threshold("data_strong") == 0.7 != shipped.rules.threshold("data_strong")
    assert "problem.distinctive" not in bank.questions
    lab = {"answers": {"bank.payer": {"state": "answered", "value": "lab"}}}
    dealt = {one.card.id: one.because for one in assess(bank, session_of("x", 1, lab)).dealt if one.weight}
    assert dealt["bank.explain_refusal"] == ("because nobody who answers to customers pays for it",)


def test_the_page_names_every_place_and_the_limits() -> None:
    for name in (*SINGLE, *(f"{room}/" for room in ROOMS)):
        assert name in PAGE, name
    assert f"At most {MOST_FILES} files, {BIGGEST // 10**6} MB each, {LARGEST_FOLDER // 10**6} MB in all" in PAGE
