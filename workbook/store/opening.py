"""Opening a place: a new one is made whole or not at all, an old one is looked at before it is trusted."""

import os
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, text

from workbook.store.backup import back_up, publish
from workbook.store.connection import open_engine
from workbook.store.faults import DAMAGED, DamagedFault, PlaceFault, in_plain_words
from workbook.store.place import Place, backup_folder, file_url, last_backup, make_folder, place_of
from workbook.store.schema import MIGRATIONS, migrate, needs_migration, versions

# A larger file is checked when asked, not at every start: the check reads all of it.
CHECKED_AT_START = 64_000_000
MISSING = -1


def open_place(place: Place, migrations: Path = MIGRATIONS) -> Engine:
    """An engine for a place whose tables are of this program's version. Raises StoreFault when it cannot be."""
    if place.file:
        _prepare_file(place, place.file, migrations)
    engine = open_engine(place)
    try:
        with in_plain_words(place.name):
            _look(engine, place)
            if needs_migration(engine, place, migrations):
                _keep_copy(engine, place, migrations)
                migrate(engine, place, migrations)
    except DamagedFault as fault:
        engine.dispose()
        raise DamagedFault(_advice(place)) from fault
    except BaseException:
        engine.dispose()
        raise
    return engine


def _prepare_file(place: Place, file: Path, migrations: Path) -> None:
    try:
        size = None if file.is_dir() else _size(file)
    except OSError as error:
        raise PlaceFault(
            f"{file} cannot be looked at ({error.strerror}). Check that you may read its folder."
        ) from error
    if size is None:
        raise PlaceFault(f"{file} is a folder, not a database. Give the name of a file in it.")
    if size == 0:
        raise DamagedFault(_advice(place).replace("is damaged or is not a workbook", "is empty"))
    if size == MISSING:
        _make(file, migrations)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return MISSING


def _make(file: Path, migrations: Path) -> None:
    make_folder(file.parent)
    for ending in ("-wal", "-journal"):
        beside = file.with_name(file.name + ending)
        # An empty journal is what every sound save leaves behind.
        if beside.exists() and beside.stat().st_size:
            raise DamagedFault(
                f"{file} is missing, but {file.name}{ending} is there: they belong together. "
                "Put the file back, or move the other away to start afresh."
            )
    part = _part(file)
    try:
        _fill(part, migrations)
        # Somebody else may have made the file at the same time; theirs is as good.
        with suppress(FileExistsError):
            publish(part, file)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + ending).unlink(missing_ok=True)


def _part(file: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}-", suffix=".new", dir=file.parent)
    except OSError as error:
        raise PlaceFault(
            f"A file cannot be made in {file.parent} ({error.strerror}). "
            "Allow writing there, or set WORKBOOK_DATA_DIR to another folder."
        ) from error
    os.close(handle)
    return Path(name)


def _fill(part: Path, migrations: Path) -> None:
    place = place_of(file_url(part))
    engine = open_engine(place)
    try:
        with in_plain_words(place.name):
            migrate(engine, place, migrations)
    finally:
        engine.dispose()


def _look(engine: Engine, place: Place) -> None:
    with engine.connect() as connection, connection.begin():
        if place.file is None:
            _check_encoding(str(connection.execute(text("SHOW server_encoding")).scalar()), place)
        elif place.file.stat().st_size <= CHECKED_AT_START:
            said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            if said != "ok":
                raise DamagedFault(DAMAGED.format(place=place.name))


def _check_encoding(encoding: str, place: Place) -> None:
    if encoding.upper() not in ("UTF8", "UTF-8"):
        raise PlaceFault(
            f"{place.name} keeps text as {encoding}, which loses letters. Use a database with encoding UTF8."
        )


def _keep_copy(engine: Engine, place: Place, migrations: Path) -> None:
    if place.file:
        day = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%f")
        name = f"{place.file.stem}-before-{versions(migrations)[-1]}-{day}.sqlite3"
        back_up(engine, place, backup_folder(place.file) / name)


def _advice(place: Place) -> str:
    kept = last_backup(place.file) if place.file else None
    where = f" The last backup that the program made is {kept}." if kept else ""
    return DAMAGED.format(place=place.name) + where
