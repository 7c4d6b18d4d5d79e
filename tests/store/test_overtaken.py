"""Which words of others a write overwrites unseen."""

from datetime import UTC, datetime

import pytest
from pydantic import JsonValue

from workbook.model import Change
from workbook.store.overtaken import covers, overtaken

AT = datetime(2026, 3, 1, tzinfo=UTC)


def change(seq: int, path: str, value: JsonValue) -> Change:
    return Change(seq=seq, at=AT, by="x", path=path, value=value)


def lost(new: Change, *unseen: Change) -> list[int]:
    return [other.seq for other in overtaken(new, unseen)]


def test_only_the_last_word_on_a_field_is_handed_back() -> None:
    assert lost(change(9, "about/title", "c"), change(1, "about/title", "a"), change(2, "about/title", "b")) == [2]


def test_a_word_that_says_the_same_is_not_lost() -> None:
    assert lost(change(9, "about/title", "a"), change(1, "about/title", "a")) == []
    assert lost(change(9, "risks/r1", None), change(1, "risks/r1", None)) == []
    assert lost(change(9, "risks/r1/title", "a"), change(1, "risks/r1", {"title": "a", "owner": "b"})) == []


def test_a_yes_is_not_the_same_as_a_one() -> None:
    assert lost(change(9, "about/archived", 1), change(1, "about/archived", True)) == [1]


def test_other_fields_of_the_row_are_not_lost() -> None:
    assert lost(change(9, "risks/r1/title", "a"), change(1, "risks/r1/owner", "b")) == []
    assert lost(change(9, "risks/r1/title", "a"), change(1, "risks/r10/title", "b")) == []


def test_removing_a_row_loses_every_field_written_meanwhile() -> None:
    meanwhile = [change(1, "risks/r1/title", "a"), change(2, "risks/r1/owner", "b"), change(3, "risks/r1/title", "c")]
    assert lost(change(9, "risks/r1", None), *meanwhile) == [2, 3]


def test_writing_a_field_of_a_row_that_was_removed_brings_the_removal_back_to_mind() -> None:
    assert lost(change(9, "risks/r1/title", "a"), change(1, "risks/r1", None)) == [1]


def test_a_row_written_whole_covers_what_its_fields_said_before() -> None:
    meanwhile = [change(1, "risks/r1/title", "a"), change(2, "risks/r1", {"title": "b"})]
    assert lost(change(9, "risks/r1/title", "c"), *meanwhile) == [2]


@pytest.mark.parametrize(
    ("path", "other", "expected"),
    [
        ("risks/r1", "risks/r1", True),
        ("risks/r1", "risks/r1/title", True),
        ("risks/r1", "risks/r10/title", False),
        ("risks/r1/title", "risks/r1", False),
    ],
)
def test_a_path_covers_itself_and_what_is_below_it(path: str, other: str, expected: bool) -> None:
    assert covers(path, other) is expected
