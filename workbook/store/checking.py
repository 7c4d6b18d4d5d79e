"""Is the memory what was written? Every hash, every cache, and the file itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, delete, func, select
from sqlalchemy.exc import DBAPIError

from workbook.model import Change
from workbook.store.canonical import content_hash, moment
from workbook.store.faults import DamagedFault
from workbook.store.fields import Leaf, gather, item_of
from workbook.store.log import WHOLE_LOG, change_of, head_of
from workbook.store.summary import ABOUT, cached, move_head
from workbook.store.tables import CHANGES, FIELDS, SESSIONS
from workbook.store.writer import add_fields

LINE = select(SESSIONS).where(SESSIONS.c.id == bindparam("session"))
ALL_FIELDS = select(FIELDS).where(FIELDS.c.session_id == bindparam("session"))


@dataclass(frozen=True)
class Report:
    """What a check looked at and what it found wrong, in words; no fault means all is well."""

    sessions: int
    changes: int
    faults: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def check_all(engine: Engine) -> Report:
    """Check the file and every session in it. Changes nothing.

    Each session is read in a transaction of its own, so that writers need not wait for the whole check.
    """
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            faults = file_faults(connection)
            ids, changes = _contents(connection, faults)
        for session_id in ids:
            with connection.begin():
                faults += session_faults(connection, session_id)
    return Report(len(ids), changes, tuple(faults))


def _contents(connection: Connection, faults: list[str]) -> tuple[list[str], int]:
    try:
        ids = [str(row.id) for row in connection.execute(select(SESSIONS.c.id).order_by(SESSIONS.c.id))]
        changes: int = connection.execute(select(func.count()).select_from(CHANGES)).scalar_one()
        faults += orphans(connection)
    except DBAPIError:
        faults.append("The list of sessions cannot be read.")
        return [], 0
    return ids, changes


def file_faults(connection: Connection) -> list[str]:
    """What SQLite itself says of its file; nothing on a server, which checks its own."""
    if connection.dialect.name != "sqlite":
        return []
    try:
        said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    except DBAPIError:
        return ["The file is damaged."]
    return [] if said == ["ok"] else [f"The file is damaged in {len(said)} place(s)."]


def orphans(connection: Connection) -> list[str]:
    """Changes and fields of sessions that are not there."""
    known = select(SESSIONS.c.id)
    found = 0
    for table in (CHANGES, FIELDS):
        lost = select(func.count()).select_from(table).where(table.c.session_id.not_in(known))
        found += connection.execute(lost).scalar_one()
    return [f"{found} entries belong to no session."] if found else []


def session_faults(connection: Connection, session_id: str) -> list[str]:
    """What is wrong with one session."""
    try:
        return [f"Session {session_id}: {fault}." for fault in _session_faults(connection, session_id)]
    except (DBAPIError, DamagedFault, ValueError):
        return [f"Session {session_id}: it cannot be read."]


def _session_faults(connection: Connection, session_id: str) -> Iterator[str]:
    asked = {"session": session_id}
    line = connection.execute(LINE, asked).one_or_none()
    if line is None:
        # Removed since the list was read.
        return
    changes: list[Change] = []
    for expected, row in enumerate(connection.execute(WHOLE_LOG, asked), 1):
        if row.seq != expected:
            yield f"change {expected} is missing"
            return
        changes.append(change_of(row))
        if row.hash != content_hash(session_id, changes[-1], row.value) or row.item != item_of(row.path):
            yield f"change {expected} is not what was written"
    yield from _cache_faults(line, changes, connection.execute(ALL_FIELDS, asked))


def _cache_faults(line: Row[Any], changes: list[Change], stored: Iterable[Row[Any]]) -> Iterator[str]:
    leaves = gather(changes)
    found = {(Leaf(row.path, row.value, row.seq), row.item) for row in stored}
    if found != {(leaf, item_of(leaf.path)) for leaf in leaves}:
        yield "its fields are not what its changes add up to"
    if line.head_seq != len(changes):
        yield f"it should have {line.head_seq} changes and has {len(changes)}"
    elif any(line._mapping[name] != value for name, value in _line(changes, leaves).items()):
        yield "its line in the list is not what its changes say"


def _line(changes: list[Change], leaves: list[Leaf]) -> dict[str, Any]:
    about = {leaf.path: (leaf.text, moment(changes[leaf.seq - 1].at)) for leaf in leaves if leaf.path in ABOUT}
    last = {"head_at": moment(changes[-1].at), "head_by": changes[-1].by} if changes else {}
    return cached(about) | last


def rebuild(connection: Connection, session_id: str) -> int:
    """Make a session's fields and line anew from its log. Returns the number of fields."""
    head_of(connection, session_id, hold=True)
    changes = [change_of(row) for row in connection.execute(WHOLE_LOG, {"session": session_id})]
    found = gather(changes)
    connection.execute(delete(FIELDS).where(FIELDS.c.session_id == session_id))
    add_fields(connection, session_id, found)
    if changes:
        move_head(connection, session_id, changes[-1])
    return len(found)
