"""The tables: made by migrations, alike on both databases, in every version that was ever released."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from workbook import __version__
from workbook.store import Store, file_url, open_store
from workbook.store.schema import MIGRATIONS, migrate, version_of, versions
from workbook.store.tables import METADATA, VERSION_TABLE

PAST = Path(__file__).parent / "past"


def test_the_migrations_make_the_tables_that_the_program_works_with(store: Store) -> None:
    with store._reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": False})
        assert compare_metadata(context, METADATA) == []
        assert version_of(connection) == versions()[-1]


def test_the_versions_are_one_line_from_the_first_to_the_last() -> None:
    scripts = ScriptDirectory(str(MIGRATIONS))
    line = [script.revision for script in scripts.walk_revisions()]
    assert line == versions()[::-1]


def test_migrating_again_changes_nothing(store: Store) -> None:
    store.create("s1", [("about/title", "t")])
    migrate(store._engine, store.place)
    assert store.document("s1") == (1, {"about": {"title": "t"}})


def test_keys_are_compared_byte_by_byte_on_both_databases(store: Store) -> None:
    ids = ["a", "B", "a.b", "a_b", "a-b", "A", "Z", "z", "0"]
    for name in ids:
        store.create(name)
    with store._reading() as connection:
        found = connection.exec_driver_sql("SELECT id FROM sessions ORDER BY id").scalars().all()
    assert found == sorted(ids)


def test_foreign_keys_are_watched_after_a_migration(store: Store) -> None:
    from sqlalchemy import insert
    from sqlalchemy.exc import IntegrityError

    from workbook.store.connection import writing
    from workbook.store.tables import FIELDS

    row = {"session_id": "ghost", "path": "about/title", "item": "about/title", "value": "1", "seq": 1}
    with pytest.raises(IntegrityError), writing(store._engine, store.place) as connection:
        connection.execute(insert(FIELDS).values(row))


def test_every_version_has_a_file_of_its_time() -> None:
    assert [file.stem for file in sorted(PAST.glob("*.sql"))] == versions()


@pytest.mark.parametrize("past", sorted(PAST.glob("*.sql")), ids=lambda file: file.stem)
def test_a_file_of_every_version_opens_with_all_its_changes(file: Path, past: Path) -> None:
    file.parent.mkdir()
    with sqlite3.connect(file) as connection:
        connection.executescript(past.read_text())
    connection.close()
    with open_store(file_url(file)) as store:
        assert store.verify().faults == ()
        assert store.document("ranking") == (
            6,
            {
                "about": {"title": "Größe 📈 100%", "owner": "Ann"},
                "answers": {"problem.pain": {"state": "answered", "value": "Slow search"}},
                "risks": {"r2": {"title": "Drift", "severity": 4}},
            },
        )
        assert store.append("ranking", [("about/title", "new", 6)], "ben").seq == 7


def test_the_program_signs_what_it_made(store: Store) -> None:
    with store._reading() as connection:
        said = connection.exec_driver_sql("SELECT value FROM store_facts WHERE name = 'program'").scalar()
    assert said == __version__
