"""What holds for every sequence of changes: going back, undoing, and the merging of two people's work."""

from collections.abc import Iterator
from typing import Any

import pytest
from documents import WRITE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from workbook.content import read_library
from workbook.model import Change, fold
from workbook.review import apply, difference, kept
from workbook.store import Saved, file_url, open_store
from workbook.workbench import Workbench

SLOWLY = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
LISTED = some.tuples(some.sampled_from(["about/archived", "versions/v1/name", "versions/v2"]), some.none())
MIXED = some.lists(WRITE | LISTED, min_size=1, max_size=25)
LONG = some.lists(WRITE | LISTED, min_size=10, max_size=25)
EDITS = some.lists(some.tuples(WRITE, some.integers(0, 9)), max_size=12)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with open_store(file_url(tmp_path_factory.mktemp("shared") / "workbook.sqlite3")) as store:
        yield Workbench(read_library(), store)


def made(bench: Workbench, writes: list[tuple[str, Any]]) -> str:
    """A session with this log; its values need not be ones that today's content takes."""
    session = bench.start()
    bench.store.append(session, [(path, value, 0) for path, value in writes], "ann")
    return session


def now(bench: Workbench, session: str) -> dict:
    return kept(bench.store.document(session)[1])


@SLOWLY
@given(writes=LONG, seq=some.integers(0, 26))
def test_going_back_to_a_moment_gives_the_document_of_that_moment(bench: Workbench, writes: list, seq: int) -> None:
    session = made(bench, writes)
    before, head = now(bench, session), bench.head(session)
    then = kept(fold(bench.store.changes(session, until=min(seq, head))))
    back = bench.history.restore(session, seq)
    assert now(bench, session) == then
    assert (back is None) == (before == then)
    bench.history.restore(session, head)
    assert now(bench, session) == before
    assert bench.store.changes(session, until=head) == bench.store.changes(session)[:head]


@SLOWLY
@given(writes=MIXED, name=some.integers(1, 26))
def test_a_version_is_the_document_it_named_whatever_came_after(bench: Workbench, writes: list, name: int) -> None:
    session = made(bench, writes[: len(writes) // 2])
    wanted = now(bench, session)
    version = bench.history.name(session, f"Version {name}")
    bench.store.append(session, [(path, value, 0) for path, value in writes[len(writes) // 2 :]], "ben")
    assert kept(bench.store.document_at(session, version.seq)) == wanted
    bench.history.restore(session, version.seq)
    assert now(bench, session) == wanted


@SLOWLY
@given(writes=MIXED, seq=some.integers(1, 26))
def test_undoing_an_undoing_changes_nothing(bench: Workbench, writes: list, seq: int) -> None:
    session = made(bench, writes)
    before = bench.store.document(session)[1]
    undone = bench.history.undo(session, min(seq, bench.head(session)), anyway=True)
    if undone is None:
        assert bench.store.document(session)[1] == before
        return
    assert bench.history.undo(session, undone.seq) is not None or now(bench, session) == kept(before)
    assert bench.store.document(session)[1] == before


@SLOWLY
@given(writes=MIXED, a=some.integers(0, 26), b=some.integers(0, 26))
def test_the_difference_of_two_moments_leads_from_one_to_the_other(
    bench: Workbench, writes: list, a: int, b: int
) -> None:
    session = made(bench, writes)
    before, after = (bench.store.document_at(session, seq) for seq in (a, b))
    assert apply(difference(before, after), before) == after
    told = bench.history.entries(session, limit=100)
    assert [entry.seq for entry in told.rows] == list(range(bench.head(session), 0, -1))
    assert all(line.say() for entry in told.rows for line in entry.lines)


def interleaved(bench: Workbench, session: str, ann: list, ben: list, turns: list[bool]) -> list[Saved]:
    """Each of two people makes her changes in her own order, in turns; each has seen what she had seen so far."""
    queues, seen, own = {"ann": list(ann), "ben": list(ben)}, {"ann": 0, "ben": 0}, {"ann": set(), "ben": set()}
    saved: list[Saved] = []
    for turn in [*turns, *[True] * len(ann), *[False] * len(ben)]:
        by = "ann" if turn else "ben"
        if not queues[by]:
            continue
        (path, value), pause = queues[by].pop(0)
        done = bench.store.append(session, [(path, value, seen[by])], by, own[by])
        own[by].update(change.seq for change in done.changes)
        # Now and then somebody looks at what the other has done; else she works on with what she saw last.
        seen[by] = done.seq if pause > 5 else seen[by]
        saved.append(done)
    return saved


@SLOWLY
@given(ann=EDITS, ben=EDITS, turns=some.lists(some.booleans(), max_size=24))
def test_two_people_in_any_order_lose_no_acknowledged_value(
    bench: Workbench, ann: list, ben: list, turns: list[bool]
) -> None:
    session = bench.start()
    saved = interleaved(bench, session, ann, ben, turns)
    log = bench.store.changes(session)
    acknowledged: list[Change] = [change for done in saved for change in done.changes]
    assert [change for change in log if change in acknowledged] == acknowledged
    assert len(acknowledged) == len(ann) + len(ben)
    assert bench.store.document(session)[1] == fold(log)
    for change in acknowledged:
        # Whatever was overwritten can be put back from the history.
        assert bench.store.past(session).changes([change.seq])[change.seq] == change
    for by, edits in (("ann", ann), ("ben", ben)):
        own = [(change.path, change.value) for change in log if change.by == by]
        assert own == [edit for edit, _ in edits]


@settings(SLOWLY, max_examples=4)
@given(writes=some.lists(WRITE, max_size=5))
def test_any_log_can_be_compared_and_put_on_paper(bench: Workbench, writes: list) -> None:
    session = made(bench, [write for write in writes if not write[0].startswith("cards/")])
    try:
        bench.open(session)
    except ValueError:
        # A document that is no session cannot be judged; it is said elsewhere.
        return
    assert bench.history.paper(session, 0).data == bench.history.paper(session, 0).data
