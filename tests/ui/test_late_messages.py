"""A browser's late message is no edit, whoever replaced the value; a deliberate edit always is one."""

import pytest
from opening import Opened

from workbook.ui import desk as desk_module
from workbook.workbench import Workbench


def pain(session: str) -> str:
    return f"{session}.answers/problem.pain"


def test_text_put_back_by_undo_is_not_turned_round_by_a_late_message(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Undo")
    app = opened("problem", session)
    app.text_area(key=pain(session)).set_value("first").run()
    app.text_area(key=pain(session)).set_value("second").run()
    app.run()
    app.button(key="undo").click().run()
    app.text_area(key=pain(session)).set_value("second").run()  # what a message on its way would still say
    app.text_area(key=pain(session)).set_value("second").run()  # and the one behind it
    assert desk_bench.open(session).value("problem.pain") == "first"


def test_the_same_words_typed_again_later_are_an_edit(
    opened: Opened, desk_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "OWN_ECHO_SECONDS", 0)
    session = desk_bench.start("Again")
    app = opened("problem", session)
    app.text_area(key=pain(session)).set_value("first").run()
    app.text_area(key=pain(session)).set_value("second").run()
    app.run()
    app.button(key="undo").click().run()
    app.text_area(key=pain(session)).set_value("second").run()
    assert desk_bench.open(session).value("problem.pain") == "second"


def test_other_words_are_an_edit_at_once(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Other")
    app = opened("problem", session)
    app.text_area(key=pain(session)).set_value("first").run()
    desk_bench.answer(session, "problem.pain", "from ada", by="ada", base=desk_bench.head(session))
    app.run()
    assert app.text_area(key=pain(session)).value == "from ada"
    app.text_area(key=pain(session)).set_value("third").run()
    assert desk_bench.open(session).value("problem.pain") == "third"
