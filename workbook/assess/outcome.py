"""The outcome: the lowest cap that holds. Nothing is weighed against a cap."""

from collections.abc import Mapping

from pydantic import JsonValue

from workbook.assess.relevance import View
from workbook.assess.scores import facts_of, points_of
from workbook.model import OUTCOMES, Rules, Tip, truth
from workbook.model.condition import Condition
from workbook.model.rules import Cap, Item, Outcome

RANK = {outcome: place for place, outcome in enumerate(OUTCOMES)}


def holding(rules: Rules, values: Mapping[str, JsonValue], facts: Mapping[str, float]) -> list[Cap]:
    """The caps whose condition is true; one whose answers are missing does not hold."""
    return [cap for cap in rules.caps if truth(cap.when, values.get, facts) is True]


def settle(rules: Rules, caps: list[Cap], coverage: float) -> Outcome:
    """The lowest outcome of the caps; below the needed coverage only vetoes speak."""
    vetoes = [cap.outcome for cap in caps if cap.veto]
    if coverage < rules.threshold("coverage_needed"):
        return min(vetoes, key=RANK.__getitem__) if vetoes else "not_enough"
    return min((cap.outcome for cap in caps), key=RANK.__getitem__, default="build")


def outcome_of(
    rules: Rules, values: Mapping[str, JsonValue], counted: Mapping[str, float], coverage: float = 1.0
) -> Outcome:
    """The outcome for these values at this coverage; at the default as if everything were answered."""
    facts = facts_of(rules, points_of(rules, values), coverage, counted)
    return settle(rules, holding(rules, values, facts), coverage)


def applying(view: View) -> dict[str, Item]:
    """The judged items that are asked of this session and apply to it."""
    return {
        question: item
        for question, item in view.library.rules.items.items()
        if question in view.relevant and view.state(question) != "not_applicable"
    }


def ends(view: View, counted: Mapping[str, float]) -> tuple[Outcome, Outcome]:
    """Worst and best outcome if every open judged question got its worst or its best answer."""
    worst, best = dict(view.values), dict(view.values)
    for question, item in applying(view).items():
        if question not in view.values:
            ordered = sorted(item.points, key=item.points.__getitem__)
            worst[question], best[question] = (
                _bare(view, question, ordered[0]),
                _bare(view, question, ordered[-1]),
            )
    rules = view.library.rules
    return outcome_of(rules, worst, counted), outcome_of(rules, best, counted)


def filled(view: View) -> tuple[dict[str, JsonValue], dict[str, JsonValue]]:
    """The values with every open judged question given its worst, and its best, answer."""
    worst, best = dict(view.values), dict(view.values)
    for question, item in applying(view).items():
        if question not in view.values:
            ordered = sorted(item.points, key=item.points.__getitem__)
            worst[question], best[question] = _bare(view, question, ordered[0]), _bare(view, question, ordered[-1])
    return worst, best


def _bare(view: View, question: str, text: str) -> JsonValue:
    return int(text) if view.library.questions[question].kind == "scale" else text


def tips_of(view: View, counted: Mapping[str, float], now: Outcome) -> list[Tip]:
    """Every single answer, given or open, that would flip the outcome.

    Flips upwards come first, then the furthest; before any second flip of one question stand the first of all.
    """
    items = applying(view)
    asked = sum(item.weight for item in items.values()) or 1.0
    covered = sum(item.weight for question, item in items.items() if question in view.values)
    tips = []
    for question, item in items.items():
        coverage = (covered + (0 if question in view.values else item.weight)) / asked
        for text in item.points:
            value = _bare(view, question, text)
            if value == view.values.get(question):
                continue
            flipped = outcome_of(view.library.rules, {**view.values, question: value}, counted, coverage)
            if flipped != now:
                tips.append(_tip(view, question, value, flipped))
    tips.sort(key=lambda tip: _telling(tip, now))
    first = {tip.question: place for place, tip in reversed(list(enumerate(tips)))}
    return sorted(tips, key=lambda tip: tips.index(tip) != first[tip.question])


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


def asked_in(condition: Condition, rules: Rules, values: Mapping[str, JsonValue]) -> tuple[str, ...]:
    """The questions a condition that holds rests on: those it names, and the weakest behind the scores it names."""
    names = [question for question in sorted(condition.questions()) if question in values]
    for fact in sorted(_facts(condition)):
        if fact.startswith("below."):
            names += weakest(rules, rules.thresholds[fact.removeprefix("below.")].of, values)
        elif fact.startswith("risks."):
            names.append("risks.list")
    return tuple(dict.fromkeys(names))


def weakest(rules: Rules, subject: str, values: Mapping[str, JsonValue], most: int = 3) -> list[str]:
    """The answered questions with the fewest points behind a score; the weightiest open ones behind coverage."""
    if subject == "coverage":
        heaviest = sorted(rules.items.values(), key=lambda item: -item.weight)
        return [item.question for item in heaviest if item.question not in values][:most]
    items = [item for d in rules.dimensions if subject in (d.id, "overall") for item in d.items]
    held = [(item.points[str(values[item.question])], item.question) for item in items if item.question in values]
    return [question for worth, question in sorted(held)[:most] if worth < 0.6]


def _facts(condition: Condition) -> set[str]:
    inner = (*(condition.all_ or ()), *(condition.any_ or ()), *([condition.not_] if condition.not_ else []))
    own = {condition.fact} if condition.fact else set()
    return own.union(*(_facts(part) for part in inner))
