"""Tipping points: every single answer that would flip the outcome."""

from collections.abc import Iterable, Mapping

from pydantic import JsonValue

from workbook.assess.outcome import RANK, applying, bare, facts_in, holding, settle
from workbook.assess.relevance import View
from workbook.assess.scores import Points, facts_of, mean, points_of
from workbook.model import Tip, truth
from workbook.model.rules import Cap, Dimension, Outcome


class Flips:
    """What the outcome would be with one other answer.

    A flip moves one dimension and few facts, so only the caps that look at the question or at one of those facts
    are asked again; the others stand as they are.
    """

    def __init__(self, view: View, counted: Mapping[str, float], coverage: float) -> None:
        self.rules = view.library.rules
        self.values, self.counted, self.coverage = view.values, counted, coverage
        self.points: Points = points_of(self.rules, view.values)
        self.facts = facts_of(self.rules, self.points, coverage, counted)
        self.caps = holding(self.rules, view.values, self.facts)
        self.held = {cap.id for cap in self.caps}
        self.now = settle(self.rules, self.caps, coverage)
        self.home = {item.question: dimension for dimension in self.rules.dimensions for item in dimension.items}
        self.readers = readers(self.rules.caps)

    def outcome(self, question: str, value: JsonValue, coverage: float) -> Outcome:
        """The outcome at this coverage if a question were answered so."""
        values = {**self.values, question: value}
        home: Dimension = self.home[question]
        facts = facts_of(self.rules, self.points | {home.id: mean(home.items, values)}, coverage, self.counted)
        moved = [name for name, held in facts.items() if self.facts.get(name) != held]
        again = {cap.id: cap for name in (question, *moved) for cap in self.readers.get(name, ())}
        hold = [cap for cap in again.values() if truth(cap.when, values.get, facts) is True]
        stay = [cap for cap in self.caps if cap.id not in again]
        if (
            coverage == self.coverage
            and len(stay) + len(hold) == len(self.caps)
            and self.held.issuperset(cap.id for cap in hold)
        ):
            return self.now
        return settle(self.rules, [*stay, *hold], coverage)


def readers(caps: Iterable[Cap]) -> dict[str, list[Cap]]:
    """The caps that look at each question and each fact."""
    found: dict[str, list[Cap]] = {}
    for cap in caps:
        for name in cap.when.questions() | facts_in(cap.when):
            found.setdefault(name, []).append(cap)
    return found


def tips_of(view: View, counted: Mapping[str, float], now: Outcome) -> list[Tip]:
    """Every single answer, given or open, that would flip the outcome.

    Flips upwards come first, then the furthest; before any second flip of one question stand the first of all.
    """
    items = applying(view)
    asked = sum(item.weight for item in items.values()) or 1.0
    covered = sum(item.weight for question, item in items.items() if question in view.values)
    flips = Flips(view, counted, covered / asked)
    tips = []
    for question, item in items.items():
        coverage = (covered + (0 if question in view.values else item.weight)) / asked
        for value in (bare(view, question, text) for text in item.points):
            if value == view.values.get(question):
                continue
            flipped = flips.outcome(question, value, coverage)
            if flipped != now:
                tips.append(_tip(view, question, value, flipped))
    return spread_out(sorted(tips, key=lambda tip: _telling(tip, now)))


def spread_out(tips: Iterable[Tip]) -> list[Tip]:
    """The first tip of each question in their order, then the others in theirs."""
    first: dict[str, Tip] = {}
    others = [tip for tip in tips if first.setdefault(tip.question, tip) is not tip]
    return [*first.values(), *others]


def _telling(tip: Tip, now: Outcome) -> tuple[object, ...]:
    step = RANK[tip.outcome] - RANK[now]
    return step < 0, -abs(step), tip.question, str(tip.value)


def _tip(view: View, question: str, value: JsonValue, outcome: Outcome) -> Tip:
    shape = view.library.questions[question]
    held = view.values.get(question)
    now = shape.label(held) if held is not None else ""
    return Tip.model_validate(
        {"question": question, "value": value, "label": shape.label(value), "outcome": outcome, "now": now}
    )
