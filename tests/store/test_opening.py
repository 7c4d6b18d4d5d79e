"""A place is made whole or not at all; a damaged or newer one is refused and left as it is."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import storekit
from sqlalchemy import text

from workbook.store import DamagedFault, NewerFault, PlaceFault, file_url, open_store
from workbook.store.opening import open_place
from workbook.store.place import backup_folder, place_of


def truncate(content: bytes) -> bytes:
    return content[: len(content) // 2 + 100]


def zero_header(content: bytes) -> bytes:
    return bytes(100) + content[100:]


def hole(content: bytes) -> bytes:
    return content[:8192] + bytes(4096) + content[12288:]


def words(_content: bytes) -> bytes:
    return b"Dear diary, this is not a database at all.\n" * 50


def nothing(_content: bytes) -> bytes:
    return b""


def stump(content: bytes) -> bytes:
    return content[:60]


@pytest.mark.parametrize("damage", [truncate, zero_header, hole, words, nothing, stump])
def test_a_damaged_file_is_refused_with_advice_and_left_as_it_is(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "workbook.sqlite3"
    storekit.filled(file, 3, 200)
    damaged = damage(file.read_bytes())
    file.write_bytes(damaged)
    with pytest.raises(DamagedFault, match=r"left as it is\. Put a backup in its place"):
        open_store(file_url(file))
    assert file.read_bytes() == damaged


def test_the_last_backup_is_named_when_the_file_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "workbook.sqlite3"
    with open_store(storekit.filled(file, 1, 20)) as store:
        kept = store.backup(backup_folder(file) / "monday.sqlite3")
    file.write_bytes(words(b""))
    with pytest.raises(DamagedFault, match=str(kept)):
        open_store(file_url(file))
    file.write_bytes(kept.read_bytes())
    with open_store(file_url(file)) as store:
        assert store.head("s0") == 20


def test_a_database_of_another_program_is_refused_and_left_as_it_is(file: Path) -> None:
    file.parent.mkdir()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE sessions (id INTEGER)")
    other.close()
    before = file.read_bytes()
    with pytest.raises(DamagedFault, match="is not a workbook"):
        open_store(file_url(file))
    assert file.read_bytes() == before


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_a_journal_without_its_file_is_not_given_to_a_new_one(file: Path, ending: str) -> None:
    file.parent.mkdir()
    file.with_name(file.name + ending).write_bytes(b"half a save")
    with pytest.raises(DamagedFault, match="they belong together"):
        open_store(file_url(file))
    assert not file.exists()


def test_a_file_that_was_moved_away_gives_a_fresh_start(file: Path) -> None:
    with open_store(file_url(file)) as store:
        store.create("s1")
    file.rename(file.with_name("moved.sqlite3"))
    with open_store(file_url(file)) as store:
        assert store.sessions().total == 0


def test_a_later_version_is_refused_with_the_version_to_install(url: str) -> None:
    with open_store(url) as store:
        store.create("s1")
        with store._writing() as connection:
            connection.execute(text("UPDATE workbook_schema SET version_num = '9999'"))
            connection.execute(text("UPDATE store_facts SET value = '7.8.9' WHERE name = 'program'"))
    with pytest.raises(NewerFault, match=r"later version of the workbook \(7.8.9\).*Install version 7.8.9 or later"):
        open_store(url)


def test_a_later_version_without_its_name_is_refused_as_well(url: str) -> None:
    with open_store(url) as store, store._writing() as connection:
        connection.execute(text("UPDATE workbook_schema SET version_num = '9999'"))
        connection.execute(text("DROP TABLE store_facts"))
    with pytest.raises(NewerFault, match="Install version that wrote it or later"):
        open_store(url)


def test_the_folder_and_the_file_are_for_their_owner_only(file: Path) -> None:
    open_store(file_url(file)).close()
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_first_start_leaves_the_database_and_nothing_else(file: Path) -> None:
    open_store(file_url(file)).close()
    assert {found.name for found in file.parent.iterdir()} - {"workbook.sqlite3-journal"} == {"workbook.sqlite3"}


def test_a_file_of_an_older_version_is_copied_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "workbook.sqlite3"
    url = storekit.filled(file, 2, 50)
    migrations = storekit.later_migrations(tmp_path)
    open_place(place_of(url), migrations).dispose()
    with pytest.raises(NewerFault):
        open_store(url)
    (kept,) = backup_folder(file).glob("*.sqlite3")
    assert "before-9001" in kept.name
    with open_store(file_url(kept)) as store:
        assert store.verify().sound
        assert store.sessions().total == 2
    open_place(place_of(url), migrations).dispose()
    assert len(list(backup_folder(file).iterdir())) == 1


def test_a_database_that_loses_letters_is_refused(postgres: str) -> None:
    import psycopg

    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS latin")
        connection.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(PlaceFault, match="keeps text as LATIN1"):
        open_store(postgres.replace("/postgres?", "/latin?"))
