"""Reading: documents from their fields, the log by its numbers."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from workbook.model import Document
from workbook.store.fields import nest
from workbook.store.log import AT_ONCE
from workbook.store.tables import CHANGES, FIELDS, SESSIONS

DOCUMENTS = (
    select(SESSIONS.c.id, SESSIONS.c.head_seq, FIELDS.c.path, FIELDS.c.value)
    .outerjoin_from(SESSIONS, FIELDS)
    .where(SESSIONS.c.id.in_(bindparam("some", expanding=True)))
)


def documents(connection: Connection, session_ids: list[str]) -> dict[str, tuple[int, Document]]:
    """Last change and document of each session that is there.

    One statement reads both, so they belong to the same moment on every database.
    """
    heads: dict[str, int] = {}
    leaves: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for start in range(0, len(session_ids), AT_ONCE):
        asked = {"some": session_ids[start : start + AT_ONCE]}
        for session_id, head, path, value in connection.execute(DOCUMENTS, asked):
            heads[session_id] = head
            if path is not None:
                leaves[session_id].append((path, value))
    return {session_id: (head, nest(leaves[session_id])) for session_id, head in heads.items()}


def heads(connection: Connection, session_ids: list[str]) -> dict[str, int]:
    """The number of the last change of each session that is there."""
    found: dict[str, int] = {}
    for start in range(0, len(session_ids), AT_ONCE):
        some = SESSIONS.c.id.in_(session_ids[start : start + AT_ONCE])
        found |= {
            row.id: row.head_seq for row in connection.execute(select(SESSIONS.c.id, SESSIONS.c.head_seq).where(some))
        }
    return found


def changes_query(session_id: str, since: int, until: int | None, item: str | None) -> Select[Any]:
    """The rows of the log with `since` < seq <= `until`, of one item when it is named."""
    query = select(CHANGES).where(CHANGES.c.session_id == session_id, CHANGES.c.seq > since)
    if until is not None:
        query = query.where(CHANGES.c.seq <= until)
    return query if item is None else query.where(CHANGES.c.item == item)
