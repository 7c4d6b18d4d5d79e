"""The library, read once."""

import sys
from pathlib import Path

import pytest

from workbook.content import read_library
from workbook.model import Library

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def library() -> Library:
    return read_library()
