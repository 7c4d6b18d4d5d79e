"""The decision model against bare numpy draws of the same size, and its pages against themselves without it."""

from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.numbers import measure_numbers
from benchmarks.value_bench import measure


def measure_model() -> Iterator[Figure]:
    """The first evaluation, the one after an edit, and the pages after an edit."""
    found = measure()
    for name, key in (
        ("decision model, first time", "first time, ms"),
        ("the same after one edit", "after one edit, ms"),
    ):
        yield Figure(name, found[key], found["bare draws, ms"], found["limit"])
    yield from measure_numbers()
