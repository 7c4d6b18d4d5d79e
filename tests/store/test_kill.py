"""kill -9 at any moment: what was acknowledged is there, and the database opens."""

import random
import sqlite3
import time
from pathlib import Path

import pytest
import storekit

from workbook.store import file_url, open_store
from workbook.store.place import backup_folder
from workbook.store.schema import versions
from workbook.store.tables import METADATA

KILLS = 200
MIGRATION_KILLS = 60
START_KILLS = 25


def acks_before_kill(url: str, session_id: str, pause: float) -> list[int]:
    child, pipe = storekit.start(storekit.write_without_end, url, session_id)
    acked = [pipe.recv()]
    time.sleep(pause)
    child.kill()
    child.join()
    try:
        while True:
            acked.append(pipe.recv())
    except (EOFError, ConnectionResetError):
        return acked


@pytest.mark.slow
def test_no_acknowledged_change_is_lost_in_200_kills(tmp_path: Path) -> None:
    seconds = random.Random(20261121)
    url = file_url(tmp_path / "workbook.sqlite3")
    open_store(url).close()
    acked = 0
    for number in range(KILLS):
        seen = acks_before_kill(url, f"s{number}", seconds.uniform(0.002, 0.060))
        acked += len(seen)
        with open_store(url) as store:
            kept = [change.seq for change in store.changes(f"s{number}")]
            assert kept == list(range(1, len(kept) + 1))
            assert len(kept) >= max(seen)
            assert store.head(f"s{number}") == len(kept)
    with open_store(url) as store:
        report = store.verify()
    assert report.faults == ()
    assert report.sessions == KILLS
    assert acked > KILLS


@pytest.mark.slow
def test_no_acknowledged_change_is_lost_on_postgresql_either(schema: str) -> None:
    seconds = random.Random(7)
    open_store(schema).close()
    for number in range(20):
        seen = acks_before_kill(schema, f"s{number}", seconds.uniform(0.002, 0.060))
        with open_store(schema) as store:
            assert store.head(f"s{number}") >= max(seen)
    with open_store(schema) as store:
        assert store.verify().sound


def kill_after(seconds: float, *work: object) -> None:
    child, pipe = storekit.start(*work)  # type: ignore[arg-type]
    pipe.recv()
    time.sleep(seconds)
    child.kill()
    child.join()


def duration(*work: object) -> float:
    """Seconds from the first to the last word of a child that is left alone: machines differ tenfold."""
    child, pipe = storekit.start(*work)  # type: ignore[arg-type]
    pipe.recv()
    start = time.monotonic()
    pipe.recv()
    child.join()
    return time.monotonic() - start


@pytest.mark.slow
def test_a_migration_killed_at_any_moment_leaves_the_old_or_the_new_tables(tmp_path: Path) -> None:
    moments = random.Random(3)
    migrations = storekit.later_migrations(tmp_path)
    model = tmp_path / "model.sqlite3"
    storekit.filled(model, 10, 200)
    trial = tmp_path / "trial.sqlite3"
    trial.write_bytes(model.read_bytes())
    whole = duration(storekit.migrate_to, file_url(trial), str(migrations))
    found = set()
    for number in range(MIGRATION_KILLS):
        file = tmp_path / f"data{number}" / "workbook.sqlite3"
        file.parent.mkdir()
        file.write_bytes(model.read_bytes())
        kill_after(moments.uniform(0, 1.3 * whole), storekit.migrate_to, file_url(file), str(migrations))
        found.add(state_of(file))
        for kept in backup_folder(file).glob("*.sqlite3"):
            assert state_of(kept) == "old"
    assert found == {"old", "new"}


def state_of(file: Path) -> str:
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM changes").fetchone() == (2000,)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert tables == {*METADATA.tables, "workbook_schema"}
        version = connection.execute("SELECT version_num FROM workbook_schema").fetchone()[0]
        changed = "kind" in [row[1] for row in connection.execute("PRAGMA table_info(changes)")]
        owner = "owner" in [row[1] for row in connection.execute("PRAGMA table_info(sessions)")]
    connection.close()
    assert (version, changed, owner) in ((versions()[-1], False, True), ("9001", True, False))
    return "new" if changed else "old"


@pytest.mark.slow
def test_a_first_start_killed_at_any_moment_leaves_no_file_or_a_whole_one(tmp_path: Path) -> None:
    moments = random.Random(5)
    whole = duration(storekit.open_new, file_url(tmp_path / "trial" / "workbook.sqlite3"), "s0")
    for number in range(START_KILLS):
        file = tmp_path / f"data{number}" / "workbook.sqlite3"
        kill_after(moments.uniform(0, 1.3 * whole), storekit.open_new, file_url(file), "s0")
        if file.exists():
            assert file.stat().st_size > 0
        with open_store(file_url(file)) as store:
            assert store.create("s1").seq == 0
