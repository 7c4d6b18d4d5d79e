"""A new widget drawn twice in a row loses Streamlit's order to set its value; its default must say the same."""

from opening import Opened, unfold

from workbook.workbench import Workbench

POINT = "value.point"


def test_every_widget_carries_what_is_stored_as_its_default(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Defaults")
    desk_bench.answer(session, POINT, "10 to 40", note="One better case saves 8.")
    desk_bench.set_field(session, "options", "ml", "chance", 40)
    desk_bench.set_field(session, "options", "ml", "effort", {"unknown": True})
    worth = opened("value", session, at="worth")
    worth.run()
    assert worth.text_input(key=f"{session}.answers/{POINT}").proto.default == "10 to 40"
    assert worth.text_area(key=f"{session}.answers/{POINT}.note").proto.default == "One better case saves 8."
    options = unfold(opened("value", session, at="options"), session, "options", "ml")
    assert options.text_input(key=f"{session}.options/ml/chance").proto.default == "40"
    assert options.checkbox(key=f"{session}.options/ml/effort.unknown").proto.default is True


def test_a_choice_carries_its_answer_as_its_default(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Defaults")
    question = next(
        q for q in desk_bench.library.questions.values() if q.kind == "choice" and q.stage == "fit" and q.core
    )
    desk_bench.answer(session, question.id, question.options[1].id)
    app = opened("fit", session, at=question.section)
    app.run()
    assert app.radio(key=f"{session}.answers/{question.id}").proto.default == 1


def test_an_answer_taken_back_leaves_no_default(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Defaults")
    desk_bench.answer(session, POINT, "10 to 40")
    app = opened("value", session, at="worth")
    desk_bench.clear(session, POINT)
    app.run()
    assert app.text_input(key=f"{session}.answers/{POINT}").proto.default == ""
