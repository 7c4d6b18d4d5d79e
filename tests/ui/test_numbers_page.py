"""Effort and value on screen: figures with "don't know", the card, the views, the outside view after a guess."""

from collections.abc import Callable

import pytest
from best_answers import BEST
from opening import Opened, markup, unfold
from streamlit.testing.v1 import AppTest

from workbook.ui.numbers import VIEWS
from workbook.workbench import Workbench
from workbook.workbench.numbers import _results

FIGURES = {
    ("rules", "improvement"): "1 to 4",
    ("rules", "effort"): "3 to 8",
    ("ml", "improvement"): "4 to 16",
    ("ml", "effort"): "12 to 40",
}


@pytest.fixture
def named(desk_bench: Workbench) -> str:
    """A session without figures; its goal metric is named, so that no link stands in the part that is redrawn."""
    session = desk_bench.start("Named")
    desk_bench.answer(session, "problem.goal_metric", "Solved at the first reply")
    return session


@pytest.fixture
def viewed(opened: Opened) -> Callable[[str, str], AppTest]:
    """The step Side by side, opened at one of its views."""

    def open_view(session: str, view: str) -> AppTest:
        app = opened("value", session, at="compare")
        app.session_state[f"view {session} {len(VIEWS)}"] = view
        app.run()
        assert not app.exception
        return app

    return open_view


@pytest.fixture
def figured(desk_bench: Workbench) -> Callable[..., str]:
    def made(**answers: object) -> str:
        session = desk_bench.start("Figures")
        for (option, field), value in FIGURES.items():
            desk_bench.set_field(session, "options", option, field, value)
        for name, value in ({"value_point": "10 to 40"} | answers).items():
            desk_bench.answer(session, name.replace("_", ".", 1), value)
        return session

    return made


def said(app: AppTest) -> str:
    texts = [*app.text, *app.markdown, *app.caption]
    return "\n".join([*(str(text.value) for text in texts), markup(app)])


def keys(app: AppTest, kind: str) -> set[str]:
    return {str(widget.key) for widget in getattr(app, kind)}


