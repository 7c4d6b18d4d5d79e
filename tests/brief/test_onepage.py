"""One page, whatever was written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support_session import full, paper_of, stuffed

from workbook.brief.onepage import shortened
from workbook.content import read_library
from workbook.model import as_risk
from workbook.workbench.paper import paper
from workbook.workbench.trial import example_changes

EXAMPLES = {example.id: example for example in read_library().examples}


def one(document: dict) -> str:
    return str(paper_of(document, "one.md"))


@pytest.mark.parametrize("text", ["word " * 4000, "x" * 20_000, "One. Two! Three? " * 900, "a b", "- " * 9000])
def test_it_has_at_most_250_words_however_much_was_written(text: str) -> None:
    made = one(stuffed(lambda place: text))
    assert len(made.split()) <= 250
    assert len(made) < 2500


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_fits_on_its_page(name: str) -> None:
    made = paper(read_library(), *example_changes(read_library(), EXAMPLES[name]), "one.md").data.decode()
    assert 80 < len(made.split()) <= 250


def test_it_says_decision_why_cost_chance_risks_change_and_ask() -> None:
    made = one(full())
    assert made.startswith("# We run a time-boxed experiment first: Suggest a team")
    for told in (
        "Keyword rules stop at 81 of 100.",
        "10 to 24 person-weeks to the first release",
        "works in 55 of 100 such tries",
        "Clerks stop reading and accept everything. We: Plant five wrong suggestions a week.",
        "limit: below 82 of 100",
        "> Please release two people for six weeks by 1 February; 12 person-weeks in all.",
    ):
        assert told in made


def test_the_advice_of_a_card_is_not_told_as_what_the_team_does() -> None:
    document, card = full(), read_library().cards[0]
    document["risks"] = {"r1": as_risk(card) | {"severity": 5, "likelihood": 5}}
    assert "The card's advice, not yet ours: " in one(document)
    document["risks"]["r1"]["mitigation"] = "Two people look"
    assert "We: Two people look" in one(document)


def test_a_decision_against_the_verdict_shows_both() -> None:
    document = full()
    document["answers"]["brief.decision"]["value"] = "no_go"
    made = one(document)
    assert made.startswith("# We do not build it") and "**The workbook says:**" in made


def test_a_text_is_cut_after_a_sentence_where_one_fits() -> None:
    assert shortened("One two three. Four five six seven.", 5) == "One two three."
    assert shortened("One two three four, five six seven.", 4) == "One two three four…"
    assert shortened("One two.", 5) == "One two."


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.integers(1, 40))
def test_a_cut_text_is_never_longer_than_its_room(text: str, words: int) -> None:
    made = shortened(text, words)
    assert len(made.split()) <= words
    assert len(made) <= words * 9 + 1
