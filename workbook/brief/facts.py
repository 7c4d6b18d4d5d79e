"""What several papers tell alike, worked out once: the option decided on, its cost, its chance, the risks in order."""

from collections.abc import Iterator

from workbook.brief.confidence import RESTS_ON
from workbook.brief.options import ends
from workbook.brief.view import Row, View
from workbook.brief.words import is_number, measured, number, sentences, spread
from workbook.model.rules import Outcome

BY_VERDICT: dict[Outcome, str] = {"build": "ml", "experiment": "ml", "get_data": "ml", "without_ml": "rules"}
ODDS = (
    (10, "That would surprise us"),
    (35, "That is a real possibility"),
    (65, "That is about the toss of a coin"),
    (90, "That is more likely than not"),
    (100, "Expect it"),
)
COSTS = (("effort", "to the first release"), ("running_cost", "to run"))


def option_id(view: View) -> str:
    """The option that the decision, or else the verdict, is about; empty when it is none of them."""
    decision = view.value("brief.decision")
    if decision is not None:
        return RESTS_ON.get(str(decision), "")
    return BY_VERDICT.get(view.assessment.verdict.outcome, "")


def option(view: View) -> Row | None:
    """The row of that option."""
    return view.rows("options").get(option_id(view))


def means_ml(view: View) -> bool:
    """Whether the papers are about something that learns from data."""
    return option_id(view) == "ml"


def amount(view: View, field_id: str) -> str:
    """A range of that option in words, without its best guess; empty when it was not given."""
    row = option(view)
    span, field = (ends(view, row, field_id), view.field("options", field_id)) if row else (None, None)
    return measured(spread(span), field.unit) if span and field else ""


def costs(view: View) -> str:
    """Work and yearly cost of that option; empty when neither was given."""
    return "; ".join(f"{told} {what}" for field, what in COSTS if (told := amount(view, field)))


def chance(view: View) -> float | None:
    """How many of 100 such tries work, by the people's own estimate."""
    held = (option(view) or {}).get("chance")
    return min(max(float(held), 0), 100) if is_number(held) else None


def odds(view: View) -> str:
    """How many of 100 such tries come to nothing, in figures and in words; empty when nobody gave a chance."""
    works = chance(view)
    if works is None:
        return ""
    words = next(words for most, words in ODDS if 100 - works <= most)
    return sentences(f"By our own estimate {number(100 - works)} of 100 such tries come to nothing", words)


def evidence(view: View) -> str:
    """What the numbers of that option rest on; empty when nobody said."""
    row = option(view)
    return view.cell("options", row, "evidence", "") if row else ""


def ranked_risks(view: View) -> Iterator[tuple[str, Row]]:
    """The risks with their ids, the gravest first."""
    rows = view.filled("risks")
    yield from ((risk, rows[risk]) for risk in view.assessment.risks if risk in rows)


def told(view: View, question_id: str) -> str:
    """An answer with the remark beside it."""
    return sentences(view.said(question_id), view.note(question_id))
