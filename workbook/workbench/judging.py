"""The conclusions about a document as measures that can be compared: verdict, coverage, leader, losses, limits."""

from collections.abc import Iterator

from workbook.assess import assess
from workbook.model import Document, Library, session_of
from workbook.model.numbers import LimitNumbers, Numbers
from workbook.review import Measure, Measures, day
from workbook.workbench.amounts import figure, in_hundred, quoted
from workbook.workbench.numbers import numbers_of

# What every comparison tells, moved or not.
HEADS = ("decision", "verdict", "leader", "coverage")
DECISION = "brief.decision"
LIMITS = ("even", "gate", "work", "spend", "date")


def measured(library: Library, document: Document) -> Measures:
    """Every conclusion about a document. Pure."""
    session = session_of("compared", 0, document)
    assessment = assess(library, session)
    verdict = assessment.verdict
    numbers = numbers_of(library, session, assessment)
    title = f"{verdict.title}{'' if verdict.complete else ', plan B missing'}"
    leader = numbers.option(numbers.leader) if numbers.state == "ready" else None
    decision = session.value(DECISION)
    decided = library.questions[DECISION].label(decision) if decision is not None else "not made yet"
    found = [
        Measure(id="decision", title="Decision", value=decided, words=decided, decided=True),
        Measure(id="verdict", title="Verdict", value=title, words=title),
        Measure(
            id="leader",
            title="Leading option",
            value=leader.id if leader else None,
            words=leader.name if leader else "none, the figures do not choose",
        ),
        Measure(
            id="coverage", title="Coverage", value=assessment.coverage, words=f"{100 * assessment.coverage:.0f} of 100"
        ),
        *_of_options(numbers),
    ]
    return {one.id: one for one in found}


def _of_options(numbers: Numbers) -> Iterator[Measure]:
    if numbers.state != "ready":
        return
    yield Measure(id="subject", title="", value=numbers.subject, words=numbers.subject)
    for option in numbers.options:
        if option.kind == "nothing":
            continue
        if numbers.money:
            yield Measure(
                id=f"loss.{option.id}",
                title=f"Chance of losing money with {quoted(option.name)}",
                value=round(option.chance_of_loss, 2),
                words=in_hundred(option.chance_of_loss),
            )
        limit = numbers.limit(option.id)
        if limit is not None and numbers.grounded:
            yield from _limits(limit, quoted(option.name))


def _limits(limit: LimitNumbers, name: str) -> Iterator[Measure]:
    for part, title, value, unit in (
        ("even", f"{name} is worth building from", limit.break_even, "points"),
        ("gate", f"{name} is worth keeping from", limit.gate, "points"),
        ("work", f"{name} is worth at most", limit.effort_stop, "person-weeks"),
        ("spend", f"Stop {name} after", limit.stop_spend, "person-weeks"),
    ):
        if value is not None:
            yield Measure(
                id=f"{part}.{limit.option}", title=title, value=float(f"{value:.2g}"), words=f"{figure(value)} {unit}"
            )
    if limit.stop_date:
        yield Measure(
            id=f"date.{limit.option}",
            title=f"Decide again about {name} by",
            value=limit.stop_date,
            words=day(limit.stop_date),
        )


def telling(then: Measures, now: Measures) -> frozenset[str]:
    """The measures worth telling: the heads, the losses of whatever leads or led, and the limits of the option that
    the numbers draft them for."""
    about = {side[name].value for side in (then, now) for name in ("leader", "subject") if name in side}
    subject = (now.get("subject") or then.get("subject") or now["leader"]).value
    kept = [*HEADS, *(f"loss.{option}" for option in about), *(f"{part}.{subject}" for part in LIMITS)]
    return frozenset(kept)
