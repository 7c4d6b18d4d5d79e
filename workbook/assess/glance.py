"""The few conclusions that a list shows of each session, without the reasons and tipping points behind them."""

from workbook.assess.outcome import outcome_of
from workbook.assess.progress import progress_of
from workbook.assess.relevance import view_of
from workbook.assess.risks import counted
from workbook.assess.scores import coverage_of
from workbook.model import Library, Session
from workbook.model.frozen import Frozen
from workbook.model.rules import Outcome


class Glance(Frozen):
    """What `assess` says of a session, in short: many times faster. `relevant` are the questions asked of it."""

    outcome: Outcome
    coverage: float
    settled: int
    asked: int
    relevant: tuple[str, ...]


def glance(library: Library, session: Session) -> Glance:
    """Outcome, coverage and progress as `assess` gives them."""
    view = view_of(library, session)
    facts = counted(library.rules, session, dict(view.counts))
    coverage = coverage_of(library.rules.items.values(), view)
    progress = progress_of(view)
    return Glance(
        outcome=outcome_of(library.rules, view.values, facts, coverage),
        coverage=coverage,
        settled=sum(part.settled for part in progress),
        asked=sum(part.asked for part in progress),
        relevant=view.relevant,
    )
