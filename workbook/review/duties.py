"""What a session still asks of people: things to find out, checks, steps, tripwires, rehearsals and second looks."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Any, Literal, get_args

from workbook.model import Library, Question, Session
from workbook.model.frozen import Frozen
from workbook.review.leaning import BETWEEN, REVISIT, question_for

Kind = Literal[
    "find_out", "assumption", "mitigation", "milestone", "criterion", "tripwire", "rehearsal", "forecast", "revisit"
]
KINDS: tuple[Kind, ...] = get_args(Kind)
LONGEST = 400
Row = dict[str, Any]


class Way(Frozen):
    """A way to end a duty with one click: what the button says, and what is then written where."""

    label: str
    path: str
    value: str


class Duty(Frozen):
    """One thing to do. `ref` lasts as long as its answer or row does, `stage` and `section` are where it stands.

    `due` is an ISO date or empty. `date_path` is the place of that date: the path of a field, or of a whole answer.
    """

    kind: Kind
    ref: str
    say: str
    owner: str = ""
    due: str = ""
    date_path: str
    stage: str
    section: str
    ways: tuple[Way, ...] = ()


def duties(library: Library, session: Session, relevant: Collection[str]) -> tuple[Duty, ...]:
    """All that is still to be done in a session, by date. Questions that are not asked of it count for nothing."""
    found = [
        *_to_find(library, session, relevant),
        *(duty for collection, rule in ROWS.items() for duty in _rows(library, session, relevant, collection, rule)),
        *_decision(library, session, relevant),
        *_estimates(library, session, relevant),
    ]
    return tuple(sorted(found, key=lambda duty: (duty.due or "9999", KINDS.index(duty.kind), duty.ref)))


def is_overdue(due: str, today: date) -> bool:
    """Whether a date has passed; no date never has, and a thing due today is not late yet."""
    return bool(due) and due < today.isoformat()


def _to_find(library: Library, session: Session, relevant: Collection[str]) -> Iterator[Duty]:
    for question_id in relevant:
        answer = session.answer(question_id)
        if answer is not None and answer.state == "unknown":
            question = library.questions[question_id]
            path = f"answers/{question_id}"
            yield Duty(
                kind="find_out",
                ref=path,
                say=_line(answer.asked or question.ask),
                owner=_line(answer.who),
                due=answer.by,
                date_path=path,
                stage=question.stage,
                section=question.section,
            )


def _decision(library: Library, session: Session, relevant: Collection[str]) -> Iterator[Duty]:
    day = session.value("brief.review")
    if "brief.review" not in relevant or not isinstance(day, str):
        return
    question = library.questions["brief.review"]
    path = "answers/brief.review"
    yield Duty(
        kind="revisit",
        ref=path,
        say="This decision as a whole",
        owner=_line(session.value("brief.owner")),
        due=day,
        date_path=path,
        stage=question.stage,
        section=question.section,
    )


def _estimates(library: Library, session: Session, relevant: Collection[str]) -> Iterator[Duty]:
    for subject, row in session.rows(REVISIT).items():
        question = question_for(library, subject)
        day = row.get("by")
        if question is not None and question.id in relevant and isinstance(day, str):
            path = f"{REVISIT}/{subject}"
            yield Duty(
                kind="revisit",
                ref=path,
                say=_line(_subject(question, subject, session)),
                due=day,
                date_path=f"{path}/by",
                stage=question.stage,
                section=question.section,
            )


def _subject(question: Question, subject: str, session: Session) -> str:
    collection, between, row_id = subject.partition(BETWEEN)
    row = session.rows(collection).get(row_id, {}) if between else {}
    named = next((row[field.id] for field in question.fields[:1] if row.get(field.id)), "")
    return f"{question.title}: {named}" if named else question.title


Rule = Callable[[str, Row], Iterable[Duty]]


def _rows(library: Library, session: Session, relevant: Collection[str], collection: str, rule: Rule) -> Iterator[Duty]:
    question = library.collections.get(collection)
    if question is None or question.id not in relevant:
        return
    for row_id, row in session.rows(collection).items():
        for duty in rule(f"{collection}/{row_id}", row):
            yield duty.model_copy(update={"stage": question.stage, "section": question.section})


def _made(kind: Kind, path: str, row: Row, say: str, *ways: Way, day: str = "by", ref: str = "") -> Duty:
    due = row.get(day)
    return Duty(
        kind=kind,
        ref=ref or path,
        say=_line(say),
        owner=_line(row.get("owner")),
        due=due if isinstance(due, str) else "",
        date_path=f"{path}/{day}",
        stage="",
        section="",
        ways=ways,
    )


def _assumption(path: str, row: Row) -> Iterator[Duty]:
    if row.get("text") and row.get("state") not in ("holds", "broken"):
        holds = Way(label="It holds", path=f"{path}/state", value="holds")
        broken = Way(label="It is false", path=f"{path}/state", value="broken")
        yield _made("assumption", path, row, str(row["text"]), holds, broken)


def _mitigation(path: str, row: Row) -> Iterator[Duty]:
    if row.get("title") and row.get("state") not in ("mitigated", "accepted"):
        done = Way(label="Step done", path=f"{path}/state", value="mitigated")
        say = (
            f"{row['mitigation']} (risk: {row['title']})"
            if row.get("mitigation")
            else f"Find a step against: {row['title']}"
        )
        yield _made("mitigation", path, row, say, done)


def _milestone(path: str, row: Row) -> Iterator[Duty]:
    if row.get("name") and row.get("by") and not row.get("result"):
        ways = _ways(f"{path}/result", go="We went on", stop="We stopped")
        yield _made("milestone", path, row, str(row["name"]), *ways)


def _criterion(path: str, row: Row) -> Iterator[Duty]:
    if row.get("measure") and row.get("by") and not row.get("met"):
        target = f" ({row['target']})" if row.get("target") else ""
        ways = _ways(f"{path}/met", yes="Reached", no="Missed")
        yield _made("criterion", path, row, f"{row['measure']}{target}", *ways)


def _fallback(path: str, row: Row) -> Iterator[Duty]:
    watched = row.get("metric") or row.get("failure")
    if watched and row.get("by") and not row.get("crossed"):
        limit = f" (limit: {row['threshold']})" if row.get("threshold") else ""
        ways = _ways(f"{path}/crossed", no="Limit kept", yes="Limit crossed")
        yield _made("tripwire", path, row, f"{watched}{limit}", *ways)
    if row.get("rehearsal") and not row.get("rehearsed"):
        plan = str(row.get("option") or row.get("failure") or "the switch")
        ways = _ways(f"{path}/rehearsed", worked="The switch worked", failed="It did not work")
        yield _made("rehearsal", path, row, plan, *ways, day="rehearsal", ref=f"{path}/rehearsal")


def _forecast(path: str, row: Row) -> Iterator[Duty]:
    if row.get("text") and row.get("by") and not row.get("outcome"):
        ways = _ways(f"{path}/outcome", yes="It happened", no="It did not happen", void="Nobody can tell")
        yield _made("forecast", path, row, str(row["text"]), *ways)


def _ways(path: str, **labels: str) -> tuple[Way, ...]:
    return tuple(Way(label=label, path=path, value=value) for value, label in labels.items())


ROWS: dict[str, Rule] = {
    "assumptions": _assumption,
    "risks": _mitigation,
    "milestones": _milestone,
    "criteria": _criterion,
    "fallbacks": _fallback,
    "forecasts": _forecast,
}


def _line(text: object) -> str:
    folded = " ".join(text.split()) if isinstance(text, str) else ""
    return folded if len(folded) <= LONGEST else folded[: LONGEST - 1] + "…"
