"""Array types and the checks every public function makes on what it is given."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def numbers(values: ArrayLike, name: str) -> Array:
    """`values` as float64, refusing text, NaN and infinities by `name`."""
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name}: only numbers are allowed ({error})") from None
    if array.size == 0:
        raise ValueError(f"{name}: is empty; at least one number is needed")
    if not np.all(np.isfinite(array)):
        raise ValueError(f"{name}: holds a missing or infinite number; only finite numbers are allowed")
    return array


def table(values: ArrayLike, name: str, rows: str, columns: str) -> Array:
    """`values` as a two-dimensional float64 array of `rows` × `columns`."""
    array = numbers(values, name)
    if array.ndim != 2:
        raise ValueError(f"{name}: has {array.ndim} dimension(s); needs 2, {rows} × {columns}")
    return array


def chances(values: ArrayLike, name: str) -> Array:
    """`values` as float64, each between 0 and 1."""
    array = numbers(values, name)
    if np.any((array < 0) | (array > 1)):
        bad = array[(array < 0) | (array > 1)].flat[0]
        raise ValueError(f"{name}: {bad:g} is not a chance; allowed is 0 to 1 (0 to 100 %)")
    return array


def distribution(values: ArrayLike, name: str, length: int) -> Array:
    """`values` as `length` chances that add up to 1."""
    array = chances(values, name)
    if array.shape != (length,):
        raise ValueError(f"{name}: has shape {array.shape}; needs {length} numbers")
    if abs(array.sum() - 1) > 1e-6:
        raise ValueError(f"{name}: add up to {array.sum():g}; they must add up to 1")
    return array


def shares(weights: ArrayLike | None, count: int) -> Array:
    """Weights of `count` parts scaled to add up to 1; equal when `weights` is None."""
    if weights is None:
        return np.full(count, 1.0 / count)
    array = numbers(weights, "weights")
    if array.shape != (count,):
        raise ValueError(f"weights: has shape {array.shape}; needs {count} numbers, one for each part")
    if np.any(array < 0) or array.sum() <= 0:
        raise ValueError("weights: must be 0 or more, and not all 0")
    scaled: Array = array / array.sum()
    return scaled
