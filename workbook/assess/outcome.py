"""The outcome: the lowest cap that holds. Nothing is weighed against a cap."""

from collections.abc import Mapping

from pydantic import JsonValue

from workbook.assess.relevance import View
from workbook.assess.scores import facts_of, points_of
from workbook.model import OUTCOMES, Rules, truth
from workbook.model.condition import Condition, grounds
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
    worst, best = filled(view)
    rules = view.library.rules
    return outcome_of(rules, worst, counted), outcome_of(rules, best, counted)


def filled(view: View) -> tuple[dict[str, JsonValue], dict[str, JsonValue]]:
    """The values with every open judged question given its worst, and its best, answer."""
    worst, best = dict(view.values), dict(view.values)
    for question, item in applying(view).items():
        if question not in view.values:
            ordered = sorted(item.points, key=item.points.__getitem__)
            worst[question], best[question] = bare(view, question, ordered[0]), bare(view, question, ordered[-1])
    return worst, best


def bare(view: View, question: str, text: str) -> JsonValue:
    """The answer that a key of an item's points stands for."""
    return int(text) if view.library.questions[question].kind == "scale" else text


def asked_in(
    condition: Condition, rules: Rules, values: Mapping[str, JsonValue], facts: Mapping[str, float]
) -> tuple[str, ...]:
    """The questions a condition that holds rests on: those by which it holds, and the weakest behind the scores it
    names."""
    names = sorted(grounds(condition, values.get, facts))
    for fact in sorted(facts_in(condition)):
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


def facts_in(condition: Condition) -> set[str]:
    """Every fact this condition looks at."""
    inner = (*(condition.all_ or ()), *(condition.any_ or ()), *([condition.not_] if condition.not_ else []))
    own = {condition.fact} if condition.fact else set()
    return own.union(*(facts_in(part) for part in inner))
