"""Engines: each database opened so that a commit is durable and two writers cannot undo each other."""

import random
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from workbook.store.faults import LOCKED, LockedFault, PlaceFault
from workbook.store.place import Place

WAIT_SECONDS = 15.0
# The first SQLite whose write-ahead log cannot be reset under a running writer.
SAFE_WAL = (3, 51, 3)

_TURNS: dict[str, threading.Lock] = {}
_TURNS_GUARD = threading.Lock()


def journal_mode(version: tuple[int, ...]) -> str:
    """The journal that is safe for a version of SQLite."""
    return "wal" if version >= SAFE_WAL else "truncate"


def open_engine(place: Place, *, create: bool = False) -> Engine:
    """An engine for a place; `create` lets SQLite make the file. Nothing is connected yet."""
    return _open_file(place, place.file, create) if place.file else _open_server(place)


def _open_file(place: Place, file: Path, create: bool) -> Engine:
    # mode=rw: a file that went away is an error, never a silent empty start.
    address = f"{file.as_uri()}?mode={'rwc' if create else 'rw'}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)

    engine = create_engine(
        place.url, creator=connect, poolclass=QueuePool, pool_size=8, max_overflow=32, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare_file)
    event.listen(engine, "begin", _begin_file)
    return engine


def _prepare_file(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={int(WAIT_SECONDS * 1000)}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA trusted_schema=OFF")
    cursor.execute("PRAGMA mmap_size=0")
    _set_journal(cursor)
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _set_journal(cursor: sqlite3.Cursor) -> None:
    wanted = journal_mode(sqlite3.sqlite_version_info)
    try:
        cursor.execute(f"PRAGMA journal_mode={wanted}")
    except sqlite3.OperationalError as error:
        # A file in use elsewhere, or one that may only be read, keeps the journal it has.
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY):
            raise


def _begin_file(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("migrating"):
        # A table that others point to is replaced as a whole; SQLite takes this only before a transaction.
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    if options.get("writing"):
        _begin_writing(connection.connection.cursor())
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_writing(cursor: Any) -> None:
    # A deferred transaction that turns into a writer half-way fails at once, however long the timeout; so the
    # lock comes first. SQLite itself asks ever more rarely, so a busy writer can starve another process.
    end = time.monotonic() + WAIT_SECONDS
    cursor.execute("PRAGMA busy_timeout=0")
    try:
        while not _began(cursor, last_try=time.monotonic() >= end):
            time.sleep(random.uniform(0.001, 0.008))
    finally:
        cursor.execute(f"PRAGMA busy_timeout={int(WAIT_SECONDS * 1000)}")
        cursor.close()


def _began(cursor: Any, last_try: bool) -> bool:
    try:
        cursor.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last_try or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _open_server(place: Place) -> Engine:
    try:
        engine = create_engine(
            place.url,
            pool_pre_ping=True,
            pool_size=8,
            max_overflow=32,
            hide_parameters=True,
            connect_args={"connect_timeout": 10},
        )
    except ModuleNotFoundError as error:
        raise PlaceFault(
            'PostgreSQL needs one more package: run `pip install "psycopg[binary]"` and start again.'
        ) from error
    event.listen(engine, "connect", _prepare_server)
    return engine


def _prepare_server(connection: Any, _record: object) -> None:
    # Inside the transaction that the driver opens by itself; committed so that a later rollback keeps it.
    connection.execute("SET synchronous_commit = on")
    connection.execute(f"SET lock_timeout = {int(WAIT_SECONDS * 1000)}")
    connection.commit()


@contextmanager
def writing(engine: Engine, place: Place, *, migrating: bool = False) -> Iterator[Connection]:
    """A transaction that may write: alone on a file, committed when the block ends without an error.

    With `migrating`, a file's foreign keys are not watched meanwhile; dispose of the engine afterwards.
    """
    with _turn(place), engine.connect() as bare:
        connection = bare.execution_options(writing=True, migrating=migrating)
        with connection.begin():
            yield connection


@contextmanager
def _turn(place: Place) -> Iterator[None]:
    # SQLite's own waiting is unfair under many threads; one queue a file keeps the longest wait short.
    if place.file is None:
        yield
        return
    with _TURNS_GUARD:
        turn = _TURNS.setdefault(str(place.file.resolve()), threading.Lock())
    if not turn.acquire(timeout=2 * WAIT_SECONDS):
        raise LockedFault(LOCKED.format(place=place.name))
    try:
        yield
    finally:
        turn.release()
