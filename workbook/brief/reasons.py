"""Why, and what would change our mind."""

from collections.abc import Iterator

from workbook.brief.blocks import Item
from workbook.brief.confidence import confidence_of
from workbook.brief.decision import differs
from workbook.brief.verdict import outcome_title
from workbook.brief.view import Row, View
from workbook.brief.words import bare, number, quoted, sentences
from workbook.model import Tip

TRIPWIRES = 2
TIPS = 2


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
    """Tripwires first, then single answers that would flip the verdict, then the next look."""
    wires = [_tripwire(view, row) for row in view.rows("fallbacks").values()][:TRIPWIRES]
    tips = [_tip(view, tip) for tip in telling_tips(view)]
    look = f"{view.said('brief.review')}: {view.said('brief.owner')} looks at this decision again."
    return (*(wires or ["Tripwires: Not answered"]), *tips, look)


def telling_tips(view: View) -> tuple[Tip, ...]:
    """The tips worth a line: what nobody knows yet before what is answered, else in their order; one a question."""
    open_first = sorted(view.assessment.verdict.tips, key=lambda tip: view.value(tip.question) is not None)
    once = {tip.question: tip for tip in reversed(open_first) if tip.question in view.shown}
    return tuple(tip for tip in open_first if once.get(tip.question) is tip)[:TIPS]


def _tripwire(view: View, row: Row) -> str:
    def say(field: str) -> str:
        return bare(view.cell("fallbacks", row, field))

    return f"By {say('by')}: {say('metric')}, limit {say('threshold')}. {say('owner')} looks."


def _tip(view: View, tip: Tip) -> str:
    now = f" instead of {quoted(tip.now)}" if tip.now else ""
    turned = f"{view.shown[tip.question].title}: {quoted(tip.label)}{now} would turn the verdict to "
    answer = view.answer(tip.question)
    who = answer.who if answer and answer.who else view.said("brief.owner")
    by = answer.by if answer and answer.by else view.said("brief.review")
    return f"{turned}{quoted(outcome_title(view, tip.outcome))}. {who} looks by {by}."
