"""Work for a tracker: mitigations, things to find out, milestones and tripwires, as CSV and as a list of tasks."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import datetime

from workbook.brief.blocks import Bullets, Item, Paragraph, Section, Tasks
from workbook.brief.facts import ranked_risks
from workbook.brief.numbers import worth_finding
from workbook.brief.pages import Page, builder
from workbook.brief.view import Row, View
from workbook.brief.words import NOT_ANSWERED, bare, sentences
from workbook.model import Assessment, Library, Session
from workbook.model.frozen import Frozen

KINDS = {
    "mitigation": "Mitigations",
    "find_out": "To find out",
    "milestone": "Milestones",
    "tripwire": "Tripwires",
}
SAFE = "Reference (an apostrophe in front of a text keeps a spreadsheet from running it as a formula)"
COLUMNS = ("Kind", "Task", "Details", "Owner", "Due", "State", SAFE)
FORMULA = re.compile(r"^[\s\u200b\ufeff]*[=+\-@\t\r＝＋－＠]")
RISK_DETAILS = ("who", "severity", "likelihood", "notice", "signal", "intervention", "cost_now", "cost_later")


class Task(Frozen):
    """One piece of work. `ref` names the answer or row it comes from and lasts; `done` closes it."""

    kind: str
    ref: str
    task: str
    details: str
    owner: str
    due: str
    state: str = "Open"
    done: bool = False


class Tracker(Frozen):
    """All work of a session."""

    session: str
    revision: int
    title: str
    tasks: tuple[Task, ...]


def build_tracker(
    library: Library, session: Session, assessment: Assessment, *, at: datetime, tool_version: str
) -> Tracker:
    """The work that follows from a session."""
    tasks = tasks_of(View(library, session, assessment))
    return Tracker(session=session.id, revision=session.seq, title=session.title, tasks=tasks)


def tasks_of(view: View) -> tuple[Task, ...]:
    """Everything to be done, kind by kind: the gravest risk first, then what to find out, then by date."""
    return (*_mitigations(view), *findings(view), *_by_date(_milestones(view)), *_by_date(_tripwires(view)))


def findings(view: View) -> Iterator[Task]:
    """What nobody knows yet, then the assumptions."""
    for found in view.assessment.to_find:
        if found.question in view.shown:
            flips = "The answer could change the verdict" if found.flips else ""
            details = sentences(found.note, flips)
            yield Task(
                kind="find_out", ref=found.question, task=found.ask, details=details, owner=found.who, due=found.by
            )
    yield from _worth_finding(view)
    for row_id, row in view.filled("assumptions").items():
        yield _assumption(view, row_id, row)


def _worth_finding(view: View) -> Iterator[Task]:
    """Figures that are worth knowing, the most first; what nobody knows yet is said to be unknown."""
    told = {f"answers/{found.question}" for found in view.assessment.to_find}
    for one in (one for one in worth_finding(view) if one.path not in told):
        unsure = "Nobody knows it yet" if one.source == "unknown" else ""
        details = sentences(one.why, unsure, one.changes, f"How: {one.how}")
        yield Task(kind="find_out", ref=one.path, task=one.title, details=details, owner="", due="")


def _assumption(view: View, row_id: str, row: Row) -> Task:
    text, check, wrong = (bare(view.cell("assumptions", row, name, "")) for name in ("text", "check", "if_wrong"))
    return Task(
        kind="find_out",
        ref=f"assumptions/{row_id}",
        task=f"Check: {text or NOT_ANSWERED}",
        details=sentences(f"How: {check}" if check else "", f"If it is false: {wrong}" if wrong else ""),
        owner=view.cell("assumptions", row, "owner", ""),
        due=view.cell("assumptions", row, "by", ""),
        state=view.cell("assumptions", row, "state", "Open"),
        done=row.get("state") in ("holds", "broken"),
    )


def _mitigations(view: View) -> Iterator[Task]:
    for row_id, row in ranked_risks(view):
        lent = "What to do is the card's advice, not yet in the team's own words"
        risk, step = bare(view.cell("risks", row, "title")), view.cell("risks", row, "mitigation", "")
        yield Task(
            kind="mitigation",
            ref=f"risks/{row_id}",
            task=step or f"Find an answer to: {risk}",
            details=sentences(
                f"Risk: {risk}",
                *_details(view, "risks", row, RISK_DETAILS),
                lent if "mitigation" in view.lent("risks", row) else "",
            ),
            owner=view.cell("risks", row, "owner", ""),
            due=view.cell("risks", row, "by", ""),
            state=view.cell("risks", row, "state", "Open"),
            done=row.get("state") in ("mitigated", "accepted"),
        )


def _details(view: View, collection: str, row: Row, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        field = view.field(collection, name)
        if field and row.get(name) is not None:
            yield f"{field.title}: {bare(view.cell(collection, row, name))}"


def _milestones(view: View) -> Iterator[Task]:
    names = ("proves", "weeks", "spend_share", "go_if", "stop_if")
    for row_id, row in view.filled("milestones").items():
        yield Task(
            kind="milestone",
            ref=f"milestones/{row_id}",
            task=view.cell("milestones", row, "name"),
            details=sentences(*_details(view, "milestones", row, names)),
            owner=view.cell("milestones", row, "owner", ""),
            due=view.cell("milestones", row, "by", ""),
        )
    owner, due = view.given("brief.owner"), view.given("brief.review")
    yield Task(
        kind="milestone", ref="brief.review", task="Look at this decision again", details="", owner=owner, due=due
    )


def _tripwires(view: View) -> Iterator[Task]:
    names = ("threshold", "option", "decides", "tells", "time", "last_moment")
    for row_id, row in view.filled("fallbacks").items():
        failure, metric = (bare(view.cell("fallbacks", row, name, "")) for name in ("failure", "metric"))
        ref, owner = f"fallbacks/{row_id}", view.cell("fallbacks", row, "owner", "")
        details = sentences(f"Failure: {failure}" if failure else "", *_details(view, "fallbacks", row, names))
        due = view.cell("fallbacks", row, "by", "")
        watch = f"Watch: {metric or failure or NOT_ANSWERED}"
        yield Task(kind="tripwire", ref=ref, task=watch, details=details, owner=owner, due=due)
        if rehearsal := view.cell("fallbacks", row, "rehearsal", ""):
            task = f"Rehearse plan B: {bare(view.cell('fallbacks', row, 'option'))}"
            yield Task(kind="tripwire", ref=f"{ref}/rehearsal", task=task, details="", owner=owner, due=rehearsal)


def _by_date(tasks: Iterator[Task]) -> list[Task]:
    return sorted(tasks, key=lambda task: task.due or "9999")


def to_csv(tracker: Tracker) -> str:
    """The tasks for a spreadsheet or a tracker: every cell quoted and on one line, none runs as a formula.

    It begins with a byte order mark, because Excel reads other letters than a to z wrongly without one.
    """
    file = io.StringIO()
    table = csv.writer(file, quoting=csv.QUOTE_ALL)
    table.writerow(COLUMNS)
    for task in tracker.tasks:
        ref = f"{tracker.session}/{task.ref}"
        cells = (task.kind.replace("_", " "), task.task, task.details, task.owner, task.due, task.state, ref)
        table.writerow([harmless(cell) for cell in cells])
    return "\ufeff" + file.getvalue()


def harmless(text: str) -> str:
    """A text on one line that a spreadsheet shows and does not run."""
    line = " / ".join(part.strip() for part in text.replace("\0", "").splitlines() if part.strip())
    return f"'{line}" if FORMULA.match(line) else line


def compose_tasks(view: View) -> Page:
    """The same work as a list to tick off; what is done comes last."""
    tasks = tasks_of(view)
    open_ones = [task for task in tasks if not task.done]
    ownerless = sum(not task.owner for task in open_ones)
    counts = Paragraph(
        lead=f"{len(open_ones)} open.", text=f"{ownerless} without an owner, {len(tasks) - len(open_ones)} done."
    )
    sections = [_section(kind, title, open_ones) for kind, title in KINDS.items()]
    done = tuple(Item(text=_line(task)) for task in tasks if task.done)
    if done:
        sections.append(Section(id="done", title="Done or decided", blocks=(Bullets(items=done),)))
    return Page(headline=f"Tasks: {view.session.title}", summary=(counts,), sections=tuple(sections))


def _section(kind: str, title: str, tasks: list[Task]) -> Section:
    lines = tuple(_line(task) for task in tasks if task.kind == kind)
    return Section(id=kind, title=title, blocks=(Tasks(items=lines) if lines else Paragraph(text="None."),))


def _line(task: Task) -> str:
    state = f"State: {task.state}" if task.done else ""
    owner = f"Owner: {task.owner or NOT_ANSWERED}"
    due = f"By: {task.due or NOT_ANSWERED}"
    return sentences(task.task, task.details, owner, due, state) + f" ({task.ref})"


build_tasks = builder(compose_tasks)
