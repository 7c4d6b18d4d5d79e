"""A workbench on a real SQLite file, with a clock that the test moves."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workbook.content import read_library
from workbook.store import open_store
from workbook.workbench import Workbench

# Logs at random, which the tests of another room use too.
sys.path.insert(0, str(Path(__file__).parents[1] / "review"))


class Clock:
    """Stands still; each reading is one second later than the one before."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    with open_store(f"sqlite:///{tmp_path / 'workbook.db'}", Clock()) as store:
        yield Workbench(read_library(), store)
