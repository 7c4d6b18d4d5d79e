"""The face others use from a notebook: names, arguments, lists as well as arrays, and errors by name."""

import inspect
from pathlib import Path

import numpy as np
import pytest

import workbook.value
from workbook import value

PAYOFFS, PRIOR = [[100, -50], [0, 0]], [0.3, 0.7]
RATINGS = [[1, 2, 3, 1], [1, 2, 3, 2], [1, 3, 3, 1]]
CALLS = {
    "evpi": ([[1.0, 2.0], [3.0, 1.0]],),
    "evppi": ([[1.0, 2.0], [3.0, 1.0], [0.0, 1.0], [2.0, 0.0]], [0, 0, 1, 1]),
    "evpi_discrete": (PAYOFFS, PRIOR),
    "evsi_discrete": (PAYOFFS, PRIOR, [[0.8, 0.2], [0.3, 0.7]]),
    "brier": ([0.2, 0.9], [0, 1]),
    "krippendorff_alpha": (RATINGS, "interval"),
    "kendall_w": (RATINGS,),
    "linear_pool": ([0.2, 0.4, 0.9],),
    "lognormal_from_interval": (2, 8, 0.8),
}
ARGUMENTS = {
    "evpi": ["net_benefit"],
    "evppi": ["net_benefit", "x"],
    "evpi_discrete": ["payoffs", "probabilities"],
    "evsi_discrete": ["payoffs", "prior", "likelihood"],
    "brier": ["probabilities", "outcomes"],
    "krippendorff_alpha": ["ratings", "level"],
    "kendall_w": ["ratings"],
    "lognormal_from_interval": ["low", "high", "mass"],
}


@pytest.mark.parametrize("name", CALLS)
def test_lists_tuples_and_arrays_give_the_same_answer(name: str) -> None:
    call = getattr(value, name)

    def as_array(given: object) -> object:
        return np.array(given) if isinstance(given, list) else given

    def as_tuple(given: object) -> object:
        return tuple(as_tuple(one) for one in given) if isinstance(given, list) else given

    plain = call(*CALLS[name])
    for turned in (as_array, as_tuple):
        assert call(*(turned(given) for given in CALLS[name])) == pytest.approx(plain)


@pytest.mark.parametrize("name", ARGUMENTS)
def test_the_arguments_have_the_names_that_were_promised(name: str) -> None:
    assert list(inspect.signature(getattr(value, name)).parameters)[: len(ARGUMENTS[name])] == ARGUMENTS[name]


@pytest.mark.parametrize("name", [name for name in value.__all__ if callable(getattr(value, name))])
def test_every_public_name_says_what_it_is(name: str) -> None:
    assert (getattr(value, name).__doc__ or "").strip(), name


def test_the_library_knows_no_question_and_no_screen() -> None:
    room = Path(workbook.value.__file__).parent
    text = "\n".join(file.read_text() for file in room.glob("*.py"))
    for other in ("streamlit", "plotly", "pandas", "workbook.model", "workbook.content", "workbook.workbench"):
        assert f"import {other}" not in text and f"from {other}" not in text


def test_no_table_of_action_priorities_is_shipped() -> None:
    # Public versions of the AIAG-VDA table contradict each other.
    for name in value.__all__:
        assert "aiag" not in name.lower() and "action_priority" not in name.lower()


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: value.evpi([[1, 2], [3]]), "net_benefit: only numbers"),
        (lambda: value.evpi([]), "net_benefit: is empty"),
        (lambda: value.evppi([[1, 2], [3, 4]], ["a", "b"]), "x: only numbers"),
        (lambda: value.evppi([[1, 2], [3, 4]], [[1, 2, 3]]), "2 draws"),
        (lambda: value.linear_pool(value.Normal(0, 1)), "one distribution"),
        (lambda: value.linear_pool([value.Estimate(1, 2), value.Estimate(2, 3)]), "pool_estimates"),
        (lambda: value.linear_pool([]), "opinions: is empty"),
        (lambda: value.linear_pool(3), "one opinion for each person"),
        (lambda: value.linear_pool([0.1, 0.2], [-1, 2]), "0 or more"),
        (lambda: value.lognormal_from_interval(None, 3), "low, high: holds a missing"),  # type: ignore[arg-type]
        (lambda: value.lognormal_from_interval([1, 2], [3, 4]), "one number each"),  # type: ignore[arg-type]
        (lambda: value.lognormal_from_interval(1, 10, 80), "between 0 and 1"),
        (lambda: value.kendall_w([[1, None], [2, 1]]), "missing or infinite"),
        (lambda: value.kendall_w([[1], [2], [3]]), "1 rater"),
        (lambda: value.triangular(3, 3, 3), "use PointMass"),
        (lambda: value.pert_chain([(3, 2, 5)]), "optimistic ≤ likely ≤ pessimistic"),
        (lambda: value.brier([70], [1]), "0 to 100 %"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name(call, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        call()
