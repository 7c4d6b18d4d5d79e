"""The options still allowed with their outcomes, and their means within equally likely slices of an input."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from workbook.value.arrays import Array
from workbook.value.remembered import Remembered, Same

SLICES = 1_000


@dataclass(frozen=True)
class Scene:
    """The options still allowed, the outcomes of each (draws) and which one leads."""

    ids: tuple[str, ...]
    each: tuple[Array, ...]
    leader: int

    @cached_property
    def outcomes(self) -> Array:
        """All outcomes as one table, options × draws."""
        return np.stack(self.each)

    @cached_property
    def means(self) -> Array:
        """Mean outcome of each option."""
        return np.asarray(self.outcomes.mean(axis=1))

    @cached_property
    def top(self) -> Array:
        """The best outcome of each draw."""
        return np.asarray(self.outcomes.max(axis=0))

    @cached_property
    def evpi(self) -> float:
        """What knowing everything is worth."""
        return max(float(self.top.mean()) - float(self.means.max()), 0.0)


def slices_of(draws: int) -> int:
    """How many slices of an input to average within; a thousandth of its range at a time loses nothing."""
    return SLICES if draws >= 2 * SLICES and draws % SLICES == 0 else draws


def rising_slices(rising: Array, slices: int) -> Array:
    """Means within slices of rising values."""
    size = rising.size // slices
    return np.asarray(rising.reshape(slices, size) @ np.full(size, 1 / size))


# 8 kB each, for the options and inputs that did not change when one was edited.
_SLICED: Remembered[Array] = Remembered(384)


def places_in(order: np.ndarray, slices: int) -> np.ndarray:
    """The slice of an input that each draw lies in, from the rising order of its draws."""
    places = np.empty(order.size, dtype=np.intp)
    places[order] = np.repeat(np.arange(slices), order.size // slices)
    return places


def slice_means(places: np.ndarray, row: Array, slices: int) -> Array:
    """Means of a row of draws within slices."""
    sums = np.bincount(places, weights=row, minlength=slices)
    return np.asarray(sums * (slices / row.size), dtype=np.float64)


def sliced(scene: Scene, order: np.ndarray, slices: int) -> Array:
    """Mean outcomes of each option within slices of an input: options × slices."""
    places = places_in(order, slices)

    def means(row: Array) -> Array:
        return _SLICED.get((Same(row), Same(order), slices), lambda: slice_means(places, row, slices))

    return np.stack([means(row) for row in scene.each])
