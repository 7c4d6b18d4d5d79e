"""Writing: a session made, added to, taken in whole or removed, each in one transaction."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import BindParameter, Connection, Engine, Row, bindparam, delete, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from workbook.model import Change
from workbook.store.canonical import content_hash, moment, written
from workbook.store.connection import writing
from workbook.store.faults import MovedFault, RefusedFault, SessionExists
from workbook.store.fields import Leaf, gather, item_of
from workbook.store.keeping import forget
from workbook.store.log import AT_ONCE, Saved, change_of, checked, head_of, numbered, open_head
from workbook.store.overtaken import overtaken
from workbook.store.place import Place
from workbook.store.summary import ABOUT, add_session, move_head
from workbook.store.tables import CHANGES, FIELDS, SESSIONS

OF_SESSION: BindParameter[str] = bindparam("session")
SOME: BindParameter[list[str]] = bindparam("some", expanding=True)
UNSEEN = (
    select(CHANGES)
    .where(CHANGES.c.session_id == OF_SESSION, CHANGES.c.seq > bindparam("base"), CHANGES.c.item.in_(SOME))
    .order_by(CHANGES.c.item, CHANGES.c.seq)
)
CLEAR_ITEMS = delete(FIELDS).where(FIELDS.c.session_id == OF_SESSION, FIELDS.c.item.in_(SOME))
CLEAR_LEAVES = delete(FIELDS).where(FIELDS.c.session_id == OF_SESSION, FIELDS.c.path.in_(SOME))
ADD_CHANGES = insert(CHANGES)
ADD_FIELDS = insert(FIELDS)


def commit(engine: Engine, place: Place, work: Callable[[Connection], Saved]) -> Saved:
    """The result of `work` once it is durable. A connection that was lost is tried once more.

    Where the answer to the commit itself was lost, the second try looks first whether the first one arrived, so
    that nothing is written twice.
    """
    tried: list[Saved] = []
    for last_try in (False, True):
        try:
            with writing(engine, place) as connection:
                if not (tried and _holds(connection, tried[0])):
                    tried = [work(connection)]
            return tried[0]
        except DBAPIError as error:
            if last_try or not error.connection_invalidated:
                raise
    raise AssertionError("the second try either returns or raises")


def _holds(connection: Connection, saved: Saved) -> bool:
    if not saved.changes:
        return False
    last = saved.changes[-1]
    query = select(CHANGES.c.hash).where(CHANGES.c.session_id == saved.session_id, CHANGES.c.seq == last.seq)
    return bool(connection.execute(query).scalar() == content_hash(saved.session_id, last, written(last.value)))


def create(connection: Connection, session_id: str, changes: Sequence[Change], at: datetime, by: str) -> Saved:
    """A new session with these changes. Raises SessionExists."""
    if connection.execute(select(SESSIONS.c.id).where(SESSIONS.c.id == session_id)).scalar() is not None:
        raise SessionExists(session_id)
    try:
        add_session(connection, session_id, at, by)
    except IntegrityError as error:
        raise SessionExists(session_id) from error
    record(connection, session_id, changes)
    return Saved(session_id, len(changes), tuple(changes))


def append(
    connection: Connection,
    session_id: str,
    writes: Iterable[tuple[Any, ...]],
    by: str,
    at: datetime,
    mine: Collection[int],
    only_after: int | None = None,
) -> Saved:
    """Writes at the end of a session's log. Raises UnknownSession, BinnedFault, RefusedFault, MovedFault."""
    wishes = list(writes)
    head = open_head(connection, session_id, [path for path, *_ in wishes])
    if only_after not in (None, head):
        raise MovedFault(session_id)
    changes = numbered(wishes, head, by, at)
    replaced = losses(connection, session_id, changes, head, mine)
    record(connection, session_id, changes)
    return Saved(session_id, head + len(changes), tuple(changes), replaced)


