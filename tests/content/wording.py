"""What the content says, line by line, and what can be measured of it: grade, negatives, spelling, borrowed runs."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import codespell_lib
import textstat
from hunspell import Hunspell

from workbook.model import Card, Library, Question, Rules

HERE = Path(__file__).parent
RUN = 8
NEGATIVE = re.compile(
    r"\b(not|no|never|nobody|none|nothing|neither|nor|cannot|without|nowhere|unless)\b|n['’]t\b", re.I
)
WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)*")


class Line(NamedTuple):
    """One text and where it stands: `fit.rules, option most`."""

    place: str
    text: str


def asked(question: Question) -> Iterator[Line]:
    """What a reader must read to answer: the ask, options, levels, hints, and the same of every field."""
    yield Line(f"{question.id}, ask", question.ask)
    for shape in (question, *question.fields):
        inside = "" if shape is question else f" {shape.id}"
        if shape is not question:
            yield from _said(f"{question.id}, field{inside}", shape.title, shape.hint)
        for option in shape.options:
            yield from _said(f"{question.id},{inside} option {option.id}", option.label, option.hint)
        for step in shape.levels:
            yield from _said(f"{question.id},{inside} level {step.level}", step.label, step.meaning)


def around(question: Question) -> Iterator[Line]:
    """What stands beside a question: title, why, strong and weak answer, the shape of an answer."""
    for name in ("title", "why", "strong", "weak", "placeholder"):
        yield from _said(f"{question.id}, {name}", getattr(question, name))


def of_card(card: Card) -> Iterator[Line]:
    for name in ("title", "prompt", "harms", "signal", "intervene", "prevent", "later"):
        yield from _said(f"{card.id}, {name}", getattr(card, name))
    for deal in card.deal:
        yield Line(f"{card.id}, deal", deal.because)
    yield from _said(f"{card.id}, precedent", card.precedent.text if card.precedent else "")


def of_rules(rules: Rules) -> Iterator[Line]:
    for dimension in rules.dimensions:
        yield from _said(f"dimension {dimension.id}", dimension.title, dimension.question, dimension.because)
        for item in dimension.items:
            yield Line(f"points of {item.question}", item.because)
    for cap in (*rules.caps, *rules.automation_caps):
        yield from _said(f"rule {cap.id}", cap.say, cap.because)
    for rule in rules.difficulty_rules:
        yield from _said(f"difficulty {rule.difficulty}", rule.say, rule.because)
    for words in rules.outcomes:
        yield from _said(f"outcome {words.id}", words.title, words.recommend, words.monday)
    for named in (*rules.automation, *rules.difficulty):
        yield from _said(f"{named.id}", named.title, named.say)


def of_guidance(library: Library) -> Iterator[Line]:
    """Primer, notes, prompts and reasons to read; titles of other people's work are not ours."""
    for page in library.guidance.pages:
        yield from _said(page.id, page.title, page.lead)
        for part in page.sections:
            yield from _said(page.id, part.heading, part.text)
    for entry in (*library.guidance.notes, *library.guidance.prompts):
        yield Line(entry.id, entry.text)
    for reading in library.guidance.reading:
        yield Line(reading.id, reading.why)
    for term in library.glossary:
        yield from _said(f"term {term.id}", term.term, term.short, term.example)
        yield from _said(f"term {term.id}, also", *term.also)
    for size_table in library.sizes.values():
        yield from _said("sizes", size_table.title, size_table.because)
        for size in size_table.sizes.values():
            yield from _said("sizes", size.label, size.meaning)


def screen(library: Library) -> Iterator[Line]:
    """Everything a user meets in questions, cards and verdicts."""
    for stage in library.stages:
        yield from _said(f"stage {stage.id}", stage.title, stage.question)
        for section in stage.sections:
            yield from _said(f"section {stage.id}.{section.id}", section.title, section.intro)
    for question in library.questions.values():
        yield from asked(question)
        yield from around(question)
    for family in library.families:
        yield from _said(f"family {family.id}", family.title, family.intro)
    for card in library.cards:
        yield from of_card(card)
    yield from of_rules(library.rules)


