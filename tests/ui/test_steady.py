"""What an answer brings up stands in a place kept for it: no field moves under somebody's hands.

A field that moves within the page is taken away by the browser and built anew, without its cursor and an open list.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from opening import Opened, unfold
from streamlit.testing.v1 import AppTest

from workbook.content import read_library
from workbook.workbench import Workbench
from workbook.workbench.trial import example_changes, session_from

FIELDS = ("TextInput", "TextArea", "NumberInput", "Selectbox", "Radio", "Checkbox", "DateInput")
STEPS = [(stage.id, section.id) for stage in read_library().stages for section in stage.sections]
FIGURES = {"improvement": {"low": 3, "high": 6}, "effort": {"low": 2, "high": 6}}
ODD = {"low": 1, "high": 400}


def places(app: AppTest) -> dict[str, tuple[int, ...]]:
    """Where each field stands in the page, by its key."""

    def inside(block: Any, path: tuple[int, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
        for place, child in getattr(block, "children", {}).items():
            if type(child).__name__ in FIELDS:
                yield str(child.key), (*path, place)
            yield from inside(child, (*path, place))

    return dict(inside(app._tree, ()))


def moved(app: AppTest) -> dict[str, tuple[int, ...]]:
    """The fields that stand elsewhere once the page is drawn anew."""
    before = places(app)
    app.run()
    assert not app.exception
    after = places(app)
    return {key: after[key] for key, place in before.items() if after.get(key, place) != place}


@pytest.mark.parametrize(("stage", "step"), STEPS)
def test_an_answer_moves_no_field(opened: Opened, desk_bench: Workbench, stage: str, step: str) -> None:
    library = desk_bench.library
    case = session_from(library, *example_changes(library, library.examples[0]))
    session = desk_bench.start("Steady")
    app = opened(stage, session, at=step)
    for question in library.questions.values():
        if (question.stage, question.section) != (stage, step):
            continue
        for row, fields in case.rows(question.collection).items() if question.collection else ():
            # What a fixed row is called is not asked before somebody has named it.
            desk_bench.put(
                session, f"{question.collection}/{row}", {"name": fields["name"]} if "name" in fields else {}
            )
            app.run()
            desk_bench.put(session, f"{question.collection}/{row}", dict(fields))
            assert moved(app) == {}, (question.id, row)
        if not question.collection and (given := case.answer(question.id)) and given.state == "answered":
            desk_bench.answer(session, question.id, given.value)
            assert moved(app) == {}, question.id


@pytest.fixture
def compared(desk_bench: Workbench) -> str:
    """A decision with two options that can be compared."""
    session = desk_bench.start("Compared")
    for option in ("rules", "ml"):
        desk_bench.put(session, f"options/{option}", FIGURES)
    desk_bench.answer(session, "value.point", {"low": 4, "high": 6})
    return session


def test_a_figure_that_looks_odd_is_asked_about_without_moving_the_next(
    opened: Opened, desk_bench: Workbench, compared: str
) -> None:
    app = unfold(opened("value", compared, at="options"), compared, "options", "ml")
    desk_bench.put(compared, "options/ml", {"improvement": ODD, "effort": ODD})
    assert moved(app) == {}
    desk_bench.put(compared, "options/ml", {"chance": {"unknown": True}})
    assert moved(app) == {}


@pytest.mark.parametrize(
    ("path", "fields"),
    [("studies/s1", {"name": "Sort a month by hand"}), ("options/ml", {"effort": ODD}), ("options/new", {"name": "A"})],
)
def test_what_the_numbers_say_of_it_moves_no_field_of_a_study(
    path: str, fields: dict[str, Any], opened: Opened, desk_bench: Workbench, compared: str
) -> None:
    app = opened("value", compared, at="compare")
    next(button for button in app.button if button.label == "Add a study").click().run()
    assert any("studies/s1" in key for key in places(app))
    desk_bench.put(compared, path, fields)
    assert moved(app) == {}
