"""The page of the history, and what leans on what on the questions."""

from datetime import date

from opening import Opened
from streamlit.testing.v1 import AppTest

from workbook.workbench import Workbench


def filled(bench: Workbench) -> str:
    session = bench.start("Sort requests", by="Ada")
    bench.answer(session, "problem.pain", "slow", by="Ada")
    bench.add_row(session, "assumptions", {"text": "Agents follow"}, by="Bo")
    bench.answer(session, "problem.pain", "costly", by="Bo")
    return session


def texts(app: AppTest) -> list[str]:
    return [said.value for said in app.text]


def marked(app: AppTest) -> str:
    return "\n".join(said.value for said in app.markdown)


def test_without_a_decision_the_page_shows_the_way_to_one(opened: Opened) -> None:
    assert "## No decision is open" in marked(opened("history"))


def test_a_new_decision_has_a_calm_page(opened: Opened, desk_bench: Workbench) -> None:
    app = opened("history", desk_bench.start("New"))
    assert "Not decided yet. Nothing is in doubt." in texts(app) and "No moment has a name yet" in marked(app)


def test_a_decision_in_the_bin_is_brought_back_from_its_history(opened: Opened, desk_bench: Workbench) -> None:
    session = filled(desk_bench)
    desk_bench.delete(session)
    app = opened("history", session)
    assert "**This decision is in the bin.**" in marked(app)
    app.button(key="bring-back").click().run()
    assert "in the bin.**" not in marked(app) and not desk_bench.open(session).about.get("deleted")


def test_the_page_tells_every_change_and_who_made_it(opened: Opened, desk_bench: Workbench) -> None:
    app = opened("history", filled(desk_bench))
    title = desk_bench.library.questions["problem.pain"].title
    assert f"{title}: slow → costly" in texts(app)
    app.selectbox(key="of-person").set_value("Ada").run()
    assert f"{title}: slow → costly" not in texts(app)
    assert f"{title}: Not answered → slow" in texts(app)
    app.selectbox(key="of-stage").set_value("risks").run()
    assert "No change matches." in marked(app)


def test_a_moment_is_named_and_looked_back_from(opened: Opened, desk_bench: Workbench) -> None:
    session = filled(desk_bench)
    app = opened("history", session)
    app.text_input(key=f"new version {session}").set_value("First workshop")
    app.button(key="name-it").click().run()
    assert "First workshop" in texts(app)
    assert "Nothing changed between these two moments." in marked(opened("history", session))
    desk_bench.answer(session, "fit.task", "rank", by="Bo")
    app = opened("history", session)
    assert any(said.startswith("The task: Not answered →") for said in texts(app))
    app.selectbox(key=f"since {session}").set_value("start").run()
    assert any("The pain: Not answered → costly" in said for said in texts(app))
    app.selectbox(key=f"since {session}").set_value("day").run()
    assert not any("Not answered → costly" in said for said in texts(app))
    app.date_input(key=f"since {session} day").set_value(date(2020, 1, 1)).run()
    assert any("The pain: Not answered → costly" in said for said in texts(app))


def test_a_change_is_undone_and_one_that_was_built_on_only_after_asking(opened: Opened, desk_bench: Workbench) -> None:
    session = filled(desk_bench)
    app = opened("history", session)
    first = desk_bench.head(session) - 2
    app.button(key=f"undo {first}").click().run()
    assert any("was changed again" in said for said in texts(app))
    assert desk_bench.open(session).value("problem.pain") == "costly"
    app.button(key=f"yes undo {first}").click().run()
    assert desk_bench.open(session).value("problem.pain") is None
    assert "Undone. The undoing is a change too." in texts(app)


def test_going_back_says_what_it_would_set_back_and_can_be_left(opened: Opened, desk_bench: Workbench) -> None:
    session = filled(desk_bench)
    version = desk_bench.history.name(session, "Before")
    desk_bench.answer(session, "problem.pain", "gone")
    app = opened("history", session)
    app.button(key=f"back version {version.id}").click().run()
    assert "This sets 1 answer, card or field back" in marked(app)
    app.button(key=f"no back version {version.id}").click().run()
    assert "This sets" not in marked(app)
    app.button(key=f"back version {version.id}").click().run()
    app.button(key=f"yes back version {version.id}").click().run()
    assert desk_bench.open(session).value("problem.pain") == "costly"
    assert "Done, with 1 change. Nothing is lost." in texts(app)
    app.button(key="history-forward").click().run()
    assert desk_bench.open(session).value("problem.pain") == "gone"


