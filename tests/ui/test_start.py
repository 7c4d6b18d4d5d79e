"""The first page: two doors on an empty workbook, the list of decisions afterwards."""

import json

from opening import Opened
from streamlit.testing.v1 import AppTest

from workbook.workbench import Workbench


def buttons(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_an_empty_workbook_shows_two_doors(opened: Opened) -> None:
    app = opened()
    assert {"Start a decision", "Choose an example"} <= set(buttons(app))


def test_a_decision_is_started_with_one_click(opened: Opened, desk_bench: Workbench) -> None:
    app = opened()
    app.text_input(key="new-title").set_value("Sort requests")
    app.button(key="start").click().run()
    assert [row.title for row in desk_bench.listing().rows] == ["Sort requests"]
    assert app.query_params["s"] == desk_bench.listing().rows[0].id


def test_the_list_finds_by_title(opened: Opened, desk_bench: Workbench) -> None:
    desk_bench.start("Sort requests")
    desk_bench.start("Price houses")
    app = opened("start")
    app.text_input(key="search").set_value("house").run()
    titles = {said.value for said in app.text}
    assert "Price houses" in titles and "Sort requests" not in titles


def test_the_list_finds_what_people_wrote_and_says_where(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Sort requests")
    desk_bench.answer(session, "problem.pain", "Callers wait eleven days for a refund")
    desk_bench.start("Price houses")
    app = opened("start")
    app.text_input(key="search").set_value("refund").run()
    texts = [said.value for said in app.text]
    assert "Sort requests" in texts and "Price houses" not in texts
    assert "Callers wait eleven days for a refund" in texts


def test_a_decision_that_cannot_be_read_leaves_the_others_alone(opened: Opened, desk_bench: Workbench) -> None:
    desk_bench.start("Sound")
    broken = desk_bench.start("Broken")
    desk_bench.store.append(broken, [("answers/problem.pain", {"state": 5}, 1)], "eve")
    app = opened("start")
    assert {"Sound", "Broken"} <= {said.value for said in app.text}
    assert sum("cannot be read" in said.value for said in app.markdown) == 1


def test_deleting_can_be_undone(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Gone")
    app = opened("start")
    app.button(key=f"Delete {session}").click().run()
    assert desk_bench.listing().total == 0
    app.button(key="undelete").click().run()
    assert [row.id for row in desk_bench.listing().rows] == [session]


def test_renaming_duplicating_and_archiving(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Old name")
    app = opened("start")
    app.button(key=f"Rename {session}").click().run()
    app.text_input(key=f"title {session}").set_value("New name").run()
    assert desk_bench.open(session).title == "New name"
    app.button(key=f"Duplicate {session}").click().run()
    assert desk_bench.listing().total == 2
    app.button(key=f"Archive {session}").click().run()
    assert [row.id for row in desk_bench.listing(state="archived").rows] == [session]


def test_an_exported_file_comes_in_again(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Round trip")
    desk_bench.answer(session, "problem.pain", "Agents wait", base=1)
    data = desk_bench.export(session, "json").data
    app = opened("start")
    app.file_uploader[0].upload("decision.json", data).run()
    app.button(key="import").click().run()
    assert desk_bench.listing().total == 2


def test_a_bad_file_is_reported_and_nothing_changes(opened: Opened, desk_bench: Workbench) -> None:
    desk_bench.start("Only one")
    app = opened("start")
    app.file_uploader[0].upload("bad.json", json.dumps({"answers": {"no.such": 1}}).encode()).run()
    app.button(key="import").click().run()
    assert desk_bench.listing().total == 1
    assert any("no.such" in said.value for said in app.text)


def test_an_example_opens_as_a_copy(opened: Opened, desk_bench: Workbench) -> None:
    app = opened("examples")
    example = desk_bench.library.examples[0]
    app.button(key=f"open-{example.id}").click().run()
    assert desk_bench.listing().total == 1
    assert desk_bench.open(app.query_params["s"]).about["example"] == example.id


def test_a_decision_that_was_deleted_for_good_meanwhile_is_said_to_be_gone(
    opened: Opened, desk_bench: Workbench
) -> None:
    session = desk_bench.start("Gone for good")
    app = opened("problem", session)
    desk_bench.purge(session)
    app.radio(key=f"{session}.answers/problem.evidence").set_value("both").run()
    app.run()
    assert not app.exception
    assert any("This decision is not here" in said.value for said in app.markdown)


def test_a_pasted_name_is_kept_in_a_form_that_its_own_export_can_bring_back(opened: Opened, desk_bench) -> None:
    session = desk_bench.start("Named")
    app = opened("problem", session)
    app.session_state["me"] = "Zoe\u0308\t \u202eMax\u0007\r\n" + "x" * 90
    app.radio(key=f"{session}.answers/problem.evidence").set_value("both").run()
    name = desk_bench.changes(session)[-1].by
    assert name.startswith("Zoë Max xxx") and len(name) < 80
    data = desk_bench.export(session, "json").data
    desk_bench.purge(session)
    assert desk_bench.import_file(data).session_id == session
