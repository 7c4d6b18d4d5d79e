"""The machine's clock, and one that tests set."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbook.store import StoreFault
from workbook.workbench import open_workbench
from workbook.workbench.clock import clock_of, machine_clock


def test_without_a_wish_it_is_the_clock_of_the_machine() -> None:
    assert clock_of({}) is machine_clock
    assert machine_clock().tzinfo is UTC


def test_a_file_is_read_each_time_so_that_a_test_can_move_the_time(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("2026-03-02T09:00:00+00:00\n")
    bench = open_workbench({"WORKBOOK_DATA_DIR": str(tmp_path), "WORKBOOK_CLOCK_FILE": str(file)})
    session = bench.start("T")
    file.write_text("2026-06-01T09:00:00")
    bench.answer(session, "problem.pain", "x")
    assert [change.at_text()[:10] for change in bench.changes(session)] == [*["2026-03-02"] * 2, "2026-06-01"]
    assert bench.store.moment() == datetime(2026, 6, 1, 9, tzinfo=UTC)


def test_a_file_that_holds_no_moment_is_said(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("soon")
    for named in (file, tmp_path / "none"):
        with pytest.raises(StoreFault, match="no moment"):
            clock_of({"WORKBOOK_CLOCK_FILE": str(named)})()