def whole_log(changes: Iterable[Change]) -> list[Change]:
    """A log from elsewhere, checked as a whole. Raises RefusedFault, naming what is wrong."""
    taken = [checked(**dict(change)) for change in changes]
    for expected, change in enumerate(taken, 1):
        if change.seq != expected:
            raise RefusedFault(
                f"The log is not whole: change {expected} is missing or out of order. Nothing was saved."
            )
        if not 0 <= change.base < expected:
            raise RefusedFault(f"Change {expected} is based on a change that comes after it. Nothing was saved.")
    return taken


def purge(connection: Connection, session_id: str) -> None:
    """Remove a session, its log and its fields. Raises UnknownSession."""
    head_of(connection, session_id, hold=True)
    forget(connection, session_id)
    for table in (FIELDS, CHANGES):
        connection.execute(delete(table).where(table.c.session_id == session_id))
    connection.execute(delete(SESSIONS).where(SESSIONS.c.id == session_id))


def losses(
    connection: Connection, session_id: str, changes: Sequence[Change], head: int, mine: Collection[int]
) -> tuple[Change, ...]:
    """What new changes overwrite that their author had not seen and did not write (`mine`), by number."""
    oldest = min((change.base for change in changes), default=head)
    if oldest >= head:
        return ()
    unseen = _since(connection, session_id, oldest, sorted({item_of(change.path) for change in changes}))
    lost: dict[int, Change] = {}
    for change in changes:
        later = [other for other in unseen.get(item_of(change.path), ()) if other.seq > change.base]
        lost |= {other.seq: other for other in overtaken(change, later) if other.seq not in mine}
    return tuple(lost[seq] for seq in sorted(lost))


def _since(connection: Connection, session_id: str, seq: int, items: list[str]) -> dict[str, list[Change]]:
    rows: list[Row[Any]] = []
    for start in range(0, len(items), AT_ONCE):
        asked = {"session": session_id, "base": seq, "some": items[start : start + AT_ONCE]}
        rows += connection.execute(UNSEEN, asked).all()
    return {item: [change_of(row) for row in found] for item, found in groupby(rows, key=lambda row: str(row.item))}


def record(connection: Connection, session_id: str, changes: Sequence[Change]) -> None:
    """Add changes to the log and bring the fields up to them."""
    rows = [_row(session_id, change) for change in changes]
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(ADD_CHANGES, rows[start : start + AT_ONCE])
    _clear_fields(connection, session_id, sorted({change.path for change in changes}))
    add_fields(connection, session_id, gather(changes))
    if changes:
        about = any(change.path in ABOUT for change in changes)
        move_head(connection, session_id, changes[-1], about=about)


def _row(session_id: str, change: Change) -> dict[str, Any]:
    text = written(change.value)
    return {
        "session_id": session_id,
        "seq": change.seq,
        "at": moment(change.at),
        "by": change.by,
        "path": change.path,
        "item": item_of(change.path),
        "value": text,
        "base": change.base,
        "hash": content_hash(session_id, change, text),
    }


def _clear_fields(connection: Connection, session_id: str, paths: list[str]) -> None:
    of_items = [path for path in paths if path == item_of(path)]
    of_leaves = [path for path in paths if path != item_of(path)]
    for clear, named in ((CLEAR_ITEMS, of_items), (CLEAR_LEAVES, of_leaves)):
        for start in range(0, len(named), AT_ONCE):
            connection.execute(clear, {"session": session_id, "some": named[start : start + AT_ONCE]})


def add_fields(connection: Connection, session_id: str, found: Iterable[Leaf]) -> None:
    """Write leaves where none stand."""
    rows = [
        {
            "session_id": session_id,
            "path": leaf.path,
            "item": item_of(leaf.path),
            "value": leaf.text,
            "seq": leaf.seq,
        }
        for leaf in found
    ]
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(ADD_FIELDS, rows[start : start + AT_ONCE])
