"""Answers that today's questions do not offer any more are drawn on every page, and are not lost by drawing them."""

import pytest
from opening import Opened

from workbook.model import Question, Shape
from workbook.ui.panels import PANELS
from workbook.ui.steps import walk
from workbook.workbench import Workbench


def lost(shape: Shape) -> object:
    """A value that an earlier content may have offered."""
    return {
        "choice": "gone",
        "scale": 17,
        "multi": ["gone", *(option.id for option in shape.options[:1])],
        "number": 1e9,
        "range": {"low": -5, "high": 1e9},
        "date": "1970-01-01",
    }.get(shape.kind, "Some text")


def rows_of(question: Question) -> list[tuple[str, object]]:
    ids = ["x1", *(row.id for row in question.fixed_rows)]
    held = [(row, field) for row in ids for field in question.fields if field.id != "card" and not field.refers]
    return [(f"{question.collection}/{row}/{field.id}", lost(field)) for row, field in held]


@pytest.mark.slow
def test_every_page_is_drawn_and_every_lost_answer_stays(opened: Opened, desk_bench: Workbench) -> None:
    questions = desk_bench.library.questions.values()
    writes = [
        (f"answers/{one.id}", {"state": "answered", "value": lost(one)}) for one in questions if not one.collection
    ]
    writes += [write for one in questions if one.collection for write in rows_of(one)]
    writes += [("about/content", "2020-01 0"), ("cards/gone.card", {"state": "skipped"}), ("gone/g1/name", "x")]
    desk_bench.store.create("old", [(path, value, 0) for path, value in writes], "Ada")
    before = desk_bench.store.document("old")
    for stage, step in walk(PANELS):
        opened(stage, "old", at=step.id)
    for page in ("start", "todo", "brief"):
        opened(page, "old")
    assert desk_bench.store.document("old") == before
