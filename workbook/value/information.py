"""What knowing more is worth: expected value of perfect, partial and sample information."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from workbook.value.arrays import Array, distribution, numbers, shares, table
from workbook.value.regression import conditional_means


def evpi(net_benefit: ArrayLike) -> float:
    """Expected value of perfect information, in the unit of `net_benefit` (draws × options); never below 0.

    E[max_j NB_j] − max_j E[NB_j]. Source: Raiffa and Schlaifer, Applied Statistical Decision Theory (1961).
    """
    nb = table(net_benefit, "net_benefit", "draws", "options")
    return max(float(nb.max(axis=1).mean() - nb.mean(axis=0).max()), 0.0)


def evppi(net_benefit: ArrayLike, x: ArrayLike) -> float:
    """Expected value of knowing the input(s) `x`; between 0 and EVPI.

    `net_benefit` is draws × options; `x` is draws, or draws × inputs for knowing several at once. Columns
    with few different values are treated as categories (group means); others by least squares on cubic
    regression splines. Source: M. Strong, J. Oakley and A. Brennan, Medical Decision Making 34 (2014).
    """
    nb = table(net_benefit, "net_benefit", "draws", "options")
    inputs = numbers(x, "x")
    inputs = inputs[:, None] if inputs.ndim == 1 else inputs
    if inputs.ndim != 2 or inputs.shape[0] != nb.shape[0]:
        raise ValueError(f"x: has shape {inputs.shape}; needs {nb.shape[0]} draws (rows) × inputs")
    fitted = conditional_means(nb, inputs)
    gain = float(fitted.max(axis=1).mean() - fitted.mean(axis=0).max())
    return min(max(gain, 0.0), evpi(nb))


class PayoffTable(NamedTuple):
    """A payoff table worked through: expected payoff of each action, of perfect foresight, and their gap."""

    expected: tuple[float, ...]
    best: int
    with_perfect_information: float
    evpi: float
    least_expected_regret: float


def payoff_table(payoffs: ArrayLike, probabilities: ArrayLike) -> PayoffTable:
    """Work through `payoffs` (actions × states) under `probabilities` (states); EVPI equals least regret."""
    table_ = table(payoffs, "payoffs", "actions", "states")
    p = distribution(probabilities, "probabilities", table_.shape[1])
    expected = table_ @ p
    foresight = float(table_.max(axis=0) @ p)
    regret = (table_.max(axis=0) - table_) @ p
    best = int(np.argmax(expected))
    gap = max(foresight - float(expected.max()), 0.0)
    return PayoffTable(tuple(expected.tolist()), best, foresight, gap, float(regret.min()))


def evpi_discrete(payoffs: ArrayLike, probabilities: ArrayLike) -> float:
    """EVPI of a payoff table: `payoffs` is actions × states, `probabilities` one for each state."""
    return payoff_table(payoffs, probabilities).evpi


def evsi_discrete(payoffs: ArrayLike, prior: ArrayLike, likelihood: ArrayLike) -> float:
    """Expected value of a signal: `payoffs` actions × states, `prior` states, `likelihood` states × signals.

    `likelihood[s, k]` is the chance of signal k in state s; each row adds up to 1. One number per state is
    read as the chance of a yes in a yes-or-no signal. Posteriors are exact, never rounded, so textbook
    answers worked with rounded posteriors differ (900 here, 900.88 there).
    """
    table_ = table(payoffs, "payoffs", "actions", "states")
    p = distribution(prior, "prior", table_.shape[1])
    signals = _signals(likelihood, p.size)
    joint = p[:, None] * signals
    with_signal = float((table_ @ joint).max(axis=0).sum())
    return max(with_signal - float((table_ @ p).max()), 0.0)


def _signals(likelihood: ArrayLike, states: int) -> Array:
    given = numbers(likelihood, "likelihood")
    if given.ndim == 1:
        given = np.stack([given, 1 - given], axis=1)
    if given.ndim != 2 or given.shape[0] != states:
        raise ValueError(f"likelihood: has shape {given.shape}; needs {states} states × signals")
    for row in range(states):
        distribution(given[row], f"likelihood, state {row}", given.shape[1])
    return given


def unit_normal_loss(z: ArrayLike) -> Array:
    """φ(z) − z(1 − Φ(z)): expected shortfall beyond z of a standard normal; same shape as `z`."""
    z = numbers(z, "z")
    return np.asarray(np.exp(-z * z / 2) / math.sqrt(2 * math.pi) - z * ndtr(-z))


def evpi_normal(mean: float, sd: float) -> float:
    """EVPI of do-it-or-not when the advantage of doing it is normal: sd · UNL(|mean|/sd)."""
    if sd < 0:
        raise ValueError(f"sd: {sd:g} is not allowed; it must be 0 or more")
    return 0.0 if sd == 0 else float(sd * unit_normal_loss(abs(mean) / sd))


def evsi_normal(mean: float, sd: float, observation_sd: float, observations: float) -> float:
    """EVSI of `observations` measurements (each with `observation_sd`) of a normal advantage (mean, sd).

    Source: Raiffa and Schlaifer (1961): EVPI with the prior sd shrunk to sd²/√(sd² + observation_sd²/n).
    """
    if observation_sd < 0 or observations < 0:
        raise ValueError("observation_sd and observations must be 0 or more")
    if observations == 0 or sd == 0:
        return 0.0
    return evpi_normal(mean, sd**2 / math.sqrt(sd**2 + observation_sd**2 / observations))


def value_of_settling(expected: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Worth of knowing whose numbers are right: `expected` net benefit, participants × options.

    Σ_k w_k max_j E[NB_j|k] − max_j Σ_k w_k E[NB_j|k]: EVPPI of "who is right" under a linear pool. Zero
    when everybody's best option is the same one.
    """
    each = table(expected, "expected", "participants", "options")
    w = shares(weights, each.shape[0])
    return max(float(w @ each.max(axis=1) - (w @ each).max()), 0.0)
