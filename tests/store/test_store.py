"""What the store promises, on both databases."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from workbook.model import Change, fold
from workbook.store import (
    RefusedFault,
    SessionExists,
    Store,
    UnknownSession,
    open_store,
)

MARCH = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def test_a_saved_change_is_there_after_the_store_is_opened_again(url: str) -> None:
    with open_store(url) as store:
        store.create("s1", [("about/title", "Search ranking")], by="ann")
        saved = store.append("s1", [("answers/problem.pain", {"state": "answered", "value": "slow"}, 1)], by="ben")
    with open_store(url) as again:
        assert again.document("s1") == (
            2,
            {"about": {"title": "Search ranking"}, "answers": {"problem.pain": {"state": "answered", "value": "slow"}}},
        )
        assert again.changes("s1", since=1) == list(saved.changes)


def test_a_change_remembers_who_when_where_what_and_on_what_it_was_based(url: str) -> None:
    with open_store(url, clock=lambda: MARCH) as store:
        store.create("s1")
        saved = store.append("s1", [("about/title", "Ä 📈", 0)], by="ann")
        assert saved.changes == (Change(seq=1, at=MARCH, by="ann", path="about/title", value="Ä 📈", base=0),)
        assert store.changes("s1") == list(saved.changes)


def test_writes_of_one_append_are_saved_together_and_numbered_in_order(store: Store) -> None:
    store.create("s1")
    saved = store.append(
        "s1", [("risks/r1/title", "a", 0), ("risks/r1/severity", 4, 0), ("risks/r1/title", "b", 0)], "ann"
    )
    assert [change.seq for change in saved.changes] == [1, 2, 3]
    assert store.document("s1") == (3, {"risks": {"r1": {"title": "b", "severity": 4}}})


def test_a_refused_write_leaves_nothing_of_its_append(store: Store) -> None:
    store.create("s1", [("about/title", "t")])
    with pytest.raises(RefusedFault, match="not/a/path/at/all"):
        store.append("s1", [("about/owner", "ann", 1), ("not/a/path/at/all", 1, 1)], "ann")
    assert store.document("s1") == (1, {"about": {"title": "t"}})


def test_an_empty_append_changes_nothing_and_tells_the_head(store: Store) -> None:
    store.create("s1", [("about/title", "t")])
    assert store.append("s1", [], "ann").seq == 1
    assert store.head("s1") == 1


def test_writing_none_removes_the_path_and_everything_below(store: Store) -> None:
    store.create("s1", [("risks/r1", {"title": "a", "severity": 2}), ("risks/r10/title", "b"), ("about/title", "t")])
    store.append("s1", [("risks/r1", None, 3), ("about/title", None, 3)], "ann")
    assert store.document("s1") == (5, {"risks": {"r10": {"title": "b"}}})


def test_writing_a_row_whole_replaces_the_fields_it_had(store: Store) -> None:
    store.create("s1", [("risks/r1", {"title": "a", "severity": 2}), ("risks/r1", {"title": "b"})])
    assert store.document("s1")[1] == {"risks": {"r1": {"title": "b"}}}


def test_ids_that_differ_only_in_case_are_different_rows(store: Store) -> None:
    store.create("s1", [("risks/R1/title", "upper"), ("risks/r1/title", "lower")])
    store.append("s1", [("risks/r1", None, 2)], "ann")
    assert store.document("s1")[1] == {"risks": {"R1": {"title": "upper"}}}


def test_different_fields_of_two_writers_merge_without_a_word(store: Store) -> None:
    store.create("s1", [("risks/r1", {"title": "a"})])
    store.append("s1", [("risks/r1/severity", 4, 1)], "ann")
    late = store.append("s1", [("risks/r1/owner", "ben", 1)], "ben")
    assert late.replaced == ()
    assert store.document("s1")[1] == {"risks": {"r1": {"title": "a", "severity": 4, "owner": "ben"}}}


def test_on_the_same_field_the_later_wins_and_the_earlier_is_kept_and_handed_back(store: Store) -> None:
    store.create("s1", [("about/title", "old")])
    first = store.append("s1", [("about/title", "ann's", 1)], "ann")
    second = store.append("s1", [("about/title", "ben's", 1)], "ben")
    assert second.replaced == first.changes
    assert store.document("s1")[1] == {"about": {"title": "ben's"}}
    assert [change.value for change in store.changes("s1")] == ["old", "ann's", "ben's"]


def test_a_writer_who_saw_the_other_change_is_told_of_no_loss(store: Store) -> None:
    store.create("s1", [("about/title", "old")])
    store.append("s1", [("about/title", "ann's", 1)], "ann")
    assert store.append("s1", [("about/title", "ben's", 2)], "ben").replaced == ()


def test_each_write_of_one_append_is_judged_by_what_its_author_had_seen(store: Store) -> None:
    store.create("s1")
    store.append("s1", [("about/title", "t", 0), ("about/owner", "o", 0)], "ann")
    saved = store.append("s1", [("about/title", "seen", 1), ("about/owner", "unseen", 0)], "ben")
    assert [change.path for change in saved.replaced] == ["about/owner"]


def test_changes_of_ones_own_that_are_not_yet_seen_are_no_loss(store: Store) -> None:
    store.create("s1", [("about/title", "old")])
    own = store.append("s1", [("about/title", "a", 1)], "ann")
    assert store.append("s1", [("about/title", "ab", 1)], "ann", mine={own.seq}).replaced == ()


def test_a_base_beyond_the_log_is_taken_as_the_head(store: Store) -> None:
    store.create("s1", [("about/title", "old")])
    assert store.append("s1", [("about/title", "new", 99)], "ann").changes[0].base == 1


def test_since_and_until_give_exactly_the_changes_between(store: Store) -> None:
    store.create("s1", [(f"about/n{n}", n) for n in range(10)])
    assert [change.seq for change in store.changes("s1", since=3, until=7)] == [4, 5, 6, 7]
    assert [change.seq for change in store.changes("s1", since=3, limit=2)] == [4, 5]
    assert [change.seq for change in store.changes("s1", limit=3, newest_first=True)] == [10, 9, 8]
    assert store.changes("s1", since=10) == []


def test_the_history_of_one_item_holds_its_changes_and_no_other(store: Store) -> None:
    store.create("s1", [("risks/r1", {"title": "a"}), ("risks/r1/title", "b"), ("risks/r10/title", "c")])
    assert [change.seq for change in store.changes("s1", item="risks/r1")] == [1, 2]


def test_order_is_by_number_even_when_the_clock_runs_backwards(url: str) -> None:
    days = count(0, -1)
    with open_store(url, clock=lambda: MARCH + timedelta(days=next(days))) as store:
        store.create("s1", [("about/title", "first")])
        store.append("s1", [("about/title", "second", 1)], "ann")
        store.create("s2", [("about/title", "other")])
        store.append("s1", [("about/title", "third", 2)], "ann")
        assert [change.value for change in store.changes("s1")] == ["first", "second", "third"]
        assert store.document("s1")[1] == {"about": {"title": "third"}}
        assert [line.id for line in store.sessions().sessions] == ["s1", "s2"]


def test_moments_are_kept_in_utc_to_the_microsecond(store: Store) -> None:
    at = datetime.fromisoformat("2026-03-01T10:00:00.123456+05:30")
    store.import_session("s1", [Change(seq=1, at=at, by="ann", path="about/title", value="t", base=0)])
    kept = store.changes("s1")[0].at
    assert kept == at
    assert kept.utcoffset() == timedelta(0)


def test_the_document_at_a_past_moment_is_what_it_was(store: Store) -> None:
    store.create("s1", [("about/title", "a"), ("about/title", "b"), ("about/title", None)])
    assert [store.document_at("s1", seq) for seq in range(4)] == [
        {},
        {"about": {"title": "a"}},
        {"about": {"title": "b"}},
        {},
    ]


def test_heads_and_documents_of_many_sessions_leave_out_the_unknown(store: Store) -> None:
    store.create("s1", [("about/title", "a")])
    store.create("s2")
    assert store.heads(["s1", "s2", "s3"]) == {"s1": 1, "s2": 0}
    assert store.documents(["s1", "s2", "s3"]) == {"s1": (1, {"about": {"title": "a"}}), "s2": (0, {})}


def test_an_unknown_session_is_named_whatever_is_asked_of_it(store: Store) -> None:
    asks = (store.head, store.document, store.changes, store.purge, store.rebuild, store.summary)
    for ask in asks:
        with pytest.raises(UnknownSession, match='no session "ghost"'):
            ask("ghost")
    with pytest.raises(UnknownSession):
        store.append("ghost", [("about/title", "t", 0)], "ann")


def test_a_session_is_made_once(store: Store) -> None:
    store.create("s1", [("about/title", "mine")])
    with pytest.raises(SessionExists, match="s1"):
        store.create("s1", [("about/title", "yours")])
    with pytest.raises(SessionExists):
        store.import_session("s1", [])
    assert store.document("s1") == (1, {"about": {"title": "mine"}})


@pytest.mark.parametrize("name", ["", "a/b", "../x", "a b", "é", "x" * 81, "a\nb", "a\x00"])
def test_a_session_id_that_could_be_mistaken_is_refused(store: Store, name: str) -> None:
    with pytest.raises(RefusedFault, match="Nothing was saved"):
        store.create(name)


def test_an_imported_log_is_kept_exactly(store: Store) -> None:
    store.create("s1", [("risks/r1", {"title": "a"}), ("risks/r1/title", "b")], by="ann")
    store.append("s1", [("risks/r1", None, 1)], by="ben")
    log = store.changes("s1")
    store.import_session("s2", log)
    assert store.changes("s2") == log
    assert store.document("s2") == (3, fold(log))
    assert store.verify().sound


def test_an_import_with_a_gap_a_bad_value_or_a_late_base_leaves_nothing(store: Store) -> None:
    good = Change(seq=1, at=MARCH, by="ann", path="about/title", value="t", base=0)
    bad = [
        [good, good.model_copy(update={"seq": 3})],
        [good, good.model_copy(update={"seq": 2, "value": float("nan")})],
        [good, good.model_copy(update={"seq": 2, "path": "about"})],
        [good, good.model_copy(update={"seq": 2, "by": "a\x00"})],
        [good.model_copy(update={"base": 1})],
    ]
    for log in bad:
        with pytest.raises(RefusedFault, match="Nothing was saved"):
            store.import_session("s1", log)
    assert store.sessions().total == 0


def test_a_purged_session_is_gone_with_its_log_and_its_id_is_free(store: Store) -> None:
    store.create("s1", [("about/title", "t")])
    store.create("s2", [("about/title", "stays")])
    store.purge("s1")
    with pytest.raises(UnknownSession):
        store.document("s1")
    assert store.create("s1").seq == 0
    assert store.document("s2")[0] == 1
    assert store.verify().sound


def test_rebuilding_from_the_log_changes_nothing_that_was_right(store: Store) -> None:
    store.create("s1", [("about/title", "t"), ("risks/r1", {"title": "a", "severity": 2}), ("about/archived", True)])
    before = store.document("s1"), store.summary("s1")
    assert store.rebuild("s1") == 4
    assert (store.document("s1"), store.summary("s1")) == before
