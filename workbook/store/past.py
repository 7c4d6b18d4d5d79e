"""The past of a session, read without going through its whole log: a moment, a page of changes, who made them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    bindparam,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
    tuple_,
)

from workbook.model import Change, Document, fold
from workbook.store.canonical import moment
from workbook.store.log import AT_ONCE, change_of
from workbook.store.tables import CHANGES, FIELDS

HERE = CHANGES.c.session_id == bindparam("session")


@dataclass(frozen=True)
class Kept:
    """Which changes of a log to keep; None and empty keep all.

    `by` is their author, `since` <= moment < `until`, `before` the number of a change that theirs come before.
    `items` names answers, cards or rows (the first two parts of a path), `under` the beginnings of such, for example
    `risks/`.
    """

    by: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None
    items: tuple[str, ...] = ()
    under: tuple[str, ...] = ()


def _distinct(column: Any, *where: ColumnElement[bool]) -> CTE:
    """The different values of a column, each found by one look into an index: the length of the log does not matter."""
    walk = select(func.min(column).label("held")).where(HERE, *where).cte("walk", recursive=True)
    later = select(func.min(column)).where(HERE, column > walk.c.held, *where).scalar_subquery()
    return walk.union_all(select(later).where(walk.c.held.is_not(None)))


def _standing() -> Any:
    """The last change of each path up to a moment. Together, by number, they add up to the document of that moment."""
    paths = _distinct(CHANGES.c.path, CHANGES.c.path >= bindparam("low"), CHANGES.c.path < bindparam("high"))
    last = (
        select(func.max(CHANGES.c.seq))
        .where(HERE, CHANGES.c.path == paths.c.held, CHANGES.c.seq <= bindparam("until"))
        .scalar_subquery()
    )
    seqs = select(last.label("seq")).select_from(paths).where(paths.c.held.is_not(None)).subquery()
    return select(CHANGES).join(seqs, seqs.c.seq == CHANGES.c.seq).where(HERE).order_by(CHANGES.c.seq)


STANDING = _standing()
AUTHORS = _distinct(CHANGES.c.by)
PEOPLE = select(AUTHORS.c.held).where(AUTHORS.c.held.is_not(None)).order_by(literal_column("held"))
SETTLED = select(FIELDS.c.path, FIELDS.c.seq).where(FIELDS.c.session_id == bindparam("session"))


EVERYTHING = Kept()


class Past:
    """The past of one session. Every method is one transaction; `reading` gives it a connection.

    Of a session that is not there everything is empty.
    """

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]], session_id: str) -> None:
        self._reading = reading
        self.id = session_id

    def document_at(self, seq: int, item: str = "") -> Document:
        """The document after change `seq`; with `item` only that answer, card or row."""
        with self._reading() as connection:
            return _document(connection, self.id, seq, item)

    def items_at(self, wanted: Iterable[tuple[int, str]]) -> list[Document]:
        """For each (seq, item) what `document_at` tells."""
        with self._reading() as connection:
            return [_document(connection, self.id, seq, item) for seq, item in wanted]

    def page(self, kept: Kept = EVERYTHING, limit: int = 50) -> list[Change]:
        """The newest changes that a filter keeps, newest first."""
        # First the numbers, out of an index alone where that is possible; then the few changes themselves.
        query = select(CHANGES.c.seq).where(CHANGES.c.session_id == self.id, *_conditions(self.id, kept))
        with self._reading() as connection:
            seqs = connection.execute(query.order_by(*_order(kept)).limit(limit)).scalars().all()
        found = self.changes(seqs)
        return [found[seq] for seq in seqs]

    def changes(self, seqs: Iterable[int]) -> dict[int, Change]:
        """The changes with these numbers, as far as they are there."""
        wanted, found = sorted(set(seqs)), dict[int, Change]()
        with self._reading() as connection:
            for start in range(0, len(wanted), AT_ONCE):
                some = CHANGES.c.seq.in_(wanted[start : start + AT_ONCE])
                rows = connection.execute(select(CHANGES).where(CHANGES.c.session_id == self.id, some))
                found |= {row.seq: change_of(row) for row in rows}
        return found

    def people(self) -> list[str]:
        """The authors of the changes by name; the empty name is somebody who gave none."""
        with self._reading() as connection:
            return [str(row[0]) for row in connection.execute(PEOPLE, {"session": self.id})]

    def settled(self) -> dict[str, int]:
        """For each leaf of the document the number of the change that set it."""
        with self._reading() as connection:
            return {row.path: row.seq for row in connection.execute(SETTLED, {"session": self.id})}

    def last_outside(self, room: str) -> Change | None:
        """The last change that is not in a room, for example `versions`."""
        found = select(CHANGES).where(CHANGES.c.session_id == self.id, ~_under(f"{room}/"))
        with self._reading() as connection:
            row = connection.execute(found.order_by(CHANGES.c.seq.desc()).limit(1)).first()
        return change_of(row) if row else None

    def seq_at(self, at: datetime) -> int:
        """The number of the last change made before a moment; 0 when there is none."""
        last = select(func.max(CHANGES.c.seq)).where(CHANGES.c.session_id == self.id, CHANGES.c.at < moment(at))
        with self._reading() as connection:
            return int(connection.execute(last).scalar() or 0)


def _document(connection: Connection, session_id: str, until: int, item: str) -> Document:
    """What stood after change `until`. A row written whole clears the fields written before it, so the last word on
    each path is all that is needed. "0" follows "/" among the characters of a path, so r1 and r1/title lie between.
    """
    low, high = (item, item + "0") if item else ("", "\U0010ffff")
    asked = {"session": session_id, "until": until, "low": low, "high": high}
    found = [change_of(row) for row in connection.execute(STANDING, asked)]
    return fold(one for one in found if not item or one.path == item or one.path.startswith(f"{item}/"))


def _order(kept: Kept) -> tuple[ColumnElement[Any], ...]:
    """By number; between two moments by moment first, which is the same as long as no clock jumps, and is how the
    index has them."""
    by_number = CHANGES.c.seq.desc()
    return (CHANGES.c.at.desc(), by_number) if kept.since or kept.until else (by_number,)


def _conditions(session_id: str, kept: Kept) -> Iterator[ColumnElement[bool]]:
    if kept.by is not None:
        yield CHANGES.c.by == kept.by
    if kept.since is not None:
        yield CHANGES.c.at >= moment(kept.since)
    if kept.until is not None:
        yield CHANGES.c.at < moment(kept.until)
    if kept.before is not None and (kept.since or kept.until):
        moments = select(CHANGES.c.at).where(CHANGES.c.session_id == session_id, CHANGES.c.seq == kept.before)
        yield tuple_(CHANGES.c.at, CHANGES.c.seq) < tuple_(moments.scalar_subquery(), literal(kept.before))
    elif kept.before is not None:
        yield CHANGES.c.seq < kept.before
    if kept.items or kept.under:
        named = CHANGES.c.item.in_(kept.items) if kept.items else ~true()
        yield or_(named, *(_under(start) for start in kept.under))


def _under(start: str) -> ColumnElement[bool]:
    return (CHANGES.c.item >= start) & (CHANGES.c.item < start[:-1] + chr(ord(start[-1]) + 1))
