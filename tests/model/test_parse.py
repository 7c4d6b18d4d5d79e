"""From raw input to a value, or a fault in words, for each kind."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.model import AnswerFault, Level, Option, Shape, clean, parse
from workbook.model.parse import PARSERS

TEXT = Shape(kind="text")
CHOICE = Shape(kind="choice", options=(Option(id="a", label="A"), Option(id="b", label="B")))
MULTI = Shape(kind="multi", options=CHOICE.options)
SCALE = Shape(kind="scale", levels=tuple(Level(level=n, label=str(n)) for n in range(1, 6)))
NUMBER = Shape(kind="number", minimum=0, maximum=100, unit="%")
RANGE = Shape(kind="range", minimum=0, sizes="effort")
WEEKS = Shape(kind="range", minimum=0, unit="person-weeks")
MONEY = Shape(kind="range", minimum=0, unit="thousand a year")
POINTS = Shape(kind="range", unit="percentage points")
CASES = Shape(kind="number", minimum=0, unit="cases a week")
DATE = Shape(kind="date")

GOOD = [
    (TEXT, "  a\r\nb ", "  a\nb "),
    (CHOICE, "b", "b"),
    (MULTI, ["b", "a"], ["a", "b"]),
    (MULTI, "a", ["a"]),
    (SCALE, 3, 3),
    (SCALE, 3.0, 3),
    (NUMBER, "12,5", 12.5),
    (RANGE, "1,200 to 3,400.5", {"low": 1200, "high": 3400.5}),
    (NUMBER, " 7.5 ", 7.5),
    (RANGE, "3 to 9", {"low": 3, "high": 9}),
    (RANGE, "3–9", {"low": 3, "high": 9}),
    (RANGE, 4, {"low": 4, "high": 4}),
    (RANGE, [3, 9], {"low": 3, "high": 9}),
    (RANGE, [3, 5, 9], {"low": 3, "best": 5, "high": 9}),
    (RANGE, {"low": 3, "high": 9, "best": 5}, {"low": 3, "high": 9, "best": 5}),
    (RANGE, {"size": "M"}, {"size": "M"}),
    (RANGE, "3 to 9, best 5", {"low": 3, "best": 5, "high": 9}),
    (RANGE, "3-9 (best guess: 5)", {"low": 3, "best": 5, "high": 9}),
    (RANGE, "3 to 9; most likely 5.5", {"low": 3, "best": 5.5, "high": 9}),
    (RANGE, "1,000 to 2,500, best 1,200", {"low": 1000, "best": 1200, "high": 2500}),
    (WEEKS, "3 to 9 weeks", {"low": 3, "high": 9}),
    (WEEKS, "3 weeks to 9 person-weeks, best 5 weeks", {"low": 3, "best": 5, "high": 9}),
    (WEEKS, "1 week", {"low": 1, "high": 1}),
    (MONEY, "20k to 90k", {"low": 20, "high": 90}),
    (MONEY, "20 to 90 thousand a year", {"low": 20, "high": 90}),
    (MONEY, "20 to 90k per year, best 40k", {"low": 20, "best": 40, "high": 90}),
    (POINTS, "-2 % to 4 %", {"low": -2, "high": 4}),
    (POINTS, "3-7 percentage points", {"low": 3, "high": 7}),
    (POINTS, "3 to 7 % points, best 5 points", {"low": 3, "best": 5, "high": 7}),
    (MONEY, "1.5m to 2 million", {"low": 1500, "high": 2000}),
    (MONEY, "1 500 to 20 000", {"low": 1500, "high": 20_000}),
    (CASES, "20k", 20_000),
    (CASES, "20 000", 20_000),
    (CASES, "1.5m cases a week", 1_500_000),
    (CASES, "3 thousand", 3000),
    (NUMBER, "20 %", 20),
    (NUMBER, "20 percent", 20),
    (DATE, date(2027, 1, 2), "2027-01-02"),
    (DATE, "2027-01-02", "2027-01-02"),
]

BAD = [
    (TEXT, 3, "Expected text"),
    (TEXT, "   ", "empty"),
    (TEXT, "x" * 20_001, "20,001 characters"),
    (CHOICE, "c", "use one of a, b"),
    (CHOICE, ["a"], "use one of a, b"),
    (MULTI, ["a", "z"], "'z'; use a list of a, b"),
    (MULTI, [], "use a list"),
    (SCALE, 0, "1 to 5"),
    (SCALE, True, "1 to 5"),
    (SCALE, 2.5, "1 to 5"),
    (NUMBER, 130, "130 is outside 0 to 100 %"),
    (NUMBER, float("nan"), "use a number"),
    (NUMBER, "many", "use a number such as 5 or 0.5"),
    (NUMBER, "20k", "use a number"),
    (NUMBER, "1 2", "use a number"),
    (CASES, "20 kilos", "use a number"),
    (RANGE, "9 to 3", "low end 9 lies above the high end 3"),
    (RANGE, {"low": 3, "high": 9, "best": 12}, "best guess 12 lies outside 3 to 9"),
    (RANGE, {"low": 3}, "use low and high"),
    (RANGE, "3 to 9, best 12", "best guess 12 lies outside 3 to 9"),
    (WEEKS, "3 to 9 months", "counted in person-weeks"),
    (WEEKS, "20k to 90k", "counted in person-weeks"),
    (WEEKS, "quite a lot", 'such as "3 to 9"'),
    (RANGE, {"low": -1, "high": 3}, "-1 is outside 0 or more"),
    (RANGE, {"size": "XXL"}, "XS, S, M, L, XL"),
    (DATE, "31.1.2027", "2027-01-31"),
    (DATE, "0000-00-00", "2027-01-31"),
    (DATE, "99999-01-01", "2027-01-31"),
]


@pytest.mark.parametrize(("shape", "raw", "value"), GOOD)
def test_good_input_is_understood(shape, raw, value) -> None:
    assert parse(shape, raw) == value


@pytest.mark.parametrize(("shape", "raw", "words"), BAD)
def test_bad_input_is_refused_with_what_is_allowed(shape, raw, words) -> None:
    with pytest.raises(AnswerFault) as fault:
        parse(shape, raw)
    assert words in str(fault.value)


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["low", "high", "best", "size"]), inner)
    ),
    max_leaves=5,
)


@given(st.sampled_from([TEXT, CHOICE, MULTI, SCALE, NUMBER, RANGE, DATE]), anything)
def test_any_input_is_a_value_or_a_fault_and_a_value_is_stable(shape, raw) -> None:
    try:
        value = parse(shape, raw)
    except AnswerFault as fault:
        assert str(fault)
    else:
        assert parse(shape, value) == value


def test_every_kind_has_a_parser() -> None:
    assert set(PARSERS) == set(Shape.model_fields["kind"].annotation.__args__)


def test_invisible_and_direction_changing_characters_are_taken_out() -> None:
    assert clean("a\u202eb\x00c\u2028d\tे\ufeff") == "abc\nd ે".replace("ે", "े") + "\ufeff"
    assert clean("👩‍👩‍👧 e\u0301") == "👩‍👩‍👧 é"
