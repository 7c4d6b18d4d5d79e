"""One file is the backup: it opens like the original, also when it was made while others wrote."""

import threading
from pathlib import Path

import pytest
import storekit

from workbook.store import BackupFault, DamagedFault, PlaceFault, Store, file_url, open_store
from workbook.store.backup import publish


def test_a_backup_opens_like_the_original(file_store: Store, tmp_path: Path) -> None:
    file_store.create("s1", [("about/title", "Ä 📈"), ("risks/r1", {"title": "a"})], by="ann")
    kept = file_store.backup(tmp_path / "copies" / "monday.sqlite3")
    with open_store(file_url(kept)) as copy:
        assert copy.changes("s1") == file_store.changes("s1")
        assert copy.document("s1") == file_store.document("s1")
        assert copy.verify().sound
        copy.append("s1", [("about/title", "goes on", 2)], "ben")
    assert file_store.head("s1") == 2
    assert kept.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in kept.parent.iterdir() if "part" in found.name] == []


def test_a_backup_made_while_others_write_holds_all_that_was_saved_before_it(file: Path, tmp_path: Path) -> None:
    url = file_url(file)
    stop = threading.Event()
    saved = [0]

    def write() -> None:
        while not stop.is_set():
            saved[0] = store.append("s1", [(f"risks/r{saved[0] % 50}", {"title": "x" * 300}, 0)], "ann").seq

    with open_store(url) as store:
        store.create("s1")
        writer = threading.Thread(target=write)
        writer.start()
        for number in range(20):
            before = saved[0]
            kept = store.backup(tmp_path / f"backup{number}.sqlite3")
            with open_store(file_url(kept)) as copy:
                assert copy.head("s1") >= before
                assert copy.verify().sound
        stop.set()
        writer.join()
    assert saved[0] > 20


def test_a_backup_is_never_put_over_a_file_that_is_there(file_store: Store, tmp_path: Path) -> None:
    target = tmp_path / "monday.sqlite3"
    target.write_text("last week's")
    with pytest.raises(BackupFault, match="already there and was left as it is"):
        file_store.backup(target)
    assert target.read_text() == "last week's"


def test_a_damaged_file_gives_no_backup(tmp_path: Path) -> None:
    file = tmp_path / "workbook.sqlite3"
    with open_store(storekit.filled(file, 3, 200)) as store:
        # The connection at hand has the pages in memory and would not look at the disk.
        store.close()
        content = file.read_bytes()
        file.write_bytes(content[:8192] + bytes(4096) + content[12288:])
        with pytest.raises(DamagedFault, match=r"workbook\.sqlite3 is damaged"):
            store.backup(tmp_path / "backup.sqlite3")
    assert sorted(found.name for found in tmp_path.iterdir() if "backup" in found.name) == []


def test_a_backup_that_cannot_be_written_is_told(file_store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PlaceFault, match="cannot be made"):
        file_store.backup(tmp_path / "file" / "backup.sqlite3")


def test_a_server_is_backed_up_on_the_server(schema: str, tmp_path: Path) -> None:
    with open_store(schema) as store, pytest.raises(BackupFault, match="pg_dump"):
        store.backup(tmp_path / "backup.sqlite3")


def test_a_name_taken_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    part, target = tmp_path / "part", tmp_path / "target"
    part.write_text("new")
    target.write_text("old")
    with pytest.raises(FileExistsError):
        publish(part, target)
    assert target.read_text() == "old"
