"""Why, and what would change our mind."""

from collections.abc import Iterator

from workbook.brief.blocks import Item
from workbook.brief.confidence import confidence_of
from workbook.brief.decision import differs
from workbook.brief.numbers import changing_texts
from workbook.brief.view import Row, View, finder
from workbook.brief.words import NOT_ANSWERED, bare, number, quoted, sentences
from workbook.model import OUTCOMES, Tip
from workbook.model.rules import Outcome

TRIPWIRES = 2
TIPS = 3
# With another task it would be another idea, so that is no tip.
ANOTHER_IDEA = "fit.task"
WIRE = ("by", "metric", "threshold", "owner")


def why_items(view: View) -> tuple[Item, ...]:
    """The problem and who has it, today's result, the goal, and what tipped the decision."""
    today = sentences(view.said("problem.baseline"), view.given("problem.baseline_known"))
    goal = sentences(view.said("problem.goal_metric"), view.given("problem.goal_post"))
    reason = () if differs(view) else (Item(lead="What decided it:", text=view.said("brief.reason")),)
    return (
        Item(lead="Problem:", text=view.said("problem.pain")),
        Item(lead="Today:", text=today),
        Item(lead="Goal:", text=goal),
        *reason,
        *_confidence(view),
    )


def _confidence(view: View) -> Iterator[Item]:
    held = confidence_of(view)
    note = view.note("brief.confidence")
    if held.stated is not None and held.stated > held.ceiling:
        stated = f"{number(held.stated)}% was stated, the evidence allows {number(held.ceiling)}% at most"
        yield Item(lead="Confidence:", text=sentences(f"{stated}, because {held.because}", note))
    elif note:
        yield Item(lead="Confidence:", text=sentences(note))


def change_tasks(view: View) -> tuple[str, ...]:
    """Tripwires first, then single answers that would flip the verdict, then who looks again and when."""
    wires = [_tripwire(view, row) for row in view.filled("fallbacks").values()][:TRIPWIRES]
    tips = flip_texts(view)[1:]
    return (*(wires or [f"Tripwires: {NOT_ANSWERED}"]), *changing_texts(view), *tips, _next_look(view))


def _next_look(view: View) -> str:
    if not view.given("brief.review"):
        return f"Next look: {view.said('brief.review')}"
    return f"By {view.said('brief.review')}: look at this decision again. Owner: {view.said('brief.owner')}"


def flip_texts(view: View) -> list[str]:
    """The single answers that would flip the verdict, in words, the most telling first."""
    return [_tip(view, tip) for tip in telling_tips(view)]


def telling_tips(view: View) -> tuple[Tip, ...]:
    """The tips worth a line, one a question: for the better first, then open questions, then the smallest steps."""
    tips = view.assessment.verdict.tips
    shown = [tip for tip in tips if tip.question in view.shown and tip.question != ANOTHER_IDEA]
    nearest = sorted(shown, key=lambda tip: (_worse(view, tip), _step(view, tip)))
    once = {tip.question: tip for tip in reversed(nearest)}
    return tuple(tip for tip in nearest if once[tip.question] is tip)[:TIPS]


def _worse(view: View, tip: Tip) -> bool:
    """Whether a tip would take the verdict further away from building."""
    return OUTCOMES.index(tip.outcome) < OUTCOMES.index(view.assessment.verdict.outcome)


def _step(view: View, tip: Tip) -> int:
    """How many options or levels lie between today's answer and the one that flips; 0 when there is no answer."""
    question, held = view.shown[tip.question], view.value(tip.question)
    places: list[object] = [step.level for step in question.levels] or [option.id for option in question.options]
    return abs(places.index(tip.value) - places.index(held)) if held in places and tip.value in places else 0


def _tripwire(view: View, row: Row) -> str:
    by, metric, limit, owner = (bare(view.cell("fallbacks", row, name, "")) for name in WIRE)
    watched = f"{metric or bare(view.cell('fallbacks', row, 'failure'))}{f', limit: {limit}' if limit else ''}"
    return sentences(
        f"By {by}: {watched}" if by else watched,
        f"{owner} looks" if owner else "",
        view.gaps("fallbacks", row, *WIRE),
    )


def _tip(view: View, tip: Tip) -> str:
    title = quoted(view.shown[tip.question].title)
    answer = view.answer(tip.question)
    finds = finder(answer.who, answer.by) if answer and answer.state == "unknown" else ""
    turned = quoted(outcome_title(view, tip.outcome))
    return f"If the answer to {title} were {quoted(tip.label)}, the verdict would be {turned}{finds}."


def outcome_title(view: View, outcome: Outcome) -> str:
    """The title of an outcome."""
    return next(entry.title for entry in view.library.rules.outcomes if entry.id == outcome)