def of_templates(library: Library) -> Iterator[Line]:
    """What the templates suggest."""
    for template in library.templates:
        yield from _said(f"template {template.id}", template.title, template.summary)
        for collection, rows in template.rows().items():
            texts = [text for row in rows for name, text in row.items() if name not in ("row", "kind", "card")]
            yield from _said(f"template {template.id}, {collection}", *texts)


def of_examples(library: Library) -> Iterator[Line]:
    for example in library.examples:
        for name in ("title", "summary", "decision_point", "happened"):
            yield from _said(f"example {example.id}", getattr(example, name))
        for text in _texts(example.file):
            yield Line(f"example {example.id}", text)


def _texts(value: object) -> Iterator[str]:
    """Texts of more than one word inside a value; a single word may be an id."""
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from _texts(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _texts(held)


def _said(place: str, *texts: str | None) -> Iterator[Line]:
    yield from (Line(place, text) for text in texts if text)


# ---------------------------------------------------------------- reading


def grade(lines: Iterable[Line]) -> float:
    """School grade after Flesch and Kincaid (1975) of the lines read one after the other."""
    return float(textstat.flesch_kincaid_grade(" ".join(ended(line.text) for line in lines)))


def ended(text: str) -> str:
    """The text with a mark at its end, so that a label is not read as the beginning of its hint."""
    return text if text.rstrip("”’'\")")[-1:] in ".?!…" else f"{text}."


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


def double_negatives(text: str) -> list[str]:
    """Clauses with two words that deny; a semicolon, colon, comma, "but" or "and" begins a new clause."""
    clauses = re.split(r"(?<=[.?!])\s+|[;:,“”…]|\bbut\b|\band\b", text)
    return [clause.strip() for clause in clauses if len(NEGATIVE.findall(clause)) > 1]


# ---------------------------------------------------------------- spelling


@cache
def dictionary() -> Hunspell:
    return Hunspell("en_US")


@cache
def british() -> dict[str, str]:
    """British spellings with their American twins, as codespell keeps them."""
    path = Path(codespell_lib.__file__).parent / "data" / "dictionary_en-GB_to_en-US.txt"
    pairs = (row.split("->") for row in path.read_text("utf-8").split() if "->" in row)
    return {ours: theirs.strip(",") for ours, theirs in pairs}


@cache
def own_words() -> frozenset[str]:
    """Words of this field and names, one a line in words.txt."""
    rows = (HERE / "words.txt").read_text("utf-8").splitlines()
    return frozenset(row.strip() for row in rows if row and not row.startswith("#"))


def misspelt(text: str) -> Iterator[str]:
    """Words that are in no dictionary of ours."""
    for word in WORD.findall(re.sub(r"https?://\S+|\S+@\S+|\b\w+\.\w+\b", " ", text)):
        bare = re.sub(r"['’]s$", "", word).replace("’", "'")
        if not ({bare, bare.lower()} & own_words() or bare.lower() in british() or dictionary().spell(bare)):
            yield bare


def american(text: str) -> Iterator[str]:
    """American spellings of words that British English spells otherwise."""
    theirs = set(british().values()) - set(british()) - own_words()
    yield from (word for word in WORD.findall(text) if word.lower() in theirs)


# ---------------------------------------------------------------- borrowed runs


def runs(text: str, length: int = RUN) -> Iterator[tuple[str, str]]:
    """Each run of words with its fingerprint: the first 12 hex digits of SHA-256 over the plain lower-case words."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", text.lower()))
    for start in range(len(words) - length + 1):
        run = " ".join(words[start : start + length])
        yield run, hashlib.sha256(run.encode()).hexdigest()[:12]


@cache
def source_runs() -> frozenset[str]:
    """Fingerprints of every run of eight words in the two articles this workbook is built on."""
    return frozenset((HERE / "source_runs.txt").read_text("utf-8").split())
