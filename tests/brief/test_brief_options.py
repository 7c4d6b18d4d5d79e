"""Options side by side: ranges, sizes, improvement for each week of work, the chart."""

import pytest
from support_session import brief_of, full
from test_brief import section

from workbook.brief.options import per_week


@pytest.mark.parametrize(
    ("improvement", "effort", "said"),
    [
        ((4, 8), (2, 4), "1 to 4"),
        ((4, 4), (2, 2), "2"),
        ((-4, 8), (2, 4), "-2 to 4"),
        ((-8, -4), (2, 4), "-4 to -1"),
        ((0, 8), (0, 4), "0 or more"),
        ((-8, 8), (0, 4), "–"),
        ((4, 8), (0, 0), "–"),
        (None, (1, 2), "–"),
        ((1, 2), None, "–"),
    ],
)
def test_gain_for_a_week_of_work_spans_worst_to_best(improvement, effort, said: str) -> None:  # type: ignore[no-untyped-def]
    assert per_week(improvement, effort) == said


def rows(document: dict) -> list[list[str]]:  # type: ignore[type-arg]
    lines = [line for line in section(brief_of(document), "options").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_doing_nothing_and_the_rules_are_always_there() -> None:
    for document in (full(), {}):
        assert [row[0] for row in rows(document)][:2] == ["A: Do nothing", "B: Rules or a better workflow"]


def test_a_size_is_printed_as_the_range_it_means() -> None:
    assert rows(full())[1][2] == "2 to 6"


def test_a_best_guess_stands_beside_its_range() -> None:
    document = full()
    document["options"]["ml"]["effort"] = {"low": 12, "high": 40, "best": 18.5}
    assert rows(document)[3][2] == "12 to 40, best 18.5"


def test_an_option_of_ones_own_follows_the_fixed_ones() -> None:
    document = full()
    document["options"]["o1"] = {
        "name": "Hire two clerks",
        "improvement": {"low": 3, "high": 6},
        "effort": {"size": "S"},
    }
    assert rows(document)[4][0] == "E: Hire two clerks"
    assert '"E": [0.' in section(brief_of(document), "options")


def test_many_options_are_cut_in_the_table_and_counted() -> None:
    document = full()
    for number in range(30):
        document["options"][f"o{number}"] = {"name": f"Own {number}"}
    assert len(rows(document)) == 7
    assert "27 more in the appendix." in section(brief_of(document), "options")


def test_there_is_no_chart_of_fewer_than_two_placed_options() -> None:
    document = full()
    for option in ("rules", "buy"):
        del document["options"][option]["effort"]
    assert "mermaid" not in section(brief_of(document), "options")


def test_more_effort_stands_further_right_and_more_improvement_higher() -> None:
    dots = brief_of(full()).sections[3].blocks[1].dots  # type: ignore[union-attr]
    by_letter = {dot.letter: dot for dot in dots}
    assert by_letter["B"].x < by_letter["C"].x < by_letter["D"].x
    assert by_letter["B"].y < by_letter["C"].y < by_letter["D"].y
