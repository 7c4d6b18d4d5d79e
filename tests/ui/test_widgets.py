"""Each kind of answer has one widget, and what it holds becomes what is stored.

AppTest forgets the pages while only parts of one are redrawn, so a second run follows where a part has links.
"""

from typing import get_args

import pytest
from opening import Opened, markup, unfold

from workbook.model.shape import Kind
from workbook.ui.drafts import css_class, text_hash
from workbook.ui.slot import FACES, figure, range_text
from workbook.ui.widgets import WIDGETS
from workbook.workbench import Workbench


def test_every_kind_has_a_widget_and_a_face() -> None:
    assert set(WIDGETS) == set(FACES) == set(get_args(Kind))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"low": 3, "high": 9}, "3 to 9"),
        ({"low": 5, "high": 5}, "5"),
        ({"low": 0.25, "high": 1234567}, "0.25 to 1234567"),
        ({"size": "M"}, ""),
        (None, ""),
    ],
)
def test_a_range_is_shown_as_people_type_it(value: object, shown: str) -> None:
    assert range_text(value) == shown  # type: ignore[arg-type]


def test_a_number_keeps_all_its_digits() -> None:
    assert figure(1234567.25) == "1234567.25"


def test_a_widgets_class_is_streamlits() -> None:
    assert css_class("ab12.answers/problem.pain") == "st-key-ab12-answers-problem-pain"


def test_the_hash_is_the_scripts() -> None:
    assert text_hash("") == "00000000:0"
    assert text_hash("ünï 🙂") == text_hash("ünï 🙂") != text_hash("uni")


def test_a_choice_is_stored_as_it_is_made(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Choice")
    app = opened("problem", session)
    app.radio(key=f"{session}.answers/problem.evidence").set_value("both").run()
    assert desk_bench.open(session).value("problem.evidence") == "both"


def test_text_is_stored_and_emptying_it_takes_the_answer_back(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Text")
    app = opened("problem", session)
    app.text_area(key=f"{session}.answers/problem.pain").set_value("Agents wait").run()
    assert desk_bench.open(session).value("problem.pain") == "Agents wait"
    app.text_area(key=f"{session}.answers/problem.pain").set_value("").run()
    assert desk_bench.open(session).answer("problem.pain") is None


def test_ticking_none_clears_the_others(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Multi")
    app = opened("risks", session, at="bias")
    box = f"{session}.answers/risks.own_bias"
    app.checkbox(key=f"{box}.hype").check().run()
    app.checkbox(key=f"{box}.boss").check().run()
    assert desk_bench.open(session).value("risks.own_bias") == ["hype", "boss"]
    app.checkbox(key=f"{box}.none").check().run()
    assert desk_bench.open(session).value("risks.own_bias") == ["none"]
    assert not app.checkbox(key=f"{box}.hype").value


def named(desk_bench: Workbench, title: str) -> str:
    """A session with its goal metric named: without it a link to another page stands beside the figures."""
    session = desk_bench.start(title)
    desk_bench.answer(session, "problem.goal_metric", "Solved at the first reply")
    return session


def test_a_range_can_be_typed_or_picked_as_a_size(opened: Opened, desk_bench: Workbench) -> None:
    session = named(desk_bench, "Range")
    app = unfold(opened("value", session), session, "options", "ml")
    key = f"{session}.options/ml/effort"
    app.text_input(key=key).set_value("12 to 40").run().run()
    assert desk_bench.open(session).rows("options")["ml"]["effort"] == {"low": 12, "high": 40}
    app.segmented_control(key=f"{key}.size").set_value("M").run().run()
    assert desk_bench.open(session).rows("options")["ml"]["effort"] == {"size": "M"}
    assert app.text_input(key=key).value == ""


def test_a_best_guess_is_typed_with_its_range_and_shown_with_it(opened: Opened, desk_bench: Workbench) -> None:
    session = named(desk_bench, "Best")
    key = f"{session}.options/ml/effort"
    desk_bench.put(session, "options/ml/effort", {"low": 3, "high": 9, "best": 5}, base=1)
    app = unfold(opened("value", session), session, "options", "ml")
    assert app.text_input(key=key).value == "3 to 9, best 5"
    app.text_input(key=key).set_value("4 to 12 weeks, best guess 6").run()
    assert desk_bench.open(session).rows("options")["ml"]["effort"] == {"low": 4, "high": 12, "best": 6}
    app.text_input(key=key).set_value("4 to 9, best 12").run()
    assert "best guess 12 lies outside 4 to 9" in markup(app)
    app.text_input(key=key).set_value("4 to 9").run()
    assert desk_bench.open(session).rows("options")["ml"]["effort"] == {"low": 4, "high": 9}


def test_bad_input_is_named_beside_the_field_and_not_stored(opened: Opened, desk_bench: Workbench) -> None:
    session = named(desk_bench, "Fault")
    app = unfold(opened("value", session), session, "options", "ml")
    app.text_input(key=f"{session}.options/ml/effort").set_value("quite a lot").run().run()
    assert "ml" not in desk_bench.open(session).rows("options")
    assert "quite a lot" in markup(app)
    assert app.text_input(key=f"{session}.options/ml/effort").value == "quite a lot"


def test_hostile_text_is_shown_as_it_is_and_stored_as_it_is(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Hostile")
    text = "<script>alert(1)</script> | `x` **b** $a$ :smile: 🙂 العربية"
    app = opened("problem", session)
    app.text_area(key=f"{session}.answers/problem.pain").set_value(text).run()
    assert desk_bench.open(session).value("problem.pain") == text
    assert not any("alert(1)" in said.value for said in app.markdown) and "<script" not in markup(app)


def test_an_empty_range_shows_an_example_of_the_content(opened: Opened, desk_bench: Workbench) -> None:
    session = named(desk_bench, "Example")
    app = unfold(opened("value", session), session, "options", "ml")
    small = desk_bench.library.sizes["effort"].sizes["S"]
    shown = app.text_input(key=f"{session}.options/ml/effort").placeholder
    assert shown == f"{small.low:g} to {small.high:g}, or a size"
    app.session_state[f"more {session} options ml"] = True
    assert app.run().text_input(key=f"{session}.options/ml/price").placeholder == "10 to 25"


def test_an_empty_text_of_a_row_shows_what_belongs_in_it(opened: Opened, desk_bench: Workbench) -> None:
    session = named(desk_bench, "Example")
    app = opened("planb", session)
    app.button(key=f"add {session} fallbacks").click().run()
    limit = next(one for one in desk_bench.library.collections["fallbacks"].fields if one.id == "threshold")
    assert [box.placeholder for box in app.text_input if box.label == limit.title] == [limit.hint] != [""]


def test_every_range_of_the_content_has_an_example_of_its_own(desk_bench: Workbench) -> None:
    shapes = [shape for question in desk_bench.library.questions.values() for shape in (question, *question.fields)]
    assert not [shape.id for shape in shapes if shape.kind == "range" and not (shape.placeholder or shape.sizes)]
