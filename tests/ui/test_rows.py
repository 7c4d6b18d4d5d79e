"""Rows: added blank, stored with their first field, removed with undo; cards become risks."""

import re

from opening import Opened, markup, unfold
from streamlit.testing.v1 import AppTest

from workbook.ui.drafts import text_hash
from workbook.workbench import Workbench


def test_a_blank_row_is_stored_with_its_first_field(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Rows")
    app = opened("problem", session, at="assumptions")
    app.button(key=f"add {session} criteria").click().run()
    assert desk_bench.open(session).rows("criteria") == {}
    app.text_input(key=f"{session}.criteria/c1/measure").set_value("Passed on").run()
    assert desk_bench.open(session).rows("criteria") == {"c1": {"measure": "Passed on"}}


def test_a_removed_row_is_not_given_its_number_again(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Numbers")
    app = opened("problem", session, at="assumptions")
    app.button(key=f"add {session} criteria").click().run()
    app.text_input(key=f"{session}.criteria/c1/measure").set_value("Passed on").run()
    app.button(key=f"drop {session} criteria c1").click().run()
    assert desk_bench.open(session).rows("criteria") == {}
    app.button(key=f"add {session} criteria").click().run()
    app.text_input(key=f"{session}.criteria/c2/measure").set_value("Waiting time").run()
    assert list(desk_bench.open(session).rows("criteria")) == ["c2"]


def test_a_card_becomes_a_risk_with_one_click(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Card")
    app = opened("risks", session, at="cards")
    dealt = desk_bench.assess(desk_bench.open(session)).dealt[0].card
    app.button(key=f"adopt {dealt.id}").click().run()
    rows = desk_bench.open(session).rows("risks")
    assert [row["card"] for row in rows.values()] == [dealt.id]


def test_a_card_can_be_skipped_and_put_back(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Skip")
    app = opened("risks", session, at="cards")
    dealt = desk_bench.assess(desk_bench.open(session)).dealt[0].card
    app.button(key=f"skip {dealt.id}").click().run()
    assert desk_bench.open(session).cards[dealt.id].state == "skipped"
    app.button(key=f"back {dealt.id}").click().run()
    assert dealt.id not in desk_bench.open(session).cards


def test_a_card_applies_not_only_with_a_reason(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Reason")
    app = opened("risks", session, at="cards")
    dealt = desk_bench.assess(desk_bench.open(session)).dealt[0].card
    app.button(key=f"na {dealt.id}").click().run()
    assert dealt.id not in desk_bench.open(session).cards
    app.text_input(key=f"why {session} {dealt.id}").set_value("we have no labels")
    app.button(key=f"na {dealt.id}").click().run()
    assert desk_bench.open(session).cards[dealt.id].why == "we have no labels"


def test_a_decision_in_the_bin_is_brought_back_where_it_is_open(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Bin")
    app = opened("problem", session, at="problem")
    key = f"{session}.answers/problem.pain"
    desk_bench.delete(session, by="Ben")
    app.text_area(key=key).set_value("Slow").run().run()
    assert desk_bench.open(session).answer("problem.pain") is None
    assert text_hash("Slow") not in markup(app)  # The browser keeps its draft until this is stored.
    assert any("what you have typed is saved then" in one.value for one in app.markdown)
    app.button(key="bring-back").click().run()
    assert not [button for button in app.button if button.key == "bring-back"]
    assert desk_bench.open(session).value("problem.pain") == "Slow"
    assert text_hash("Slow") in markup(app)


def test_the_gravest_risk_stands_first(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Order")
    for row, severity, likelihood in (("r1", 2, 5), ("r2", 5, 1)):
        fields = {"title": f"Risk {row}", "severity": severity, "likelihood": likelihood}
        desk_bench.put(session, f"risks/{row}", fields, base=desk_bench.head(session))
    app = opened("risks", session, at="register")
    shown = re.findall(r"Risk r\d", markup(app))
    assert shown == ["Risk r2", "Risk r1"]


def rated(bench: Workbench, **severities: int) -> str:
    """A session with a risk of each severity."""
    session = bench.start("Rated")
    for row, severity in severities.items():
        bench.put(session, f"risks/{row}", {"title": f"Risk {row}", "severity": severity, "likelihood": 2})
    return session


def open_risks(app: AppTest) -> set[str]:
    return {field.key.split("/")[1] for field in app.text_input if ".risks/" in field.key}


def test_risks_are_lines_and_one_of_them_is_open(opened: Opened, desk_bench: Workbench) -> None:
    session = rated(desk_bench, r1=5, r2=3)
    desk_bench.set_field(session, "risks", "r1", "owner", "Ada")
    app = opened("risks", session, at="register")
    assert not open_risks(app)
    assert "How bad 5: Lasting harm" in markup(app) and "Owner: Ada" in markup(app) and "No owner yet" in markup(app)
    app.button(key=f"fold {session} risks r2").click().run()
    assert open_risks(app) == {"r2"}
    app.button(key=f"fold {session} risks r1").click().run()
    assert open_risks(app) == {"r1"}


def test_a_risk_that_is_open_keeps_its_place_while_it_is_rated(opened: Opened, desk_bench: Workbench) -> None:
    session = rated(desk_bench, r1=4, r2=3)
    app = unfold(opened("risks", session, at="register"), session, "risks", "r2")
    app.selectbox(key=f"{session}.risks/r2/severity").select(5).run()
    assert re.findall(r">(R\d)</span> (Risk r\d)", markup(app)) == [("R2", "Risk r1"), ("R1", "Risk r2")]
    app.button(key=f"fold {session} risks r2").click().run()
    assert re.findall(r">(R\d)</span> (Risk r\d)", markup(app)) == [("R1", "Risk r2"), ("R2", "Risk r1")]


def test_a_level_that_no_scale_holds_does_not_stop_the_page(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Old")
    desk_bench.store.append(session, [("risks/r1", {"title": "Old", "severity": "high", "likelihood": [3]}, 0)], "ann")
    assert "Old" in markup(opened("risks", session, at="register"))


def test_a_risk_from_a_card_is_marked_until_it_is_in_the_teams_own_words(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Own words")
    row = desk_bench.adopt_card(session, desk_bench.library.cards[0].id)
    app = opened("risks", session, at="register")
    assert "Not yet in your own words" in markup(app)
    app = unfold(app, session, "risks", row)
    held = desk_bench.open(session).rows("risks")[row]
    for name in ("title", "who", "signal", "intervention", "cost_later"):
        field = app.text_input(key=f"{session}.risks/{row}/{name}")
        assert field.label.endswith("(as on the card)") and field.value == held[name]
        field.set_value(f"Here: {name}").run()
        assert not app.text_input(key=f"{session}.risks/{row}/{name}").label.endswith("(as on the card)")
    assert "Not yet in your own words" in markup(app)
    app.text_area(key=f"{session}.risks/{row}/mitigation").set_value("Here: two people look").run()
    assert "Not yet in your own words" not in markup(app) and "In your own words." in markup(app)


def adoptable(app: AppTest) -> list[str]:
    return [one.key.removeprefix("adopt ") for one in app.button if one.key.startswith("adopt ")]


def test_four_cards_are_shown_at_a_time_in_the_order_they_were_dealt(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Four")
    dealt = [one.card.id for one in desk_bench.assess(desk_bench.open(session)).dealt]
    app = opened("risks", session, at="cards")
    assert adoptable(app) == dealt[:4]
    assert "Cards 1 to 4 of 12" in markup(app)
    for start in (4, 8, 4, 0):
        app.button(key=f"first card {session} dealt from {start}").click().run()
        assert adoptable(app) == dealt[start : start + 4]


def test_a_risk_is_planned_for_without_typing_it_twice(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Plan")
    risk = {"title": "It is down", "signal": "Failed calls", "owner": "Ada", "severity": 4, "likelihood": 3}
    desk_bench.put(session, "risks/r1", risk, base=1)
    app = opened("planb", session)
    app.button(key="plan-for r1").click().run()
    rows = desk_bench.open(session).rows("fallbacks")
    assert list(rows.values()) == [{"failure": "It is down", "metric": "Failed calls", "owner": "Ada"}]
