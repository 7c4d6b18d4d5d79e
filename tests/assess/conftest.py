"""Sessions made of plain answers, for the tests of judgement."""

from collections.abc import Callable
from typing import Any

import pytest

from workbook.content import read_library
from workbook.model import Library, Session, session_of

Make = Callable[..., Session]


@pytest.fixture(scope="session")
def library() -> Library:
    return read_library()


@pytest.fixture
def session() -> Make:
    """`session(answers, risks={...})`: bare answers; None takes one out; "?" makes it a don't-know."""

    def make(answers: dict[str, Any], **rooms: Any) -> Session:
        stored = {
            question: {"state": "unknown"} if value == "?" else {"state": "answered", "value": value}
            for question, value in answers.items()
            if value is not None
        }
        return session_of("test", 1, {"answers": stored, **rooms})

    return make
