"""Where the data goes, and what is said of an address that cannot be used."""

from pathlib import Path

import pytest

from workbook.store import PlaceFault, data_dir, default_url, file_url, open_store
from workbook.store.place import place_of


def test_without_settings_the_data_is_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/home/ann/data")
    assert data_dir({}).name == "ml-decision-workbook"
    assert default_url({}) == file_url(data_dir({}) / "workbook.sqlite3")


def test_the_folder_can_be_named(tmp_path: Path) -> None:
    assert default_url({"WORKBOOK_DATA_DIR": str(tmp_path)}) == file_url(tmp_path / "workbook.sqlite3")


def test_the_database_can_be_named_and_then_the_folder_does_not_matter(tmp_path: Path) -> None:
    named = {"WORKBOOK_DATABASE_URL": "postgresql://ann@host/work", "WORKBOOK_DATA_DIR": str(tmp_path)}
    assert default_url(named) == "postgresql://ann@host/work"


def test_empty_settings_are_no_settings() -> None:
    assert default_url({"WORKBOOK_DATABASE_URL": " ", "WORKBOOK_DATA_DIR": ""}) == default_url({})


@pytest.mark.parametrize(
    "name", ["with space", "hash#tag", "question?mark", "per%cent", "ä 📈", "quote'", "semi;colon"]
)
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    file = tmp_path / name / "workbook.sqlite3"
    with open_store(file_url(file)) as store:
        store.create("s1")
        store.backup(tmp_path / name / "copy.sqlite3")
    assert file.exists()
    with open_store(default_url({"WORKBOOK_DATA_DIR": str(file.parent)})) as store:
        assert store.head("s1") == 0


@pytest.mark.parametrize(
    "url", ["postgres://ann@host/work", "postgresql://ann@host/work", "postgresql+psycopg2://ann@host/work"]
)
def test_every_way_to_write_a_postgresql_address_is_understood(url: str) -> None:
    assert place_of(url).url.drivername == "postgresql+psycopg"


def test_a_password_is_never_in_the_name_of_a_place() -> None:
    place = place_of("postgresql://ann:secret@host/work")
    assert place.name == 'The PostgreSQL database "work" on host'
    assert place.url.password == "secret"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "is not a database address"),
        ("postgresql://host:notaport/x", "is not a database address"),
        ("mysql://host/work", '"mysql" is not supported'),
        ("sqlite://", "must be a file"),
        ("sqlite:///:memory:", "must be a file"),
        ("sqlite:///file:x?mode=memory&uri=true", "must be a file"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_with_one_that_can(url: str, words: str) -> None:
    with pytest.raises(PlaceFault, match=words) as told:
        place_of(url)
    assert "sqlite:///path/to/file" in str(told.value)
