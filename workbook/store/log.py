"""The log of a session: its changes, checked before they are kept and read back in the order of their numbers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from pydantic import JsonValue, ValidationError
from sqlalchemy import Connection, Row, bindparam, select

from workbook.model import Change, PathFault, leaves
from workbook.store.canonical import check_name, read, read_moment, written
from workbook.store.faults import BinnedFault, RefusedFault, UnknownSession
from workbook.store.tables import CHANGES, SESSIONS

# Far below the number of values that any database takes in one statement.
AT_ONCE = 500

BIN = "about/deleted"

# Statements of every save are made once: making them takes longer than the database does.
HEAD = select(SESSIONS.c.head_seq).where(SESSIONS.c.id == bindparam("session"))
HELD_HEAD = HEAD.add_columns(SESSIONS.c.deleted_at).with_for_update()
WHOLE_LOG = select(CHANGES).where(CHANGES.c.session_id == bindparam("session")).order_by(CHANGES.c.seq)


class Write(NamedTuple):
    """One wish to write: a path, its new value (None removes), the last change its author had seen."""

    path: str
    value: JsonValue
    base: int = 0


@dataclass(frozen=True)
class Saved:
    """What a write became: the session's last change now, the new changes, and what they overwrote unseen.

    `replaced` holds changes that came after the writer's `base` and are no longer in the document; they stay
    in the log, and whoever made them can be offered them back.
    """

    session_id: str
    seq: int
    changes: tuple[Change, ...] = ()
    replaced: tuple[Change, ...] = ()


def numbered(writes: Iterable[tuple[Any, ...]], head: int, by: str, at: datetime) -> list[Change]:
    """The changes that writes become after change `head`. Raises RefusedFault, naming the path."""
    wishes = [Write(*write) for write in writes]
    return [
        checked(seq=seq, at=at, by=by, path=path, value=value, base=max(0, min(base, head)))
        for seq, (path, value, base) in enumerate(wishes, head + 1)
    ]


def checked(**said: Any) -> Change:
    """A change that the store can keep. Raises RefusedFault, naming the path."""
    path = str(said["path"])[:80]
    try:
        check_name(said["by"])
        written(said["value"])
        change = Change(**said)
        leaves(change.path, change.value)
    except RefusedFault as fault:
        raise RefusedFault(f"{path}: {fault}") from fault
    except PathFault as fault:
        raise RefusedFault(f"{fault}. Nothing was saved.") from fault
    except (ValidationError, TypeError, AttributeError) as error:
        raise RefusedFault(f"{path}: this cannot be saved, it is not plain data. Nothing was saved.") from error
    return change


def head_of(connection: Connection, session_id: str, *, hold: bool = False) -> int:
    """The number of a session's last change; `hold` keeps other writers away until the transaction ends."""
    found = connection.execute(HELD_HEAD if hold else HEAD, {"session": session_id}).scalar()
    if found is None:
        raise UnknownSession(session_id)
    return int(found)


def open_head(connection: Connection, session_id: str, paths: Collection[str]) -> int:
    """`head_of` for somebody who writes at these paths. Raises BinnedFault for a session in the bin, unless they
    bring it back."""
    found = connection.execute(HELD_HEAD, {"session": session_id}).one_or_none()
    if found is None:
        raise UnknownSession(session_id)
    if found.deleted_at and BIN not in paths:
        raise BinnedFault
    return int(found.head_seq)


def change_of(row: Row[Any]) -> Change:
    """The change in a row. Raises DamagedFault when it cannot be read."""
    return Change(seq=row.seq, at=read_moment(row.at), by=row.by, path=row.path, value=read(row.value), base=row.base)