def test_doing_nothing_is_asked_for_no_figure(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Empty")
    app = unfold(opened("value", session, at="options"), session, "options", "ml")
    asked = keys(app, "text_input") | keys(app, "number_input")
    assert f"{session}.options/ml/effort" in asked
    assert not [key for key in asked if "/do_nothing/" in key]


def test_dont_know_is_stored_and_a_typed_figure_takes_its_place(
    opened: Opened, desk_bench: Workbench, named: str
) -> None:
    session = named
    app = unfold(opened("value", session, at="options"), session, "options", "ml")
    app.checkbox(key=f"{session}.options/ml/effort.unknown").check().run()
    assert desk_bench.open(session).rows("options")["ml"]["effort"] == {"unknown": True}
    app.text_input(key=f"{session}.options/ml/effort").set_value("3 to 9").run()
    assert desk_bench.open(session).rows("options")["ml"]["effort"] == {"low": 3, "high": 9}
    assert app.checkbox(key=f"{session}.options/ml/effort.unknown").value is False


def test_a_narrow_range_gets_a_question_and_a_wrong_one_a_refusal_beside_the_field(
    opened: Opened, desk_bench: Workbench, named: str
) -> None:
    session = named
    app = unfold(opened("value", session, at="options"), session, "options", "ml")
    app.text_input(key=f"{session}.options/ml/effort").set_value("20 to 22").run()
    assert "narrow range" in said(app)
    app.text_input(key=f"{session}.options/ml/effort").set_value("9 to 3").run()
    assert "low end 9 lies above the high end 3" in said(app)
    assert desk_bench.open(session).rows("options")["ml"]["effort"] == {"low": 20, "high": 22}


def test_options_are_lines_and_one_of_them_is_open(opened: Opened, figured: Callable[..., str]) -> None:
    session = figured()
    app = opened("value", session, at="options")
    assert "Improvement if it works: 4 to 16" in markup(app)
    assert f"{session}.options/buy/effort" in keys(app, "text_input")
    app.button(key=f"fold {session} options ml").click().run()
    assert "Improvement if it works: 4 to 16" not in markup(app) and "No figures yet." in markup(app)
    asked = keys(app, "text_input")
    assert f"{session}.options/ml/effort" in asked and f"{session}.options/buy/effort" not in asked
    app.button(key=f"fold {session} options ml").click().run()
    assert not [key for key in keys(app, "text_input") if ".options/" in key]


def test_an_option_of_which_nothing_is_known_says_so_in_its_line(
    opened: Opened, desk_bench: Workbench, named: str
) -> None:
    desk_bench.put(named, "options/buy", {"improvement": {"unknown": True}, "effort": {"unknown": True}})
    assert "Nobody knows its figures yet." in markup(opened("value", named, at="options"))


def test_an_option_stays_open_while_its_figures_are_filled_in(
    opened: Opened, desk_bench: Workbench, named: str
) -> None:
    app = opened("value", named, at="options")
    for name, value in (("improvement", "1 to 4"), ("effort", "3 to 8"), ("running_cost", "5")):
        app.text_input(key=f"{named}.options/rules/{name}").set_value(value).run()
    assert desk_bench.open(named).rows("options")["rules"]["running_cost"] == {"low": 5, "high": 5}


def test_what_stands_in_for_an_empty_figure_is_said_beside_it(opened: Opened, figured: Callable[..., str]) -> None:
    session = figured()
    app = unfold(opened("value", session, at="options"), session, "options", "ml")
    assert "50% stands in" in said(app)


def test_without_figures_the_page_says_what_to_enter(opened: Opened, desk_bench: Workbench) -> None:
    app = opened("value", desk_bench.start("Empty"), at="compare")
    assert "two options are enough to start" in said(app)


def test_the_card_names_leader_loss_first_thing_to_find_out_and_what_would_change_it(
    opened: Opened, figured: Callable[..., str]
) -> None:
    app = opened("value", figured(), at="compare")
    shown = said(app)
    for word in ("Ahead on the numbers", "Chance of losing money", "Find out first", "What would change our mind"):
        assert word in shown, word
    assert "EVPPI" not in shown and "EVPI" not in shown


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_draws_and_every_chart_has_words_and_a_table(
    view: str, viewed: Callable[[str, str], AppTest], figured: Callable[..., str]
) -> None:
    app = viewed(figured(value_first_guess=40), view)
    charts = app.get("plotly_chart")
    assert len(charts) == (view in ("Find out first", "Options", "Chances", "Break-even"))
    for chart in charts:
        assert "Build with ML" in chart.proto.alt
        assert markup(app).count('class="table"') == 1


def test_the_outside_view_waits_for_a_first_guess(
    viewed: Callable[[str, str], AppTest], figured: Callable[..., str]
) -> None:
    assert "Airbnb" not in said(viewed(figured(), "How others fared"))
    shown = said(viewed(figured(value_first_guess=60), "How others fared"))
    assert "Airbnb" in shown and "60 of 100" in shown


def test_a_limit_is_taken_with_one_click(
    viewed: Callable[[str, str], AppTest], figured: Callable[..., str], desk_bench: Workbench
) -> None:
    session = figured()
    app = viewed(session, "Limits")
    app.button(key="take gate").click().run()
    assert desk_bench.open(session).rows("limits")["gate"]["state"] == "accepted"
    assert "points better than today" in desk_bench.open(session).rows("criteria")["gate"]["target"]


def test_adding_a_study_says_whether_it_pays(
    opened: Opened, desk_bench: Workbench, figured: Callable[..., str]
) -> None:
    session = figured()
    desk_bench.add_row(session, "studies", {"name": "Old tickets", "weeks": 30, "effort": 90})
    assert "does not pay" in said(opened("value", session, at="compare"))


def test_the_option_of_a_study_is_picked_by_its_name(
    opened: Opened, desk_bench: Workbench, figured: Callable[..., str]
) -> None:
    session = figured()
    row = desk_bench.add_row(session, "studies", {"name": "Ask three firms"})
    own = desk_bench.add_row(session, "options", {"name": "Two clerks"})
    app = opened("value", session, at="compare")
    picked = app.selectbox(key=f"{session}.studies/{row}/option")
    assert picked.options == [
        "Do nothing", "Rules or a better workflow", "Buy a product or service", "Build with ML", "Two clerks",
    ]  # fmt: skip
    picked.select("Two clerks").run()
    assert desk_bench.open(session).rows("studies")[row]["option"] == own


def test_plan_b_of_an_own_option_is_any_other_one(opened: Opened, desk_bench: Workbench, named: str) -> None:
    own = desk_bench.add_row(named, "options", {"name": "Two clerks"})
    app = opened("value", named, at="options")
    app.session_state[f"more {named} options {own}"] = True
    unfold(app, named, "options", own)
    picked = app.selectbox(key=f"{named}.options/{own}/plan_b")
    assert "Two clerks" not in picked.options
    picked.select("Rules or a better workflow").run()
    assert desk_bench.open(named).rows("options")[own]["plan_b"] == "rules"


def test_months_too_few_for_the_build_are_refused_where_they_are_changed(
    opened: Opened, figured: Callable[..., str]
) -> None:
    app = opened("value", figured(value_horizon=1), at="worth")
    assert "Build with ML: Effort to first release. Even a fast build takes" in said(app)


def test_the_options_page_computes_nothing(opened: Opened, figured: Callable[..., str]) -> None:
    session = figured(problem_goal_metric="Solved at the first reply")
    app = unfold(opened("value", session, at="options"), session, "options", "ml")
    _results.cache_clear()
    app.text_input(key=f"{session}.options/ml/effort").set_value("10 to 30").run()
    assert _results.cache_info().misses == 0


def test_the_side_by_side_page_computes_once_for_the_same_inputs(opened: Opened, figured: Callable[..., str]) -> None:
    session = figured()
    _results.cache_clear()
    app = opened("value", session, at="compare")
    app.run()
    assert _results.cache_info().misses == 1


def test_the_worth_of_a_point_is_worked_out_from_cases(opened: Opened, desk_bench: Workbench, named: str) -> None:
    app = opened("value", named, at="worth")
    app.number_input(key=f"work-out cases {named}").set_value(120_000).run()
    app.text_input(key=f"work-out worth {named}").set_value("lots").run()
    assert "Write a range" in said(app)
    app.text_input(key=f"work-out worth {named}").set_value("4 to 10").run()
    assert "One point is worth 4.8 to 12 thousand a year" in said(app)
    app.button(key=f"use-point {named}").click().run()
    answer = desk_bench.open(named).answer("value.point")
    assert answer.value == {"low": 4.8, "high": 12}
    assert answer.note == "120,000 cases ÷ 100 × 4 to 10"
    assert "This is your answer now." in said(app)
    app.text_input(key=f"work-out worth {named}").set_value("5 to 10").run()
    assert "Your answer above is another one." in said(app)


def test_what_was_typed_to_work_it_out_is_there_again_after_another_page(
    opened: Opened, desk_bench: Workbench, named: str
) -> None:
    app = opened("value", named, at="worth")
    app.number_input(key=f"work-out cases {named}").set_value(120_000).run()
    app.text_input(key=f"work-out worth {named}").set_value("4 to 10").run()
    assert "It is not an answer yet" in said(app)
    for step in ("compare", "worth"):
        app.query_params["at"] = step
        app.run()
    assert app.number_input(key=f"work-out cases {named}").value == 120_000
    assert app.text_input(key=f"work-out worth {named}").value == "4 to 10"


def test_where_the_people_decide_they_read_that_fit_and_numbers_disagree(
    opened: Opened, desk_bench: Workbench, figured: Callable[..., str]
) -> None:
    session = figured(fit_task="none")
    assert "Fit and numbers disagree" not in said(opened("brief", desk_bench.start("Empty"), at="decision"))
    for question, value in (BEST | {"fit.task": "none"}).items():
        desk_bench.answer(session, question, value)
    desk_bench.set_field(session, "options", "ml", "improvement", "30 to 60")
    assert "Fit and numbers disagree" in said(opened("brief", session, at="decision"))


def test_the_verdict_says_where_the_rest_is_asked(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Most")
    for question, value in BEST.items():
        if desk_bench.library.questions[question].stage != "risks":
            desk_bench.answer(session, question, value)
    assert "the rest is asked under “Risks and bias”." in said(opened("fit", session, at="verdict"))


def test_the_goal_metric_is_named_where_its_points_are_counted(
    opened: Opened, desk_bench: Workbench, figured: Callable[..., str]
) -> None:
    session = figured()
    for step in ("options", "worth"):
        app = opened("value", session, at=step)
        app.text_input(key=f"{session}.answers/problem.goal_metric").set_value(f"Solved at once, {step}").run()
        assert desk_bench.open(session).value("problem.goal_metric") == f"Solved at once, {step}"


def test_sizes_are_explained_before_anybody_picks_one(opened: Opened, named: str) -> None:
    app = opened("value", named, at="options")
    shown = said(app)
    assert "<summary>What do the sizes mean?</summary>" in shown
    assert "<strong>S</strong>: 2 to 6. One person is busy for about a month" in shown
