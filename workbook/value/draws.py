"""Draws of every uncertain number: each from a stream of its own, so nothing depends on order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from scipy.special import ndtri

from workbook.value.arrays import Array
from workbook.value.estimates import Quantity, Shape, quantiles
from workbook.value.ready import Ready, ReadyOption
from workbook.value.remembered import Remembered


@lru_cache(maxsize=8)
def deviates(draws: int) -> Array:
    """The middles of `draws` equally likely slices of the standard normal, rising."""
    z = np.asarray(ndtri((np.arange(draws) + 0.5) / draws))
    z.setflags(write=False)
    return z


@lru_cache(maxsize=192)
def order_of(name: str, draws: int, seed: int) -> np.ndarray:
    """A shuffle of 0…draws−1 that depends on the name, the number of draws and the seed alone.

    order[r] is the draw that gets the r-th smallest value. Sorting raw generator output, whose stream never
    changes between versions of numpy, keeps the same numbers on any machine. The draw's own number rides in the
    low bits of its key, so that one plain sort does and no two keys are alike.
    """
    key = int.from_bytes(hashlib.sha256(f"{seed}/{name}".encode()).digest()[:16], "big")
    low_bits = np.uint64((1 << max(draws - 1, 1).bit_length()) - 1)
    numbered = (np.random.PCG64(key).random_raw(draws) & ~low_bits) | np.arange(draws, dtype=np.uint64)
    order = (np.sort(numbered) & low_bits).astype(np.intp)
    order.setflags(write=False)
    return order


@dataclass(frozen=True)
class Variable:
    """One uncertain input: its rising values (draws), and which draw each belongs to.

    `ones` is set for a yes-or-no input: the number of draws in which it is 1.
    """

    name: str
    rising: Array
    order: np.ndarray
    ones: int | None = None

    @cached_property
    def values(self) -> Array:
        """The value in each draw."""
        spread = np.empty_like(self.rising)
        spread[self.order] = self.rising
        return spread


@dataclass(frozen=True)
class Draws:
    """All inputs drawn; certain ones are plain numbers and not in `variables`."""

    count: int
    variables: dict[str, Variable]
    values: dict[str, Array | float]


_VARIABLES: Remembered[Variable] = Remembered(64)


class _Drawer:
    """Draws one named input at a time, or takes it as it was drawn a moment ago."""

    def __init__(self, count: int, seed: int) -> None:
        self.drawn = Draws(count, {}, {})
        self.seed = seed

    def quantity(self, name: str, quantity: Quantity, shape: Shape) -> None:
        if quantity.certain:
            self.drawn.values[name] = quantity.low
            return
        count = self.drawn.count
        self._keep(name, (quantity, shape), lambda: self._variable(name, quantiles(quantity, shape, deviates(count))))

    def event(self, name: str, chance: float) -> None:
        count = self.drawn.count
        ones = round(chance * count)
        if ones in (0, count):
            self.drawn.values[name] = float(ones > 0)
            return
        rising = (np.arange(count) >= count - ones).astype(float)
        self._keep(name, ones, lambda: self._variable(name, rising, ones))

    def _variable(self, name: str, rising: Array, ones: int | None = None) -> Variable:
        return Variable(name, rising, order_of(name, self.drawn.count, self.seed), ones)

    def _keep(self, name: str, made_of: Hashable, make: Callable[[], Variable]) -> None:
        variable = _VARIABLES.get((name, made_of, self.drawn.count, self.seed), make)
        self.drawn.variables[name] = variable
        self.drawn.values[name] = variable.values


def draw(ready: Ready, count: int) -> Draws:
    """`count` draws of every input of the model, by Latin hypercube: each input's slices are all used once.

    Source: M. McKay, R. Beckman and W. Conover, Technometrics 21 (1979).
    """
    drawer = _Drawer(count, ready.settings.seed)
    if ready.value is not None:
        drawer.quantity("value_per_point", ready.value, "lognormal")
    drawer.quantity("overrun", ready.settings.overrun, "lognormal")
    for option in ready.options:
        if option.id != ready.nothing:
            _draw_option(drawer, option)
    for risk in ready.risks:
        drawer.event(f"risk.{risk.id}.happens", risk.chance)
        drawer.quantity(f"risk.{risk.id}.loss", risk.loss, "lognormal")
    return drawer.drawn


def _draw_option(drawer: _Drawer, option: ReadyOption) -> None:
    drawer.quantity(f"{option.id}.improvement", option.improvement, "normal")
    drawer.quantity(f"{option.id}.effort", option.effort, "lognormal")
    drawer.event(f"{option.id}.works", option.chance)
    drawer.quantity(f"{option.id}.price", option.price, "lognormal")
    for part, cost in option.running:
        drawer.quantity(running_name(option.id, part), cost, "lognormal")


def running_name(option: str, part: str) -> str:
    """Name of the input that is (a part of) an option's running cost."""
    return f"{option}.running_cost" + (f".{part}" if part else "")
