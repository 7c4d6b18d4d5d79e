"""The store: what the rest of the program asks of its memory."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine

from workbook.model import Change, Document
from workbook.store import checking, log, reader, summary, writer
from workbook.store.backup import back_up
from workbook.store.canonical import check_id
from workbook.store.checking import Report
from workbook.store.connection import writing
from workbook.store.faults import UnknownSession, in_plain_words
from workbook.store.log import Saved
from workbook.store.opening import open_place
from workbook.store.past import Past
from workbook.store.place import Place, default_url, place_of, writable
from workbook.store.shelf import Shelf
from workbook.store.summary import Page, Summary
from workbook.store.tables import CHANGES

Clock = Callable[[], datetime]


def now() -> datetime:
    """The moment in UTC."""
    return datetime.now(UTC)


def open_store(url: str | None = None, clock: Clock = now) -> "Store":
    """The store at an address, made or brought up to date where needed; default_url(os.environ) when none is given.

    Raises StoreFault, whose message says what is wrong and what to do; nothing damaged is ever overwritten.
    """
    place = place_of(url or default_url(os.environ))
    return Store(open_place(place), place, clock)


class Store:
    """Sessions as logs of changes. Any thread may use it; every method is one transaction."""

    def __init__(self, engine: Engine, place: Place, clock: Clock = now) -> None:
        self._engine = engine
        self._clock = clock
        self.place = place
        self.shelf = Shelf(self._reading, self._writing)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def moment(self) -> datetime:
        """What the store's clock says."""
        return self._clock()

    @property
    def read_only(self) -> bool:
        """Whether everything can be read and nothing saved: the file or its folder may not be written."""
        return self.place.file is not None and not writable(self.place.file)

    def create(self, session_id: str, writes: Iterable[tuple[Any, ...]] = (), by: str = "") -> Saved:
        """Make a session whose first changes are `writes`, as in `append`. Raises SessionExists."""
        check_id(session_id)
        wishes = list(writes)

        def work(connection: Connection) -> Saved:
            at = self._clock()
            changes = log.numbered(wishes, 0, by, at)
            return writer.create(connection, session_id, changes, at, by)

        return self._commit(work)

    def append(
        self,
        session_id: str,
        writes: Iterable[tuple[Any, ...]],
        by: str,
        mine: Collection[int] = (),
        *,
        only_after: int | None = None,
    ) -> Saved:
        """Save writes (path, value, base), all or none; it returns when they are durable.

        `base` is the last change the author had seen. Whatever came after it and is overwritten now is in
        `replaced`, except changes numbered in `mine`, which the author made. With `only_after`, nothing is written
        unless that is the session's last change. A session in the bin only takes what brings it back. Raises
        UnknownSession, BinnedFault, RefusedFault, MovedFault.
        """
        wishes = list(writes)
        return self._commit(
            lambda connection: writer.append(connection, session_id, wishes, by, self._clock(), mine, only_after)
        )

    def import_session(self, session_id: str, changes: Iterable[Change]) -> Saved:
        """Take in a whole log exactly as it is, all or nothing. Raises SessionExists, RefusedFault."""
        check_id(session_id)
        taken = writer.whole_log(changes)
        at = taken[0].at if taken else self._clock()
        by = taken[0].by if taken else ""
        return self._commit(lambda connection: writer.create(connection, session_id, taken, at, by))

    def purge(self, session_id: str) -> None:
        """Remove a session and its whole log for good. Raises UnknownSession."""
        with self._writing() as connection:
            writer.purge(connection, session_id)

    def head(self, session_id: str) -> int:
        """The number of a session's last change; cheap enough to ask every second."""
        with self._reading() as connection:
            return log.head_of(connection, session_id)

    def heads(self, session_ids: Iterable[str]) -> dict[str, int]:
        """`head` of several sessions at once; those that are not there are left out."""
        with self._reading() as connection:
            return reader.heads(connection, list(session_ids))

    def document(self, session_id: str) -> tuple[int, Document]:
        """A session's last change and its document, read at one moment. The cost does not grow with the log."""
        with self._reading() as connection:
            found = reader.documents(connection, [session_id])
        if session_id not in found:
            raise UnknownSession(session_id)
        return found[session_id]

    def documents(self, session_ids: Iterable[str]) -> dict[str, tuple[int, Document]]:
        """`document` of several sessions at once; those that are not there are left out."""
        with self._reading() as connection:
            return reader.documents(connection, list(session_ids))

    def document_at(self, session_id: str, seq: int, item: str = "") -> Document:
        """The document as it was after change `seq`, or one answer, card or row of it. Independent of the log's
        length; of a session that is not there it is empty."""
        return self.past(session_id).document_at(seq, item)

    def past(self, session_id: str) -> Past:
        """What can be asked about a session's past without going through its log."""
        return Past(self._reading, session_id)

    def changes(
        self,
        session_id: str,
        since: int = 0,
        until: int | None = None,
        limit: int | None = None,
        *,
        newest_first: bool = False,
        item: str | None = None,
    ) -> list[Change]:
        """Changes with `since` < seq <= `until`, at most `limit`, by number; `item` keeps those of one
        answer, card or row (the first two parts of the path). Raises UnknownSession."""
        with self._reading() as connection:
            log.head_of(connection, session_id)
            query = reader.changes_query(session_id, since, until, item)
            order = CHANGES.c.seq.desc() if newest_first else CHANGES.c.seq
            return [log.change_of(row) for row in connection.execute(query.order_by(order).limit(limit))]

    def sessions(
        self,
        search: str = "",
        *,
        archived: bool | None = None,
        deleted: bool | None = False,
        limit: int = 50,
        offset: int = 0,
    ) -> Page:
        """Sessions whose title holds `search`, last changed first. None for a filter means either."""
        with self._reading() as connection:
            return summary.list_sessions(
                connection, search=search, archived=archived, deleted=deleted, limit=limit, offset=offset
            )

    def summary(self, session_id: str) -> Summary:
        """One session's line of the list. Raises UnknownSession."""
        with self._reading() as connection:
            return summary.summary_by_id(connection, session_id)

    def backup(self, target: Path | str) -> Path:
        """Write all that is saved to a new file, while others may write. Raises BackupFault."""
        return back_up(self._engine, self.place, Path(target))

    def verify(self) -> Report:
        """Check every hash, every cache and the file. Changes nothing."""
        with in_plain_words(self.place.name):
            return checking.check_all(self._engine)

    def rebuild(self, session_id: str) -> int:
        """Make a session's fields and its line in the list anew from its log; the number of fields."""
        with self._writing() as connection:
            return checking.rebuild(connection, session_id)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with in_plain_words(self.place.name), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with in_plain_words(self.place.name), writing(self._engine, self.place) as connection:
            yield connection

    def _commit(self, work: Callable[[Connection], Saved]) -> Saved:
        with in_plain_words(self.place.name):
            return writer.commit(self._engine, self.place, work)
