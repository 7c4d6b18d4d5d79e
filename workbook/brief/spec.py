"""The specification for the data scientist, generated from the answers; gaps are named, with who would know."""

from collections.abc import Callable, Iterator

from workbook.brief.blocks import Block, Bullets, Item, Paragraph, Section
from workbook.brief.decision import headline
from workbook.brief.facts import amount, chance, evidence, means_ml, ranked_risks, told
from workbook.brief.numbers import numbers_of
from workbook.brief.pages import Page, builder
from workbook.brief.risks import CRITERION, table_of
from workbook.brief.spec_terms import MEANS, PARTS, Lines
from workbook.brief.tracker import findings
from workbook.brief.verdict import counted
from workbook.brief.view import View
from workbook.brief.words import NOT_ANSWERED, bare, number, rounded, sentence, sentences
from workbook.model import Question

ALL = 10_000
ROLES = {
    "product": "product",
    "data": "data science",
    "engineering": "engineering",
    "design": "design",
    "operations": "operations",
    "legal": "legal",
    "users": "users",
    "leadership": "leadership",
}
# The tables of each part: a collection and the columns shown of it.
TABLES: dict[str, tuple[str, str, dict[str, str]]] = {
    "data": ("Sources", "sources", {"name": "Source", "what": "Holds", "where": "Where", "owner": "Owner",
                                    "access": "Access", "quality": "Quality"}),
    "metrics": ("Acceptance", "criteria", CRITERION),
    "slices": ("Groups", "groups", {"who": "Group", "effect": "Effect", "exposed": "Special care",
                                    "check": "Check by slice"}),
    "trial": ("Milestones", "milestones", {"name": "Step", "proves": "Proves", "weeks": "Time-box", "by": "By",
                                           "go_if": "Go on if", "stop_if": "Stop if"}),
    "retraining": ("Change control", "changes_control", {"change": "Change", "example": "Example",
                                                         "could": "Could do", "signs_off": "Signs off"}),
    "fallback": ("Tripwires", "fallbacks", {"failure": "Failure", "metric": "Metric", "threshold": "Threshold",
                                            "by": "By", "option": "Takes over", "decides": "Decides"}),
}  # fmt: skip


def compose_spec(view: View) -> Page:
    """What a data scientist needs before the first line of code."""
    sections = tuple(_part(view, name, title, lines) for name, (title, lines) in PARTS.items())
    opened = tuple(_finding_items(view)) or (Item(text="Nothing is marked as not known."),)
    questions = Section(id="open", title="Open questions", blocks=(Bullets(items=opened),))
    return Page(headline=f"Specification: {view.session.title}", summary=_top(view), sections=(*sections, questions))


def _top(view: View) -> tuple[Block, ...]:
    lines = [question for _, part in PARTS.values() for _, question in part if question in view.shown]
    gaps = sum(view.value(question) is None for question in lines)
    decision = headline(view).removesuffix(f": {view.session.title}")
    known = f"{len(lines) - gaps} of {len(lines)} points are settled; {counted(gaps, 'gap')} named below"
    learns = "" if means_ml(view) else "Nothing that learns is being built now; this says what it would take"
    author = view.given("brief.spec_owner")
    return (
        Paragraph(lead=f"{bare(decision)}.", text=sentences(known, learns)),
        *([Paragraph(lead="Turned into a plan by:", text=author)] if author else []),
    )


def _part(view: View, name: str, title: str, lines: Lines) -> Section:
    asked = [(lead, view.shown[question]) for lead, question in lines if question in view.shown]
    items = tuple(_line(view, lead, question) for lead, question in asked if view.answer(question.id))
    blocks = (
        *([Bullets(items=items)] if items else []),
        *_table(view, name),
        *EXTRAS.get(name, lambda view: ())(view),
        *_gaps(view, asked),
    )
    return Section(id=name, title=title, blocks=blocks or (Paragraph(text=NOT_ANSWERED),))


def _line(view: View, lead: str, question: Question) -> Item:
    """A point with its answer, the remark beside it, and below it what that means for the work."""
    value, meanings = view.value(question.id), MEANS.get(question.id, {})
    held = value if isinstance(value, list) else [value]
    means = tuple(Item(lead="So:", text=text) for one, text in meanings.items() if one in held)
    return Item(lead=lead, text=told(view, question.id), items=means)


