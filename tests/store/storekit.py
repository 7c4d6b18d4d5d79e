"""What the children of the store's tests do: they write, migrate or open, and say so through a pipe."""

import multiprocessing
import os
import shutil
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from workbook.store import StoreFault, file_url, open_store
from workbook.store.opening import open_place
from workbook.store.place import place_of
from workbook.store.schema import MIGRATIONS

NOBODY = 65534

# Children are forked from a process that has everything imported: 200 of them start in seconds.
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["storekit", "workbook.store", "alembic.command"])

NEXT_VERSION = """
import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "{before}"


def upgrade():
    with op.batch_alter_table("changes") as batch:
        batch.add_column(sa.Column("kind", sa.Text, nullable=False, server_default="field"))
    with op.batch_alter_table("sessions") as batch:
        batch.drop_column("owner")
    op.execute("UPDATE changes SET kind = 'row' WHERE path = item")
    op.create_index("changes_by_kind", "changes", ["kind"])
"""


def start(work: Callable[..., None], *args: Any) -> tuple[ForkServerProcess, Connection]:
    """A child at work, and the pipe it speaks through."""
    ours, theirs = CONTEXT.Pipe(duplex=True)
    child = CONTEXT.Process(target=work, args=(theirs, *args), daemon=True)
    child.start()
    theirs.close()
    return child, ours


def write_without_end(pipe: Connection, url: str, session_id: str) -> None:
    """Make a session and add to it until killed; each change is acknowledged after it was saved."""
    with open_store(url) as store:
        store.create(session_id)
        pipe.send(0)
        for number in range(1, 1_000_000):
            saved = store.append(session_id, [(f"risks/r{number % 7}", {"n": number, "text": "x" * 500}, 0)], "child")
            pipe.send(saved.seq)


def write_some(pipe: Connection, url: str, session_id: str, name: str, count: int) -> None:
    """Add `count` changes to a session, half to a field that everybody writes, half to one's own."""
    acked = []
    seen = 0
    with open_store(url) as store:
        pipe.send("ready")
        pipe.recv()
        for number in range(count):
            path = "about/title" if number % 2 else f"about/{name}"
            seen = store.append(session_id, [(path, f"{name}-{number}", seen)], name).seq
            acked.append((seen, f"{name}-{number}"))
    pipe.send(acked)


def open_new(pipe: Connection, url: str, session_id: str) -> None:
    """Open a store at a place where there is none yet, and save at once."""
    pipe.send("start")
    with open_store(url) as store:
        pipe.send(store.create(session_id, [("about/title", session_id)]).seq)


def migrate_to(pipe: Connection, url: str, migrations: str) -> None:
    """Open a store with later migrations than it has seen."""
    pipe.send("start")
    open_place(place_of(url), Path(migrations)).dispose()
    pipe.send("done")


def open_as(pipe: Connection, user: int, url: str) -> None:
    """Open, read and write as another user, and tell how each went."""
    if os.geteuid() == 0:
        os.setgid(user)
        os.setuid(user)
    said: list[str] = []
    try:
        with open_store(url) as store:
            said.append(f"read only: {store.read_only}")
            said.append(f"read: {store.document('s1')}")
            store.append("s1", [("about/title", "new", 0)], "nobody")
            said.append("written")
    except StoreFault as fault:
        said += [type(fault).__name__, str(fault)]
    pipe.send(said)


def later_migrations(folder: Path) -> Path:
    """The migrations of this program and one more that rewrites tables."""
    target = folder / "migrations"
    shutil.copytree(MIGRATIONS, target, ignore=shutil.ignore_patterns("__pycache__"))
    last = sorted(file.name.split("_")[0] for file in (target / "versions").glob("[0-9]*.py"))[-1]
    (target / "versions" / "9001_later.py").write_text(NEXT_VERSION.format(before=last))
    return target


def filled(file: Path, sessions: int, changes: int) -> str:
    """The address of a file with so many sessions of so many changes."""
    url = file_url(file)
    with open_store(url) as store:
        for number in range(sessions):
            writes = [(f"risks/r{n % 20}/f{n}", f"text {n} of {number} " * 5) for n in range(changes - 1)]
            store.create(f"s{number}", [("about/title", f"Decision {number}"), *writes], by="ann")
    return url


def fill_the_disk(pipe: Connection, url: str, room: int) -> None:
    """Write until no file may grow any more, tell what was acknowledged, then go on with more room."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    acked, message = [], ""
    with open_store(url) as store:
        store.create("s1")
        try:
            for number in range(10_000):
                acked.append(store.append("s1", [(f"risks/r{number}/title", "x" * 1000, number)], "child").seq)
        except StoreFault as fault:
            message = f"{type(fault).__name__}: {fault}"
        readable = store.document("s1")[0]
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        acked += [store.append("s1", [("about/title", f"again {n}", 0)], "child").seq for n in range(5)]
    pipe.send((acked, readable, message))
