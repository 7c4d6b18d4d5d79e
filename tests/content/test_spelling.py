"""The words: spelt right, explained where they belong to the field, and our own."""

import re
from collections.abc import Mapping

from wording import (
    RUN,
    american,
    misspelt,
    of_examples,
    of_guidance,
    of_templates,
    runs,
    screen,
    source_runs,
)

from workbook.content import read_library

LIBRARY = read_library()
SCREEN = tuple(screen(LIBRARY))
EVERYTHING = (*SCREEN, *of_guidance(LIBRARY), *of_templates(LIBRARY), *of_examples(LIBRARY))

# Words of the field, as stems. Wherever one stands on the screen, the glossary explains it.
FIELD = (
    "accura|algorithm|anomal|backtest|baseline|bias|calibrat|chatbot|classifi|cold start|control group|cut-off|drift"
    "|fallback|false alarm|false positive|false negative|feature engineer|feedback loop|generative|guardrail"
    "|hallucinat|heuristic|hold-?out|in production|kanban|label|language model|large language|latency|leakage"
    "|machine learning|mitigat|models?|monitor|outlier|overfit|person-week|pilot|pipeline|plan b|predict|pretrained"
    "|probabilit|proxy|proxies|random(?:ised)? (?:trial|test)|recommender|residual|retrain|roll(?:ed|ing)? ?back"
    "|self-learning|shadow|silent failure|skew|spike|stale|stand-in|stochastic|technical debt|test set|threshold"
    "|time-box|tipping point|training|tripwire|verdict|veto|stop-loss|expected value|break-even|precision|recall"
    "|scor|input|output"
)
TERMS = re.compile(
    r"(?<!\w)("
    + "|".join(
        sorted(
            (re.escape(name.split(" (")[0]) for term in LIBRARY.glossary for name in (term.term, *term.also)),
            key=len,
            reverse=True,
        )
    )
    + r")s?(?!\w)",
    re.IGNORECASE,
)
# The same letters in another trade's sense, each with the reason.
EVERYDAY: Mapping[str, str] = {
    "recalled an update": "taken back, not the measure",
}
# Short names that stand without explanation, each with the reason.
KNOWN_SHORT: Mapping[str, str] = {
    "EU": "the European Union",
    "IT": "every reader's own department",
    "OK": "a button",
    "XS": "a size, as on a shirt",
    "XL": "a size, as on a shirt",
}


# ---------------------------------------------------------------- spelt


def test_every_word_is_spelt_right() -> None:
    wrong = {(word, line.place) for line in EVERYTHING for word in misspelt(line.text)}
    assert sorted(wrong) == []


def test_the_spelling_is_british() -> None:
    lines = [line for line in EVERYTHING if not line.place.endswith(", also")]
    assert sorted({(word, line.place) for line in lines for word in american(line.text)}) == []


def test_a_slip_of_the_pen_is_noticed() -> None:
    assert list(misspelt("The modle is wrnog, in every organisation.")) == ["modle", "wrnog"]
    assert list(american("Our organization labeled the color.")) == ["organization", "labeled", "color"]


# ---------------------------------------------------------------- explained


def test_every_word_of_the_field_is_in_the_glossary() -> None:
    stem = re.compile(rf"(?<![\w-])({FIELD})[a-z]*", re.IGNORECASE)
    bare = []
    for line in SCREEN:
        text = line.text
        for phrase in EVERYDAY:
            text = text.replace(phrase, " ")
        told = [match.span() for match in TERMS.finditer(text)]
        for match in stem.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in told):
                bare.append((line.place, match[0]))
    assert bare == []


def test_every_short_name_is_explained() -> None:
    explained = {name for term in LIBRARY.glossary for name in (term.term, *term.also)}
    lines = [*SCREEN, *of_guidance(LIBRARY)]
    short = {(name, line.place) for line in lines for name in re.findall(r"\b[A-Z][A-Z0-9]+\b", line.text)}
    assert sorted(one for one in short if one[0] not in explained | set(KNOWN_SHORT)) == []


# ---------------------------------------------------------------- our own words


def test_no_sentence_is_copied_from_the_two_articles() -> None:
    known = source_runs()
    assert len(known) > 4000
    copied = [(line.place, run) for line in EVERYTHING for run, print_ in runs(line.text) if print_ in known]
    assert copied == []


def test_a_run_of_eight_words_from_an_article_is_noticed() -> None:
    borrowed = "So the very first thing to do is to define the value you're aiming to create with your product"
    assert any(print_ in source_runs() for _, print_ in runs(borrowed, RUN))
