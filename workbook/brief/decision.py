"""The top of the paper: the decision as a sentence, its standing, and what is asked of the reader."""

from workbook.brief.blocks import Block, Paragraph, Quote
from workbook.brief.confidence import confidence_of
from workbook.brief.view import View
from workbook.model.rules import Outcome

DECIDED = {
    "go": "We build it",
    "conditions": "We build it, on conditions",
    "experiment": "We run a time-boxed experiment first",
    "data_first": "We get the data first",
    "without_ml": "We solve it without ML",
    "no_go": "We do not build it",
    "defer": "We wait, and decide on a set day",
}
RECOMMENDED: dict[Outcome, str] = {
    "not_enough": "too little is answered for a recommendation",
    "no_build": "the workbook recommends not building it",
    "without_ml": "the workbook recommends solving it without ML",
    "get_data": "the workbook recommends getting the data first",
    "experiment": "the workbook recommends a time-boxed experiment",
    "build": "the workbook recommends a first, small ML product",
}


def headline(view: View) -> str:
    """The decision as a sentence, and what it is about."""
    return f"{_decision(view)}: {view.session.title}"


def _decision(view: View) -> str:
    decision = view.value("brief.decision")
    if decision is None:
        return f"Not decided yet ({RECOMMENDED[view.assessment.verdict.outcome]})"
    return DECIDED.get(str(decision)) or view.said("brief.decision")


def status(view: View) -> str:
    """Where the decision stands, in a word or two."""
    if view.session.about.get("archived"):
        return "Archived"
    decision = view.value("brief.decision")
    if decision is None:
        return "Draft, not decided"
    return "Waiting" if decision == "defer" else "Decided"


def differs(view: View) -> bool:
    """Whether people decided something else than the verdict recommends."""
    decision = view.value("brief.decision")
    agreeing = view.library.rules.decisions.get(str(decision), ())
    return decision is not None and view.assessment.verdict.outcome not in agreeing


def summary(view: View) -> tuple[Block, ...]:
    """Standing, owner, confidence and next look in one line, then the ask."""
    parts = (
        f"Owner: {view.said('brief.owner')}",
        f"Confidence: {confidence_of(view).shown()}",
        f"Next look: {view.said('brief.review')}",
    )
    return (
        Paragraph(lead=f"{status(view)}.", text=" · ".join(parts)),
        Quote(lead="We ask:", text=view.said("brief.ask")),
    )
