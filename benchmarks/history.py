"""Coming back to a session: its history must answer the same however long its log is."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

from benchmarks.figure import Figure, in_turns, told
from benchmarks.serving import scratch
from benchmarks.sessions import fullest
from workbook.content import read_library
from workbook.store import file_url, open_store
from workbook.workbench import Workbench
from workbook.workbench.comparing import forget_compared
from workbook.workbench.telling import Wanted

LONGER, SHORTER, LIMIT = 20_000, 200, 1.3
ROUNDS, COMPARED = 60, 12
START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
AT_ONCE = 500
# No filter finds fewer in the shorter log.
SHOWN = 5
Ask = Callable[[str], None]


def measure_history(rounds: int = ROUNDS) -> Iterator[Figure]:
    """What the page of the history asks, with filters and without, and a difference with what it did."""
    minutes = count()
    with (
        scratch() as folder,
        open_store(file_url(folder / "bench.sqlite3"), lambda: START + timedelta(minutes=next(minutes))) as store,
    ):
        bench = Workbench(read_library(), store)
        longer, shorter = (filled(bench, changes) for changes in (LONGER, SHORTER))
        first = bench.changes(longer)[0].at.date()
        filters = {
            "newest changes": Wanted(),
            "changes of one stage": Wanted(stage="planb"),
            "changes of somebody rare": Wanted(by="rare"),
            "changes of the first day": Wanted(first=first, last=first),
        }
        asked: dict[str, Ask] = {name: lambda one, w=wanted: page(bench, one, w) for name, wanted in filters.items()}  # type: ignore[misc]
        asked["versions, people, doubts"] = lambda one: frame(bench, one)
        for name, ask in asked.items():
            yield figure(f"history: {name}", longer, shorter, ask, rounds)
        yield figure(
            "history: what changed and what it did", longer, shorter, lambda one: compared(bench, one), COMPARED
        )


def page(bench: Workbench, session: str, wanted: Wanted) -> None:
    """As many changes as both logs have for every filter."""
    assert len(bench.history.entries(session, wanted, SHOWN).rows) == SHOWN


def figure(name: str, longer: str, shorter: str, ask: Ask, rounds: int) -> Figure:
    """The same question to the longer and the shorter log, in turns."""
    taken = in_turns(lambda: ask(longer), lambda: ask(shorter), rounds)
    return told(f"{name}, {LONGER:,} not {SHORTER}", *taken, LIMIT)


def filled(bench: Workbench, changes: int) -> str:
    """A full session whose texts were written over and over until its log is so long; the last changes differ."""
    _, log = fullest(bench.library)
    session = bench.start("Bench", by="rare")
    writes = [(change.path, change.value) for change in log if not change.path.startswith("about/")]
    bench.store.append(session, [(path, value, 0) for path, value in writes], "ann")
    texts = [path for path, value in writes if path.startswith("answers/") and text_of(value)]
    while (head := bench.head(session)) < changes - 2:
        room = min(AT_ONCE, changes - 2 - head)
        many = [
            (texts[n % len(texts)], {"state": "answered", "value": f"version {head + n}"}, head) for n in range(room)
        ]
        bench.store.append(session, many, "ben")
    bench.history.name(session, "Before")
    bench.put(session, "answers/data.ground_truth", "nobody", by="ann")
    for number in range(SHOWN):
        bench.put(session, f"revisit/fit.task{number}/by", "2090-01-01", by="rare")
    return session


def text_of(value: object) -> bool:
    """Whether a stored answer is a text."""
    return isinstance(value, dict) and isinstance(value.get("value"), str) and " " in value["value"]


def frame(bench: Workbench, session: str) -> None:
    """What the page asks beside its lists."""
    bench.history.versions(session)
    bench.history.people(session)
    bench.history.doubts(session)


def compared(bench: Workbench, session: str) -> None:
    """A difference that was not asked for before."""
    forget_compared()
    bench.history.since(session, bench.history.versions(session)[0].seq)
