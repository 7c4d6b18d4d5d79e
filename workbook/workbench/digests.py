"""What lists show of sessions, made once for each change and kept: verdict, figures, duties, words."""

import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from workbook.assess.glance import Glance, glance
from workbook.assess.plan_b import missing
from workbook.model import Document, Library, Session, search_key
from workbook.model.renaming import renamed
from workbook.model.words import MOST_WORDS, words_of
from workbook.review import kept
from workbook.review.after import record_of
from workbook.review.duties import duties
from workbook.review.leaning import LEANING, REVISIT
from workbook.review.portfolio import Entry, Span, phase_of, subject_of, times
from workbook.store import Store, StoreFault
from workbook.store.keeping import Digest, KeptDuty
from workbook.value import Estimate
from workbook.workbench.comparing import doubts_of
from workbook.workbench.earlier import session_at
from workbook.workbench.entered import model_of, names_of
from workbook.workbench.past import StoredPast

# Raise it when this module says something else of the same session.
MADE_BY = 4
AT_ONCE = 10
EVERYTHING = 10**9
Figures = tuple[Span | None, Span | None, Span | None]
WITH_ML = ("experiment", "build")


class Digests:
    """Keeps what lists show of sessions fresh, a slice at a time, the last changed first."""

    def __init__(self, library: Library, store: Store) -> None:
        self.library = library
        self.store = store
        self.stamp = f"{library.mark}.{MADE_BY}"

    def refresh(self, seconds: float | None = None) -> int:
        """Make what is missing or old, for about so long, else until all is fresh; how many are left."""
        until = time.monotonic() + (EVERYTHING if seconds is None else seconds)
        while stale := self.store.shelf.stale(self.stamp, AT_ONCE):
            if not self._keep(self.make(stale)) or time.monotonic() > until:
                return self.store.shelf.count_stale(self.stamp)
        return 0

    def make(self, session_ids: Iterable[str]) -> list[Digest]:
        """The digests of these sessions as they stand now; those that are gone are left out."""
        documents = self.store.documents(session_ids)
        return [self._digest(session_id, seq, held) for session_id, (seq, held) in documents.items()]

    def fresh(self, session_ids: Iterable[str]) -> dict[str, Digest]:
        """The digests of these sessions by their ids, kept where that is possible."""
        made = self.make(session_ids)
        self._keep(made)
        return {digest.session_id: digest for digest in made}

    def _keep(self, made: list[Digest]) -> bool:
        if not made or self.store.read_only:
            return False
        try:
            self.store.shelf.keep(made)
        except StoreFault:
            # A list is shown all the same; the next one tries again.
            return False
        return True

    def _digest(self, session_id: str, seq: int, document: Document) -> Digest:
        try:
            session = session_at(self.library, session_id, seq, document)
            return digest_of(self.library, session, self.stamp, self._in_doubt(session_id, document))
        except (StoreFault, ValueError, KeyError, TypeError, AttributeError):
            # One that cannot be read must not take the others with it; it is found by its title.
            return Digest(session_id, seq, self.stamp, "", "", "", False, {})

    def _in_doubt(self, session_id: str, document: Document) -> int:
        """How many answers lean on a false assumption. Days to look again do not count: they change overnight."""
        if not document.get(LEANING):
            return 0
        past = StoredPast(self.store, session_id)
        return len(doubts_of(self.library, past, kept(renamed(self.library, document)), date.min))


def digest_of(library: Library, session: Session, stamp: str, in_doubt: int = 0) -> Digest:
    """All that lists show of a session. Pure."""
    seen = glance(library, session)
    figures = figures_of(library, session)
    entry = entry_of(library, session, seen, figures)
    record = record_of(session, {option: held[:2] for option, held in figures.items()})
    due = [
        KeptDuty(duty.ref, duty.due, search_key(duty.owner), duty.kind, duty.model_dump(mode="json"))
        for duty in duties(library, session, seen.relevant)
    ]
    return Digest(
        session_id=session.id,
        seq=session.seq,
        stamp=stamp,
        outcome=entry.outcome,
        phase=entry.phase,
        team=entry.team,
        example=bool(session.about.get("example")),
        data=entry.model_dump(mode="json") | {"in_doubt": in_doubt},
        record=record.model_dump(mode="json") if record.tells else {},
        duties=tuple(due),
        words=frozenset(words_in(session)),
    )


def entry_of(library: Library, session: Session, seen: Glance, figures: Mapping[str, Figures]) -> Entry:
    """A session's line in the portfolio."""
    subject = subject_of(session, {option: held for option, held in figures.items() if held[0] and held[1]})
    effort, gain, worth = figures.get(subject, (None, None, None))
    return Entry(
        outcome=seen.outcome,
        phase=phase_of(session),
        settled=seen.settled,
        asked=seen.asked,
        coverage=round(seen.coverage, 4),
        complete=seen.outcome not in WITH_ML or not missing(session),
        decision=str(session.value("brief.decision") or ""),
        owner=str(session.value("brief.owner") or "")[:200],
        team=str(session.about.get("team") or ""),
        review=str(session.value("brief.review") or ""),
        leans=bool(session.rows(LEANING) or session.rows(REVISIT)),
        option=names_of(library, session).get(subject, "")[:200],
        effort=effort,
        gain=gain,
        worth=worth,
    )


def figures_of(library: Library, session: Session) -> dict[str, Figures]:
    """Effort, gain and worth a year of each option for which somebody entered an effort or a gain."""
    model = model_of(library, session)
    point = _span(model.value_per_point)
    money = point if session.value("value.unit") != "points" else None
    found: dict[str, Figures] = {}
    for option in model.options:
        effort, gain = _span(option.effort), _span(option.improvement)
        if option.kind != "nothing" and (effort or gain):
            found[option.id] = (effort, gain, times(gain, money) if money and gain else None)
    return found


def _span(guess: object) -> Span | None:
    if not isinstance(guess, Estimate):
        return None
    best = guess.best if guess.best is not None else (guess.low + guess.high) / 2
    return Span(low=guess.low, best=best, high=guess.high)


def words_in(session: Session) -> list[str]:
    """The words of everything people wrote in a session, each once."""
    return list(dict.fromkeys(words_of("\n".join(texts_in(session)))))[:MOST_WORDS]


def texts_in(session: Session) -> Iterator[str]:
    """Everything people wrote, as it stands: title, answers with their notes, rows, reasons on cards."""
    yield str(session.about.get("title") or "")
    yield str(session.about.get("team") or "")
    for answer in session.answers.values():
        yield from _texts((answer.value, answer.note, answer.who))
    for rows in session.records.values():
        for row in rows.values():
            yield from _texts(row)
    for mark in session.cards.values():
        yield mark.why


def _texts(held: Any) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, Mapping):
        for part in held.values():
            yield from _texts(part)
    elif isinstance(held, list | tuple):
        for part in held:
            yield from _texts(part)
