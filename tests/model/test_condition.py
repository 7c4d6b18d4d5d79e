"""Conditions and their three-valued truth."""

import pytest
from pydantic import ValidationError

from workbook.model import Condition, truth
from workbook.model.condition import grounds

VALUES = {"a": "x", "n": 3, "m": ["p", "q"]}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"question": "a", "is": ["x", "y"]}, True),
        ({"question": "a", "is": ["y"]}, False),
        ({"question": "gone", "is": ["y"]}, None),
        ({"question": "n", "at_least": 3}, True),
        ({"question": "n", "at_most": 2}, False),
        ({"question": "m", "includes": ["q"]}, True),
        ({"question": "gone", "answered": True}, False),
        ({"question": "gone", "answered": False}, True),
        ({"rows": "risks", "at_least": 2}, True),
        ({"fact": "below.x", "at_least": 1}, None),
        ({"not": {"question": "gone", "is": ["y"]}}, None),
        ({"all": [{"question": "a", "is": ["x"]}, {"question": "gone", "is": ["y"]}]}, None),
        ({"all": [{"question": "a", "is": ["z"]}, {"question": "gone", "is": ["y"]}]}, False),
        ({"any": [{"question": "a", "is": ["x"]}, {"question": "gone", "is": ["y"]}]}, True),
        ({"any": [{"question": "a", "is": ["z"]}, {"question": "gone", "is": ["y"]}]}, None),
    ],
)
def test_a_condition_is_true_false_or_not_known(raw, expected) -> None:
    assert truth(Condition.model_validate(raw), VALUES.get, {"rows.risks": 2.0}) is expected


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"question": "a"},
        {"question": "a", "rows": "b", "is": ["x"]},
        {"question": "a", "is": ["x"], "at_least": 1},
        {"odd": 1},
    ],
)
def test_a_condition_that_says_too_little_or_too_much_is_refused(raw) -> None:
    with pytest.raises(ValidationError):
        Condition.model_validate(raw)


def test_what_makes_an_alternative_true_are_the_parts_that_hold() -> None:
    either = {"any": [{"question": "a", "is": ["x"]}, {"question": "b", "is": ["x"]}, {"question": "c", "is": ["x"]}]}
    condition = Condition.model_validate({"all": [either, {"question": "d", "answered": False}]})
    values = {"a": "x", "b": "y"}
    assert truth(condition, values.get, {}) is True
    assert grounds(condition, values.get, {}) == {"a", "d"}