def test_a_false_assumption_marks_the_answer_on_its_page_and_on_the_history(
    opened: Opened, desk_bench: Workbench
) -> None:
    session = filled(desk_bench)
    desk_bench.history.lean(session, "problem.pain", ["a1"])
    desk_bench.set_field(session, "assumptions", "a1", "state", "broken")
    said = "“The pain” leans on “Agents follow”, which turned out false."
    page = opened("problem", session, at="pain")
    assert said in texts(page) and "**In doubt.**" in marked(page)
    app = opened("history", session)
    assert said in texts(app)
    app.button(key="still problem.pain a1").click().run()
    assert said not in texts(app) and "Not decided yet. Nothing is in doubt." in texts(app)
    assert "**In doubt.**" not in marked(opened("problem", session, at="pain"))


def test_leaning_is_offered_once_there_are_assumptions_and_an_answer(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("x")
    desk_bench.answer(session, "problem.pain", "slow")
    assert not leaning_ways(opened("problem", session, at="pain"))
    desk_bench.add_row(session, "assumptions", {"text": "Agents follow"})
    app = opened("problem", session, at="pain")
    (way,) = leaning_ways(app)
    assert not app.checkbox
    app.button(key=way).click().run()
    app.checkbox[0].check().run()
    assert desk_bench.open(session).rows("leaning") == {"problem.pain": {"a1": True}}
    app.button(key=way).click().run()
    assert not app.checkbox
    app.button(key=way).click().run()
    assert app.checkbox[0].value
    app.button(key=f"clear {session} problem.pain").click().run()
    assert not app.checkbox and not leaning_ways(app)


def test_an_estimate_is_given_a_day_to_look_again_and_is_marked_when_it_has_come(
    opened: Opened, desk_bench: Workbench
) -> None:
    session = desk_bench.start("x")
    desk_bench.answer(session, "value.point", "3 to 9")
    section = desk_bench.library.questions["value.point"].section
    assert len(leaning_ways(opened("value", session, at=section), "Look again …")) == 1
    desk_bench.history.look_again(session, "value.point", "2020-01-01")
    app = opened("value", session, at=section)
    assert any("was to be looked at again on 1 January 2020." in said for said in texts(app))
    app.button(key="still value.point ").click().run()
    assert desk_bench.history.doubts(session) == ()
    assert desk_bench.open(session).rows("revisit")["value.point"]["by"] > "2026"


def test_figures_that_moved_are_told_where_verdict_and_leader_stayed(opened: Opened, desk_bench: Workbench) -> None:
    session = filled(desk_bench)
    for question, value in {"value.point": "8 to 12", "value.person_week": 4}.items():
        desk_bench.answer(session, question, value)
    row = {"improvement": "8 to 20", "effort": "10 to 20", "chance": 60}
    desk_bench.put(session, "options/ml", row)
    desk_bench.history.name(session, "Before")
    desk_bench.set_field(session, "options", "ml", "effort", "12 to 20")
    said = " ".join(texts(opened("history", session)))
    assert "(“Before”), verdict and leading option are the same; " in said and " below moved." in said
    desk_bench.history.name(session, "After")
    assert "verdict and leading option are the same." in " ".join(texts(opened("history", session)))


def test_the_list_of_decisions_says_what_is_in_doubt_and_leads_to_the_history(
    opened: Opened, desk_bench: Workbench
) -> None:
    session = filled(desk_bench)
    assert "in doubt" not in marked(opened("start"))
    desk_bench.history.lean(session, "problem.pain", ["a1"])
    desk_bench.set_field(session, "assumptions", "a1", "state", "broken")
    desk_bench.answer(session, "brief.review", "2020-01-01")
    app = opened("start")
    assert "1 answer in doubt; the day for the next look has come." in marked(app)
    app.button(key=f"history {session}").click().run()
    assert "# History" in marked(app)


def test_a_false_assumption_that_nothing_leans_on_asks_what_does(opened: Opened, desk_bench: Workbench) -> None:
    session = filled(desk_bench)
    desk_bench.set_field(session, "assumptions", "a1", "state", "broken")
    app = opened("problem", session, at="assumptions")
    assert "“Agents follow” turned out false, and no answer is said to lean on it." in texts(app)
    desk_bench.history.lean(session, "problem.pain", ["a1"])
    assert not any("no answer is said" in said for said in texts(opened("problem", session, at="assumptions")))


def test_an_option_is_marked_when_its_assumption_is_false(opened: Opened, desk_bench: Workbench) -> None:
    session = filled(desk_bench)
    desk_bench.set_field(session, "options", "ml", "chance", 60)
    desk_bench.history.lean(session, "options--ml", ["a1"])
    desk_bench.set_field(session, "assumptions", "a1", "state", "broken")
    app = opened("value", session, at="options")
    assert "“Build with ML” leans on “Agents follow”, which turned out false." in texts(app)
    app.button(key="still options--ml a1").click().run()
    assert desk_bench.history.doubts(session) == ()


def leaning_ways(app: AppTest, wanted: str = "Leans on …") -> list[str]:
    """The keys of the buttons under questions that open what an answer leans on, or when to look again."""
    return [button.key for button in app.button if button.label == wanted]
