"""A check finds what is no longer what was written, and a rebuild makes the caches anew."""

import random
from pathlib import Path

import pytest
import storekit
from sqlalchemy import text

from workbook.store import DamagedFault, Store, StoreFault, file_url, open_store

FLIPS = 100


def tamper(store: Store, statement: str) -> None:
    with store._writing() as connection:
        connection.execute(text(statement))


@pytest.fixture
def told(store: Store) -> Store:
    """A store with two sessions."""
    store.create("s1", [("about/title", "Search"), ("risks/r1", {"title": "a", "severity": 2})], by="ann")
    store.create("s2", [("about/title", "Prices")], by="ben")
    return store


def test_a_sound_store_has_no_fault(told: Store) -> None:
    report = told.verify()
    assert (report.sound, report.sessions, report.changes) == (True, 2, 3)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE changes SET value = '\"Serach\"' WHERE session_id = 's1' AND seq = 1", "change 1 is not what was"),
        ("UPDATE changes SET by = 'eve' WHERE session_id = 's1' AND seq = 2", "change 2 is not what was"),
        ("UPDATE changes SET item = 'risks/r2' WHERE session_id = 's1' AND seq = 2", "change 2 is not what was"),
        ("UPDATE changes SET value = '{' WHERE session_id = 's1' AND seq = 2", "it cannot be read"),
        ("UPDATE changes SET at = 'yesterday' WHERE session_id = 's1' AND seq = 2", "it cannot be read"),
        ("UPDATE changes SET path = 'risks' WHERE session_id = 's1' AND seq = 2", "it cannot be read"),
        ("DELETE FROM changes WHERE session_id = 's1' AND seq = 1", "change 1 is missing"),
        ("DELETE FROM changes WHERE session_id = 's1' AND seq = 2", "it should have 2 changes and has 1"),
        ("UPDATE fields SET value = '3' WHERE path = 'risks/r1/severity'", "its fields are not what its changes"),
        ("UPDATE fields SET item = 'risks/r9' WHERE path = 'risks/r1/severity'", "its fields are not what its"),
        ("DELETE FROM fields WHERE path = 'risks/r1/severity'", "its fields are not what its changes"),
        ("UPDATE sessions SET title = 'Serach' WHERE id = 's1'", "its line in the list is not what"),
        ("UPDATE sessions SET head_seq = 3 WHERE id = 's1'", "it should have 3 changes and has 2"),
        ("UPDATE sessions SET head_by = 'eve' WHERE id = 's1'", "its line in the list is not what"),
    ],
)
def test_whatever_was_altered_behind_the_stores_back_is_found(told: Store, statement: str, words: str) -> None:
    tamper(told, statement)
    report = told.verify()
    assert any(fault.startswith(f"Session s1: {words}") for fault in report.faults)
    assert not any("s2" in fault for fault in report.faults)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fields SET value = '3' WHERE path = 'risks/r1/severity'",
        "DELETE FROM fields WHERE session_id = 's1'",
        "UPDATE sessions SET title = 'x', title_key = 'x', head_seq = 99, archived = true WHERE id = 's1'",
    ],
)
def test_a_rebuild_heals_every_cache(told: Store, statement: str) -> None:
    before = told.document("s1"), told.summary("s1")
    tamper(told, statement)
    told.rebuild("s1")
    assert told.verify().sound
    assert (told.document("s1"), told.summary("s1")) == before


def test_a_value_that_is_no_longer_json_is_told_and_not_shown(told: Store) -> None:
    tamper(told, "UPDATE fields SET value = '{' WHERE session_id = 's1'")
    with pytest.raises(DamagedFault, match="Put a backup in the place"):
        told.document("s1")


@pytest.mark.slow
def test_flipped_bits_are_found_and_none_is_a_crash(quick_folder: Path) -> None:
    chance = random.Random(11)
    file = quick_folder / "workbook.sqlite3"
    storekit.filled(file, 6, 60)
    sound = file.read_bytes()
    # Free space in a file is zeros; a bit that flips there does no harm and is not looked for.
    used = [place for place, byte in enumerate(sound) if byte]
    found = 0
    for _ in range(FLIPS):
        flipped = bytearray(sound)
        flipped[chance.choice(used)] ^= 1 << chance.randrange(8)
        file.write_bytes(flipped)
        try:
            with open_store(file_url(file)) as store:
                found += not store.verify().sound
        except StoreFault:
            found += 1
    assert found >= 0.95 * FLIPS


def test_a_flipped_bit_in_the_text_of_a_change_is_always_found(tmp_path: Path) -> None:
    chance = random.Random(12)
    file = tmp_path / "workbook.sqlite3"
    with open_store(file_url(file)) as store:
        store.create("s1", [("about/title", "needle in the haystack of bytes"), ("about/title", "other")])
    sound = file.read_bytes()
    start = sound.index(b"needle")
    for _ in range(25):
        flipped = bytearray(sound)
        flipped[start + chance.randrange(30)] ^= 1 << chance.randrange(8)
        file.write_bytes(flipped)
        with open_store(file_url(file)) as store:
            assert any("Session s1" in fault for fault in store.verify().faults)
