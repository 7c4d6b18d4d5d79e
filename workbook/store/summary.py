"""The list of sessions: one line for each, found by its title, in the order of the last change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, func, insert, select, true, update

from workbook.model import Change, search_key
from workbook.store.canonical import moment, read, read_moment
from workbook.store.faults import UnknownSession
from workbook.store.tables import CHANGES, FIELDS, SESSIONS

LONGEST_TITLE = 500
LONGEST_SEARCH = 200

EVERY = SESSIONS.alias("every")
NEXT_TOUCH = select(func.coalesce(func.max(EVERY.c.touched), 0) + 1).scalar_subquery()
MOVE = update(SESSIONS).where(SESSIONS.c.id == bindparam("session")).values(touched=NEXT_TOUCH)

ABOUT = ("about/title", "about/owner", "about/archived", "about/deleted")
ABOUT_FIELDS = (
    select(FIELDS.c.path, FIELDS.c.value, CHANGES.c.at)
    .join(CHANGES, and_(CHANGES.c.session_id == FIELDS.c.session_id, CHANGES.c.seq == FIELDS.c.seq))
    .where(FIELDS.c.session_id == bindparam("session"), FIELDS.c.path.in_(ABOUT))
)


@dataclass(frozen=True)
class Summary:
    """A session as the list shows it: no answers, only what is needed to recognise it."""

    id: str
    title: str
    owner: str
    created_at: datetime
    seq: int
    changed_at: datetime
    changed_by: str
    archived: bool
    deleted_at: datetime | None


@dataclass(frozen=True)
class Page:
    """A part of the list, and how many sessions there are in all of it."""

    total: int
    sessions: tuple[Summary, ...]


def list_sessions(
    connection: Connection,
    *,
    search: str = "",
    archived: bool | None = None,
    deleted: bool | None = False,
    limit: int = 50,
    offset: int = 0,
) -> Page:
    """Sessions whose title holds `search`, last changed first. None for a filter means either."""
    wanted = and_(*_filters(search, archived, deleted))
    total = connection.execute(select(func.count()).select_from(SESSIONS).where(wanted)).scalar_one()
    query = select(SESSIONS).where(wanted).order_by(SESSIONS.c.touched.desc(), SESSIONS.c.id)
    rows = connection.execute(query.limit(limit).offset(offset)).all()
    return Page(total, tuple(summary_of(row) for row in rows))


def _filters(search: str, archived: bool | None, deleted: bool | None) -> list[ColumnElement[bool]]:
    key = search_key(search.strip()).replace("\x00", "")[:LONGEST_SEARCH].encode("utf-8", "ignore").decode()
    filters: list[ColumnElement[bool]] = [true()]
    if key:
        filters.append(SESSIONS.c.title_key.contains(key, autoescape=True))
    if archived is not None:
        filters.append(SESSIONS.c.archived.is_(archived))
    if deleted is not None:
        gone = SESSIONS.c.deleted_at
        filters.append(gone.is_not(None) if deleted else gone.is_(None))
    return filters


def summary_by_id(connection: Connection, session_id: str) -> Summary:
    """One session's line. Raises UnknownSession."""
    row = connection.execute(select(SESSIONS).where(SESSIONS.c.id == session_id)).one_or_none()
    if row is None:
        raise UnknownSession(session_id)
    return summary_of(row)


def summary_of(row: Row[Any]) -> Summary:
    """The line of the list in a row."""
    return Summary(
        id=row.id,
        title=row.title,
        owner=row.owner,
        created_at=read_moment(row.created_at),
        seq=row.head_seq,
        changed_at=read_moment(row.head_at),
        changed_by=row.head_by,
        archived=row.archived,
        deleted_at=read_moment(row.deleted_at) if row.deleted_at else None,
    )


def add_session(connection: Connection, session_id: str, at: datetime, by: str) -> None:
    """Make an empty session. The caller has checked that there is none with this id."""
    nothing = cached({})
    start = {"id": session_id, "created_at": moment(at), "head_seq": 0, "head_at": moment(at), "head_by": by}
    connection.execute(insert(SESSIONS).values(**start, touched=NEXT_TOUCH, **nothing))


def move_head(connection: Connection, session_id: str, last: Change, *, about: bool = True) -> None:
    """Let a session's line say that `last` is its last change; `about` reads its title and state anew."""
    news: dict[str, Any] = {"head_seq": last.seq, "head_at": moment(last.at), "head_by": last.by}
    if about:
        news |= cached(about_fields(connection, session_id))
    connection.execute(MOVE, news | {"session": session_id})


def about_fields(connection: Connection, session_id: str) -> dict[str, tuple[str, str]]:
    """What a session says of itself: path to (JSON text, moment it was written)."""
    rows = connection.execute(ABOUT_FIELDS, {"session": session_id})
    return {row.path: (row.value, row.at) for row in rows}


def cached(about: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """The columns of the list that repeat what `about/…` says."""
    said = {path: read(text) for path, (text, _) in about.items()}
    title = _line(said.get("about/title"))
    return {
        "title": title,
        "title_key": search_key(title),
        "owner": _line(said.get("about/owner")),
        "archived": bool(said.get("about/archived")),
        "deleted_at": about["about/deleted"][1] if said.get("about/deleted") else None,
    }


def _line(value: object) -> str:
    return value[:LONGEST_TITLE] if isinstance(value, str) else ""
