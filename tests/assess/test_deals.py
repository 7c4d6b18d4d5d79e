"""The cards dealt first, for the worked examples: what really went wrong, and never the same twelve for all."""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import combinations

import pytest

from workbook.assess import assess
from workbook.content import read_library
from workbook.model import Dealt, Session, fold, session_of
from workbook.workbench.trial import example_changes

LIBRARY = read_library()
EXAMPLES = {example.id: example for example in LIBRARY.examples}
TWELVE = 12

# What really went wrong, or was well managed, and the cards that point straight at it.
RIGHT: Mapping[str, frozenset[str]] = {
    # a slip inflated the figure; far too rare; nobody knew what to do with a name
    "police-violence-score": frozenset({"evidence.preparation_slip", "errors.base_rate", "adoption.no_intervention"}),
    # it copied past choices; deleted words came back in other words
    "amazon-cv-scoring": frozenset({"labels.past_decisions", "training_bias.proxy_fields"}),
    # live before the systems it stood on; muddled records; nothing to compare with; a supplier new to the trade
    "nike-demand-planning": frozenset(
        {"organisation.rushed", "data.scattered_systems", "adoption.no_parallel_run", "suppliers.wrong_trade"}
    ),
    # the market turned; owners took the offers that were too high; one number, one purchase; volume targets
    "zillow-offers": frozenset(
        {
            "labels.truth_comes_late",
            "loops.adverse_selection",
            "errors.point_forecast",
            "organisation.target_pressure",
            "expectations.good_enough",
        }
    ),
    # the meter on the screen moves with the model; further inputs did not earn their place
    "duolingo-practice": frozenset({"loops.screen_and_model", "evidence.marginal_gain"}),
    # limits drawn tight on purpose; advice that cost operators too much work
    "google-cooling": frozenset({"errors.price_of_caution", "adoption.advice_burden"}),
    # a wrong skip lands on a user; an untouched share warns early
    "dropbox-previews": frozenset({"errors.saving_users_pay", "evidence.no_holdout", "drift.slow_slide"}),
    # the last point cost more than it brought; the score had lost its link to the goal
    "netflix-prize": frozenset({"evidence.marginal_gain", "evidence.outlived_measure"}),
    # poor photos; extra trips; slow lines; no ceiling on refusals or minutes
    "eye-screening-thailand": frozenset(
        {
            "data.field_conditions",
            "adoption.workflow_misfit",
            "operations.site_dependency",
            "evidence.no_working_bar",
        }
    ),
    # two pages, two rules; nobody answered for its words; no door to a person
    "air-canada-chatbot": frozenset({"data.conflicting_sources", "law.who_answers", "errors.no_handoff"}),
    # better on old data only; slow answers; late results
    "booking-models": frozenset({"evidence.offline_online", "operations.slow_answer", "labels.truth_comes_late"}),
    # listeners cannot check; some words must not be said
    "facebook-alt-text": frozenset({"errors.cannot_check", "errors.unsayable"}),
}
# Scenes of a machine that writes or talks make no sense for one that sorts or counts.
SPOKEN = frozenset(
    {
        "changes.prompt_tweak",
        "data.conflicting_sources",
        "errors.no_handoff",
        "errors.sounds_certain",
        "law.hidden_machine",
        "law.who_answers",
        "loops.thumbs_up",
        "misuse.hidden_orders",
        "misuse.private_leak",
        "misuse.talked_into",
        "misuse.turned_on_others",
        "evidence.marks_itself",
        "trust.leans_on_it",
        "trust.over_refusal",
    }
)


def everything(_question: str) -> bool:
    return True


def core(question: str) -> bool:
    return LIBRARY.questions[question].core


def judged(example: str, kept: Callable[[str], bool] = everything) -> Session:
    """The session of a worked example, with only the answers to the questions that are kept."""
    name, log = example_changes(LIBRARY, EXAMPLES[example])
    document = fold(log)
    answers = {question: answer for question, answer in document.get("answers", {}).items() if kept(question)}
    return session_of(name, len(log), {**document, "answers": answers})


@cache
def dealt(example: str, kept: Callable[[str], bool] = everything) -> tuple[Dealt, ...]:
    return assess(LIBRARY, judged(example, kept)).dealt


def first(example: str, kept: Callable[[str], bool] = everything) -> set[str]:
    return {one.card.id for one in dealt(example, kept)[:TWELVE]}


def test_every_example_is_in_the_table_with_cards_that_exist() -> None:
    assert set(RIGHT) == set(EXAMPLES)
    assert frozenset[str]().union(*RIGHT.values(), SPOKEN) <= {card.id for card in LIBRARY.cards}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_first_twelve_point_at_what_really_went_wrong(example: str) -> None:
    assert first(example) & RIGHT[example]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_required_path_alone_deals_a_card_that_points_there(example: str) -> None:
    assert first(example, core) & RIGHT[example]


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_of_the_first_twelve_says_why_it_was_dealt(example: str) -> None:
    assert [one.card.id for one in dealt(example)[:TWELVE] if not one.because] == []


@pytest.mark.parametrize(("one", "other"), list(combinations(EXAMPLES, 2)))
def test_two_different_examples_are_dealt_mostly_different_cards(one: str, other: str) -> None:
    shared = first(one) & first(other)
    assert len(shared) < TWELVE / 2, sorted(shared)


def test_no_card_is_dealt_first_to_most_examples() -> None:
    often = {card.id: sum(card.id in first(example) for example in EXAMPLES) for card in LIBRARY.cards}
    assert {card: times for card, times in often.items() if times > len(EXAMPLES) / 2} == {}


@pytest.mark.parametrize("example", EXAMPLES)
def test_cards_about_words_are_dealt_only_to_machines_that_write_or_talk(example: str) -> None:
    writes = judged(example).value("fit.task") in ("generate", "converse")
    assert writes or {one.card.id for one in dealt(example) if one.weight} & SPOKEN == set()
