"""Plan B, owners and dates, assumptions and open questions, and what nobody should expect."""

from collections.abc import Iterator

from workbook.brief.blocks import Block, Item, Paragraph, Table
from workbook.brief.verdict import counted
from workbook.brief.view import Row, View
from workbook.brief.words import NOT_ANSWERED, bare, sentence, sentences

FALLBACKS = 4
ACTIONS = 8
ASSUMPTIONS = 4
OPEN = 4
STATES = ("broken", "open", None, "holds")


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
    def say(field_id: str) -> str:
        field = view.field("fallbacks", field_id)
        return bare(view.cell("fallbacks", row, field_id, f"({field.title if field else field_id}: {NOT_ANSWERED})"))

    wire = f"{say('failure')}: if {say('metric')} is {say('threshold')} by {say('by')}, then {say('option')}"
    told = f"; {say('tells')} tells people" if row.get("tells") else ""
    return Item(text=sentences(wire, f"{say('decides')} decides{told}", f"Users see: {say('user_sees')}"))


def owners_blocks(view: View) -> tuple[Block, ...]:
    """Every dated or owned action, by date."""
    actions = sorted(_actions(view), key=lambda action: action[2] or "9999")
    lines = [tuple(cell or NOT_ANSWERED for cell in action) for action in actions]
    table = Table(columns=("Action", "Owner", "By"), rows=tuple(lines[:ACTIONS]))
    more = len(lines) - ACTIONS
    return (table, Paragraph(text=f"{more} more in the appendix.")) if more > 0 else (table,)


def _actions(view: View) -> Iterator[tuple[str, str, str]]:
    for row in view.filled("milestones").values():
        box = f" (at most {view.cell('milestones', row, 'weeks')})" if row.get("weeks") is not None else ""
        yield _action(view, "milestones", row, bare(view.cell("milestones", row, "name")) + box, "owner", "by")
    risks = view.filled("risks")
    for row in (risks[risk] for risk in view.assessment.risks if risk in risks):
        if row.get("mitigation") and row.get("by") and row.get("state", "open") == "open":
            yield _action(view, "risks", row, view.cell("risks", row, "mitigation"), "owner", "by")
    for row in view.filled("fallbacks").values():
        if row.get("rehearsal"):
            text = f"Rehearse plan B: {view.cell('fallbacks', row, 'option')}"
            yield _action(view, "fallbacks", row, text, "owner", "rehearsal")
    yield "Look at this decision again", view.said("brief.owner"), view.given("brief.review")


def _action(view: View, collection: str, row: Row, text: str, owner: str, by: str) -> tuple[str, str, str]:
    return text, view.cell(collection, row, owner, ""), view.cell(collection, row, by, "")


def open_items(view: View) -> tuple[Item, ...]:
    """Assumptions, the broken ones first; what is to be found out; and how much was not answered."""
    held = sorted(view.filled("assumptions").values(), key=lambda row: STATES.index(_state(row)))
    assumed = [_assumption(view, row) for row in held[:ASSUMPTIONS]]
    found = [Item(lead="To find out:", text=_to_find(view, place)) for place in range(_shown_open(view))]
    return (*(assumed or [Item(lead="Assumptions:", text=NOT_ANSWERED)]), *found, *_rest(view, len(held)))


def _state(row: Row) -> str | None:
    return row.get("state") if row.get("state") in STATES else None


def _assumption(view: View, row: Row) -> Item:
    check = f"Check: {view.cell('assumptions', row, 'check')}"
    who = f"{view.cell('assumptions', row, 'owner')}, by {view.cell('assumptions', row, 'by')}"
    state = view.cell("assumptions", row, "state", "")
    return Item(lead="We assume:", text=sentences(view.cell("assumptions", row, "text"), check, who, state))


def _shown_open(view: View) -> int:
    return min(OPEN, len(view.assessment.to_find))


def _to_find(view: View, place: int) -> str:
    found = view.assessment.to_find[place]
    who = f"{found.who or f'Who: {NOT_ANSWERED}'}, by {found.by or NOT_ANSWERED}"
    return f"{sentence(found.ask)} {who}." + (" It could change the verdict." if found.flips else "")


def _rest(view: View, assumptions: int) -> Iterator[Item]:
    settled, asked = view.assessment.settled
    more = max(0, assumptions - ASSUMPTIONS) + max(0, len(view.assessment.to_find) - OPEN)
    if more or settled < asked:
        open_ones = f"{counted(asked - settled, 'question')} not answered yet" if settled < asked else ""
        others = f"{more} more assumptions and don’t-knows" if more else ""
        listed = " and ".join(part for part in (others, open_ones) if part)
        yield Item(lead="In the appendix:", text=f"{listed}.")


def expectation_items(view: View) -> tuple[Item, ...]:
    """What it will not do, how it may be used, and what comes after the first release."""
    share = view.given("value.after_release")
    return (
        Item(lead="It will not:", text=view.said("brief.expectations")),
        *([Item(lead="Living with errors:", text=view.said("fit.tolerance"))] if view.given("fit.tolerance") else []),
        *([Item(lead="After the first release:", text=f"{share} of all the work.")] if share else []),
        *([Item(lead="Progress:", text=view.said("brief.progress"))] if view.given("brief.progress") else []),
    )
