"""make bench: every promised speed in one table, each against a floor measured in the same run.

    python -m benchmarks            all of it, in a few minutes
    python -m benchmarks page open  only the figures whose names hold one of the words

The exit code is 1 when a limit is broken. `python -m benchmarks.load` tries many users at once.
"""

import sys
from collections.abc import Callable, Iterator

from benchmarks.figure import Figure, Yardstick, table
from benchmarks.history import measure_history
from benchmarks.many import measure_many
from benchmarks.model import measure_model
from benchmarks.pages import measure_pages
from benchmarks.sessions import measure_opening, measure_paper

Part = Callable[[], Iterator[Figure]]


def parts(yardstick: Yardstick) -> dict[str, Part]:
    """The parts of the benchmark by the words they are asked for with."""
    return {
        "page": lambda: measure_pages(yardstick),
        "open": measure_opening,
        "history": measure_history,
        "brief": measure_paper,
        "model": measure_model,
        "list": lambda: measure_many(yardstick),
    }


def main(words: list[str]) -> int:
    """Measure, print the table, and say how noisy the machine was; 1 when a limit is broken."""
    yardstick = Yardstick()
    chosen = {name: part for name, part in parts(yardstick).items() if not words or name in words}
    if not chosen:
        print(f"There is no such part; use {', '.join(parts(yardstick))}.", file=sys.stderr)
        return 2
    found: list[Figure] = []
    for part in chosen.values():
        yardstick.read()
        found += part()
        yardstick.read()
    print(f"{table(found)}\n\n{yardstick.words()}", flush=True)
    broken = [figure.name for figure in found if not figure.good]
    if broken:
        print(f"Broken: {', '.join(broken)}.", file=sys.stderr)
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
