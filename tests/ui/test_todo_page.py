"""The to-do page and what the first page says of it."""

from datetime import date

from opening import Opened

from workbook.workbench import Workbench


def filled(bench: Workbench) -> str:
    session = bench.start("Sort requests")
    bench.add_row(session, "assumptions", {"text": "Agents follow", "owner": "Ada", "by": "2020-01-01"})
    bench.add_row(session, "risks", {"title": "Wrong queue", "mitigation": "Show three", "owner": "Bo"})
    return session


def texts(app) -> list[str]:
    return [said.value for said in app.text]


def test_an_empty_list_says_what_would_stand_there(opened: Opened, desk_bench: Workbench) -> None:
    app = opened("todo")
    assert any("Nothing is to be done" in said.value for said in app.markdown)


def test_late_things_stand_first_and_the_first_page_counts_them(opened: Opened, desk_bench: Workbench) -> None:
    session = filled(desk_bench)
    app = opened("todo")
    heads = [said.value for said in app.markdown if said.value.startswith("## ")]
    assert heads == ["## Late", "## Without a date", "## Take it with you"]
    assert "Check that: Agents follow" in texts(app)
    start = opened("start")
    assert any("1 thing is late" in said.value for said in start.markdown)
    desk_bench.archive(session)
    assert not any("late" in said.value for said in opened("start").markdown)


def test_an_assumption_is_settled_from_the_list(opened: Opened, desk_bench: Workbench) -> None:
    session = filled(desk_bench)
    app = opened("todo")
    app.button(key=f"way {session} assumptions/a1 broken").click().run()
    assert desk_bench.open(session).rows("assumptions")["a1"]["state"] == "broken"
    assert "Check that: Agents follow" not in texts(app)


def test_a_thing_gets_a_new_date_from_the_list(opened: Opened, desk_bench: Workbench) -> None:
    session = filled(desk_bench)
    app = opened("todo")
    app.button(key=f"date {session} assumptions/a1").click().run()
    app.date_input(key=f"day {session} assumptions/a1").set_value(date(2090, 1, 2)).run()
    assert desk_bench.open(session).rows("assumptions")["a1"]["by"] == "2090-01-02"
    assert "## Late" not in [said.value for said in app.markdown]


def test_one_persons_list(opened: Opened, desk_bench: Workbench) -> None:
    filled(desk_bench)
    app = opened("todo")
    app.selectbox(key="todo-owner").set_value("Bo").run()
    assert [said for said in texts(app) if ": " in said] == ["Do: Show three (risk: Wrong queue)"]


def test_what_somebody_else_finished_meanwhile_is_said(opened: Opened, desk_bench: Workbench) -> None:
    session = filled(desk_bench)
    app = opened("todo")
    desk_bench.set_field(session, "assumptions", "a1", "state", "holds")
    app.button(key=f"way {session} assumptions/a1 broken").click().run()
    assert desk_bench.open(session).rows("assumptions")["a1"]["state"] == "holds"
    assert any("not on the list any more" in said for said in texts(app))
