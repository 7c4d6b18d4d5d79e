"""Which version the tables have, and how they are brought to this program's version."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, column, delete, insert, inspect, select, table, text
from sqlalchemy.exc import DBAPIError

from workbook import __version__
from workbook.store.connection import writing
from workbook.store.faults import DamagedFault, NewerFault
from workbook.store.place import Place
from workbook.store.tables import FACTS, VERSION_TABLE

MIGRATIONS = Path(__file__).parent / "migrations"
# Alembic's own table, as far as it is read here.
VERSIONS = table(VERSION_TABLE, column("version_num"))
# Any number will do, as long as it is the same in every process.
MIGRATION_TURN = 7_341_956_102


def versions(migrations: Path = MIGRATIONS) -> list[str]:
    """All versions that this program knows, oldest first."""
    return sorted(file.name.split("_")[0] for file in (migrations / "versions").glob("[0-9]*.py"))


def version_of(connection: Connection) -> str | None:
    """The version of the tables; None when there are none at all.

    Raises DamagedFault when a file holds tables that are not a workbook's.
    """
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE in tables:
        found = connection.execute(select(VERSIONS.c.version_num)).scalar()
        if found:
            return str(found)
    if connection.dialect.name == "sqlite" and tables:
        raise DamagedFault("has tables of another program")
    return None


def needs_migration(engine: Engine, place: Place, migrations: Path = MIGRATIONS) -> bool:
    """Whether the tables are older than this program, or missing. Raises NewerFault when they are newer."""
    with engine.connect() as connection, connection.begin():
        found = version_of(connection)
        refuse_newer(connection, found, place, migrations)
    return found != versions(migrations)[-1]


def refuse_newer(connection: Connection, found: str | None, place: Place, migrations: Path = MIGRATIONS) -> None:
    """NewerFault when a version is none that this program knows."""
    if found is None or found in versions(migrations):
        return
    needed = _written_by(connection)
    raise NewerFault(
        f"{place.name} was written by a later version of the workbook{f' ({needed})' if needed else ''}; "
        f"this is {__version__}. Nothing was changed. Install version {needed or 'that wrote it'} or later."
    )


def _written_by(connection: Connection) -> str:
    try:
        with connection.begin_nested():
            return str(connection.execute(select(FACTS.c.value).where(FACTS.c.name == "program")).scalar() or "")
    except DBAPIError:
        return ""


def migrate(engine: Engine, place: Place, migrations: Path = MIGRATIONS) -> None:
    """Bring the tables to this program's version, all in one transaction; another process may be at it too."""
    try:
        with writing(engine, place, migrating=True) as connection:
            _migrate(connection, place, migrations)
    finally:
        engine.dispose()


def _migrate(connection: Connection, place: Place, migrations: Path) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": MIGRATION_TURN})
    found = version_of(connection)
    refuse_newer(connection, found, place, migrations)
    if found == versions(migrations)[-1]:
        return
    _run(connection, migrations)
    _sign(connection)
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise DamagedFault("has entries of sessions that are not there")


def _run(connection: Connection, migrations: Path) -> None:
    # Imported here: a start that migrates nothing should not pay for it.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", _escaped(migrations))
    command.upgrade(config, "head")


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")


def _sign(connection: Connection) -> None:
    connection.execute(delete(FACTS).where(FACTS.c.name == "program"))
    row: dict[str, Any] = {"name": "program", "value": __version__}
    connection.execute(insert(FACTS).values(row))
