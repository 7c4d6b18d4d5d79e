"""Each trouble gets a message that says what and what to do, and nothing acknowledged is lost."""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import storekit
from sqlalchemy.exc import OperationalError

from workbook.store import (
    DamagedFault,
    DiskFault,
    LockedFault,
    PlaceFault,
    ReadOnlyFault,
    StoreFault,
    UnreachableFault,
    file_url,
    open_store,
)
from workbook.store.faults import explain

NOT_FOR_PEOPLE = ("SELECT", "INSERT", "UPDATE", "PRAGMA", "sqlite3.Op", "psycopg.", "Traceback", "sqlalche", "[SQL")


def check_plain(message: str) -> None:
    assert not [word for word in NOT_FOR_PEOPLE if word in message]
    assert message.endswith(".")
    assert message[0].isupper() or message[0] == "/"


def fault_for_a_user(file: Path) -> list[str]:
    child, pipe = storekit.start(storekit.open_as, storekit.NOBODY, file_url(file))
    said: list[str] = pipe.recv()
    child.join()
    return said


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may look into, unlike pytest's own; made removable again at the end."""
    with tempfile.TemporaryDirectory(prefix="workbook-test-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        for found in [folder, *folder.rglob("*")]:
            found.chmod(0o755)


@pytest.fixture
def old_file(open_folder: Path) -> Path:
    """A workbook with one session, which other users may read and write."""
    file = open_folder / "workbook.sqlite3"
    with open_store(file_url(file)) as store:
        store.create("s1", [("about/title", "kept")])
    file.with_name("workbook.sqlite3-journal").unlink(missing_ok=True)
    file.chmod(0o666)
    return file


def test_a_file_that_may_only_be_read_opens_for_reading_and_says_so_on_writing(old_file: Path) -> None:
    old_file.chmod(0o444)
    old_file.parent.chmod(0o555)
    said = fault_for_a_user(old_file)
    assert said[:3] == ["read only: True", "read: (1, {'about': {'title': 'kept'}})", "ReadOnlyFault"]
    assert "read-only" in said[3]
    assert "Make the file and its folder writable" in said[3]
    check_plain(said[3])


def test_a_folder_that_may_only_be_read_is_told_on_writing(old_file: Path) -> None:
    old_file.parent.chmod(0o555)
    said = fault_for_a_user(old_file)
    assert said[:2] == ["read only: True", "read: (1, {'about': {'title': 'kept'}})"]
    assert said[2] in ("ReadOnlyFault", "PlaceFault")
    check_plain(said[3])


@pytest.mark.parametrize("closed", ["file", "folder"])
def test_a_file_or_folder_of_somebody_else_is_told(old_file: Path, closed: str) -> None:
    (old_file if closed == "file" else old_file.parent).chmod(0o000)
    said = fault_for_a_user(old_file)
    assert said[0] == "PlaceFault"
    assert str(old_file.parent) in said[1]
    check_plain(said[1])


def test_a_folder_that_cannot_be_made_is_told(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    said = fault_for_a_user(open_folder / "new" / "workbook.sqlite3")
    assert said[0] == "PlaceFault"
    assert "cannot be made" in said[1]
    assert "WORKBOOK_DATA_DIR" in said[1]
    check_plain(said[1])


def test_a_folder_in_which_no_file_can_be_made_is_told(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    said = fault_for_a_user(open_folder / "workbook.sqlite3")
    assert said[0] == "PlaceFault"
    assert "WORKBOOK_DATA_DIR" in said[1]
    check_plain(said[1])


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlaceFault, match="is a folder, not a database"):
        open_store(file_url(tmp_path))


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(PlaceFault) as told:
        open_store(file_url(tmp_path / "data" / "workbook.sqlite3"))
    check_plain(str(told.value))


def test_a_full_disk_loses_nothing_acknowledged_and_the_program_goes_on_when_there_is_room(file: Path) -> None:
    url = file_url(file)
    child, pipe = storekit.start(storekit.fill_the_disk, url, 300_000)
    acked, readable, message = pipe.recv()
    child.join()
    assert message.startswith("DiskFault: The disk is full")
    assert "Free some space" in message
    check_plain(message)
    assert readable == len(acked) - 5
    with open_store(url) as store:
        assert [change.seq for change in store.changes("s1")] == acked
        assert store.verify().sound


def test_a_file_held_by_another_program_is_told_after_a_wait(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.store.connection.WAIT_SECONDS", 0.2)
    with open_store(file_url(file)) as store:
        store.create("s1")
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedFault, match="held by another program") as told:
            store.append("s1", [("about/title", "t", 0)], "ann")
        check_plain(str(told.value))
        other.execute("ROLLBACK")
        other.close()
        assert store.append("s1", [("about/title", "t", 0)], "ann").seq == 1


def test_a_file_that_goes_away_is_an_error_and_never_a_fresh_start(file: Path) -> None:
    with open_store(file_url(file)) as store:
        store.create("s1")
        file.rename(file.with_name("moved"))
        store.close()
        with pytest.raises(PlaceFault, match="cannot be opened"):
            store.document("s1")
        assert not file.exists()


def test_a_missing_server_is_told_without_a_traceback() -> None:
    with pytest.raises(UnreachableFault, match=r'PostgreSQL database "work" on 127\.0\.0\.1 does not answer') as told:
        open_store("postgresql://ann:secret@127.0.0.1:9/work")
    check_plain(str(told.value))
    assert "secret" not in str(told.value)


def test_a_database_that_is_not_on_the_server_is_told(postgres: str) -> None:
    with pytest.raises(PlaceFault, match=r'"nowhere".* is not there') as told:
        open_store(postgres.replace("/postgres?", "/nowhere?"))
    check_plain(str(told.value))


def error_of_sqlite(code: int) -> OperationalError:
    cause = sqlite3.OperationalError("INSERT went wrong")
    cause.sqlite_errorcode = code
    return OperationalError("INSERT INTO t", None, cause)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiskFault),
        (sqlite3.SQLITE_IOERR_WRITE, DiskFault),
        (sqlite3.SQLITE_IOERR_FSYNC, DiskFault),
        (sqlite3.SQLITE_READONLY_DIRECTORY, ReadOnlyFault),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, LockedFault),
        (sqlite3.SQLITE_CORRUPT_INDEX, DamagedFault),
        (sqlite3.SQLITE_NOTADB, DamagedFault),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, PlaceFault),
        (sqlite3.SQLITE_PERM, PlaceFault),
        (sqlite3.SQLITE_TOOBIG, StoreFault),
    ],
)
def test_every_error_of_sqlite_has_its_words(code: int, kind: type[StoreFault]) -> None:
    fault = explain(error_of_sqlite(code), "The file x")
    assert type(fault) is kind
    check_plain(str(fault))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (psycopg.errors.DiskFull, DiskFault),
        (psycopg.errors.ReadOnlySqlTransaction, ReadOnlyFault),
        (psycopg.errors.AdminShutdown, UnreachableFault),
        (psycopg.errors.CannotConnectNow, UnreachableFault),
        (psycopg.errors.TooManyConnections, UnreachableFault),
        (psycopg.errors.InvalidPassword, PlaceFault),
        (psycopg.errors.InsufficientPrivilege, PlaceFault),
        (psycopg.errors.InvalidCatalogName, PlaceFault),
        (psycopg.errors.LockNotAvailable, LockedFault),
        (psycopg.errors.DataCorrupted, DamagedFault),
        (psycopg.errors.SyntaxError, StoreFault),
    ],
)
def test_every_error_of_postgresql_has_its_words(error: type[psycopg.Error], kind: type[StoreFault]) -> None:
    fault = explain(OperationalError("INSERT INTO t", None, error("INSERT went wrong")), "The database x")
    assert type(fault) is kind
    check_plain(str(fault))
