"""A measured figure with what it is measured against, and the table of all of them."""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

Work = Callable[[], object]


@dataclass(frozen=True)
class Figure:
    """Milliseconds of our work and of its floor, measured in the same run. `limit` holds for their ratio.

    Without a floor `limit` holds for the milliseconds themselves; without a limit the figure is only told.
    """

    name: str
    ours: float
    floor: float | None = None
    limit: float | None = None
    spread: float = 1.0

    @property
    def ratio(self) -> float | None:
        """Ours divided by the floor."""
        return self.ours / self.floor if self.floor else None

    @property
    def good(self) -> bool:
        """Whether the limit is kept."""
        measured = self.ours if self.floor is None else self.ours / self.floor
        return self.limit is None or measured <= self.limit

    def cells(self) -> tuple[str, ...]:
        """The figure as a row of the table."""
        limit = "" if self.limit is None else f"{self.limit:g}" + ("" if self.floor else " ms")
        floor = "" if self.floor is None else f"{self.floor:.1f}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        judged = "" if self.limit is None else "yes" if self.good else "NO"
        return self.name, f"{self.ours:.1f}", floor, ratio, limit, f"{self.spread:.1f}", judged


HEAD = ("name", "ms", "floor ms", "ratio", "limit", "p90/p50", "ok")


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of text, one a figure, numbers to the right."""
    rows = [HEAD, *(figure.cells() for figure in figures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]

    def line(row: Sequence[str]) -> str:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        return "  ".join(cells).rstrip()

    return "\n".join([line(HEAD), "-" * (sum(widths) + 2 * len(widths) - 2), *(line(row) for row in rows[1:])])


def milliseconds(work: Work, rounds: int) -> list[float]:
    """How long each of so many calls takes."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    return taken


def in_turns(ours: Work, floor: Work, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds of two works that take turns, so that other work on the machine hits both alike."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        taken[0].extend(milliseconds(ours, 1))
        taken[1].extend(milliseconds(floor, 1))
    return taken


def spread(taken: Sequence[float]) -> float:
    """The slow tenth as a multiple of the median: 1.0 on a quiet machine."""
    ordered = sorted(taken)
    return ordered[int(0.9 * (len(ordered) - 1))] / median(ordered)


def told(name: str, ours: Sequence[float], floor: Sequence[float] = (), limit: float | None = None) -> Figure:
    """A figure from the times of ours and of the floor: their medians."""
    return Figure(name, median(ours), median(floor) if floor else None, limit, spread(ours))


class Yardstick:
    """The same small piece of work, timed now and then: says how noisy the machine was meanwhile."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    def read(self) -> None:
        """Time it a few times now."""
        self.taken += milliseconds(lambda: sum(range(200_000)), 20)

    def words(self) -> str:
        """What it showed, as one line."""
        best, middle, slow = min(self.taken), median(self.taken), sorted(self.taken)[int(0.9 * len(self.taken))]
        load = f", load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
        told = (
            f"a fixed piece of work took {best:.1f} ms at best, {middle:.1f} in the middle, {slow:.1f} in a slow tenth"
        )
        verdict = "quiet" if slow < 1.5 * best else "noisy" if slow < 3 * best else "very noisy: trust the ratios only"
        return f"The machine was {verdict}: {told}{load}."
