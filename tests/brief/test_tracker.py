"""Work for a tracker: complete, in its order, and harmless in a spreadsheet."""

import csv
import io
import re

import pytest
from hostile import HOSTILE
from support_formats import said_in
from support_session import full, paper_of

from workbook.brief.tracker import COLUMNS, harmless
from workbook.content import read_library
from workbook.model import as_risk, clean

TEXTS = [clean(text) for text in HOSTILE]
RUNS = re.compile(r"^[\s\u200b\ufeff]*[=+\-@\t\r＝＋－＠]")


def rows(made: str | bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(str(made).removeprefix("\ufeff"), newline="")))


def cells(made: str | bytes) -> str:
    return "\n".join(cell for row in rows(made) for cell in row)


def tasks(document: dict) -> str:
    return str(paper_of(document, "tasks.md"))


def test_each_kind_of_work_has_its_rows_with_owner_and_date() -> None:
    made = rows(paper_of(full(), "tasks.csv"))
    assert tuple(made[0]) == COLUMNS
    assert [row[0] for row in made[1:]] == (
        ["mitigation"] * 3 + ["find out"] * 4 + ["milestone"] * 3 + ["tripwire"] * 2
    )
    by_ref = {row[6]: row for row in made[1:]}
    assert by_ref["7f3a9c/risks/r1"][1:2] + by_ref["7f3a9c/risks/r1"][3:6] == [
        "Send them to a person first", "Data lead", "2027-02-12", "Open",
    ]  # fmt: skip
    assert by_ref["7f3a9c/data.represents"][3:5] == ["Data lead", "2027-02-01"]
    assert by_ref["7f3a9c/milestones/m1"][4] == "2027-02-26"
    assert by_ref["7f3a9c/fallbacks/f1/rehearsal"][1] == "Rehearse plan B: keyword rules"


def test_the_gravest_risk_comes_first_and_steps_by_date() -> None:
    refs = [row[6].partition("/")[2] for row in rows(paper_of(full(), "tasks.csv"))[1:]]
    assert refs[0] == "risks/r3"
    assert [ref for ref in refs if ref.startswith("milestones") or ref == "brief.review"] == [
        "milestones/m1", "milestones/m2", "brief.review",
    ]  # fmt: skip


def test_a_risk_without_an_answer_becomes_the_task_to_find_one() -> None:
    document = full()
    del document["risks"]["r1"]["mitigation"]
    assert "Find an answer to: Requests in other languages go astray" in cells(paper_of(document, "tasks.csv"))


def test_a_step_in_the_words_of_a_card_says_so() -> None:
    document = full()
    document["risks"] = {"r1": as_risk(read_library().cards[0])}
    assert "not yet in the team's own words" in paper_of(document, "tasks.csv")
    document["risks"]["r1"]["mitigation"] = "Two people look"
    assert "own words" not in paper_of(document, "tasks.csv")


def test_the_list_ticks_off_what_is_open_and_keeps_what_is_done_apart() -> None:
    document = full()
    document["risks"]["r3"]["state"] = "accepted"
    source = tasks(document)
    assert source.count("- [ ] ") == 10
    assert "**10 open.** 0 without an owner, 2 done." in source
    done = source.partition("## Done or decided")[2]
    assert "State: Accepted by its owner" in done and "Team names stay the same this year" in done


def test_the_header_says_what_the_apostrophe_is_for() -> None:
    assert "apostrophe" in COLUMNS[-1] and "formula" in COLUMNS[-1]


@pytest.mark.parametrize("turn", range(6))
def test_no_cell_runs_as_a_formula_and_every_text_is_there(turn: int) -> None:
    made, said = said_in("tasks.csv", cells, TEXTS, turn)
    assert len(said) > 20
    assert not [cell for row in rows(made) for cell in row if RUNS.match(cell)]
    shown = cells(made)
    for text in said:
        line = " / ".join(part.strip() for part in text.splitlines() if part.strip())
        assert line.rstrip(".") in shown, text


@pytest.mark.parametrize(
    "text", ["=1+1", "  =1", "\t=1", "\u200b=1", "\ufeff@x", "+1", "-1", "＝1", "＠x", "\n=1", "\0=1"]
)
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text).startswith("'")


def test_ordinary_text_gets_none() -> None:
    assert harmless("5 % less, e.g. -1") == "5 % less, e.g. -1"


def test_every_cell_is_quoted_and_every_row_is_one_line_with_as_many_cells() -> None:
    made = str(paper_of(full(), "tasks.csv"))
    lines = made.removeprefix("\ufeff").split("\r\n")[:-1]
    assert all(line.startswith('"') and line.endswith('"') for line in lines)
    assert {len(row) for row in rows(made)} == {len(COLUMNS)}
    assert len(lines) == len(rows(made))
