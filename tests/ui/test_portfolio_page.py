"""The portfolio: filtered, on a chart, in a table, a few side by side."""

from opening import Opened
from streamlit.testing.v1 import AppTest

from workbook.workbench import Workbench


def filled(bench: Workbench, title: str, low: float) -> str:
    session = bench.start(title)
    bench.set_field(session, "options", "ml", "improvement", {"low": low, "high": low + 6})
    bench.set_field(session, "options", "ml", "effort", {"low": 4, "high": 12})
    return session


def titles(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value["Decision"]) if app.dataframe else []


def test_own_decisions_stand_on_the_chart_and_copies_of_examples_when_asked_for(
    opened: Opened, desk_bench: Workbench
) -> None:
    filled(desk_bench, "Sort requests", 2)
    desk_bench.start("No figures")
    desk_bench.open_example("zillow-offers")
    app = opened("portfolio")
    assert titles(app) == ["No figures", "Sort requests"]
    assert any("1 decision in the table without" in said.value for said in app.caption)
    app.toggle(key="portfolio-examples").set_value(True).run()
    assert len(titles(app)) == 3


def test_the_table_follows_the_filters_and_the_search(opened: Opened, desk_bench: Workbench) -> None:
    filled(desk_bench, "Sort requests", 2)
    other = filled(desk_bench, "Price houses", 1)
    desk_bench.answer(other, "data.rights", "forbidden")
    desk_bench.answer(other, "problem.pain", "Sellers wait for weeks")
    app = opened("portfolio")
    app.selectbox(key="portfolio-Verdict").set_value("no_build").run()
    assert titles(app) == ["Price houses"]
    app.selectbox(key="portfolio-Verdict").set_value("").run()
    app.text_input(key="portfolio-search").set_value("sellers week").run()
    assert titles(app) == ["Price houses"]


def test_two_decisions_are_compared_side_by_side(opened: Opened, desk_bench: Workbench) -> None:
    first, second = filled(desk_bench, "Sort requests", 2), filled(desk_bench, "Price houses", 1)
    app = opened("portfolio")
    app.multiselect(key="compare").set_value([first]).run()
    assert not any(said.value.startswith("**Verdict") for said in app.markdown)
    app.multiselect(key="compare").set_value([first, second]).run()
    texts = [said.value for said in app.text]
    assert "A · 2 to 8" in texts and "B · 1 to 7" in texts
    assert any(said.value == "**Verdict** :gray[· alike]" for said in app.markdown)


def test_a_team_is_given_in_the_list_and_filters_the_portfolio(opened: Opened, desk_bench: Workbench) -> None:
    session = filled(desk_bench, "Sort requests", 2)
    filled(desk_bench, "Price houses", 1)
    desk_bench.put(filled(desk_bench, "Chat", 3), "about/team", "Support")
    app = opened("start")
    app.button(key=f"Team {session}").click().run()
    app.selectbox(key=f"team {session}").set_value("Support").run()
    assert desk_bench.open(session).about["team"] == "Support"
    app = opened("portfolio")
    app.selectbox(key="portfolio-Team").set_value("Support").run()
    assert titles(app) == ["Sort requests", "Chat"]
