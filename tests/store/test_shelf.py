"""What is kept beside sessions: found by words, filtered, due; never shown when it is old; gone with its session."""

import pytest

from workbook.store import Store
from workbook.store.finding import DueSieve, Sieve
from workbook.store.keeping import Digest, KeptDuty
from workbook.store.tables import DIGESTS, DUTIES, TEXTS, WORDS


def digest(store: Store, name: str, words: str = "", **more: object) -> Digest:
    held = {"stamp": "v1", "outcome": "build", "phase": "decided", "team": "", "example": False, "data": {"n": name}}
    held |= more
    return Digest(name, more.pop("seq", store.head(name)), words=frozenset(words.split()), **held)  # type: ignore[arg-type, misc]


def put(store: Store, name: str, words: str = "", **more: object) -> None:
    if name not in store.heads([name]):
        store.create(name, [("about/title", f"Title {name}")])
    store.shelf.keep([digest(store, name, words, **more)])


def found(store: Store, stamp: str = "v1", **sieve: object) -> list[str]:
    return [row.summary.id for row in store.shelf.find(Sieve(**sieve), stamp).rows]  # type: ignore[arg-type]


def duty(ref: str, due: str = "", owner: str = "", kind: str = "mitigation") -> KeptDuty:
    return KeptDuty(ref, due, owner.casefold(), kind, {"owner": owner, "ref": ref})


def rows_in(store: Store) -> int:
    with store._reading() as connection:
        return sum(len(connection.execute(table.select()).all()) for table in (DIGESTS, DUTIES, TEXTS, WORDS))


def test_a_session_is_found_by_the_beginnings_of_words_in_any_order(store: Store) -> None:
    put(store, "a", "customers wait weeks")
    put(store, "b", "customers pay")
    assert found(store, search="cust") == ["b", "a"]
    assert found(store, search="wee CUSTOM") == ["a"]
    assert found(store, search="ustomers") == []
    assert found(store, search="itle a") == ["a"]
    assert found(store, search="%") == []


def test_words_that_went_away_are_not_found_any_more(store: Store) -> None:
    put(store, "a", "old shared")
    put(store, "a", "new shared")
    assert found(store, search="old") == []
    assert found(store, search="new") == ["a"] == found(store, search="shared")


def test_an_older_digest_is_never_shown_but_its_words_are_found(store: Store) -> None:
    put(store, "a", "words")
    store.append("a", [("about/title", "Other", 1)], "ann")
    hits = store.shelf.find(Sieve(), "v1")
    assert [(row.summary.title, row.data) for row in hits.rows] == [("Other", None)]
    assert found(store, outcome="build") == []
    assert found(store, search="word") == ["a"]


def test_a_digest_made_by_other_rules_is_never_shown(store: Store) -> None:
    put(store, "a")
    assert store.shelf.find(Sieve(), "v1").rows[0].data == {"n": "a"}
    assert store.shelf.find(Sieve(), "v2").rows[0].data is None
    assert found(store, "v2", phase="decided") == []


def test_what_is_missing_or_old_is_told_last_changed_first(store: Store) -> None:
    for name in ("a", "b", "c"):
        store.create(name)
    assert store.shelf.stale("v1", 2) == ["c", "b"]
    assert store.shelf.count_stale("v1") == 3
    for name in ("a", "b", "c"):
        put(store, name)
    assert store.shelf.stale("v1", 2) == []
    store.append("b", [("about/title", "x", 0)], "ann")
    assert store.shelf.stale("v1", 2) == ["b"]
    assert store.shelf.count_stale("v2") == 3


def test_sessions_are_filtered_and_counted_in_pages(store: Store) -> None:
    for number in range(5):
        put(store, f"s{number}", outcome="build" if number % 2 else "no_build", team="red" if number < 2 else "")
    assert found(store, outcome="build") == ["s3", "s1"]
    assert found(store, outcome="build", team="red") == ["s1"]
    hits = store.shelf.find(Sieve(outcome="no_build"), "v1", limit=2, offset=2)
    assert (hits.total, [row.summary.id for row in hits.rows]) == (3, ["s0"])
    assert sorted(store.shelf.tally("v1")) == [
        ("build", "decided", "", 1),
        ("build", "decided", "red", 1),
        ("no_build", "decided", "", 2),
        ("no_build", "decided", "red", 1),
    ]


def test_archived_and_deleted_sessions_are_told_apart(store: Store) -> None:
    for name in ("open", "archived", "deleted"):
        store.create(name)
    store.append("archived", [("about/archived", True, 0)], "ann")
    store.append("deleted", [("about/deleted", True, 0)], "ann")
    for name in ("open", "archived", "deleted"):
        put(store, name, "same", duties=(duty("r1"),))
    assert found(store) == ["open"]
    assert found(store, archived=True) == ["archived"]
    assert found(store, archived=None, deleted=True) == ["deleted"]
    assert [row.summary.id for row in store.shelf.duties(DueSieve(), "v1")[1]] == ["open"]


def test_duties_come_by_date_those_without_one_last(store: Store) -> None:
    put(store, "a", duties=(duty("r1", "2027-02-01", "Bo"), duty("r2", "", "Ada")))
    put(store, "b", duties=(duty("r3", "2027-01-01", "ADA", "tripwire"),))
    put(store, "example", duties=(duty("r4", "2026-01-01"),), example=True)
    total, rows = store.shelf.duties(DueSieve(), "v1")
    assert (total, [row.data["ref"] for row in rows]) == (3, ["r3", "r1", "r2"])
    assert [row.data["ref"] for row in store.shelf.duties(DueSieve(owner="ada"), "v1")[1]] == ["r3", "r2"]
    assert [row.data["ref"] for row in store.shelf.duties(DueSieve(kind="tripwire"), "v1")[1]] == ["r3"]
    assert [row.data["ref"] for row in store.shelf.duties(DueSieve(session="a"), "v1", 1, 1)[1]] == ["r2"]
    assert store.shelf.count_duties(DueSieve(before="2027-01-15"), "v1") == 1
    assert [name.casefold() for name in store.shelf.owners("v1")] == ["ada", "bo"]


def test_what_became_of_a_decision_is_told_of_own_ones_only(store: Store) -> None:
    put(store, "a", record={"works": "yes"})
    put(store, "b")
    put(store, "example", record={"works": "no"}, example=True)
    assert store.shelf.records("v1") == [("a", {"works": "yes"})]


def test_a_session_that_is_removed_takes_everything_that_was_kept_of_it_along(store: Store) -> None:
    put(store, "a", "some words", duties=(duty("r1"),))
    store.purge("a")
    assert rows_in(store) == 0
    assert store.verify().sound


def test_keeping_for_a_session_that_is_gone_does_nothing(store: Store) -> None:
    store.create("a")
    made = digest(store, "a", "words")
    store.purge("a")
    store.shelf.keep([made])
    assert rows_in(store) == 0


@pytest.mark.parametrize("word", ["größe", "日本", "a_b", "'; DROP TABLE words; --"])
def test_words_of_any_script_are_kept(store: Store, word: str) -> None:
    from workbook.model.words import words_of

    store.create("a")
    store.shelf.keep([digest(store, "a", " ".join(words_of(word + " tail")))])
    assert found(store, search=word) == ["a"]
