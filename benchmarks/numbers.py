"""What the decision model costs the page after one range was edited, against the same page with the model switched off.

The floor is the same program on a server of its own, with one thing changed: the model is computed once and its answer
handed out ever after, so everything else (reading, judging, drawing the same card, chart and table) is still done. Each
round writes another range, so neither server has seen these inputs before. Both speak the protocol without a browser:
drawing in a browser would add the same to both and flatter the ratio.

Two pages count: the one on which a range is edited, which never computes, and the one that shows the numbers, which
must compute once for each edit. Drawn again without an edit (a poll, somebody else's answer) it may not compute at all.
"""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from benchmarks.figure import Figure, told
from benchmarks.protocol import Session
from benchmarks.serving import ROOT, scratch, served
from workbook.workbench import Workbench, open_workbench

LIMIT = 1.5
ROUNDS = 30
WARM = 4
# Runs when the server's Python starts, before the program itself.
SWITCHED_OFF = """
from workbook.workbench import numbers

computed = []


def once(model, compute=numbers.compute):
    if not computed:
        computed.append(compute(model))
    return computed[0]


numbers.compute = once
"""
FIGURES = {
    ("rules", "improvement"): "1 to 4",
    ("rules", "effort"): "3 to 8",
    ("rules", "running_cost"): "5 to 20",
    ("buy", "improvement"): "2 to 6",
    ("buy", "effort"): "2 to 6",
    ("buy", "running_cost"): "30 to 80",
    ("ml", "improvement"): "4 to 16",
    ("ml", "effort"): "12 to 40",
    ("ml", "running_cost"): "20 to 90",
}

Times = dict[str, list[float]]


def measure_numbers(rounds: int = ROUNDS) -> Iterator[Figure]:
    """The page of the options after an edit, and the page of the numbers after one."""
    with ExitStack() as open_ones:
        ours = Side(open_ones, switched_off=False)
        floor = Side(open_ones, switched_off=True)
        asyncio.run(take_turns(ours, floor, rounds))
    yield told("a range edited, its own page", ours.took["edit"], floor.took["edit"], LIMIT)
    yield told("the numbers after that edit", ours.took["numbers"], floor.took["numbers"], LIMIT)
    yield told("the numbers drawn again", ours.took["again"], floor.took["again"], LIMIT)


class Side:
    """A server with a session of its own, and what its pages took in milliseconds."""

    def __init__(self, open_ones: ExitStack, *, switched_off: bool) -> None:
        data = open_ones.enter_context(scratch())
        environment = {"WORKBOOK_DATA_DIR": str(data)}
        if switched_off:
            environment["PYTHONPATH"] = patched(data)
        self.bench = open_workbench({"WORKBOOK_DATA_DIR": str(data)})
        self.session = with_figures(self.bench)
        self.url = open_ones.enter_context(served(ROOT, "app.py", environment, data / "log")).url
        self.took: Times = {"edit": [], "numbers": [], "again": []}

    def open(self, step: str) -> Session:
        """A tab of this server at a step of the stage."""
        return Session(self.url, "value", f"s={self.session}&at={step}", poll=False)


def patched(folder: Path) -> str:
    """A search path on which Python finds the switch before anything else."""
    (folder / "sitecustomize.py").write_text(SWITCHED_OFF, encoding="utf-8")
    return f"{folder}:{ROOT}"


def with_figures(bench: Workbench) -> str:
    """A session with four options, all their figures and the worth of a point."""
    session = bench.start("Numbers")
    bench.answer(session, "problem.goal_metric", "Solved at the first reply")
    for (option, field), figure in FIGURES.items():
        bench.set_field(session, "options", option, field, figure)
    bench.answer(session, "value.point", "10 to 40")
    return session


async def take_turns(ours: Side, floor: Side, rounds: int) -> None:
    """Edit a range on both servers in turns, and look at the numbers after each edit."""
    sides = (ours, floor)
    async with (
        ours.open("options") as a,
        floor.open("options") as b,
        ours.open("compare") as c,
        floor.open("compare") as d,
    ):
        for side, options in zip(sides, (a, b), strict=True):
            await options.click(f"fold {side.session} options ml")
        for number in range(WARM + rounds):
            for side, options, numbers in zip(sides, (a, b), (c, d), strict=True):
                taken = {
                    "edit": await options.set(f"{side.session}.options/ml/effort", f"12 to {40 + number}"),
                    "numbers": await numbers.rerun(),
                    "again": await numbers.rerun(),
                }
                if number >= WARM:
                    for name, seconds in taken.items():
                        side.took[name].append(1000 * seconds)
        check([a, b, c, d], f"12 to {40 + WARM + rounds - 1}", sides)


def check(tabs: list[Session], last: str, sides: tuple[Side, Side]) -> None:
    """Raises RuntimeError when a page failed, the last edit was lost, or the numbers were not drawn."""
    failed = [error for tab in tabs for error in tab.errors]
    low, high = (float(end) for end in last.split(" to "))
    stored = [side.bench.open(side.session).rows("options")["ml"]["effort"] for side in sides]
    if failed or any(held != {"low": low, "high": high} for held in stored):
        raise RuntimeError(f"The pages were not what they should be: {failed or stored}")
    if not all("Ahead on the numbers" in tab.texts() for tab in tabs[2:]):
        raise RuntimeError("The page of the numbers shows none.")
