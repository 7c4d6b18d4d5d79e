"""The page for stakeholders: what it will and will not do, how often it will be wrong, how likely it fails."""

from collections.abc import Iterator

from workbook.brief.blocks import Block, Item, Paragraph, Section
from workbook.brief.decision import headline, status
from workbook.brief.facts import costs, evidence, means_ml, odds, told
from workbook.brief.pages import Page, builder, listed
from workbook.brief.tracker import findings, tasks_of
from workbook.brief.view import View
from workbook.brief.words import NOT_ANSWERED, bare, sentence, sentences
from workbook.brief.wrong import in_words, said, statements

OPEN = 5
Points = Iterator[Item]
Parts = dict[str, tuple[str, tuple[Item, ...]]]
WILL = (
    ("In plain words:", "brief.plain"),
    ("The product:", "problem.product"),
    ("On a good day:", "problem.desired"),
    ("How far it goes:", "fit.automation"),
    ("A person checks:", "fit.oversight"),
)
WILL_NOT = (
    ("Nobody should be surprised:", "brief.expectations"),
    ("Never meant for:", "problem.unsupported"),
    ("Always goes to a person:", "fit.handover"),
    ("What remains of the problem:", "fit.solves"),
    ("Where such systems need people:", "fit.limits"),
)
WHEN_WRONG = (
    ("The worst wrong answer:", "fit.worst_error"),
    ("Will people notice?", "fit.noticed"),
    ("Can it be undone?", "fit.reversible"),
    ("Getting it put right:", "risks.appeal"),
    ("Left unanswered:", "fit.unanswered"),
)
IF_IT_FAILS = (
    ("What takes over:", "planb.takes_over"),
    ("Spending limit:", "value.stop_loss"),
    ("What we keep:", "planb.keep"),
    ("What we tell people:", "planb.promise"),
)
PROPOSED = (("The product:", "problem.product"), ("The pain it was for:", "problem.pain"))
WHY_NOT = (("What it would not have done:", "brief.expectations"), ("What would remain of the problem:", "fit.solves"))
STAYS = (
    ("Today's way:", "problem.baseline"),
    ("What we keep:", "planb.keep"),
    ("What we tell people:", "planb.promise"),
)
# These always have a line, because their absence is news to the reader.
ALWAYS = ("problem.product", "brief.expectations", "fit.automation", "value.stop_loss")


def compose_expectations(view: View) -> Page:
    """What everybody who hears of it should expect; of what is refused, what stays instead."""
    parts = _refused(view) if view.value("brief.decision") == "no_go" else _planned(view)
    parts["open"] = ("What we do not know yet", tuple(_open(view)))
    sections = (Section(id=name, title=title, blocks=(listed(items),)) for name, (title, items) in parts.items())
    return Page(headline=f"What to expect: {view.session.title}", summary=_top(view), sections=tuple(sections))


def _planned(view: View) -> Parts:
    return {
        "will": ("What it will do", tuple(_points(view, WILL if means_ml(view) else WILL[:3]))),
        "will_not": ("What it will not do", tuple(_points(view, WILL_NOT))),
        "wrong": ("How often it will be wrong", tuple(_wrong(view))),
        "fails": ("The chance that it fails", tuple(_fails(view))),
        "progress": ("How we report progress", tuple(_progress(view))),
    }


def _refused(view: View) -> Parts:
    """Nothing is built: what was proposed, why not, and what people have instead."""
    seen = [view.cell("fallbacks", row, "user_sees", "") for row in view.filled("fallbacks").values()]
    stays = [Item(lead="People see:", text=sentence(bare(text))) for text in seen[:2] if text]
    look = Item(lead="We look again on:", text=view.said("brief.review"))
    return {
        "proposed": ("What was proposed", tuple(_points(view, PROPOSED))),
        "why": ("Why we do not build it", (Item(text=view.said("brief.reason")), *_points(view, WHY_NOT))),
        "stays": ("What stays", (*stays, *_points(view, STAYS), look)),
    }


def _top(view: View) -> tuple[Block, ...]:
    decision = headline(view).removesuffix(f": {view.session.title}")
    return (Paragraph(lead=f"{status(view)}.", text=sentence(decision)),)


def _points(view: View, leads: tuple[tuple[str, str], ...]) -> Points:
    for lead, question in leads:
        if view.given(question) or (question in ALWAYS and question in view.shown):
            yield Item(lead=lead, text=told(view, question))


def _wrong(view: View) -> Points:
    if not means_ml(view):
        yield Item(text="Nothing that learns from data is being built now, so there are no guesses to be wrong.")
        return
    yield Item(lead="No magic:", text="It guesses from past cases, and some guesses will be wrong.")
    stated = list(statements(view))
    yield from (Item(lead=one.lead, text=said(one)) for one in stated)
    known = next((one for one in stated if one.wrong is not None), None)
    if known and known.wrong is not None:
        limit = ", at the most. That is the bar we set, not yet a result" if known.bound else ""
        yield Item(lead="In words:", text=sentence(f"wrong {in_words(known.wrong)}{limit}"))
    else:
        yield Item(lead="Out of 100:", text=sentences("Not known yet", _who_tells(view)))
    yield from _points(view, WHEN_WRONG)


def _who_tells(view: View) -> str:
    """The first dated step, which is the earliest moment at which anybody could know."""
    first = next((task for task in tasks_of(view) if task.ref.startswith("milestones/")), None)
    if first is None:
        return "No step that would tell is planned"
    return f"The first step that can tell: {bare(first.task)}" + (f", by {first.due}" if first.due else "")


def _fails(view: View) -> Points:
    rests = evidence(view)
    chance = sentences(odds(view), f"This rests on: {rests.lower()}" if rests else "")
    yield Item(lead="Out of 100:", text=chance if odds(view) else "Nobody has put a number on it yet.")
    if view.given("fit.precedent") and means_ml(view):
        yield Item(lead="Has anyone done it?", text=told(view, "fit.precedent"))
    for row in list(view.filled("fallbacks").values())[:2]:
        failure, seen = (bare(view.cell("fallbacks", row, name, "")) for name in ("failure", "user_sees"))
        if seen:
            yield Item(lead="If it fails, users see:", text=sentence(f"{seen} ({failure})" if failure else seen))
    yield from _points(view, IF_IT_FAILS)
    yield Item(lead="What it costs:", text=sentence(costs(view)) or NOT_ANSWERED)


def _progress(view: View) -> Points:
    yield Item(lead="How:", text=view.said("brief.progress"))
    for task in tasks_of(view):
        if task.kind == "milestone":
            yield Item(lead=f"By {task.due or 'a day not set yet'}:", text=sentences(task.task, task.details))
    if share := view.given("value.after_release"):
        yield Item(lead="After the first release:", text=f"{share} of all the work.")


def _open(view: View) -> Points:
    tasks = [task for task in findings(view) if not task.done]
    for task in tasks[:OPEN]:
        who = ", by ".join(part for part in (task.owner, task.due) if part)
        yield Item(text=sentences(task.task, who or "Nobody is named yet"))
    if len(tasks) > OPEN:
        yield Item(text=f"{len(tasks) - OPEN} more in the list of tasks.")
    if not tasks:
        yield Item(text="Nothing is marked as not known.")


build_expectations = builder(compose_expectations)
