"""The library: every word the program asks, deals and judges with, as one frozen value."""

from functools import cached_property
from typing import Literal

from workbook.model.card import Card, Family
from workbook.model.edition import Edition, OwnContent
from workbook.model.frozen import Frozen
from workbook.model.guidance import Guidance, Term
from workbook.model.question import Question, Stage
from workbook.model.retired import Retired
from workbook.model.rules import Rules
from workbook.model.template import Template


class Size(Frozen):
    """A T-shirt size whose written meaning is a range (90 %)."""

    label: str
    low: float
    high: float
    best: float | None = None
    meaning: str


class SizeTable(Frozen):
    """The sizes of one quantity."""

    title: str
    unit: str
    because: str
    sizes: dict[str, Size]


class Source(Frozen):
    """Where a documented fact comes from."""

    title: str
    url: str


class Example(Frozen):
    """A documented decision as a session: what was known before, and what happened afterwards."""

    id: str
    case: str
    title: str
    year: int
    domain: str
    summary: str
    decision_point: str
    ended: Literal["good", "bad", "right-no-go"]
    happened: str
    lesson: str
    caveat: str = ""
    sources: tuple[Source, ...]
    file: dict[str, object]


class BaseRate(Frozen):
    """How others fared: per cent of tries that helped (works), or times the plan that work took (effort)."""

    id: str
    about: Literal["works", "effort"]
    say: str
    low: float
    high: float
    source: str
    url: str
    year: int


class Library(Frozen):
    """All content. Build it with `workbook.content.read_library`."""

    version: str
    stages: tuple[Stage, ...]
    families: tuple[Family, ...]
    cards: tuple[Card, ...]
    glossary: tuple[Term, ...]
    guidance: Guidance
    sizes: dict[str, SizeTable]
    rules: Rules
    examples: tuple[Example, ...] = ()
    base_rates: tuple[BaseRate, ...] = ()
    templates: tuple[Template, ...] = ()
    retired: Retired = Retired()
    editions: tuple[Edition, ...] = ()
    own: OwnContent = OwnContent()

    @property
    def mark(self) -> str:
        """What a session keeps of the content it was made with: edition and version, and the team's own."""
        edition = self.editions[-1].id if self.editions else "unreleased"
        own = f" + {self.own.name} {self.own.version}" if self.own.version else ""
        return f"{edition} {self.version}{own}"

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by its id, in the order of the walk."""
        return {question.id: question for stage in self.stages for question in stage.questions}

    @cached_property
    def collections(self) -> dict[str, Question]:
        """The records question behind each collection."""
        return {question.collection: question for question in self.questions.values() if question.collection}

    @cached_property
    def deck(self) -> dict[str, Card]:
        """Every card by its id."""
        return {card.id: card for card in self.cards}
