"""The document is the fold of its changes; paths and rows."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.model import Change, PathFault, document_of, fold, leaves, next_row, put, session_of, split, unfold

NOW = datetime(2026, 1, 1, tzinfo=UTC)
paths = st.sampled_from(
    ["about/title", "answers/a.b", "cards/x.y", "risks/r1", "risks/r1/title", "risks/r2/severity", "options/ml/effort"]
)
plain = st.one_of(st.none(), st.integers(), st.text(max_size=5), st.dictionaries(st.sampled_from("abc"), st.integers()))


def a_change(path, value):
    rowlike = path.count("/") == 1 and path.split("/")[0] not in ("about", "answers", "cards")
    return path, value if not rowlike or value is None or isinstance(value, dict) else {"title": value}


@given(st.lists(st.builds(a_change, paths, plain), max_size=25))
def test_folding_leaves_one_by_one_gives_the_same_document(writes) -> None:
    log = [Change(seq=n, at=NOW, by="", path=path, value=value) for n, (path, value) in enumerate(writes, 1)]
    document = fold(log)
    again: dict = {}
    for path, value in unfold(document):
        put(again, path, value)
    assert again == document


def test_a_row_written_whole_replaces_the_row() -> None:
    document = {"risks": {"r1": {"title": "old", "owner": "x"}}}
    put(document, "risks/r1", {"title": "new", "signal": None})
    assert document == {"risks": {"r1": {"title": "new"}}}
    assert leaves("risks/r1", {"title": "new", "signal": None}) == {"risks/r1/title": "new"}


def test_the_last_field_taken_away_takes_the_row_and_the_list_with_it() -> None:
    document = {"risks": {"r1": {"title": "x"}}}
    put(document, "risks/r1/title", None)
    assert document == {}


@pytest.mark.parametrize(
    "path", ["", "answers", "answers/", "answers/a/b", "risks/r1/a/b", "../x", "risks/../x", "a/" + "b" * 99]
)
def test_a_path_that_is_none_is_refused_in_words(path) -> None:
    with pytest.raises(PathFault, match="is not a path"):
        split(path)


def test_a_session_and_its_document_are_two_views_of_one_thing() -> None:
    document = {
        "about": {"title": "T"},
        "answers": {"a.b": {"state": "answered", "value": 3, "asked": "?"}, "c": {"state": "unknown"}},
        "cards": {"x.y": {"state": "skipped"}},
        "risks": {"r1": {"title": "x"}},
    }
    assert document_of(session_of("s", 4, document)) == document


def test_row_ids_count_on_and_sort_by_number() -> None:
    assert next_row({"r2": {}, "r10": {}, "x": {}}, "risks") == "r11"
    assert next_row({}, "risks") == "r1"
    assert list(session_of("s", 1, {"risks": {"r10": {"a": 1}, "r2": {"a": 1}}}).rows("risks")) == ["r2", "r10"]
