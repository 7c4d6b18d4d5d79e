"""Plan B, owners and dates, assumptions and open questions, and what nobody should expect."""

from collections.abc import Iterator

from workbook.brief.blocks import Block, Item, Paragraph, Table
from workbook.brief.verdict import counted
from workbook.brief.view import Row, View
from workbook.brief.words import NOT_ANSWERED, bare, is_number, number, sentences

FALLBACKS = 4
ACTIONS = 8
ASSUMPTIONS = 4
OPEN = 4
WITH_ML = ("go", "conditions", "experiment", "build")
SWITCH = ("metric", "threshold", "by", "option", "decides")


def plan_b_items(view: View) -> tuple[Item, ...]:
    """One line a failure: the tripwire, what takes over, who decides, what users see. Then what stays."""
    rows = list(view.filled("fallbacks").values())
    lines = [_fallback(view, row) for row in rows[:FALLBACKS]] or [Item(lead="Tripwires:", text=NOT_ANSWERED)]
    more = [Item(text=f"{len(rows) - FALLBACKS} more in the appendix.")] if len(rows) > FALLBACKS else []
    return (
        *lines,
        *more,
        Item(lead="Switching off:", text=view.said("risks.switch_off")),
        Item(lead="Spending limit:", text=view.said("value.stop_loss")),
        Item(lead="If we stop, we keep:", text=view.said("planb.keep")),
    )


def _fallback(view: View, row: Row) -> Item:
    said = {name: bare(view.cell("fallbacks", row, name, "")) for name in (*SWITCH, "failure", "user_sees", "tells")}
    if all(said[name] for name in SWITCH):
        wire = f"If {said['metric']} is {said['threshold']} by {said['by']}, we switch to {said['option']}"
        plan = [wire, f"{said['decides']} decides"]
    else:
        plan = [f"We switch to {said['option']}" if said["option"] else "", view.gaps("fallbacks", row, *SWITCH)]
    told = f"{said['tells']} tells people" if said["tells"] else ""
    seen = f"Users see: {said['user_sees']}" if said["user_sees"] else ""
    return Item(text=sentences(f"{said['failure'] or NOT_ANSWERED}:", *plan, told, seen))


def owners_blocks(view: View) -> tuple[Block, ...]:
    """Every dated or owned action, by date."""
    actions = sorted(_actions(view), key=lambda action: action[2] or "9999")
    lines = [tuple(cell or NOT_ANSWERED for cell in action) for action in actions]
    table = Table(columns=("Action", "Owner", "By"), rows=tuple(lines[:ACTIONS]))
    more = len(lines) - ACTIONS
    return (table, Paragraph(text=f"{more} more in the appendix.")) if more > 0 else (table,)


def _actions(view: View) -> Iterator[tuple[str, str, str]]:
    for row in view.filled("milestones").values():
        yield _action(view, "milestones", row, _step(view, row), "owner", "by")
    for row in view.filled("fallbacks").values():
        if row.get("rehearsal"):
            text = f"Rehearse plan B: {view.cell('fallbacks', row, 'option')}"
            yield _action(view, "fallbacks", row, text, "owner", "rehearsal")
    yield "Look at this decision again", view.said("brief.owner"), view.given("brief.review")


def _step(view: View, row: Row) -> str:
    weeks, stop = view.cell("milestones", row, "weeks", ""), view.cell("milestones", row, "stop_if", "")
    limits = [f"at most {weeks}" if weeks else "", f"stop if {bare(stop)}" if stop else ""]
    box = "; ".join(limit for limit in limits if limit)
    return bare(view.cell("milestones", row, "name")) + (f" ({box})" if box else "")


def _action(view: View, collection: str, row: Row, text: str, owner: str, by: str) -> tuple[str, str, str]:
    return text, view.cell(collection, row, owner, ""), view.cell(collection, row, by, "")


def open_items(view: View) -> tuple[Item, ...]:
    """Assumptions that do not hold yet, the broken ones first; don't-knows; and how much more there is."""
    rows = [row for row in view.filled("assumptions").values() if row.get("state") != "holds"]
    held = sorted(rows, key=lambda row: row.get("state") != "broken")
    assumed = [_assumption(view, row) for row in held[:ASSUMPTIONS]]
    found = [Item(lead="To find out:", text=_to_find(view, place)) for place in range(_shown_open(view))]
    none = "All hold." if view.filled("assumptions") else NOT_ANSWERED
    return (*(assumed or [Item(lead="Assumptions:", text=none)]), *found, *_rest(view, len(held)))


def _assumption(view: View, row: Row) -> Item:
    check, owner, by, state = (view.cell("assumptions", row, name, "") for name in ("check", "owner", "by", "state"))
    return Item(
        lead="We assume:",
        text=sentences(
            view.cell("assumptions", row, "text"),
            f"Check: {check}" if check else "",
            ", by ".join(part for part in (owner, by) if part),
            state,
            view.gaps("assumptions", row, "check", "owner", "by"),
        ),
    )


def _shown_open(view: View) -> int:
    return min(OPEN, len(view.assessment.to_find))


def _to_find(view: View, place: int) -> str:
    found = view.assessment.to_find[place]
    who = f"{found.who}, {f'by {found.by}' if found.by else 'no date yet'}" if found.who else "Nobody is named yet"
    return sentences(found.ask, who, "It could change the verdict" if found.flips else "")


def _rest(view: View, assumptions: int) -> Iterator[Item]:
    settled, asked = view.assessment.settled
    more = max(0, assumptions - ASSUMPTIONS) + max(0, len(view.assessment.to_find) - OPEN)
    if more or settled < asked:
        open_ones = f"{counted(asked - settled, 'question')} not answered yet" if settled < asked else ""
        others = f"{more} more assumptions and don't-knows" if more else ""
        listed = " and ".join(part for part in (others, open_ones) if part)
        yield Item(lead="In the appendix:", text=f"{listed}.")


def expectation_items(view: View) -> tuple[Item, ...]:
    """What nobody should expect, how often such tries fail, what comes after, how progress is told."""
    share = view.given("value.after_release")
    return (
        Item(lead="What it will not do:", text=view.said("brief.expectations")),
        *_no_magic(view),
        *([Item(lead="After the first release:", text=f"{share} of all the work.")] if share else []),
        *([Item(lead="Progress:", text=view.said("brief.progress"))] if view.given("brief.progress") else []),
    )


def _no_magic(view: View) -> Iterator[Item]:
    decision = view.value("brief.decision") or view.assessment.verdict.outcome
    chance = view.rows("options").get("ml", {}).get("chance")
    if decision in WITH_ML:
        odds = (
            f"By our own estimate {number(100 - chance)} of 100 such tries come to nothing" if is_number(chance) else ""
        )
        yield Item(lead="No magic:", text=sentences("It guesses from past cases, and some guesses will be wrong", odds))
