"""Templates on screen: chosen in one line, marked in the walk, taken or dropped with one click."""

from opening import Opened, unfold
from streamlit.testing.v1 import AppTest

from workbook.model.template import SUGGESTED
from workbook.workbench import Workbench


def test_a_decision_starts_from_a_template_and_its_suggestions_are_dropped(
    opened: Opened, desk_bench: Workbench
) -> None:
    app = opened()
    app.text_input(key="new-title").set_value("Better search")
    app.selectbox(key="new-template").set_value("search").run()
    assert any("best match first" in said.value for said in app.caption)
    app.button(key="start").click().run()
    session = desk_bench.listing().rows[0].id
    assert not told(app), "nothing is suggested on the first step"
    app = opened("problem", session, at="assumptions")
    assert told(app)
    app.button(key="drop-suggested").click().run()
    assert not told(app)
    held = desk_bench.open(session)
    assert not held.rows("assumptions") and not held.rows("criteria") and held.rows("options")


def told(app: AppTest) -> bool:
    """Whether the page says that suggestions are left."""
    return any("of the template on this step" in said.value for said in app.markdown)


def test_one_suggestion_is_kept_and_another_is_changed_into_ones_own(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.templates.start("search")
    first, second = list(desk_bench.open(session).rows("assumptions").items())[:2]
    app = opened("problem", session, at="assumptions")
    field = app.text_input(key=f"{session}.assumptions/{second[0]}/text")
    assert SUGGESTED + field.value == second[1]["text"]
    app.button(key=f"keep assumptions/{first[0]}").click().run()
    field.set_value("Searches come in enough sorts").run()
    held = desk_bench.open(session).rows("assumptions")
    assert held[first[0]]["text"] == first[1]["text"].removeprefix(SUGGESTED)
    assert held[second[0]]["text"] == "Searches come in enough sorts"


def test_a_suggested_option_gets_a_name_and_is_ones_own_with_its_first_figure(
    opened: Opened, desk_bench: Workbench
) -> None:
    session = desk_bench.templates.start("search")
    row, held = next(iter(desk_bench.open(session).rows("options").items()))
    app = unfold(opened("value", session, at="options"), session, "options", row)
    assert app.text_input(key=f"{session}.options/{row}/name").value == held["name"].removeprefix(SUGGESTED)
    app.text_input(key=f"{session}.options/{row}/improvement").set_value("3 to 6").run()
    now = desk_bench.open(session).rows("options")[row]
    assert now["improvement"] == {"low": 3, "high": 6} and now["name"] == held["name"].removeprefix(SUGGESTED)


def test_a_decision_is_saved_as_a_template_and_offered(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Route requests")
    desk_bench.add_row(session, "assumptions", {"text": "Agents follow", "owner": "Ada"})
    app = opened("start")
    app.button(key=f"Save as template {session}").click().run()
    assert any("Saved as a template: Route requests" in said.value for said in app.text)
    assert "Route requests (your own)" in app.selectbox(key="new-template").options


def test_the_cards_of_a_template_are_shown_together(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.templates.start("pricing", "Prices")
    app = opened("risks", session, at="cards")
    app.selectbox(key=f"deck {session}").set_value("suggested").run()
    shown = [said.value for said in app.markdown if said.value.startswith("### ")]
    assert "### Only the wrong ones accept" in shown
