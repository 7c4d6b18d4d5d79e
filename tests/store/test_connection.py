"""How a file is opened: durable, and with the journal that is safe for its SQLite."""

import sqlite3
import threading
from pathlib import Path

import pytest

from workbook.store import LockedFault, Store, file_url, open_store
from workbook.store.connection import journal_mode, writing


@pytest.mark.parametrize(
    ("version", "mode"),
    [((3, 40, 1), "truncate"), ((3, 51, 2), "truncate"), ((3, 51, 3), "wal"), ((3, 53, 0), "wal"), ((4, 0, 0), "wal")],
)
def test_the_journal_follows_the_version_of_sqlite(version: tuple[int, ...], mode: str) -> None:
    assert journal_mode(version) == mode


def test_a_commit_waits_for_the_disk_and_foreign_keys_are_watched(file_store: Store) -> None:
    with file_store._reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("synchronous", "foreign_keys", "busy_timeout", "journal_mode", "mmap_size")
        }
    assert settings == {
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 15_000,
        "journal_mode": journal_mode(sqlite3.sqlite_version_info),
        "mmap_size": 0,
    }


def test_a_writer_has_the_file_to_itself_from_its_first_word(file_store: Store, file: Path) -> None:
    other = sqlite3.connect(file, timeout=0, isolation_level=None)
    with writing(file_store._engine, file_store.place), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_file_left_in_the_other_journal_mode_opens_with_all_it_holds(file: Path) -> None:
    with open_store(file_url(file)) as store:
        store.create("s1", [("about/title", "t")])
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE extra (x)")
        connection.execute("DROP TABLE extra")
    with open_store(file_url(file)) as store:
        assert store.append("s1", [("about/title", "u", 1)], "ann").seq == 2
    connection.close()
    with open_store(file_url(file)) as store:
        assert store.head("s1") == 2


def test_with_a_write_ahead_log_everything_is_as_well(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.store.connection.SAFE_WAL", (3, 0, 0))
    with open_store(file_url(file)) as store:
        store.create("s1", [("about/title", "t")])
        assert file.with_name(f"{file.name}-wal").stat().st_size > 0
        copy = store.backup(file.with_name("copy.sqlite3"))
        assert store.append("s1", [("about/title", "u", 0)], "ann").replaced[0].value == "t"
        assert store.verify().sound
        assert not store.read_only
    assert sorted(found.name for found in file.parent.iterdir()) == ["copy.sqlite3", "workbook.sqlite3"]
    monkeypatch.undo()
    for kept, head in ((file, 2), (copy, 1)):
        with open_store(file_url(kept)) as store:
            assert store.head("s1") == head


def test_two_addresses_of_one_file_share_one_turn(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(file_url(file)) as store:
        store.create("s1")
    link = file.with_name("link.sqlite3")
    link.symlink_to(file)
    monkeypatch.setattr("workbook.store.connection.WAIT_SECONDS", 0.05)
    with open_store(file_url(file)) as one, open_store(file_url(link)) as two:
        with writing(one._engine, one.place), pytest.raises(LockedFault):
            two.append("s1", [("about/title", "t", 0)], "ann")
        assert two.append("s1", [("about/title", "t", 0)], "ann").seq == 1


def test_a_failed_write_gives_its_turn_back(store: Store) -> None:
    store.create("s1")
    done = threading.Event()

    def fail() -> None:
        with pytest.raises(RuntimeError, match="half-way"), store._writing():
            raise RuntimeError("half-way")
        done.set()

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert done.is_set()
    assert store.append("s1", [("about/title", "t", 0)], "ann").seq == 1
