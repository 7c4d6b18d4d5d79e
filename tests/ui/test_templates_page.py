"""Templates on screen: chosen in one line, marked in the walk, taken or dropped with one click."""

from opening import Opened

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
    assert any("suggestions of the template left" in said.value for said in app.markdown)
    app.button(key="drop-suggested").click().run()
    assert desk_bench.open(session).records == {}
    assert not any("suggestions of the template left" in said.value for said in app.markdown)


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
