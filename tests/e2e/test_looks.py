"""What a person sees while working: the style of the page outlives every message that passes over it."""

import re

from playwright.sync_api import Page, expect
from serving import Server


def test_adding_a_risk_leaves_the_look_of_the_page_alone(page: Page, server: Server) -> None:
    session = server.bench().open_example("dropbox-previews")
    page.goto(f"{server.url}/risks?s={session}&at=cards")
    page.get_by_role("button", name="Add as a risk").first.click()
    expect(page.get_by_text(re.compile("^Added\\."))).to_be_visible(timeout=20_000)
    name = page.get_by_role("link", name="Decision workbook")
    expect(name).to_have_css("text-decoration-line", "none")
    expect(name).to_have_css("font-family", re.compile("Source Serif"))


def test_a_text_field_grows_with_its_text_up_to_a_limit(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/problem?s={server.bench().start('Long answers')}")
    field = page.get_by_role("textbox").first
    heights = []
    for lines in (1, 10, 200):
        field.fill("A line\n" * lines)
        box = field.bounding_box()
        assert box
        heights.append(box["height"])
    assert 60 < heights[0] < heights[1] < heights[2] < 600


def test_a_text_field_is_made_taller_by_hand(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/problem?s={server.bench().start('A tall field')}")
    field = page.get_by_role("textbox").first
    expect(page.get_by_role("button", name="You:")).to_be_visible()
    before = field.bounding_box()
    assert before
    right, bottom = before["x"] + before["width"], before["y"] + before["height"]
    page.mouse.move(right - 5, bottom - 5)
    page.mouse.down()
    page.mouse.move(right - 5, bottom + 95)
    page.mouse.up()
    after = field.bounding_box()
    assert after and after["height"] > before["height"] + 50
