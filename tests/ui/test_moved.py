"""A verdict that moves is told: from where, to where, after which answer, and by whom if it was somebody else."""

from html import unescape

from opening import Opened, markup

from workbook.workbench import Workbench


def test_an_answer_that_moves_the_verdict_says_so(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.open_example("dropbox-previews")
    app = opened("fit", session, at="truth")
    before = desk_bench.assess(desk_bench.open(session)).verdict.title
    app.radio(key=f"{session}.answers/data.ground_truth").set_value("nobody").run()
    app.run()
    after = desk_bench.assess(desk_bench.open(session)).verdict.title
    title = desk_bench.library.questions["data.ground_truth"].title
    assert f"Verdict moved from “{before}” to “{after}” after “{title}”." in unescape(markup(app))


def test_an_answer_that_moves_nothing_is_not_told(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.open_example("dropbox-previews")
    app = opened("problem", session)
    app.text_area(key=f"{session}.answers/problem.pain").set_value("other words").run()
    app.run()
    assert "Verdict moved" not in markup(app) and not app.toast


def test_somebody_elses_change_is_told_with_the_name(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.open_example("dropbox-previews")
    app = opened("problem", session)
    desk_bench.answer(session, "data.ground_truth", "nobody", by="Ada", base=desk_bench.head(session))
    app.run()
    assert "” by Ada." in markup(app)
    assert next(toast.value for toast in app.toast).endswith("by Ada.")
