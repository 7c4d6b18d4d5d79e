"""Decision trees with later decisions, and the two simplest options to wait for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Union

from workbook.value.arrays import distribution

Tree = Union[float, "Chance", "Choice"]


@dataclass(frozen=True)
class Chance:
    """What may happen: (chance, what follows) pairs whose chances add up to 1."""

    branches: Sequence[tuple[float, Tree]]


@dataclass(frozen=True)
class Choice:
    """What we may do: name of each course and what follows."""

    courses: Mapping[str, Tree]


def roll_back(tree: Tree) -> float:
    """Expected value of `tree` when every choice in it takes its best course.

    Source: H. Raiffa, Decision Analysis (1968), averaging out and folding back.
    """
    if isinstance(tree, Chance):
        distribution([p for p, _ in tree.branches], "chances", len(tree.branches))
        return sum(p * roll_back(then) for p, then in tree.branches)
    if isinstance(tree, Choice):
        if not tree.courses:
            raise ValueError("courses: is empty; a choice needs at least one course")
        return max(roll_back(then) for then in tree.courses.values())
    return float(tree)


def best_course(tree: Choice) -> str:
    """Name of the best course; the first named wins a tie."""
    return max(tree.courses, key=lambda name: roll_back(tree.courses[name]))


def expand_option(scaled_value: float, scaling_cost: float) -> float:
    """Worth, in this state, of being allowed to scale a pilot up."""
    return max(scaled_value - scaling_cost, 0.0)


def abandon_option(salvage: float, value_of_going_on: float) -> float:
    """Worth, in this state, of being allowed to stop and keep the salvage."""
    return max(salvage - value_of_going_on, 0.0)
