"""What was computed a moment ago and may be wanted again: after one edit most of a model is as it was before."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar

import numpy as np

Made = TypeVar("Made")


class Same:
    """An array as a key: known by being the very same one, not by its numbers."""

    def __init__(self, array: np.ndarray) -> None:
        self.array = array

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.array is self.array

    def __hash__(self) -> int:
        return id(self.array)


_EVERY: list[Remembered[Any]] = []


def forget() -> None:
    """Forget everything remembered anywhere, as in a new process."""
    for one in _EVERY:
        with one.lock:
            one.held.clear()


class Remembered(Generic[Made]):
    """The last `size` things made, by everything they were made of; safe to share between threads.

    For the few of a module, which live as long as the process.
    """

    def __init__(self, size: int) -> None:
        _EVERY.append(self)
        self.size = size
        self.held: OrderedDict[Hashable, Made] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made of `key` before, or what `make` gives now."""
        with self.lock:
            if key in self.held:
                self.held.move_to_end(key)
                return self.held[key]
        made = make()
        with self.lock:
            self.held[key] = made
            while len(self.held) > self.size:
                self.held.popitem(last=False)
        return made
