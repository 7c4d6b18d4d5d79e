"""The workbook's verdict: what it recommends, why in the user's own answers, how sure it is, what to do on Monday."""

from collections.abc import Iterable, Iterator

from workbook.brief.blocks import Item
from workbook.brief.decision import differs
from workbook.brief.facts import ranked_risks
from workbook.brief.numbers import number_items
from workbook.brief.reasons import flip_texts, outcome_title
from workbook.brief.since import doubt_line
from workbook.brief.view import View
from workbook.brief.words import bare, quoted, sentence, sentences
from workbook.model import Reason
from workbook.model.rules import Outcome

REASONS = 2
ANSWERS = 2
WARNINGS = 2
ML_OUTCOMES: tuple[Outcome, ...] = ("get_data", "experiment", "build")
NO_SINGLE = "No single other answer would; more than one of them has to change."


def verdict_items(view: View) -> tuple[Item, ...]:
    """The verdict in four sentences, then how sure it is and what else to know."""
    return (
        *four_sentences(view),
        *_otherwise(view),
        Item(lead="How sure:", text=coverage(view)),
        *number_items(view),
        *_degree(view),
        *_warnings(view),
        *_incomplete(view),
        *_in_doubt(view),
    )


def four_sentences(view: View) -> tuple[Item, ...]:
    """What we recommend, why in the user's own answers, what would change it, and what to do on Monday."""
    verdict = view.assessment.verdict
    why = list(reason_texts(view, verdict.reasons[:REASONS]))
    return (
        Item(lead=f"{verdict.title}.", text=verdict.recommend),
        *([Item(lead="Why:", text=joined(why))] if why else []),
        Item(lead="What would change it:", text=next(iter(flip_texts(view)), NO_SINGLE)),
        Item(lead="On Monday:", text=verdict.monday),
    )


def joined(told: list[str]) -> str:
    """One sentence out of several."""
    first, *rest = (text.rstrip(".") for text in told)
    return sentence("; and ".join([first, *map(_inside, rest)]))


def _inside(text: str) -> str:
    """A sentence as it stands inside another: a small first letter, unless it begins with a word like ML."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def reason_texts(view: View, reasons: Iterable[Reason]) -> Iterator[str]:
    """Each reason with the answers it rests on, of open questions only the titles; no answer is told twice."""
    told: set[str] = set()
    for reason in reasons:
        fresh = [name for name in reason.questions if name in view.shown and name not in told][:ANSWERS]
        told.update(fresh)
        answers = "; ".join(_answered(view, name) for name in fresh)
        yield sentence(f"{bare(reason.say)} ({answers})" if answers else reason.say)


def _answered(view: View, question_id: str) -> str:
    question = view.shown[question_id]
    if question.collection == "risks":
        named = [quoted(bare(view.cell("risks", row, "title"))) for _, row in ranked_risks(view)][:ANSWERS]
        return " and ".join(named) or question.title
    return f"{question.title}: {view.said(question_id)}" if view.answer(question_id) else question.title


def coverage(view: View) -> str:
    """How much is settled, how much of that nobody knows, and how far the open rest could move the verdict."""
    settled, asked = view.assessment.settled
    known = f"{settled} of {asked} questions settled; " + counted(unknowns(view), "don't-know") + "."
    verdict = view.assessment.verdict
    if verdict.worst != verdict.best:
        worst, best = outcome_title(view, verdict.worst), outcome_title(view, verdict.best)
        return f"{known} What is still open could take it from {quoted(worst)} to {quoted(best)}."
    open_ones = settled < asked or unknowns(view)
    return f"{known} What is still open cannot change the verdict." if open_ones else known


def unknowns(view: View) -> int:
    """How many questions of the required path were answered with don't know."""
    answers = (view.answer(question.id) for question in view.relevant if question.core)
    return sum(answer is not None and answer.state == "unknown" for answer in answers)


def counted(count: int, noun: str, nouns: str = "") -> str:
    """A number with its noun: no risks, 1 risk, 2 risks."""
    return f"{count or 'no'} {noun if count == 1 else nouns or noun + 's'}"


def _degree(view: View) -> Iterator[Item]:
    verdict = view.assessment.verdict
    if verdict.outcome in ML_OUTCOMES:
        planned = f"Planned: {view.said('fit.automation')}"
        allowed = f"At most: {verdict.automation_title}"
        yield Item(lead="How far it may go:", text=sentences(planned, allowed, verdict.difficulty_title))


def _warnings(view: View) -> Iterator[Item]:
    """Warnings that say something new: the decision has its own line, and a reason already told is not repeated."""
    told = {question for reason in view.assessment.verdict.reasons[:REASONS] for question in reason.questions}
    fresh = [warning for warning in view.assessment.warnings if not told.issuperset(warning.questions)]
    for warning in [one for one in fresh if one.rule != "warn.decision"][:WARNINGS]:
        yield Item(lead="Take care:", text=sentence(warning.say))


def _incomplete(view: View) -> Iterator[Item]:
    missing = view.assessment.verdict.missing
    if missing:
        yield Item(lead="Plan B is not complete:", text=sentence("; ".join(missing)))


def _in_doubt(view: View) -> Iterator[Item]:
    said = doubt_line(view.assessment.revisit.doubts) if view.assessment.revisit else ""
    if said:
        yield Item(lead="In doubt:", text=said)


def _otherwise(view: View) -> Iterator[Item]:
    if differs(view):
        yield Item(
            lead="People decided otherwise.",
            text=sentences(
                f"The decision is {quoted(view.said('brief.decision'))}", f"Reason: {view.said('brief.reason')}"
            ),
        )
