"""The words: read in one go, one idea each, and choices that two people would make alike."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import combinations, pairwise

import pytest
from wording import (
    Line,
    around,
    asked,
    double_negatives,
    grade,
    of_card,
    of_rules,
    screen,
    sentences,
)

from workbook.content import read_library
from workbook.model import Question

GRADE = 9
LIBRARY = read_library()
QUESTIONS = tuple(LIBRARY.questions.values())
CORE = tuple(question for question in QUESTIONS if question.core)
SCREEN = tuple(screen(LIBRARY))

# Two halves that are one idea, each with the reason.
ONE_IDEA: Mapping[str, str] = {
    "problem.goal_post": "a goal post is one mark: a number with its day",
    "fit.feedback": "one chain: what people do is what the next data holds",
    "risks.switch_off": "switching off only counts when the work goes on",
}
JOINED = re.compile(
    r", (and|or)\b|\b(and|or) (by |with |in |for |from |to )?"
    r"(what|how|which|who|whom|whose|where|when|why|is|are|do|does|did|has|have|will|would|can|could|should|must|go)\b"
)
# Denials that belong together, each with the reason.
DENIED: Mapping[str, str] = {
    "'I do not know'": "what the machine should be able to say",
}
MOST_WORDS = {"title": 6, "prompt": 50, "harms": 20, "signal": 20, "intervene": 20, "prevent": 25, "later": 25}


# ---------------------------------------------------------------- read in one go


def test_the_required_path_reads_at_grade_9_or_below() -> None:
    assert grade(line for question in CORE for line in asked(question)) <= GRADE
    assert grade(line for question in CORE for line in (*asked(question), *around(question))) <= GRADE


def test_its_full_sentences_alone_read_at_grade_9_or_below() -> None:
    full = [line for question in CORE for line in asked(question) if len(line.text.split()) >= 6]
    assert len(full) > 100
    assert grade(full) <= GRADE


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_reads_at_grade_9_or_below(question: Question) -> None:
    assert grade(asked(question)) <= GRADE
    assert grade(Line(question.id, text) for text in (question.why, question.strong)) <= GRADE


def test_every_card_reads_at_grade_9_or_below() -> None:
    hard = {card.id: level for card in LIBRARY.cards if (level := grade(of_card(card))) > GRADE}
    assert hard == {}


def test_the_verdict_reads_at_grade_9_or_below() -> None:
    rules = LIBRARY.rules
    hard = [cap.id for cap in (*rules.caps, *rules.automation_caps) if grade([Line("", cap.say)]) > GRADE + 1]
    assert hard == []
    assert grade(of_rules(rules)) <= GRADE


def test_a_verdict_recommends_in_one_sentence_and_says_monday_in_one() -> None:
    for words in LIBRARY.rules.outcomes:
        for text in (words.recommend, words.monday):
            assert len(sentences(text)) == 1, words.id
            assert 8 <= len(text.split()) <= 20, words.id


def test_an_ask_has_at_most_20_words_and_one_question_mark() -> None:
    assert [question.ask for question in QUESTIONS if len(question.ask.split()) > 20] == []
    assert [question.ask for question in QUESTIONS if question.ask.count("?") != 1] == []


def test_an_ask_holds_one_idea() -> None:
    joined = {question.id for question in QUESTIONS if JOINED.search(question.ask)}
    assert joined == set(ONE_IDEA)


def test_what_is_read_to_answer_has_no_sentence_over_20_words() -> None:
    lines = [line for question in QUESTIONS for line in asked(question)]
    long = [(line.place, sentence) for line in lines for sentence in sentences(line.text) if len(sentence.split()) > 20]
    assert long == []


def test_nothing_is_denied_twice() -> None:
    spoken = [line for line in SCREEN if not line.place.endswith((", strong", ", weak", ", precedent"))]
    twice = [(line.place, clause) for line in spoken for clause in double_negatives(line.text)]
    assert [one for one in twice if not any(allowed in one[1] for allowed in DENIED)] == []


def test_two_denials_in_a_clause_are_noticed() -> None:
    assert double_negatives("Nobody can say what would not help.") == ["Nobody can say what would not help."]
    assert double_negatives("It is not ready, and nobody waits.") == []


# ---------------------------------------------------------------- choices two people would make alike


def shapes(question: Question):  # type: ignore[no-untyped-def]
    return (question, *question.fields)


def test_the_labels_of_a_question_are_distinct() -> None:
    for question in QUESTIONS:
        for shape in shapes(question):
            labels = [step.label.lower() for step in (*shape.options, *shape.levels)]
            assert [label for label, count in Counter(labels).items() if count > 1] == [], question.id


def alike(one: str, other: str) -> float:
    """Share of pairs of neighbouring words that two texts have in common, 0 to 1."""
    ours, theirs = (set(pairwise(re.findall(r"[a-z0-9]+", text.lower()))) for text in (one, other))
    return len(ours & theirs) / max(1, len(ours | theirs))


def test_the_levels_of_a_scale_mean_different_things() -> None:
    near = [
        (question.id, one.level, other.level)
        for question in QUESTIONS
        for shape in shapes(question)
        for one, other in combinations(shape.levels, 2)
        if alike(one.meaning, other.meaning) > 0.5
    ]
    assert near == []


# ---------------------------------------------------------------- cards


def test_a_card_names_one_mechanism() -> None:
    joined = [card.title for card in LIBRARY.cards if re.search(r"\b(and|or)\b|/|&", card.title)]
    assert joined == []
    asks = {card.id: card.prompt.count("How could ") for card in LIBRARY.cards}
    assert [name for name, count in asks.items() if count != 1] == []


@pytest.mark.parametrize("part", MOST_WORDS)
def test_a_part_of_a_card_is_short(part: str) -> None:
    long = [card.id for card in LIBRARY.cards if len(getattr(card, part).split()) > MOST_WORDS[part]]
    assert long == []
