"""A click is never lost: not when the page moves under it, not when the server is away for a moment."""

import pytest
from playwright.sync_api import Locator, Page, expect
from serving import Server
from walking import css

PUSH = "document.querySelector('.steps').insertAdjacentHTML('beforebegin', '<div style=\"height: 120px\"></div>')"
RENEW = "on => on.outerHTML = on.outerHTML"


def press(page: Page, on: Locator) -> None:
    """Put the mouse on something and press, but do not let go yet."""
    on.hover()
    page.mouse.down()


def step(page: Page) -> Locator:
    return page.locator(".steps [aria-current]")


@pytest.fixture
def session(page: Page, server: Server) -> str:
    """An open session, on the first step of the first stage."""
    started = server.bench().start("A click is kept")
    page.goto(f"{server.url}/problem?s={started}")
    # The frame comes last and moves the page to the side.
    expect(page.get_by_role("button", name="You:")).to_be_visible()
    return started


def test_a_link_that_moves_between_press_and_release_is_followed(page: Page, session: str) -> None:
    first = step(page).inner_text()
    press(page, page.locator(".steps a").nth(1))
    page.evaluate(PUSH)
    page.mouse.up()
    expect(step(page)).not_to_have_text(first)


def test_a_link_that_is_drawn_anew_between_press_and_release_is_followed(page: Page, session: str) -> None:
    first = step(page).inner_text()
    page.evaluate("window.same = true")
    press(page, page.locator(".steps a").nth(1))
    page.locator(".steps a").nth(1).evaluate(RENEW)
    page.mouse.up()
    expect(step(page)).not_to_have_text(first)
    assert page.evaluate("window.same"), "the program was loaded anew"


def test_a_button_that_moves_between_press_and_release_is_clicked(page: Page, session: str) -> None:
    asked = page.locator(css(f"ask {session} problem.pain"))
    button = asked.get_by_role("button", name="I don't know")
    press(page, button)
    page.evaluate(PUSH)
    page.mouse.up()
    expect(asked.get_by_label("Who could find out?", exact=True)).to_be_visible()


def test_a_choice_that_moves_between_press_and_release_is_made(page: Page, server: Server, session: str) -> None:
    page.goto(f"{server.url}/fit?s={session}&at=task")
    choice = page.locator("[data-testid=stRadio] label:has(input)").first
    press(page, choice)
    page.evaluate(PUSH)
    page.mouse.up()
    expect(choice.get_by_role("radio")).to_be_checked()


def test_a_click_on_the_grey_words_under_a_choice_makes_it(page: Page, session: str) -> None:
    words = page.get_by_text("One half of the picture.")
    box = words.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("radio", name="We have numbers, or we watched people, not both")).to_be_checked()


def test_a_hand_that_slides_off_a_link_does_not_follow_it(page: Page, session: str) -> None:
    address = page.url
    press(page, page.locator(".steps a").nth(1))
    page.mouse.move(700, 500)
    page.mouse.up()
    page.wait_for_timeout(500)
    assert page.url == address


def test_a_link_clicked_while_the_server_is_away_is_followed_when_it_is_back(page: Page, own_server: Server) -> None:
    started = own_server.bench().start("A click waits")
    page.goto(f"{own_server.url}/problem?s={started}")
    expect(page.get_by_role("link", name="Next:")).to_be_visible()
    first = step(page).inner_text()
    own_server.stop()
    expect(page.locator("[data-test-connection-state=CONNECTED]")).to_have_count(0)
    page.locator(".steps a").nth(1).evaluate("link => link.click()")
    expect(step(page)).to_have_text(first)
    own_server.start()
    expect(step(page)).not_to_have_text(first)
