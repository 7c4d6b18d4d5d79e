"""After the decision: forecasts, what became of it, results; and how good the guesses were."""

from opening import Opened

from workbook.workbench import Workbench


def test_a_forecast_takes_a_chance_of_each_person_and_is_scored_once_it_is_known(
    opened: Opened, desk_bench: Workbench
) -> None:
    session = desk_bench.start("Sort requests")
    app = opened("after", session)
    app.button(key=f"add {session} forecasts").click().run()
    desk_bench.set_field(session, "forecasts", "f1", "text", "Half of the agents use it")
    app.button(key=f"guess {session} f1").click().run()
    app.button(key=f"guess {session} f1").click().run()
    for guess, chance in (("g1", 90.0), ("g2", 50.0)):
        app.text_input(key=f"{session}.guesses/{guess}/chance").set_value(f"{chance}").run()
    assert [row["chance"] for row in desk_bench.open(session).rows("guesses").values()] == [90, 50]
    app.selectbox(key=f"{session}.forecasts/f1/outcome").set_value("yes").run()
    assert any("**70 of 100**" in said.value and "**0.09**" in said.value for said in app.markdown)


def test_a_forecast_goes_with_its_chances(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Sort requests")
    desk_bench.add_row(session, "forecasts", {"text": "It rains", "by": "2027-01-01"})
    desk_bench.add_row(session, "guesses", {"forecast": "f1", "who": "Ada", "chance": 40})
    app = opened("after", session)
    app.button(key=f"drop {session} f1").click().run()
    held = desk_bench.open(session)
    assert not held.rows("forecasts") and not held.rows("guesses")


def test_what_became_of_it_moves_the_decision_in_the_list(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Sort requests")
    app = opened("after", session, at="outcome")
    app.radio(key=f"{session}.answers/after.state").set_value("launched").run()
    assert any(radio.key.endswith("after.works") for radio in app.radio)
    start = opened("start")
    assert any("In use" in said.value for said in start.markdown)


def test_results_stand_beside_the_marks(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Sort requests")
    app = opened("after", session, at="results")
    assert any("will stand here" in said.value for said in app.markdown)
    desk_bench.add_row(session, "criteria", {"measure": "solved at first reply", "target": "at least 70%"})
    app = opened("after", session, at="results")
    assert any(said.value == "solved at first reply · at least 70%" for said in app.text)
    app.selectbox(key=f"{session}.criteria/c1/met").set_value("no").run()
    assert desk_bench.open(session).rows("criteria")["c1"]["met"] == "no"


def test_the_own_record_is_told_with_its_number_of_cases(opened: Opened, desk_bench: Workbench) -> None:
    assert any("Nothing is known yet" in said.value for said in opened("portfolio").markdown)
    session = desk_bench.start("Sort requests")
    desk_bench.set_field(session, "options", "ml", "effort", {"low": 4, "high": 8})
    for name, value in (("state", "launched"), ("works", "yes"), ("effort", 12)):
        desk_bench.answer(session, f"after.{name}", value)
    said = [one.value for one in opened("portfolio").markdown]
    assert any("**0 of 1** results fell inside" in one for one in said)
    assert any("**1 of 1** decisions that ended" in one for one in said)


def test_the_own_record_stands_in_the_outside_view_after_the_own_guess(opened: Opened, desk_bench: Workbench) -> None:
    past = desk_bench.start("Past")
    desk_bench.answer(past, "after.state", "stopped")
    session = desk_bench.start("Next")
    desk_bench.digests.refresh()
    app = opened("value", session, at="compare")
    assert not any("your own 1 decision" in one.value for one in app.markdown)
    desk_bench.answer(session, "value.first_guess", 60)
    app = opened("value", session, at="compare")
    assert any("your own 1 decision" in one.value for one in app.markdown)
    app.button(key=f"own-record {session}").click().run()
    assert [row["name"] for row in desk_bench.open(session).rows("past_projects").values()] == ["Past"]