def _table(view: View, name: str) -> Iterator[Block]:
    if name in TABLES:
        title, collection, columns = TABLES[name]
        if view.asking(collection) is None:
            return
        if not view.filled(collection):
            yield Paragraph(lead=f"{title}:", text=NOT_ANSWERED)
            return
        yield from table_of(view, collection, columns, list(view.filled(collection).values()), ALL)


def _gaps(view: View, asked: list[tuple[str, Question]]) -> Iterator[Paragraph]:
    """What nobody has answered, each with who usually knows."""
    names = [f"{lead.rstrip(':?')} ({_knows(one)})" for lead, one in asked if not view.answer(one.id)]
    if names:
        yield Paragraph(lead=f"{NOT_ANSWERED}:", text=sentence("; ".join(names)))


def _knows(question: Question) -> str:
    return "ask " + ", ".join(ROLES[role] for role in question.knows[:2]) if question.knows else "nobody named"


def _finding_items(view: View) -> Iterator[Item]:
    """What is open, but for the brief's own questions such as owner and next look."""
    for task in findings(view):
        question = view.shown.get(task.ref)
        if not task.done and (question is None or question.stage != "brief"):
            who = ", by ".join(part for part in (task.owner, task.due) if part)
            yield Item(text=sentences(task.task, task.details, who or "Nobody is named yet"))


def _source_gaps(view: View) -> Iterator[Block]:
    rows = [row for row in view.filled("sources").values() if row.get("gap")]
    items = tuple(
        Item(lead=f"Missing in {bare(view.cell('sources', row, 'name'))}:", text=view.cell("sources", row, "gap"))
        for row in rows
    )
    if items:
        yield Bullets(items=items)


def _signals(view: View) -> Iterator[Block]:
    """The early signs of the risks, gravest first: numbers to log from the first day."""
    items = tuple(
        Item(text=f"{bare(view.cell('risks', row, 'signal'))} ({bare(view.cell('risks', row, 'title'))})")
        for _, row in ranked_risks(view)
        if row.get("signal")
    )
    if items:
        yield Paragraph(text="Early signs of the risks, to be logged from the first day:")
        yield Bullets(items=items)


def _tracks(view: View) -> Iterator[Block]:
    rows = list(view.filled("tracks").values())
    if rows:
        columns = {"name": "Track", "kind": "Varies", "question": "Question", "weeks": "Time-box", "owner": "Owner"}
        yield from table_of(view, "tracks", columns, rows, ALL)


def _ethics(view: View) -> Iterator[Block]:
    rows = list(view.filled("ethics").values())
    if rows:
        columns = {"name": "Requirement", "evidence": "Evidence", "state": "State", "owner": "Owner", "by": "By"}
        yield from table_of(view, "ethics", columns, rows, ALL)


def _expected(view: View) -> Iterator[Block]:
    gain, works, rests = amount(view, "improvement"), chance(view), evidence(view)
    if gain:
        odds = f"Works in {number(works)} of 100 such tries" if works is not None else ""
        text = sentences(gain, odds, f"Rests on: {rests.lower()}" if rests else "")
        yield Bullets(items=(Item(lead="Expected gain over today:", text=text),))


def _worth_keeping(view: View) -> Iterator[Block]:
    """From which improvement on the numbers say that it is worth building and keeping."""
    numbers = numbers_of(view)
    limit = numbers.limit("ml") if numbers and numbers.state == "ready" else None
    figures = (("Worth building from:", limit.break_even), ("Worth keeping from:", limit.gate)) if limit else ()
    items = tuple(
        Item(lead=lead, text=f"{rounded(max(value, 0.0))} points of improvement, by the numbers.")
        for lead, value in figures
        if value is not None
    )
    if items:
        yield Bullets(items=items)


def _limit(view: View) -> Iterator[Block]:
    verdict = view.assessment.verdict
    reasons = sentences(*(reason.say for reason in verdict.automation_reasons[:2]))
    yield Bullets(items=(Item(lead="Automation, at most:", text=sentences(verdict.automation_title, reasons)),))


EXTRAS: dict[str, Callable[[View], Iterator[Block]]] = {
    "data": _source_gaps,
    "baseline": lambda view: (*_expected(view), *_worth_keeping(view)),  # type: ignore[dict-item,return-value]
    "trial": _tracks,
    "monitoring": _signals,
    "constraints": lambda view: (*_limit(view), *_ethics(view)),  # type: ignore[return-value,dict-item]
}

build_spec = builder(compose_spec)
