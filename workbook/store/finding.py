"""Lists over many sessions, read from what is kept beside them: found, counted, and what is due in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue
from sqlalchemy import ColumnElement, Connection, Join, Row, and_, func, or_, select, true

from workbook.model import search_key
from workbook.model.words import words_of
from workbook.store.canonical import read
from workbook.store.summary import LONGEST_SEARCH, Summary, summary_of
from workbook.store.tables import DIGESTS, DUTIES, SESSIONS, WORDS

LAST = "\U0010ffff"
MOST_COUNTED = 1_000
MOST_OWNERS = 200
FRESH = and_(DIGESTS.c.session_id == SESSIONS.c.id, DIGESTS.c.seq == SESSIONS.c.head_seq)


@dataclass(frozen=True)
class Sieve:
    """Which sessions to find. Empty text and None mean any. `search` looks for the beginnings of words in all text,
    and for any part of the title."""

    search: str = ""
    archived: bool | None = False
    deleted: bool | None = False
    outcome: str = ""
    phase: str = ""
    team: str = ""
    example: bool | None = None


@dataclass(frozen=True)
class Found:
    """A session of a list: its line, and the data of its digest, None while that is missing or old."""

    summary: Summary
    data: dict[str, JsonValue] | None


@dataclass(frozen=True)
class Hits:
    """A part of what was found, and how many there are in all."""

    total: int
    rows: tuple[Found, ...]


@dataclass(frozen=True)
class DueSieve:
    """Which duties to find: of an owner, a session, a kind, or due before a day (ISO)."""

    owner: str = ""
    session: str = ""
    kind: str = ""
    before: str = ""


@dataclass(frozen=True)
class DueRow:
    """A duty of a session, as kept."""

    summary: Summary
    data: dict[str, JsonValue]


def find(connection: Connection, sieve: Sieve, stamp: str, limit: int, offset: int) -> Hits:
    """Sessions that pass the sieve, last changed first."""
    joined, wanted = _joined(stamp), and_(*_filters(sieve))
    total = connection.execute(select(func.count()).select_from(_needed(sieve, joined)).where(wanted)).scalar_one()
    query = select(SESSIONS, DIGESTS.c.data).select_from(joined).where(wanted)
    ordered = query.order_by(SESSIONS.c.touched.desc(), SESSIONS.c.id).limit(limit).offset(offset)
    return Hits(int(total), tuple(_found(row) for row in connection.execute(ordered)))


def _joined(stamp: str) -> Join:
    return SESSIONS.outerjoin(DIGESTS, and_(FRESH, DIGESTS.c.stamp == stamp))


def _needed(sieve: Sieve, joined: Join) -> Any:
    return joined if sieve.outcome or sieve.phase or sieve.team or sieve.example is not None else SESSIONS


def _filters(sieve: Sieve) -> list[ColumnElement[bool]]:
    exact = {"outcome": sieve.outcome, "phase": sieve.phase, "team": sieve.team}
    filters: list[ColumnElement[bool]] = [true(), *(DIGESTS.c[name] == held for name, held in exact.items() if held)]
    if sieve.example is not None:
        # What is not known yet passes: a decision that was just changed must not drop out of the list.
        filters.append(or_(DIGESTS.c.example.is_(sieve.example), DIGESTS.c.place.is_(None)))
    if sieve.archived is not None:
        filters.append(SESSIONS.c.archived.is_(sieve.archived))
    if sieve.deleted is not None:
        gone = SESSIONS.c.deleted_at
        filters.append(gone.is_not(None) if sieve.deleted else gone.is_(None))
    if sieve.search.strip():
        filters.append(_search(sieve.search))
    return filters


def _search(typed: str) -> ColumnElement[bool]:
    key = search_key(typed.strip()).replace("\x00", "")[:LONGEST_SEARCH].encode("utf-8", "ignore").decode()
    by_title = SESSIONS.c.title_key.contains(key, autoescape=True)
    words = list(dict.fromkeys(words_of(typed[:LONGEST_SEARCH])))
    if not words:
        return by_title
    return or_(by_title, and_(*(SESSIONS.c.id.in_(_holding(word)) for word in words)))


def _holding(word: str) -> Any:
    """Sessions with a word that begins so; a single letter begins too many words, so it must be the whole word."""
    begins = WORDS.c.word == word if len(word) == 1 else and_(WORDS.c.word >= word, WORDS.c.word < word + LAST)
    joined = WORDS.join(DIGESTS, DIGESTS.c.place == WORDS.c.place)
    return select(DIGESTS.c.session_id).select_from(joined).where(begins)


def _found(row: Row[Any]) -> Found:
    data = read(row.data) if row.data is not None else None
    return Found(summary_of(row), data if isinstance(data, dict) else None)


def tally(connection: Connection, stamp: str) -> list[tuple[str, str, str, int]]:
    """How many open sessions there are of each outcome, phase and team together."""
    columns = (DIGESTS.c.outcome, DIGESTS.c.phase, DIGESTS.c.team)
    joined = SESSIONS.join(DIGESTS, and_(FRESH, DIGESTS.c.stamp == stamp))
    query = select(*columns, func.count()).select_from(joined).where(and_(*_filters(Sieve()))).group_by(*columns)
    return [(str(row[0]), str(row[1]), str(row[2]), int(row[3])) for row in connection.execute(query)]


def records(connection: Connection, stamp: str) -> list[tuple[str, dict[str, JsonValue]]]:
    """What became of every decision that has something to tell, but for deleted ones and copies of examples."""
    joined = SESSIONS.join(DIGESTS, and_(FRESH, DIGESTS.c.stamp == stamp))
    there = and_(SESSIONS.c.deleted_at.is_(None), DIGESTS.c.example.is_(False), DIGESTS.c.record != "")
    query = select(SESSIONS.c.id, DIGESTS.c.record).select_from(joined).where(there).order_by(SESSIONS.c.id)
    made = [(str(row.id), read(row.record)) for row in connection.execute(query)]
    return [(session_id, record) for session_id, record in made if isinstance(record, dict)]


def duties(
    connection: Connection, sieve: DueSieve, stamp: str, limit: int, offset: int
) -> tuple[int, tuple[DueRow, ...]]:
    """How many duties of open sessions pass the sieve, as `count_duties` tells, and a part of them: by date and owner,
    those without a date last."""
    wanted = and_(*_due_filters(sieve))
    query = select(SESSIONS, DUTIES.c.data).select_from(_due(stamp)).where(wanted)
    order = (DUTIES.c.due, DUTIES.c.owner, DUTIES.c.place, DUTIES.c.ref)
    rows = connection.execute(query.order_by(*order).limit(limit).offset(offset))
    return count_duties(connection, sieve, stamp), tuple(_due_row(row) for row in rows)


def count_duties(connection: Connection, sieve: DueSieve, stamp: str) -> int:
    """How many duties of open sessions pass the sieve; more than MOST_COUNTED are not counted."""
    some = select(DUTIES.c.place).select_from(_due(stamp)).where(and_(*_due_filters(sieve))).limit(MOST_COUNTED + 1)
    return int(connection.execute(select(func.count()).select_from(some.subquery())).scalar_one())


def owners(connection: Connection, stamp: str) -> list[str]:
    """Everybody who has something to do, one spelling of each, by name; at most MOST_OWNERS."""
    found: list[str] = []
    last = ""
    while len(found) < MOST_OWNERS:
        # One step of the index for each name: reading all duties would take longer than the page.
        key = connection.execute(select(func.min(DUTIES.c.owner)).where(DUTIES.c.owner > last)).scalar()
        if key is None:
            break
        last = str(key)
        one = select(DUTIES.c.data).select_from(_due(stamp)).where(and_(*_due_filters(DueSieve(owner=last)))).limit(1)
        data = connection.execute(one).scalar()
        held = read(data) if data else None
        found += [str(held.get("owner") or last)] if isinstance(held, dict) else []
    return found


def _due(stamp: str) -> Join:
    fresh = and_(FRESH, DIGESTS.c.stamp == stamp)
    return SESSIONS.join(DIGESTS, fresh).join(DUTIES, DUTIES.c.place == DIGESTS.c.place)


def _due_filters(sieve: DueSieve) -> Sequence[ColumnElement[bool]]:
    exact = {DUTIES.c.owner: sieve.owner, SESSIONS.c.id: sieve.session, DUTIES.c.kind: sieve.kind}
    filters = [column == held for column, held in exact.items() if held]
    if sieve.before:
        filters.append(DUTIES.c.due < sieve.before)
    return [*_filters(Sieve(example=False)), *filters]


def _due_row(row: Row[Any]) -> DueRow:
    data = read(row.data)
    return DueRow(summary_of(row), data if isinstance(data, dict) else {})
