"""The deck of risk cards: complete, dealable, one mechanism each, and different for different products."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import combinations

import pytest
from pydantic import JsonValue

from workbook.content.check import cross_faults
from workbook.content.reader import read_library
from workbook.content.served import served
from workbook.model import Card, truth

FAMILIES = [
    "data",
    "labels",
    "training_bias",
    "own_bias",
    "errors",
    "trust",
    "adoption",
    "loops",
    "drift",
    "changes",
    "evidence",
    "operations",
    "suppliers",
    "misuse",
    "law",
    "organisation",
    "expectations",
]
SPOKEN = ("prompt", "harms", "signal", "intervene", "prevent", "later")
NUMBERS = (9, 31, 33, *range(41, 50), *range(53, 58), *range(80, 89), 107, 110, 111, *range(125, 128), 139)
MORE = (*range(145, 155), 162, 164, *range(169, 175))
POINTS = [f"S{number}" for number in NUMBERS + MORE]
EU_REQUIREMENTS = (
    "human agency and oversight",
    "technical robustness and safety",
    "privacy and data governance",
    "transparency",
    "diversity, non-discrimination and fairness",
    "societal and environmental well-being",
    "accountability",
)
# Failures that make headlines: people treated unjustly, attacked or deceived. The rest is everyday product life.
HEADLINE_FAMILIES = ("training_bias", "misuse", "law")
HEADLINE_CARDS = frozenset(
    {
        "errors.base_rate",
        "errors.no_way_back",
        "errors.unsayable",
        "labels.crooked_gauge",
        "labels.past_decisions",
        "labels.stand_in",
        "loops.self_proving",
        "organisation.target_pressure",
        "suppliers.same_brain",
        "suppliers.sealed_box",
        "trust.creepy",
        "trust.hint_becomes_proof",
        "trust.leans_on_it",
    }
)
EXAMPLE_ACTORS = ("Zillow", "Nike", "Duolingo", "Dropbox", "Air Canada", "Booking.com", "i2")

PRODUCTS: Mapping[str, Mapping[str, JsonValue]] = {
    "a shop's ranking": {
        "fit.task": "rank", "data.labels": "outcome", "data.volume": "plenty", "data.drift": "fast",
        "fit.feedback": "strong", "fit.automation": "alone", "fit.latency": "instant", "fit.sourcing": "build",
        "problem.improves": ["personal"], "value.trial": "randomised", "fit.worst_error": 1,
    },
    "an assistant for policy questions": {
        "fit.task": "converse", "fit.sourcing": "service", "fit.oversight": "none", "fit.automation": "alone",
        "data.have": "scattered", "fit.noticed": "rarely", "fit.worst_error": 3, "fit.latency": "instant",
    },
    "a screening tool in clinics": {
        "fit.task": "detect", "data.labels": "expert", "data.represents": 3, "risks.sensitive": "direct",
        "fit.oversight": "each", "fit.automation": "suggest", "fit.worse_side": "miss", "fit.worst_error": 5,
        "fit.latency": "minutes", "value.trial": "offline", "value.production": "first", "fit.tolerance": "rare",
    },
    "a forecast that places orders": {
        "fit.task": "number", "data.have": "scattered", "data.quality": 2, "fit.sourcing": "service",
        "data.ground_truth": "late", "data.drift": "seasonal", "fit.reversible": "hardly", "value.trial": "none",
        "fit.precedent": "some", "value.production": "first", "fit.automation": "review", "fit.latency": "batch",
    },
    "a score for applicants": {
        "fit.task": "rank", "data.labels": "past_decisions", "data.represents": 2, "risks.sensitive": "direct",
        "data.ground_truth": "proxy", "fit.explain": "required", "fit.reversible": "with_effort",
        "fit.worst_error": 4, "fit.oversight": "some", "risks.monitoring": "none",
    },
    "a controller for a plant": {
        "fit.task": "control", "fit.oversight": "some", "fit.automation": "alone", "data.drift": "seasonal",
        "fit.worst_error": 4, "fit.latency": "minutes", "problem.improves": ["cheaper"], "fit.expert": "mostly",
    },
}  # fmt: skip


def cards() -> tuple[Card, ...]:
    return read_library().cards


def first_twelve(answers: Mapping[str, JsonValue]) -> set[str]:
    """The twelve heaviest cards for these answers alone."""
    weights = {
        card.id: sum(deal.weight for deal in card.deal if truth(deal.when, answers.get, {}) is True) for card in cards()
    }
    return set(sorted(weights, key=lambda card: (-weights[card], card))[:12])


def words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", text.lower()) if len(word) > 3}


def alike(one: str, other: str) -> float:
    """Share of long words two texts have in common, 0 to 1."""
    return len(words(one) & words(other)) / max(1, len(words(one) | words(other)))


def test_every_family_is_there_with_at_least_five_cards() -> None:
    counted = Counter(card.family for card in cards())
    assert [family.id for family in read_library().families] == FAMILIES
    assert {family: counted[family] for family in FAMILIES if counted[family] < 5} == {}


def test_the_deck_holds_between_100_and_150_cards() -> None:
    assert 100 <= len(cards()) <= 150


def test_a_card_id_is_used_once_and_begins_with_its_family() -> None:
    ids = [card.id for card in cards()]
    assert len(ids) == len(set(ids))
    assert [card.id for card in cards() if not card.id.startswith(f"{card.family}.")] == []


def test_a_title_has_at_most_six_words_and_is_used_once() -> None:
    assert [card.title for card in cards() if len(card.title.split()) > 6] == []
    assert len({card.title for card in cards()}) == len(cards())


def test_every_prompt_sets_a_scene_and_then_asks_how() -> None:
    shapeless = [
        card.id
        for card in cards()
        if not card.prompt.endswith("?") or not re.search(r"[.!?’'] How could ", card.prompt)
    ]
    assert shapeless == []


def test_every_part_of_a_card_is_written() -> None:
    empty = [f"{card.id}.{part}" for card in cards() for part in (*SPOKEN, "rests_on") if len(getattr(card, part)) < 12]
    assert empty == []
    assert [card.id for card in cards() if not card.serves] == []


def test_a_sentence_on_a_card_has_at_most_24_words() -> None:
    long = [
        f"{card.id}.{part}: {sentence}"
        for card in cards()
        for part in SPOKEN
        for sentence in re.split(r"(?<=[.?!])\s+", getattr(card, part))
        if len(sentence.split()) > 24
    ]
    assert long == []


@pytest.mark.parametrize("part", ["prompt", "signal", "prevent", "later"])
def test_no_two_cards_say_the_same(part: str) -> None:
    twins = [
        (one.id, other.id)
        for one, other in combinations(cards(), 2)
        if alike(getattr(one, part), getattr(other, part)) > 0.5
    ]
    assert twins == []


def test_every_card_can_be_dealt_and_says_why() -> None:
    assert [card.id for card in cards() if not card.deal] == []
    odd = [
        f"{card.id}: {deal.because}"
        for card in cards()
        for deal in card.deal
        if not deal.because.startswith("because ") or not 1 <= deal.weight <= 5 or deal.because.endswith(".")
    ]
    assert odd == []


def test_deal_rules_use_only_known_questions_and_options() -> None:
    ids = {card.id for card in cards()}
    assert [fault for fault in cross_faults(read_library()) if ids & {one for _, one in fault.about}] == []


def test_at_least_two_thirds_of_the_cards_have_a_documented_precedent() -> None:
    documented = [card for card in cards() if card.precedent]
    assert len(documented) * 3 >= len(cards()) * 2
    for card in documented:
        assert card.precedent and card.precedent.source and 1950 < card.precedent.year <= 2026, card.id


def test_each_of_the_seven_eu_requirements_has_a_card() -> None:
    rests = " ".join(card.rests_on for card in cards() if card.family == "law").lower()
    assert [one for one in EU_REQUIREMENTS if one not in rests] == []


def test_everyday_failures_outnumber_headlines_two_to_one() -> None:
    assert {card.id for card in cards()} >= HEADLINE_CARDS
    headlines = [card.id for card in cards() if card.family in HEADLINE_FAMILIES or card.id in HEADLINE_CARDS]
    assert len(cards()) - len(headlines) >= 2 * len(headlines) > 0


def test_every_point_of_the_articles_on_risk_is_served_by_a_card() -> None:
    found = served(read_library())
    assert [point for point in POINTS if not any(name.startswith("card ") for name in found[point])] == []


def test_the_deck_never_names_a_worked_example() -> None:
    named = [
        (card.id, actor)
        for card in cards()
        for actor in EXAMPLE_ACTORS
        if re.search(rf"\b{re.escape(actor)}\b", card.model_dump_json())
    ]
    assert named == []


@pytest.mark.parametrize(("one", "other"), list(combinations(PRODUCTS, 2)))
def test_two_different_products_are_dealt_mostly_different_cards(one: str, other: str) -> None:
    shared = first_twelve(PRODUCTS[one]) & first_twelve(PRODUCTS[other])
    assert len(shared) <= 4, sorted(shared)
