"""Unanswered, don't know and doesn't apply are three things, and conditions show and hide questions."""

from html import escape

import pytest
from opening import Opened, markup

from workbook.workbench import Workbench


def test_i_dont_know_is_one_click_and_asks_who_and_when(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Unknown")
    app = opened("problem", session)
    app.button(key=f"dunno {session} problem.evidence").click().run()
    answer = desk_bench.open(session).answer("problem.evidence")
    assert answer is not None and answer.state == "unknown"
    app.text_input(key=f"{session}.answers/problem.evidence.finder").set_value("Ada").run()
    answer = desk_bench.open(session).answer("problem.evidence")
    assert answer is not None and (answer.state, answer.who) == ("unknown", "Ada")


def test_an_answer_replaces_i_dont_know(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Replace")
    app = opened("problem", session)
    app.button(key=f"dunno {session} problem.evidence").click().run()
    app.radio(key=f"{session}.answers/problem.evidence").set_value("belief").run()
    assert desk_bench.open(session).value("problem.evidence") == "belief"


def test_doesnt_apply_is_stored_only_with_a_reason(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Reason")
    app = opened("fit", session, at="truth")
    app.button(key=f"na {session} data.labels").click().run()
    assert desk_bench.open(session).answer("data.labels") is None
    app.text_area(key=f"{session}.answers/data.labels.why").set_value("nothing is learned here").run()
    answer = desk_bench.open(session).answer("data.labels")
    assert answer is not None and (answer.state, answer.note) == ("not_applicable", "nothing is learned here")


def test_a_note_stands_beside_the_answer_and_outlives_a_new_one(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Note")
    desk_bench.answer(session, "problem.evidence", "both", base=1)
    app = opened("problem", session)
    app.button(key=f"note {session} problem.evidence").click().run()
    app.text_area(key=f"{session}.answers/problem.evidence.note").set_value("the survey of May").run()
    app.radio(key=f"{session}.answers/problem.evidence").set_value("belief").run()
    answer = desk_bench.open(session).answer("problem.evidence")
    assert answer is not None and (answer.value, answer.note) == ("belief", "the survey of May")


def test_taking_back_leaves_the_question_open(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Back")
    app = opened("problem", session)
    app.button(key=f"dunno {session} problem.pain").click().run()
    app.button(key=f"back {session} problem.pain").click().run()
    assert desk_bench.open(session).answer("problem.pain") is None


def test_undo_puts_back_what_stood_before(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Undo")
    app = opened("problem", session)
    radio = f"{session}.answers/problem.evidence"
    app.radio(key=radio).set_value("both").run()
    app.radio(key=radio).set_value("belief").run()
    app.run()  # AppTest forgets the pages in a redraw of parts, so the sidebar needs a whole run
    app.button(key="undo").click().run()
    assert desk_bench.open(session).value("problem.evidence") == "both"
    assert app.radio(key=radio).value == "both"


def test_deeper_questions_stay_folded_until_they_are_asked_for(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Deeper")
    deeper = f"{session}.answers/problem.others"
    app = opened("problem", session)
    assert deeper not in [area.key for area in app.text_area]
    app.session_state[f"deeper {session} pain"] = True
    app.run()
    assert deeper in [area.key for area in app.text_area]


def test_every_step_of_every_stage_draws(opened: Opened, desk_bench: Workbench) -> None:
    from workbook.ui.panels import PANELS
    from workbook.ui.steps import walk

    session = desk_bench.open_example(desk_bench.library.examples[0].id)
    for stage, step in walk(PANELS):
        app = opened(stage, session, at=step.id)
        assert f'at={step.id}" data-walk="on" aria-current="step">' in markup(app)


def test_every_deeper_question_draws(opened: Opened, desk_bench: Workbench) -> None:
    from workbook.ui.panels import PANELS
    from workbook.ui.steps import walk

    session = desk_bench.open_example(desk_bench.library.examples[0].id)
    for stage, step in walk(PANELS):
        app = opened(stage, session, at=step.id)
        app.session_state[f"deeper {session} {step.id}"] = True
        app.run()
        assert not app.exception


@pytest.mark.parametrize(
    ("stage", "step", "question"),
    [
        ("problem", "pain", "problem.pain"),
        ("problem", "assumptions", "problem.assumptions"),
        ("value", "options", "value.options"),
        ("value", "worth", "value.point"),
        ("risks", "register", "risks.list"),
        ("after", "forecasts", "after.forecasts"),
    ],
)
def test_every_question_says_why_it_is_asked_also_where_a_panel_draws_it(
    opened: Opened, desk_bench: Workbench, stage: str, step: str, question: str
) -> None:
    app = opened(stage, desk_bench.start("Why"), at=step)
    folds = [one.proto.body for one in app.get("html") if "<summary>Why we ask</summary>" in one.proto.body]
    why = escape(desk_bench.library.questions[question].why)
    assert any(f'<details class="fold"><summary>Why we ask</summary><p>{why}</p>' in fold for fold in folds)
