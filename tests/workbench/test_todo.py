"""The to-do list over all decisions, and its files."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from workbook.model import AnswerFault
from workbook.workbench import Workbench
from workbook.workbench.todo import Wanted


@pytest.fixture
def two(bench: Workbench) -> tuple[str, str]:
    first = bench.start("Sort requests")
    bench.unknown(first, "problem.pain", finder="Ada", when="2026-11-01")
    bench.add_row(first, "risks", {"title": "=1+1", "mitigation": "Show, three; queues", "owner": "Bo"})
    second = bench.start("Price houses")
    bench.add_row(second, "assumptions", {"text": "Prices are true", "owner": "ada", "by": "2026-12-01"})
    return first, second


def says(bench: Workbench, **wanted: object) -> list[str]:
    return [task.duty.say for task in bench.todo.tasks(Wanted(**wanted))]


def test_the_list_runs_over_all_decisions_by_date(bench: Workbench, two: tuple[str, str]) -> None:
    pain = bench.library.questions["problem.pain"].ask
    assert says(bench) == [pain, "Prices are true", "Show, three; queues (risk: =1+1)"]


def test_archived_and_deleted_decisions_are_left_out(bench: Workbench, two: tuple[str, str]) -> None:
    bench.archive(two[0])
    assert says(bench) == ["Prices are true"]
    bench.delete(two[1])
    assert says(bench) == []


def test_copies_of_worked_examples_give_nobody_work(bench: Workbench) -> None:
    bench.open_example("zillow-offers")
    assert says(bench) == []


def test_an_owner_is_found_in_either_case_and_named_once(bench: Workbench, two: tuple[str, str]) -> None:
    assert len(says(bench, owner="ADA")) == 2
    assert [name.casefold() for name in bench.todo.owners()] == ["ada", "bo"]


def test_only_what_is_late(bench: Workbench, two: tuple[str, str]) -> None:
    assert says(bench, overdue=True) == [bench.library.questions["problem.pain"].ask]
    assert bench.todo.page().overdue == 1


def test_a_task_is_ended_in_one_of_its_ways(bench: Workbench, two: tuple[str, str]) -> None:
    task = bench.todo.tasks(Wanted(session=two[1]))[0]
    bench.todo.finish(two[1], task.duty.ref, task.duty.ways[1], by="Ada")
    assert bench.open(two[1]).rows("assumptions")["a1"]["state"] == "broken"
    assert bench.changes(two[1])[-1].by == "Ada"
    with pytest.raises(AnswerFault, match="not on the list"):
        bench.todo.finish(two[1], task.duty.ref, task.duty.ways[0])


def test_a_task_gets_another_date_wherever_its_date_stands(bench: Workbench, two: tuple[str, str]) -> None:
    bench.todo.postpone(two[0], "answers/problem.pain", "2026-11-20")
    bench.todo.postpone(two[1], "assumptions/a1", "2027-01-05")
    assert bench.open(two[0]).answers["problem.pain"].by == "2026-11-20"
    assert bench.open(two[0]).answers["problem.pain"].who == "Ada"
    assert bench.open(two[1]).rows("assumptions")["a1"]["by"] == "2027-01-05"
    with pytest.raises(AnswerFault):
        bench.todo.postpone(two[1], "assumptions/a1", "soon")


def test_the_next_look_gets_another_date(bench: Workbench) -> None:
    session = bench.start("Look again")
    bench.answer(session, "brief.review", "2026-10-01")
    bench.todo.postpone(session, "answers/brief.review", "2027-01-05")
    assert bench.open(session).value("brief.review") == "2027-01-05"


def test_no_cell_of_the_table_runs_as_a_formula(bench: Workbench) -> None:
    session = bench.start("@title")
    for start in ("=", "+", "-", "@", "\t=", "\r=", " ="):
        bench.add_row(session, "risks", {"title": "x", "mitigation": f"{start}HYPERLINK(1)", "owner": f"{start}A1"})
    text = bench.todo.export("csv").data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 8
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")]


def test_the_calendar_can_be_read_and_keeps_its_events(bench: Workbench, two: tuple[str, str]) -> None:
    made = bench.todo.export("ics").data
    events = list(Calendar.from_ical(made).walk("VEVENT"))
    assert [event["dtstart"].dt for event in events] == [date(2026, 11, 1), date(2026, 12, 1)]
    assert str(events[1]["summary"]) == "Check that: Prices are true"
    uids = [str(event["uid"]) for event in events]
    assert made == bench.todo.export("ics").data
    bench.todo.postpone(two[1], "assumptions/a1", "2027-01-05")
    again = list(Calendar.from_ical(bench.todo.export("ics").data).walk("VEVENT"))
    assert [str(event["uid"]) for event in again] == uids
    assert again[1]["sequence"] > events[1]["sequence"]


def test_a_line_break_in_a_title_does_not_break_the_calendar(bench: Workbench) -> None:
    session = bench.start("BEGIN:VEVENT")
    bench.add_row(session, "milestones", {"name": "a\r\nEND:VCALENDAR; b, c\\n", "by": "2026-12-01"})
    (event,) = Calendar.from_ical(bench.todo.export("ics").data).walk("VEVENT")
    assert str(event["summary"]) == "Go on or stop: a END:VCALENDAR; b, c\\n"


def test_the_list_to_tick_off_shows_text_as_it_was_typed(bench: Workbench, two: tuple[str, str]) -> None:
    text = bench.todo.export("md").data.decode()
    assert "## Overdue" in text and "- [ ] Do: Show, three; queues (risk: \\=1+1) (Bo; Sort requests)" in text


def test_the_day_is_the_one_of_the_clock(bench: Workbench) -> None:
    assert bench.todo.today() == datetime(2026, 11, 2, 9, tzinfo=UTC).astimezone().date()
