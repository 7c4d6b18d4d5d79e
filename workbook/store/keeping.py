"""Digests written: what a list shows of a session, kept beside it. A cache; any row may be dropped at any time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue
from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, or_, select, text, update

from workbook.store.canonical import written
from workbook.store.log import AT_ONCE
from workbook.store.tables import DIGESTS, DUTIES, SESSIONS, TEXTS, UNDATED, WORDS

# Any number will do, as long as it is the same in every process.
KEEPING_TURN = 7_341_956_103
OF_PLACE: BindParameter[int] = bindparam("of_place")
DROP_WORDS = delete(WORDS).where(WORDS.c.word == bindparam("gone"), WORDS.c.place == OF_PLACE)


@dataclass(frozen=True)
class KeptDuty:
    """One thing to do. `due` is an ISO date or empty; `owner` is folded for comparison."""

    ref: str
    due: str
    owner: str
    kind: str
    data: Mapping[str, JsonValue]


@dataclass(frozen=True)
class Digest:
    """What is kept of a session as it stood after change `seq`, judged by the words and rules that `stamp` names."""

    session_id: str
    seq: int
    stamp: str
    outcome: str
    phase: str
    team: str
    example: bool
    data: Mapping[str, JsonValue]
    record: Mapping[str, JsonValue] = field(default_factory=dict)
    duties: tuple[KeptDuty, ...] = ()
    words: frozenset[str] = frozenset()


def keep(connection: Connection, digests: Iterable[Digest]) -> None:
    """Write digests over what was kept before. One of a session that is gone is left out."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": KEEPING_TURN})
    for digest in digests:
        there = (
            select(SESSIONS.c.id).where(SESSIONS.c.id == digest.session_id).with_for_update(read=True, key_share=True)
        )
        if connection.execute(there).scalar() is not None:
            _keep(connection, digest)


def _keep(connection: Connection, digest: Digest) -> None:
    row = {
        "seq": digest.seq,
        "stamp": digest.stamp,
        "outcome": digest.outcome,
        "phase": digest.phase,
        "team": digest.team,
        "example": digest.example,
        "record": written(dict(digest.record)) if digest.record else "",
        "data": written(dict(digest.data)),
    }
    found = select(DIGESTS.c.place).where(DIGESTS.c.session_id == digest.session_id)
    place = connection.execute(found).scalar()
    if place is None:
        made = connection.execute(insert(DIGESTS).values(session_id=digest.session_id, **row))
        place = made.inserted_primary_key[0]  # type: ignore[index]
    else:
        connection.execute(update(DIGESTS).where(DIGESTS.c.place == place).values(**row))
    _keep_duties(connection, place, digest.duties)
    _keep_words(connection, place, digest.words)


def _keep_duties(connection: Connection, place: int, duties: Iterable[KeptDuty]) -> None:
    connection.execute(delete(DUTIES).where(DUTIES.c.place == place))
    rows = [
        {
            "place": place,
            "ref": duty.ref,
            "due": duty.due or UNDATED,
            "owner": duty.owner,
            "kind": duty.kind,
            "data": written(dict(duty.data)),
        }
        for duty in duties
    ]
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(insert(DUTIES), rows[start : start + AT_ONCE])


def _keep_words(connection: Connection, place: int, words: frozenset[str]) -> None:
    kept = connection.execute(select(TEXTS.c.words).where(TEXTS.c.place == place)).scalar()
    before = frozenset((kept or "").split())
    if kept is not None and before == words:
        return
    gone = [{"gone": word, "of_place": place} for word in sorted(before - words)]
    new = [{"word": word, "place": place} for word in sorted(words - before)]
    for start in range(0, len(gone), AT_ONCE):
        connection.execute(DROP_WORDS, gone[start : start + AT_ONCE])
    for start in range(0, len(new), AT_ONCE):
        connection.execute(insert(WORDS), new[start : start + AT_ONCE])
    connection.execute(delete(TEXTS).where(TEXTS.c.place == place))
    connection.execute(insert(TEXTS).values(place=place, words=" ".join(sorted(words))))


def forget(connection: Connection, session_id: str) -> None:
    """Drop what was kept of a session."""
    place = connection.execute(select(DIGESTS.c.place).where(DIGESTS.c.session_id == session_id)).scalar()
    if place is None:
        return
    words = str(connection.execute(select(TEXTS.c.words).where(TEXTS.c.place == place)).scalar() or "").split()
    gone = [{"gone": word, "of_place": place} for word in words]
    for start in range(0, len(gone), AT_ONCE):
        connection.execute(DROP_WORDS, gone[start : start + AT_ONCE])
    for table in (TEXTS, DUTIES, DIGESTS):
        connection.execute(delete(table).where(table.c.place == place))


def _stale(stamp: str, since: int) -> tuple[object, ...]:
    old = or_(DIGESTS.c.place.is_(None), DIGESTS.c.seq != SESSIONS.c.head_seq, DIGESTS.c.stamp != stamp)
    return (SESSIONS.c.touched > since, old)


def stale(connection: Connection, stamp: str, since: int, limit: int) -> list[str]:
    """Sessions touched after `since` whose digest is missing or old, last changed first."""
    query = select(SESSIONS.c.id).outerjoin_from(SESSIONS, DIGESTS, DIGESTS.c.session_id == SESSIONS.c.id)
    wanted = query.where(*_stale(stamp, since)).order_by(SESSIONS.c.touched.desc()).limit(limit)  # type: ignore[arg-type]
    return [str(row.id) for row in connection.execute(wanted)]


def count_stale(connection: Connection, stamp: str, since: int) -> int:
    """How many there are."""
    joined = SESSIONS.outerjoin(DIGESTS, DIGESTS.c.session_id == SESSIONS.c.id)
    query = select(func.count()).select_from(joined).where(*_stale(stamp, since))  # type: ignore[arg-type]
    return int(connection.execute(query).scalar_one())


def last_touch(connection: Connection) -> int:
    """The number of the last change over all sessions."""
    return int(connection.execute(select(func.coalesce(func.max(SESSIONS.c.touched), 0))).scalar_one())
