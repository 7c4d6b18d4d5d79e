"""Plan B, owners and dates, assumptions and open questions, and what nobody should expect."""

from collections.abc import Iterator

from workbook.brief.blocks import Block, Item, Paragraph, Table
from workbook.brief.numbers import finding_items, first_findings, stop_items
from workbook.brief.verdict import counted
from workbook.brief.view import Row, View
from workbook.brief.words import NOT_ANSWERED, bare, is_number, number, sentences
from workbook.model import ToFind

FALLBACKS = 4
ACTIONS = 8
ASSUMPTIONS = 3
OPEN = 3
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
        *stop_items(view),
        Item(lead="If we stop, we keep:", text=view.said("planb.keep")),
    )


def _fallback(view: View, row: Row) -> Item:
    said = {name: bare(view.cell("fallbacks", row, name, "")) for name in (*SWITCH, "failure", "user_sees", "tells")}
    if all(said[name] for name in SWITCH):
        wire = f"If {said['metric']} is {said['threshold']} by {said['by']}, then: {said['option']}"
        plan = [wire, f"{said['decides']} decides"]
    else:
        plan = [f"Then: {said['option']}" if said["option"] else "", view.gaps("fallbacks", row, *SWITCH)]
    told = f"{said['tells']} tells people" if said["tells"] else ""
    seen = f"Users see: {said['user_sees']}" if said["user_sees"] else ""
    return Item(text=sentences(said["failure"] or NOT_ANSWERED, *plan, told, seen))


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
    limits = [f"at most {weeks}" if weeks else "", f"stop if: {bare(stop)}" if stop else ""]
    box = "; ".join(limit for limit in limits if limit)
    return bare(view.cell("milestones", row, "name")) + (f" ({box})" if box else "")


def _action(view: View, collection: str, row: Row, text: str, owner: str, by: str) -> tuple[str, str, str]:
    return text, view.cell(collection, row, owner, ""), view.cell(collection, row, by, "")


def open_items(view: View) -> tuple[Item, ...]:
    """Assumptions that do not hold yet, the broken ones first; don't-knows; and how much more there is."""
    rows = [row for row in view.filled("assumptions").values() if row.get("state") != "holds"]
    held = sorted(rows, key=lambda row: row.get("state") != "broken")
    told = {one.path for one in first_findings(view)}
    found = [
        one
        for one in view.assessment.to_find
        if one.question in view.shown and not _on_top(view, one) and f"answers/{one.question}" not in told
    ]
    return (
        *([_assumption(view, row) for row in held[:ASSUMPTIONS]] or [_no_assumption(view)]),
        *_unchecked(held),
        *finding_items(view),
        *(Item(lead="To find out:", text=_to_find(one)) for one in found[:OPEN]),
        *_rest(view, max(0, len(held) - ASSUMPTIONS) + max(0, len(found) - OPEN)),
    )


def _on_top(view: View, found: ToFind) -> bool:
    """Whether the paper's own lines, such as owner and next look, already say that this is not known."""
    return view.shown[found.question].stage == "brief"


def _no_assumption(view: View) -> Item:
    return Item(lead="Assumptions:", text="All hold." if view.filled("assumptions") else NOT_ANSWERED)


def _assumption(view: View, row: Row) -> Item:
    check, owner, by = (view.cell("assumptions", row, name, "") for name in ("check", "owner", "by"))
    state = view.cell("assumptions", row, "state") if row.get("state") == "broken" else ""
    who = ", by ".join(part for part in (owner, by) if part)
    text = sentences(view.cell("assumptions", row, "text"), f"Check: {check}" if check else "", who, state)
    return Item(lead="We assume:", text=text)


def _unchecked(rows: list[Row]) -> Iterator[Item]:
    open_ones = sum(not (row.get("check") and row.get("owner") and row.get("by")) for row in rows)
    if open_ones:
        text = f"how, by whom or by when {counted(open_ones, 'assumption')} will be checked."
        yield Item(lead=f"{NOT_ANSWERED}:", text=text)


def _to_find(found: ToFind) -> str:
    who = f"{found.who}, {f'by {found.by}' if found.by else 'no date yet'}" if found.who else "Nobody is named yet"
    return sentences(found.ask, who, "It could change the verdict" if found.flips else "")


def _rest(view: View, more: int) -> Iterator[Item]:
    settled, asked = view.assessment.settled
    parts = (
        counted(more, "more assumption or don't-know", "more assumptions and don't-knows") if more else "",
        f"{counted(asked - settled, 'question')} not answered yet" if settled < asked else "",
    )
    listed = " and ".join(part for part in parts if part)
    if listed:
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
