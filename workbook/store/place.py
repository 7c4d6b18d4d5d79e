"""Where the memory is kept: its address, its folder, and what it is called in messages."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from workbook.store.faults import PlaceFault

FILE_NAME = "workbook.sqlite3"
APP_NAME = "ml-decision-workbook"


@dataclass(frozen=True)
class Place:
    """A database: its address, the file when it is one, and its name for people (never with a password)."""

    url: URL
    file: Path | None
    name: str


def data_dir(env: Mapping[str, str]) -> Path:
    """The folder for the user's data: WORKBOOK_DATA_DIR, else the usual one of the operating system."""
    named = env.get("WORKBOOK_DATA_DIR", "").strip()
    return Path(named).expanduser() if named else Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def default_url(env: Mapping[str, str]) -> str:
    """The database's address: WORKBOOK_DATABASE_URL, else a file in `data_dir`."""
    named = env.get("WORKBOOK_DATABASE_URL", "").strip()
    return named or file_url(data_dir(env) / FILE_NAME)


def file_url(file: Path) -> str:
    """The address of a SQLite file."""
    return URL.create("sqlite", database=str(file.absolute())).render_as_string()


def place_of(url: str) -> Place:
    """What an address means. Raises PlaceFault when it is none that the store can use."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise PlaceFault(
            "WORKBOOK_DATABASE_URL is not a database address. Use sqlite:///path/to/file or postgresql://user@host/name."
        ) from error
    family = parsed.get_backend_name()
    if family == "sqlite":
        return _file_place(parsed)
    if family in ("postgresql", "postgres"):
        where = f" on {parsed.host}" if parsed.host else ""
        return Place(
            parsed.set(drivername="postgresql+psycopg"),
            None,
            f'The PostgreSQL database "{parsed.database or ""}"{where}',
        )
    raise PlaceFault(
        f'The database kind "{family}" is not supported. Use sqlite:///path/to/file or postgresql://user@host/name.'
    )


def _file_place(url: URL) -> Place:
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise PlaceFault("The database must be a file, so that nothing is lost: use sqlite:///path/to/file.")
    file = Path(os.path.abspath(Path(url.database).expanduser()))
    return Place(URL.create("sqlite", database=str(file)), file, f"The file {file}")


def make_folder(folder: Path) -> None:
    """Make the folder of the data, for its owner only. Raises PlaceFault when that cannot be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise PlaceFault(
            f"The folder {folder} cannot be made ({error.strerror}). "
            "Make it yourself, or set WORKBOOK_DATA_DIR to a folder you may write in."
        ) from error


def writable(file: Path) -> bool:
    """Whether this process may write the file and, beside it, the journal of a save."""
    journal = file.with_name(f"{file.name}-journal")
    beside = journal if journal.exists() else file.parent
    return os.access(file, os.W_OK) and os.access(beside, os.W_OK)


def last_backup(file: Path) -> Path | None:
    """The newest backup that the program made of a file, if there is one."""
    found = sorted(backup_folder(file).glob("*.sqlite3"), key=lambda backup: backup.stat().st_mtime)
    return found[-1] if found else None


def backup_folder(file: Path) -> Path:
    """Where the program puts backups of a file by itself."""
    return file.parent / "backups"
