"""A page drawn as a whole reads the session once, and tells the browser once what of it is saved."""

import json
import re
from html import unescape
from typing import Any

import pytest
from opening import Opened
from streamlit.testing.v1 import AppTest

from workbook.workbench import Workbench


def told(app: AppTest) -> list[dict[str, Any]]:
    """What the page tells the script in the browser about its fields."""
    found = (re.search(r'data-told="([^"]*)"', one.proto.body) for one in app.get("html"))
    return [json.loads(unescape(match[1])) for match in found if match]


def test_a_page_asks_the_store_once_for_the_state_it_shows(
    opened: Opened, desk_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = desk_bench.start("Once")
    app = opened("fit", session)
    asked: list[str] = []
    head = Workbench.head
    monkeypatch.setattr(Workbench, "head", lambda self, of: asked.append(of) or head(self, of))
    app.run()
    assert asked == [session]
    desk_bench.answer(session, "fit.task", "rank", by="Ada")
    asked.clear()
    app.run()
    assert asked == [session]


def test_a_step_tells_of_all_its_text_fields_in_one_place(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Told")
    desk_bench.answer(session, "problem.pain", "slow", by="Ada")
    (page,) = told(opened("problem", session, at="pain"))
    fields = [area.key for area in opened("problem", session, at="pain").text_area]
    assert fields and len(page["fields"]) == len(fields)
    assert any("answers-problem-pain" in name for name in page["fields"])


def test_a_refused_figure_is_told_above_its_field(opened: Opened, desk_bench: Workbench) -> None:
    session = desk_bench.start("Refused")
    section = desk_bench.library.questions["value.point"].section
    app = opened("value", session, at=section)
    app.text_input(key=f"{session}.answers/value.point").set_value("a lot").run()
    (heading,) = [one.proto.body for one in app.get("html") if 'class="fault"' in one.proto.body]
    assert heading.startswith("<h3>") and heading.endswith("</p>")
    assert desk_bench.open(session).value("value.point") is None
