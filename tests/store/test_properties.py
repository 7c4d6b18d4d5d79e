"""What holds for every log: the caches equal the fold, the order is by number, nothing between is left out."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from workbook.model import Change, fold
from workbook.store import Store, file_url, open_store
from workbook.store.canonical import read, written
from workbook.store.fields import gather, nest

TEXT = some.text(some.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=20)
NUMBER = some.integers() | some.floats(allow_nan=False, allow_infinity=False)
PLAIN = some.none() | some.booleans() | NUMBER | TEXT
VALUE = some.recursive(PLAIN, lambda inner: some.lists(inner, max_size=3) | some.dictionaries(TEXT, inner, max_size=3))
FIELD = some.sampled_from(["title", "owner", "severity"])
ROW = some.sampled_from(["r1", "r2", "r10", "R1"])
ROOM = some.sampled_from(["risks", "options"])
SINGLE = some.sampled_from(["about/title", "about/owner", "about/archived", "answers/a.b", "answers/a", "cards/c"])

WRITE = (
    some.tuples(SINGLE, VALUE)
    | some.tuples(some.builds("{}/{}/{}".format, ROOM, ROW, FIELD), VALUE)
    | some.tuples(some.builds("{}/{}".format, ROOM, ROW), some.none() | some.dictionaries(FIELD, VALUE, max_size=3))
)
BATCHES = some.lists(some.lists(WRITE, max_size=6), max_size=8)
NAMES = count(1)
SLOWLY = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all examples: each example has a session of its own."""
    if request.param == "sqlite":
        url = file_url(tmp_path_factory.mktemp("shared") / "workbook.sqlite3")
    else:
        url = request.getfixturevalue("shared_schema")
    with open_store(url) as store:
        yield store


@SLOWLY
@given(batches=BATCHES)
def test_after_every_append_the_fields_are_the_fold_of_the_log(
    shared: Store, batches: list[list[tuple[str, object]]]
) -> None:
    name = f"p{next(NAMES)}"
    shared.create(name)
    for batch in batches:
        saved = shared.append(name, batch, "ann")
        log = shared.changes(name)
        assert [change.seq for change in log] == list(range(1, saved.seq + 1))
        assert shared.document(name) == (saved.seq, fold(log))
    before = shared.document(name), shared.summary(name)
    shared.rebuild(name)
    assert (shared.document(name), shared.summary(name)) == before


@SLOWLY
@given(batches=BATCHES, since=some.integers(0, 50), until=some.integers(0, 50), limit=some.integers(0, 50))
def test_since_and_until_leave_nothing_out(
    shared: Store, batches: list[list[tuple[str, object]]], since: int, until: int, limit: int
) -> None:
    name = f"p{next(NAMES)}"
    shared.create(name, [write for batch in batches for write in batch])
    log = shared.changes(name)
    between = [change for change in log if since < change.seq <= until]
    assert shared.changes(name, since=since, until=until) == between
    assert shared.changes(name, since=since, until=until, limit=limit) == between[:limit]
    assert shared.changes(name, since=since, until=until, newest_first=True) == between[::-1]
    assert shared.document_at(name, until) == fold(log[:until])


@SLOWLY
@given(batches=BATCHES)
def test_an_exported_log_makes_the_same_session_again(shared: Store, batches: list[list[tuple[str, object]]]) -> None:
    name, copy = f"p{next(NAMES)}", f"p{next(NAMES)}"
    shared.create(name, [write for batch in batches for write in batch], by="ann")
    log = [Change.model_validate_json(change.model_dump_json()) for change in shared.changes(name)]
    shared.import_session(copy, log)
    assert shared.changes(copy) == shared.changes(name)
    assert shared.document(copy) == shared.document(name)


def test_all_sessions_of_the_examples_are_sound(shared: Store) -> None:
    report = shared.verify()
    assert report.faults == ()
    assert report.sessions > 50


@given(value=VALUE)
def test_a_value_has_one_written_form_and_comes_back_from_it(value: object) -> None:
    text = written(value)  # type: ignore[arg-type]
    assert written(read(text)) == text
    assert read(text) == value


@given(batches=BATCHES)
def test_leaves_and_documents_say_the_same(batches: list[list[tuple[str, object]]]) -> None:
    from datetime import UTC, datetime

    at = datetime(2026, 3, 1, tzinfo=UTC)
    writes = [write for batch in batches for write in batch]
    log = [Change(seq=seq, at=at, by="x", path=path, value=value) for seq, (path, value) in enumerate(writes, 1)]
    leaves = gather(log)
    assert nest((leaf.path, leaf.text) for leaf in leaves) == fold(log)
    assert len({leaf.path for leaf in leaves}) == len(leaves)
    for leaf in leaves:
        assert log[leaf.seq - 1].path in (leaf.path, leaf.path.rsplit("/", 1)[0])
