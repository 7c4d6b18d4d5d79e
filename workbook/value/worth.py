"""What each input is worth knowing, from the draws of the model itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from workbook.value.arrays import Array
from workbook.value.draws import Draws, Variable, deviates, order_of
from workbook.value.information import evppi
from workbook.value.ready import Ready
from workbook.value.regression import KNOTS, spline_basis
from workbook.value.results import Source, WorthOfKnowing

ABOUT_ZERO = 0.01
TAIL = 0.05


@dataclass(frozen=True)
class Scene:
    """The options still allowed, their outcomes (options × draws) and which one leads."""

    ids: tuple[str, ...]
    outcomes: Array
    leader: int

    @property
    def evpi(self) -> float:
        foresight = float(self.outcomes.max(axis=0).mean())
        return max(foresight - float(self.outcomes.mean(axis=1).max()), 0.0)


@lru_cache(maxsize=8)
def _basis(draws: int) -> Array:
    """The cubic spline basis over the slices, made orthonormal: draws × 9."""
    q, _ = np.linalg.qr(spline_basis(deviates(draws), KNOTS))
    return np.ascontiguousarray(q)


def _fitted(variable: Variable, outcomes: Array) -> Array:
    """E[outcome | input] along the rising values of the input, options × draws."""
    rising = outcomes.take(variable.order, axis=1)
    if variable.ones is not None:
        split = rising.shape[1] - variable.ones
        means = [rising[:, :split].mean(axis=1), rising[:, split:].mean(axis=1)]
        return np.repeat(np.stack(means, axis=1), [split, variable.ones], axis=1)
    q = _basis(rising.shape[1])
    fitted = (rising @ q) @ q.T
    own = variable.rising - q @ (variable.rising @ q)
    size = float(own @ own)
    if size > 1e-18 * float(variable.rising @ variable.rising):
        fitted += np.outer((rising @ own) / size, own)
    return np.asarray(fitted)


def _gain(fitted: Array, limit: float) -> float:
    return min(max(float(fitted.max(axis=0).mean() - fitted.mean(axis=1).max()), 0.0), limit)


def noise_floor(scene: Scene, draws: int, seed: int) -> float:
    """The worth this method finds in an input that has nothing to do with the outcomes."""
    noise = Variable("noise", deviates(draws), order_of("noise", draws, seed))
    return _gain(_fitted(noise, scene.outcomes), scene.evpi)


def worth_of_inputs(ready: Ready, drawn: Draws, scene: Scene, floor: float) -> tuple[WorthOfKnowing, ...]:
    """Every uncertain input, most worth knowing first (name decides ties)."""
    sources = _sources(ready)
    limit = scene.evpi
    found = [_worth(v, scene, limit, floor, sources) for v in drawn.variables.values()]
    return tuple(sorted(found, key=lambda worth: (-worth.worth, worth.inputs)))


def _worth(
    variable: Variable, scene: Scene, limit: float, floor: float, sources: dict[str, Source]
) -> WorthOfKnowing:
    fitted = _fitted(variable, scene.outcomes)
    worth = _gain(fitted, limit)
    last = fitted.shape[1] - 1
    ends = (0, last) if variable.ones is not None else (round(TAIL * last), round((1 - TAIL) * last))
    ahead = _ahead(fitted, scene.leader)[ends[0] : ends[1] + 1]
    leaders = [scene.ids[int(fitted[:, end].argmax())] for end in ends]
    return WorthOfKnowing(
        inputs=(variable.name,),
        worth=worth,
        share=worth / limit if limit > 0 else 0.0,
        about_zero=_about_zero(worth, limit, floor),
        source=sources.get(variable.name, "entered"),
        low=float(variable.rising[ends[0]]),
        high=float(variable.rising[ends[1]]),
        leader_if_low=leaders[0],
        leader_if_high=leaders[1],
        advantage_if_low=float(ahead[0]),
        advantage_if_high=float(ahead[-1]),
        changes_choice=bool((ahead < 0).any()),
        switch_at=None
        if variable.ones is not None
        else _switch(ahead, variable.rising[ends[0] : ends[1] + 1]),
    )


def _about_zero(worth: float, limit: float, floor: float) -> bool:
    return worth <= max(ABOUT_ZERO * limit, floor)


def _ahead(fitted: Array, leader: int) -> Array:
    """How far the leader is ahead of the best other option, along the input."""
    if fitted.shape[0] == 1:
        return np.zeros(fitted.shape[1])
    others = np.delete(fitted, leader, axis=0)
    return np.asarray(fitted[leader] - others.max(axis=0))


def _switch(ahead: Array, values: Array) -> float | None:
    crossings = np.flatnonzero((ahead[1:] < 0) != (ahead[:-1] < 0))
    return float(values[crossings[0] + 1]) if crossings.size else None


def worth_of_groups(
    drawn: Draws, scene: Scene, groups: tuple[tuple[str, ...], ...], floor: float
) -> tuple[WorthOfKnowing, ...]:
    """Inputs known together; names that are certain (or not there) add nothing."""
    found = []
    limit = scene.evpi
    for group in groups:
        columns = [drawn.variables[name].values() for name in group if name in drawn.variables]
        worth = evppi(scene.outcomes.T, np.stack(columns, axis=1)) if columns else 0.0
        share = worth / limit if limit > 0 else 0.0
        found.append(WorthOfKnowing(group, worth, share, _about_zero(worth, limit, floor), "entered"))
    return tuple(sorted(found, key=lambda worth: (-worth.worth, worth.inputs)))


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
