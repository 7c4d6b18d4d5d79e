"""Reading the past: a moment, a page of changes, their authors, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from workbook.model import fold
from workbook.store import Kept, Store, open_store

MARCH = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def months(url: str) -> Store:
    """A session of six changes, one a month, by two people and one without a name."""
    days = iter(range(100))
    with open_store(url, clock=lambda: MARCH + timedelta(days=30 * next(days))) as store:
        store.create("s1")
        for by, path, value in (
            ("ann", "answers/problem.pain", {"state": "unknown"}),
            ("ben", "risks/r1", {"title": "Drift", "owner": "ann"}),
            ("ann", "risks/r1/owner", "ben"),
            ("", "risks/r10/title", "Cost"),
            ("ann", "risks/r1", None),
            ("ben", "versions/v1", {"name": "May", "seq": 5}),
        ):
            store.append("s1", [(path, value, 0)], by)
        yield store


def seqs(store: Store, kept: Kept, limit: int = 50) -> list[int]:
    return [change.seq for change in store.past("s1").page(kept, limit)]


def test_a_moment_of_one_row_is_the_row_of_that_moment(months: Store) -> None:
    log = months.changes("s1")
    for seq in range(7):
        whole = fold(log[:seq])
        assert months.document_at("s1", seq) == whole
        row = whole.get("risks", {}).get("r1")
        assert months.document_at("s1", seq, "risks/r1") == ({"risks": {"r1": row}} if row else {})


def test_a_session_that_is_not_there_has_no_moment(store: Store) -> None:
    assert store.document_at("none", 5) == {}
    assert store.past("none").page() == []


def test_pages_go_back_from_the_newest(months: Store) -> None:
    assert seqs(months, Kept(), 2) == [6, 5]
    assert seqs(months, Kept(before=5), 2) == [4, 3]
    assert seqs(months, Kept(before=1)) == []


def test_a_page_keeps_one_person_some_items_or_a_time(months: Store) -> None:
    assert seqs(months, Kept(by="ann")) == [5, 3, 1]
    assert seqs(months, Kept(by="")) == [4]
    assert seqs(months, Kept(items=("answers/problem.pain",))) == [1]
    assert seqs(months, Kept(under=("risks/",))) == [5, 4, 3, 2]
    assert seqs(months, Kept(items=("answers/problem.pain",), under=("versions/",), by="ann")) == [1]
    second = months.past("s1").changes([2])[2].at
    assert seqs(months, Kept(since=second)) == [6, 5, 4, 3, 2]
    assert seqs(months, Kept(until=second)) == [1]


def test_pages_between_two_moments_go_on_where_the_last_one_ended_also_when_a_clock_was_set_back(url: str) -> None:
    minutes = iter([0, 1, 9, 3, 3, 5, 20])
    with open_store(url, clock=lambda: MARCH + timedelta(minutes=next(minutes))) as store:
        store.create("s1")
        for number in range(6):
            store.append("s1", [("about/title", f"t{number}", 0)], "ann")
        between = {"since": MARCH, "until": MARCH + timedelta(minutes=10)}
        whole = seqs(store, Kept(**between))
        assert sorted(whole) == [1, 2, 3, 4, 5]
        first = seqs(store, Kept(**between), 2)
        assert first + seqs(store, Kept(**between, before=first[-1])) == whole


def test_people_are_named_once(months: Store) -> None:
    assert months.past("s1").people() == ["", "ann", "ben"]
    assert months.past("none").people() == []


def test_each_leaf_knows_the_change_that_set_it(months: Store) -> None:
    assert months.past("s1").settled() == {
        "answers/problem.pain": 1, "risks/r10/title": 4, "versions/v1/name": 6, "versions/v1/seq": 6,
    }  # fmt: skip


def test_the_last_change_outside_a_room_and_the_number_at_a_moment(months: Store) -> None:
    last = months.past("s1").last_outside("versions")
    assert last is not None and last.seq == 5
    assert months.past("none").last_outside("versions") is None
    assert months.past("s1").seq_at(months.past("s1").changes([4])[4].at) == 3
    assert months.past("s1").seq_at(MARCH) == 0
    assert set(months.past("s1").changes([2, 6, 99])) == {2, 6}
