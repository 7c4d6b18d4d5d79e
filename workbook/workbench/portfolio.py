"""All decisions at once: listed, searched, filtered and counted without opening them; a few compared side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from workbook.assess import assess
from workbook.assess.glance import glance
from workbook.model import Library, Session, search_key
from workbook.model.words import words_of
from workbook.review.comparison import Comparison, Subject, compare
from workbook.review.portfolio import Entry
from workbook.store import Store, Summary
from workbook.store.finding import Found, Sieve
from workbook.store.keeping import Digest
from workbook.workbench.amounts import figure
from workbook.workbench.digests import EVERYTHING, Digests, entry_of, figures_of
from workbook.workbench.earlier import session_at
from workbook.workbench.numbers import numbers_of
from workbook.workbench.paper import Export
from workbook.workbench.places import Place, places_in
from workbook.workbench.portfolio_files import PORTFOLIO_FORMATS, compared, written

STATES = {
    "open": Sieve(),
    "archived": Sieve(archived=True),
    "deleted": Sieve(archived=None, deleted=True),
    "all": Sieve(archived=None),
}


OPEN = STATES["open"]


@dataclass(frozen=True)
class Line:
    """A decision in the list. `entry` is None when it cannot be read."""

    summary: Summary
    entry: Entry | None


@dataclass(frozen=True)
class Lines:
    """A part of the list, and how many decisions there are in all."""

    total: int
    rows: tuple[Line, ...]


@dataclass(frozen=True)
class Facets:
    """How many open decisions there are of each outcome, phase and team; teams by the name people gave them."""

    outcomes: dict[str, int]
    phases: dict[str, int]
    teams: dict[str, int]


class Portfolio:
    """The list of all decisions, and what it says."""

    def __init__(self, library: Library, store: Store, digests: Digests) -> None:
        self.library = library
        self.store = store
        self.digests = digests

    def sieve(self, state: str = "open", search: str = "", *, team: str = "", own: bool = False, **exact: Any) -> Sieve:
        """What to look for. `state` is open, archived, deleted or all; `own` leaves out copies of worked examples;
        `exact` may name an outcome and a phase."""
        example = False if own else None
        return replace(STATES[state], search=search, team=team, example=example, **exact)

    def lines(self, sieve: Sieve = OPEN, page: int = 0, size: int = 20) -> Lines:
        """One page of the list, last changed first; what is shown is always fresh."""
        hits = self.store.shelf.find(sieve, self.digests.stamp, size, page * size)
        old = [found.summary.id for found in hits.rows if found.data is None]
        made = self.digests.fresh(old) if old else {}
        return Lines(hits.total, tuple(self._line(found, made.get(found.summary.id)) for found in hits.rows))

    def _line(self, found: Found, made: Digest | None) -> Line:
        data = found.data if found.data is not None else dict(made.data) if made else {}
        try:
            return Line(found.summary, Entry.model_validate(data))
        except ValidationError:
            return Line(found.summary, None)

    def facets(self) -> Facets:
        """What there is to filter by, among open decisions, as far as their digests are made."""
        outcomes: dict[str, int] = {}
        phases: dict[str, int] = {}
        teams: dict[str, int] = {}
        for outcome, phase, team, count in self.store.shelf.tally(self.digests.stamp):
            for counted, name in ((outcomes, outcome), (phases, phase), (teams, team)):
                if name:
                    counted[name] = counted.get(name, 0) + count
        return Facets(outcomes, phases, dict(sorted(teams.items())))

    def places(self, session_id: str, search: str, most: int = 2) -> list[Place]:
        """Where in a decision the words of a search stand; nothing when its title holds them all."""
        words = words_of(search)
        session = self._session(session_id)
        titled = words_of(session.title)
        missing = [word for word in words if not any(one.startswith(word) for one in titled)]
        if not missing or search_key(search.strip()) in search_key(session.title):
            return []
        return places_in(self.library, session, missing, most)

    def export(self, format: str, sieve: Sieve = OPEN) -> Export:
        """The list as a file: csv or md. Raises KeyError with the formats."""
        if format not in PORTFOLIO_FORMATS:
            raise KeyError(f'There is no format "{format[:40]}"; use {", ".join(PORTFOLIO_FORMATS)}.')
        self.digests.refresh()
        return written(format, self.library, self.lines(sieve, 0, EVERYTHING).rows)

    def compare(self, session_ids: Sequence[str]) -> Comparison:
        """Two to five decisions side by side. Raises ValueError for more or fewer, UnknownSession."""
        return compare(self.library, [self._subject(one) for one in dict.fromkeys(session_ids)], figure)

    def _subject(self, session_id: str) -> Subject:
        session = self._session(session_id)
        assessment = assess(self.library, session)
        numbers = numbers_of(self.library, session, assessment)
        entry = entry_of(self.library, session, glance(self.library, session), figures_of(self.library, session))
        return Subject(session=session, assessment=assessment, numbers=numbers, entry=entry)

    def export_comparison(self, format: str, session_ids: Sequence[str]) -> Export:
        """The comparison as a file: csv or md. Raises KeyError with the formats."""
        if format not in PORTFOLIO_FORMATS:
            raise KeyError(f'There is no format "{format[:40]}"; use {", ".join(PORTFOLIO_FORMATS)}.')
        return compared(format, self.compare(session_ids))

    def _session(self, session_id: str) -> Session:
        return session_at(self.library, session_id, *self.store.document(session_id))


def entries(lines: Sequence[Line]) -> list[tuple[Summary, Entry]]:
    """The lines that can be read."""
    return [(line.summary, line.entry) for line in lines if line.entry is not None]
