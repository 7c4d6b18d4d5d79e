"""Two to five decisions side by side: the same aspects of each, in words."""

from collections.abc import Callable, Sequence
from typing import Any

from workbook.model import Assessment, Library, Session
from workbook.model.frozen import Frozen
from workbook.model.numbers import Numbers
from workbook.review.portfolio import PHASES, Entry, Span

FEWEST, MOST = 2, 5
NOTHING = "–"
LONGEST = 300


class Subject(Frozen):
    """A decision to compare, with all that was made of it."""

    session: Session
    assessment: Assessment
    numbers: Numbers
    entry: Entry


class Aspect(Frozen):
    """What is compared, and what it is in each decision, in their order."""

    title: str
    values: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the decisions differ in it."""
        return len(set(self.values)) > 1


class Comparison(Frozen):
    """Decisions side by side."""

    ids: tuple[str, ...]
    titles: tuple[str, ...]
    aspects: tuple[Aspect, ...]


def compare(library: Library, subjects: Sequence[Subject], say: Callable[[float], str]) -> Comparison:
    """Every aspect in which at least one of the decisions has something to say. `say` writes a figure.

    Raises ValueError for fewer than two or more than five.
    """
    if not FEWEST <= len(subjects) <= MOST:
        raise ValueError(f"Choose {FEWEST} to {MOST} decisions; found {len(subjects)}.")
    rules = [*_judged(library), *_figures(say), *_planned()]
    told = [Aspect(title=title, values=tuple(_cell(rule(one)) for one in subjects)) for title, rule in rules]
    return Comparison(
        ids=tuple(one.session.id for one in subjects),
        titles=tuple(one.session.title for one in subjects),
        aspects=tuple(aspect for aspect in told if set(aspect.values) != {NOTHING}),
    )


Rule = tuple[str, Callable[[Subject], object]]


def _judged(library: Library) -> list[Rule]:
    return [
        ("Verdict", lambda one: one.assessment.verdict.title),
        ("Why", lambda one: next((reason.say for reason in one.assessment.verdict.decisive), "")),
        ("How far it may act", lambda one: one.assessment.verdict.automation_title),
        ("How hard for ML", lambda one: one.assessment.verdict.difficulty_title),
        ("Decided", lambda one: _label(library, one, "brief.decision")),
        ("Reason", lambda one: one.session.value("brief.reason")),
        ("Where it stands", lambda one: PHASES.get(one.entry.phase, "")),
        ("Answered", lambda one: f"{one.entry.settled} of {one.entry.asked}"),
        ("The pain", lambda one: one.session.value("problem.pain")),
        ("The goal post", lambda one: one.session.value("problem.goal_post")),
    ]


def _figures(say: Callable[[float], str]) -> list[Rule]:
    return [
        ("Figures are of", lambda one: one.entry.option),
        ("Effort, person-weeks", lambda one: _span(one.entry.effort, say)),
        ("Gain, percentage points", lambda one: _span(one.entry.gain, say)),
        ("Worth, thousand a year", lambda one: _span(one.entry.worth, say)),
        ("What the numbers say", lambda one: one.numbers.headline if one.numbers.leader else ""),
        ("Find out first", _find_out),
    ]


def _planned() -> list[Rule]:
    return [
        ("Gravest risk", _risk),
        ("Plan B", _plan_b),
        ("Assumptions that are false", lambda one: _broken(one.session) or ""),
        ("Owner", lambda one: one.entry.owner),
        ("Team", lambda one: one.entry.team),
        ("Next look", lambda one: one.entry.review),
    ]


def _label(library: Library, one: Subject, question_id: str) -> str:
    held = one.session.value(question_id)
    return library.questions[question_id].label(held) if held is not None else ""


def _span(span: Span | None, say: Callable[[float], str]) -> str:
    if span is None:
        return ""
    low, high = say(span.low), say(span.high)
    return low if low == high else f"{low} to {high}"


def _find_out(one: Subject) -> str:
    if one.numbers.to_find_out and one.numbers.leader:
        return one.numbers.to_find_out[0].title
    return next((found.ask for found in one.assessment.to_find), "")


def _risk(one: Subject) -> object:
    rows = one.session.rows("risks")
    return next((rows[row_id].get("title") for row_id in one.assessment.risks), "")


def _plan_b(one: Subject) -> str:
    row: dict[str, Any] = next((row for row in one.session.rows("fallbacks").values() if row.get("option")), {})
    limit = " ".join(str(row[name]) for name in ("metric", "threshold") if row.get(name))
    return f"{row.get('option', '')}{f', when {limit}' if limit else ''}"


def _broken(session: Session) -> int:
    return sum(row.get("state") == "broken" for row in session.rows("assumptions").values())


def _cell(held: object) -> str:
    text = " ".join(str(held).split()) if held not in (None, "") else NOTHING
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
