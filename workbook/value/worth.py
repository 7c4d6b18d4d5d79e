"""What each input is worth knowing, from the draws of the model itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from workbook.value.arrays import Array
from workbook.value.draws import Draws, Variable, deviates, order_of
from workbook.value.information import evppi
from workbook.value.ready import Ready
from workbook.value.regression import KNOTS, even_basis, least_squares
from workbook.value.results import Source, WorthOfKnowing
from workbook.value.scenes import Scene, places_in, rising_slices, slice_means, sliced, slices_of

ABOUT_ZERO = 0.01
TAIL = 0.05


@lru_cache(maxsize=8)
def _basis(draws: int, slices: int) -> Array:
    """The cubic spline basis averaged over equally likely slices, made orthonormal: slices × 9."""
    basis = even_basis(draws, KNOTS).reshape(slices, draws // slices, -1).mean(axis=1)
    return np.ascontiguousarray(np.linalg.qr(basis)[0])


@dataclass(frozen=True)
class _Fit:
    """E[outcome | input] (options × rows) where the input takes `values` (rows) with `weights` (rows)."""

    values: Array
    weights: Array
    outcomes: Array

    def gain(self, limit: float) -> float:
        means = self.outcomes @ self.weights
        return min(max(float(self.outcomes.max(axis=0) @ self.weights - means.max()), 0.0), limit)


def _fit(variable: Variable, scene: Scene) -> _Fit:
    draws = variable.order.size
    if variable.ones is not None:
        share = variable.ones / draws
        yes = np.einsum("jn,n->j", scene.outcomes, variable.values) / variable.ones
        no = (scene.means - share * yes) / (1 - share)
        return _Fit(np.array([0.0, 1.0]), np.array([1 - share, share]), np.stack([no, yes], axis=1))
    slices = slices_of(draws)
    values = rising_slices(variable.rising, slices)
    outcomes = sliced(scene, variable.order, slices)
    return _Fit(values, np.full(slices, 1 / slices), _even_fit(_basis(draws, slices), values, outcomes))


def _even_fit(basis: Array, values: Array, outcomes: Array) -> Array:
    """Least squares on the spline and on the input itself, so that a straight line is always met exactly."""
    fitted = (outcomes @ basis) @ basis.T
    own = values - basis @ (basis.T @ values)
    size = float(own @ own)
    if size > 1e-18 * float(values @ values):
        fitted += np.outer(outcomes @ own / size, own)
    return np.asarray(fitted)


def noise_floor(scene: Scene, draws: int, seed: int) -> float:
    """The worth this method finds in an input that has nothing to do with the outcomes."""
    noise = Variable("noise", deviates(draws), order_of("noise", draws, seed))
    return _fit(noise, scene).gain(scene.evpi)


def worth_of_inputs(ready: Ready, drawn: Draws, scene: Scene, floor: float) -> tuple[WorthOfKnowing, ...]:
    """Every uncertain input, most worth knowing first (name decides ties)."""
    sources = _sources(ready)
    found = [_worth(v, scene, floor, sources.get(v.name, "entered")) for v in drawn.variables.values()]
    return tuple(sorted(found, key=lambda worth: (-worth.worth, worth.inputs)))


def _worth(variable: Variable, scene: Scene, floor: float, source: Source) -> WorthOfKnowing:
    fit, limit = _fit(variable, scene), scene.evpi
    worth = fit.gain(limit)
    about_zero = _about_zero(worth, limit, floor)
    last = fit.values.size - 1
    low, high = (0, last) if variable.ones is not None else (round(TAIL * last), round((1 - TAIL) * last))
    ahead = _ahead(fit.outcomes, scene.leader)[low : high + 1]
    switch = None if variable.ones is not None or about_zero else _switch(ahead)
    return WorthOfKnowing(
        inputs=(variable.name,),
        worth=worth,
        share=worth / limit if limit > 0 else 0.0,
        about_zero=about_zero,
        source=source,
        low=float(fit.values[low]),
        high=float(fit.values[high]),
        leader_if_low=scene.ids[int(fit.outcomes[:, low].argmax())],
        leader_if_high=scene.ids[int(fit.outcomes[:, high].argmax())],
        advantage_if_low=float(ahead[0]),
        advantage_if_high=float(ahead[-1]),
        changes_choice=not about_zero and bool((ahead < 0).any()),
        switch_at=None if switch is None else float(fit.values[low + switch[0]]),
        switch_to=None if switch is None else scene.ids[int(fit.outcomes[:, low + switch[1]].argmax())],
    )


def _about_zero(worth: float, limit: float, floor: float) -> bool:
    return worth <= max(ABOUT_ZERO * limit, floor)


def _ahead(outcomes: Array, leader: int) -> Array:
    """How far the leader is ahead of the best other option, along the input."""
    if outcomes.shape[0] == 1:
        return np.zeros(outcomes.shape[1])
    return np.asarray(outcomes[leader] - np.delete(outcomes, leader, axis=0).max(axis=0))


def _switch(ahead: Array) -> tuple[int, int] | None:
    """Where along the input the leader is first overtaken or takes over, and the place beside it where it is behind."""
    crossings = np.flatnonzero((ahead[1:] < 0) != (ahead[:-1] < 0))
    if not crossings.size:
        return None
    at = int(crossings[0])
    return at + 1, at if ahead[at] < 0 else at + 1


def worth_of_groups(
    drawn: Draws, scene: Scene, groups: tuple[tuple[str, ...], ...], floor: float
) -> tuple[WorthOfKnowing, ...]:
    """Inputs known together; names that are certain (or not there) add nothing."""
    found = []
    limit = scene.evpi
    for group in groups:
        known = [drawn.variables[name] for name in group if name in drawn.variables]
        worth = _joint_worth(known, scene)
        share = worth / limit if limit > 0 else 0.0
        found.append(WorthOfKnowing(group, worth, share, _about_zero(worth, limit, floor), "entered"))
    return tuple(sorted(found, key=lambda worth: (-worth.worth, worth.inputs)))


def _joint_worth(known: list[Variable], scene: Scene) -> float:
    if len(known) < 2:
        return _fit(known[0], scene).gain(scene.evpi) if known else 0.0
    events = [variable for variable in known if variable.ones is not None]
    ranges = [variable for variable in known if variable.ones is None]
    if len(events) == 1 and len(ranges) == 1:
        return _event_and_range(events[0], ranges[0], scene).gain(scene.evpi)
    return evppi(scene.outcomes.T, np.stack([variable.values for variable in known], axis=1))


def _event_and_range(event: Variable, ranged: Variable, scene: Scene) -> _Fit:
    """A spline along the range for each answer of the event."""
    draws = ranged.order.size
    slices = slices_of(draws)
    values = rising_slices(ranged.rising, slices)
    both = sliced(scene, ranged.order, slices)
    places = places_in(ranged.order, slices)
    yes = np.stack([slice_means(places, row * event.values, slices) for row in scene.each])
    share = slice_means(places, event.values, slices)
    design = np.hstack([_basis(draws, slices), values[:, None] / np.abs(values).max()])
    fits = [_split_fit(design, outcomes, weights) for outcomes, weights in ((yes, share), (both - yes, 1 - share))]
    weights = np.concatenate([share, 1 - share]) / slices
    return _Fit(np.concatenate([values, values]), weights, np.concatenate(fits, axis=1))


def _split_fit(design: Array, sums: Array, weights: Array) -> Array:
    means = sums / np.where(weights > 0, weights, 1.0)
    return least_squares(design, means.T, weights).T


def _sources(ready: Ready) -> dict[str, Source]:
    """Which inputs are defaults or unknown, by the name they are drawn under."""
    names: dict[str, Source] = {}
    for note in ready.defaults:
        if note.reason in ("unknown", "not answered"):
            names[_input_name(note.path)] = "unknown" if note.reason == "unknown" else "default"
    return names


def _input_name(path: str) -> str:
    where, *rest = path.split("/")
    if where == "options":
        return ".".join([rest[0], "works" if rest[1] == "chance" else rest[1], *rest[2:]])
    if where == "risks":
        return f"risk.{rest[0]}.{'happens' if rest[1] == 'chance' else rest[1]}"
    return rest[0] if rest else where
