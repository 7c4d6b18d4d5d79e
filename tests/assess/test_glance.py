"""A glance says what a full judgement says."""

import pytest

from workbook.assess import assess
from workbook.assess.glance import glance
from workbook.content import read_library
from workbook.model import Session, session_of
from workbook.workbench.trial import example_changes, session_from

LIBRARY = read_library()


def same(session: Session) -> None:
    full, short = assess(LIBRARY, session), glance(LIBRARY, session)
    assert (short.outcome, short.coverage, (short.settled, short.asked), short.relevant) == (
        full.verdict.outcome,
        full.coverage,
        full.settled,
        full.relevant,
    )


@pytest.mark.parametrize("example", LIBRARY.examples, ids=lambda example: example.id)
def test_of_a_worked_example(example) -> None:
    same(session_from(LIBRARY, *example_changes(LIBRARY, example)))


def test_of_an_empty_session_and_of_one_with_a_veto() -> None:
    same(session_of("s", 0, {}))
    same(session_of("s", 1, {"answers": {"data.rights": {"state": "answered", "value": "forbidden"}}}))
