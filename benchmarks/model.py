"""The decision model against bare numpy draws of the same size."""

from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.value_bench import measure


def measure_model() -> Iterator[Figure]:
    """The first evaluation, and the one after an edit."""
    found = measure()
    for name, key in (
        ("decision model, first time", "first time, ms"),
        ("the same after one edit", "after one edit, ms"),
    ):
        yield Figure(name, found[key], found["bare draws, ms"], found["limit"])
