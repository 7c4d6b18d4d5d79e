"""The list of sessions: found by title however it was typed, filtered, in the order of the last change."""

import unicodedata

import pytest

from workbook.store import BinnedFault, Store


def ids(store: Store, search: str = "", **filters: object) -> list[str]:
    return [line.id for line in store.sessions(search, **filters).sessions]  # type: ignore[arg-type]


def test_the_session_that_was_changed_last_comes_first(store: Store) -> None:
    for name in ("a", "b", "c"):
        store.create(name, [("about/title", name)])
    store.append("a", [("about/owner", "ann", 1)], "ann")
    assert ids(store) == ["a", "c", "b"]


def test_a_line_says_what_the_session_says_of_itself(store: Store) -> None:
    store.create("s1", [("about/title", "Search"), ("about/owner", "Ann")], by="ben")
    saved = store.append("s1", [("about/archived", True, 2)], "eve")
    line = store.summary("s1")
    assert (line.title, line.owner, line.archived, line.deleted_at) == ("Search", "Ann", True, None)
    assert (line.seq, line.changed_by, line.changed_at) == (3, "eve", saved.changes[0].at)


def test_deleted_sessions_are_left_out_until_they_are_asked_for_or_brought_back(store: Store) -> None:
    store.create("s1", [("about/title", "kept")])
    store.create("s2", [("about/title", "gone")])
    gone = store.append("s2", [("about/deleted", True, 1)], "ann")
    assert ids(store) == ["s1"]
    assert ids(store, deleted=True) == ["s2"]
    assert ids(store, deleted=None) == ["s2", "s1"]
    assert store.summary("s2").deleted_at == gone.changes[0].at
    store.append("s2", [("about/deleted", None, 2)], "ann")
    assert ids(store) == ["s2", "s1"]


def test_a_session_in_the_bin_is_read_and_brought_back_but_not_edited(store: Store) -> None:
    store.create("s1", [("about/title", "gone"), ("about/deleted", True)])
    before = store.document("s1")
    for path in ("answers/a", "about/title", "about/archived", "versions/v1"):
        with pytest.raises(BinnedFault, match="is in the bin, so nothing was saved"):
            store.append("s1", [(path, {"name": "x"}, 2)], "ann")
    assert store.document("s1") == before
    store.append("s1", [("about/deleted", None, 2), ("about/title", "back", 2)], "ann")
    assert store.append("s1", [("answers/a", "x", 4)], "ann").seq == 5


def test_archived_sessions_can_be_left_out_or_be_all(store: Store) -> None:
    store.create("s1", [("about/archived", True)])
    store.create("s2", [("about/archived", False)])
    assert ids(store, archived=False) == ["s2"]
    assert ids(store, archived=True) == ["s1"]
    assert ids(store) == ["s2", "s1"]


def test_pages_follow_each_other_without_gap_or_repetition(store: Store) -> None:
    for number in range(7):
        store.create(f"s{number}", [("about/title", "same")])
    pages = [store.sessions(limit=3, offset=start) for start in (0, 3, 6, 9)]
    assert [len(page.sessions) for page in pages] == [3, 3, 1, 0]
    assert {page.total for page in pages} == {7}
    assert [line.id for page in pages for line in page.sessions] == [f"s{n}" for n in range(6, -1, -1)]


TITLES = {
    "german": "Größe der Straße",
    "french": "Évaluation du café",
    "width": "ＡＢＣ full width",
    "ligature": "eﬃcient oﬃce",
    "arabic": "قرار تعلم الآلة",
    "emoji": "Ranking 👩🏽‍🚀",
    "signs": '100% of a_b [c] \\ d\' "e"',
    "upper": "UPPER case",
}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("STRASSE", ["german"]),
        ("größe", ["german"]),
        ("CAFÉ", ["french"]),
        ("e\u0301valuation", ["french"]),
        ("abc", ["width"]),
        ("efficient office", ["ligature"]),
        ("تعلم", ["arabic"]),
        ("👩🏽‍🚀", ["emoji"]),
        ("100%", ["signs"]),
        ("a_b", ["signs"]),
        ("\\ d'", ["signs"]),
        ("%", ["signs"]),
        ("_", ["signs"]),
        ("upper", ["upper"]),
        ("aXb", []),
        ("'; DROP TABLE sessions; --", []),
        ("\x00", list(TITLES)),
        ("x" * 100_000, []),
    ],
)
def test_a_title_is_found_however_it_is_typed(store: Store, typed: str, wanted: list[str]) -> None:
    for name, title in TITLES.items():
        store.create(name, [("about/title", unicodedata.normalize("NFC", title))])
    assert sorted(ids(store, typed)) == sorted(wanted)
    assert sorted(ids(store, unicodedata.normalize("NFD", typed))) == sorted(wanted)


def test_a_title_that_is_no_text_or_very_long_does_no_harm(store: Store) -> None:
    store.create("s1", [("about/title", ["a", "list"])])
    store.create("s2", [("about/title", "x" * 1_000_000)])
    assert store.summary("s1").title == ""
    assert len(store.summary("s2").title) == 500
    assert store.document("s2")[1]["about"]["title"] == "x" * 1_000_000
    assert store.verify().sound
