"""Rows: added blank, stored with their first field, removed with undo; cards become risks."""

from opening import Opened

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


def test_the_gravest_risk_stands_first(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Order")
    for row, severity, likelihood in (("r1", 2, 5), ("r2", 5, 1)):
        fields = {"title": f"Risk {row}", "severity": severity, "likelihood": likelihood}
        desk_bench.put(session, f"risks/{row}", fields, base=desk_bench.head(session))
    app = opened("risks", session, at="register")
    shown = [said.value for said in app.text if said.value.startswith("Risk r")]
    assert shown == ["Risk r2", "Risk r1"]


def test_a_risk_is_planned_for_without_typing_it_twice(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Plan")
    risk = {"title": "It is down", "signal": "Failed calls", "owner": "Ada", "severity": 4, "likelihood": 3}
    desk_bench.put(session, "risks/r1", risk, base=1)
    app = opened("planb", session)
    app.button(key="plan-for r1").click().run()
    rows = desk_bench.open(session).rows("fallbacks")
    assert list(rows.values()) == [{"failure": "It is down", "metric": "Failed calls", "owner": "Ada"}]
