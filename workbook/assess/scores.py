"""Points and coverage of the dimensions, and the facts that the rules ask about."""

from collections.abc import Iterable, Mapping

from pydantic import JsonValue

from workbook.assess.relevance import View
from workbook.model import Rules, Score
from workbook.model.rules import Dimension, Item

STRONG, WEAK = 0.75, 0.35
Points = dict[str, float | None]


def point(item: Item, value: JsonValue) -> float:
    """What an answer is worth on its item, 0 to 1."""
    return item.points[str(value)]


def points_of(rules: Rules, values: Mapping[str, JsonValue]) -> Points:
    """The weighted mean of each dimension over its answered items; None where nothing is answered."""
    return {dimension.id: mean(dimension.items, values) for dimension in rules.dimensions}


def mean(items: Iterable[Item], values: Mapping[str, JsonValue]) -> float | None:
    """The weighted mean over the answered items, None when none is."""
    total = weight = 0.0
    for item in items:
        held = values.get(item.question)
        if held is not None:
            total += item.weight * item.points[str(held)]
            weight += item.weight
    return total / weight if weight else None


def overall(points: Points) -> float | None:
    """The plain mean over the dimensions that have points."""
    known = [held for held in points.values() if held is not None]
    return sum(known) / len(known) if known else None


def coverage_of(items: Iterable[Item], view: View) -> float:
    """The answered share of the weights that are relevant and apply, 0 to 1; 0 when none is."""
    asked = answered = 0.0
    for item in items:
        if item.question in view.relevant and view.state(item.question) != "not_applicable":
            asked += item.weight
            answered += item.weight * (item.question in view.values)
    return answered / asked if asked else 0.0


def facts_of(rules: Rules, points: Points, coverage: float, counted: Mapping[str, float]) -> dict[str, float]:
    """The numbers that conditions may ask about: `below.<threshold>` 0 or 1, and what was counted."""
    subjects = points | {"overall": overall(points), "coverage": coverage}
    below = {
        f"below.{name}": float(held < threshold.value)
        for name, threshold in rules.thresholds.items()
        if threshold.of and (held := subjects[threshold.of]) is not None
    }
    return below | dict(counted)


def scores_of(view: View) -> tuple[Score, ...]:
    """Each dimension with its points, its coverage and the questions that carry or weaken it."""
    points = points_of(view.library.rules, view.values)
    return tuple(_score(dimension, points[dimension.id], view) for dimension in view.library.rules.dimensions)


def _score(dimension: Dimension, points: float | None, view: View) -> Score:
    held = {
        item.question: point(item, view.values[item.question])
        for item in dimension.items
        if item.question in view.values
    }
    open_ones = [
        item.question for item in dimension.items if item.question in view.relevant and item.question not in held
    ]
    return Score(
        dimension=dimension.id,
        title=dimension.title,
        points=points,
        coverage=coverage_of(dimension.items, view),
        strong=tuple(question for question, worth in held.items() if worth >= STRONG),
        weak=tuple(question for question, worth in held.items() if worth <= WEAK),
        missing=tuple(question for question in open_ones if view.state(question) != "not_applicable"),
    )
