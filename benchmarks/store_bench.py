"""How the memory keeps up: opening a session must cost the same however long its log is.

Run `python -m benchmarks.store_bench`; it prints one line for each figure and ends with 1 when a target is missed.
Both sessions of a pair have the same document, so that only the length of the log differs.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median

from workbook.store import Store, file_url, open_store

Write = tuple[str, object, int]
# (longer log, shorter log, target for the ratio)
PAIRS = ((2_000, 20, 1.2), (20_000, 200, 1.3))
ROUNDS = 300
APPENDS = 200


def writes(fields: int) -> Iterator[Write]:
    """Answers as a person gives them, over and over on the same fields."""
    number = 0
    while True:
        value = {"state": "answered", "value": f"words about this, version {number}", "note": "", "by": "ann"}
        yield f"answers/q{number % fields}", value, number
        number += 1


def make(store: Store, name: str, changes: int, fields: int) -> None:
    """A session of so many changes over so many fields."""
    store.create(name, islice(writes(fields), changes), by="ann")


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def ratio_of_opening(store: Store, longer: int, shorter: int) -> tuple[float, float, float]:
    """Median ms to open the longer and the shorter session, in turns, and their ratio."""
    names = f"log{longer}", f"log{shorter}"
    for name, changes in zip(names, (longer, shorter), strict=True):
        make(store, name, changes, fields=shorter)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for name, kept in zip(names, times, strict=True):
            kept.append(milliseconds(lambda name=name: store.document(name)))  # type: ignore[misc]
    long_ms, short_ms = median(times[0]), median(times[1])
    return long_ms, short_ms, long_ms / short_ms


def time_of_append(store: Store, name: str) -> float:
    """Median ms of one durable change at the end of a session."""
    head = store.head(name)
    wishes = [(path, value, head + number) for number, (path, value, _) in enumerate(islice(writes(50), APPENDS))]
    return median(milliseconds(lambda wish=wish: store.append(name, [wish], "ann")) for wish in wishes)  # type: ignore[misc]


def measure(store: Store) -> Iterator[tuple[str, bool]]:
    """Each figure as a line, and whether its target is met."""
    for longer, shorter, target in PAIRS:
        long_ms, short_ms, ratio = ratio_of_opening(store, longer, shorter)
        words = f"open {longer:,} changes {long_ms:.2f} ms, {shorter} changes {short_ms:.2f} ms"
        yield f"{words}: ratio {ratio:.2f} (target <= {target})", ratio <= target
    make(store, "full", 2_000, fields=150)
    full_ms = median(milliseconds(lambda: store.document("full")) for _ in range(ROUNDS))
    yield f"open 2,000 changes in a full document of 150 answers: {full_ms:.2f} ms", True
    for name in ("log20", "log20000"):
        yield f"append to {name}: p50 {time_of_append(store, name):.1f} ms", True


def main() -> int:
    """Print every figure; 1 when a target is missed."""
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("WORKBOOK_BENCH_URL") or file_url(Path(folder) / "bench.sqlite3")
        with open_store(url) as store:
            met = []
            for line, good in measure(store):
                print(line, flush=True)
                met.append(good)
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
