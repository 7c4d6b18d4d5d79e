"""On a freshly started server every address leads through app.py, and every answer carries the safe headers."""

import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import ROOT, Server

from workbook.content import read_library

SECTION = next(part.title for part in read_library().stages[1].sections if part.id == "errors")
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
HEADINGS = {
    "after": "Afterwards",
    "brief": "Brief",
    "examples": "Worked examples",
    "fit": "ML fit",
    "guide": "Guide",
    "history": "History",
    "planb": "Plan B",
    "portfolio": "Portfolio",
    "problem": "Problem",
    "risks": "Risks and bias",
    "start": "Your decisions",
    "todo": "To do",
    "value": "Effort and value",
}


def heading(page: Page, name: str):  # type: ignore[no-untyped-def]
    return page.get_by_role("heading", name=name, exact=True, level=1)


def test_every_page_is_tried() -> None:
    assert sorted(HEADINGS) == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_deep_link_with_a_session_opens_that_page_of_that_session(
    name: str, browser: Browser, tmp_path: Path
) -> None:
    server = Server(tmp_path).start()
    try:
        session = server.bench().start("Deep link")
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{server.url}/{name}?s={session}")
        expect(heading(page, HEADINGS[name])).to_be_visible()
        expect(page.get_by_role("link", name="Decision workbook")).to_be_visible()
        assert f"s={session}" in page.url
        assert page.locator("[data-testid=stSidebarNav]").count() == 0
        context.close()
    finally:
        server.stop()


def test_a_deep_link_without_a_session_is_answered_by_the_program(page: Page, server: Server) -> None:
    for name in PAGES:
        page.goto(f"{server.url}/{name}")
        expect(page.get_by_role("link", name="Decision workbook")).to_be_visible()
        door = page.get_by_role("heading", name="No decision is open")
        welcome = page.get_by_role("heading", name="Should this be a machine-learning feature?")
        expect(heading(page, HEADINGS[name]).or_(door).or_(welcome)).to_be_visible()


def test_an_unknown_session_is_said_to_be_unknown(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/fit?s=0123456789abcdef")
    expect(page.get_by_role("heading", name="This decision is not here")).to_be_visible()


def test_a_section_in_the_address_is_opened(page: Page, server: Server) -> None:
    session = server.bench().start("Section")
    page.goto(f"{server.url}/fit?s={session}&at=errors")
    expect(page.get_by_role("heading", name=SECTION)).to_be_visible()


def test_a_page_opens_at_its_top_and_its_steps_show_the_present_one(browser: Browser, server: Server) -> None:
    # Moving to the step would move the page too: under somebody who reads already, or has a list open.
    steps = read_library().stages[0].sections
    context = browser.new_context(viewport={"width": 390, "height": 180})
    page = context.new_page()
    page.goto(f"{server.url}/problem?s={server.bench().start('x')}&at={steps[-1].id}")
    step = page.locator(".steps [aria-current]")
    expect(page.get_by_text("Everything is saved")).to_be_attached()
    where = "one => [one.getBoundingClientRect().left, one.getBoundingClientRect().right]"
    page.wait_for_function("document.querySelector('.steps').scrollLeft > 0")
    left, right = step.evaluate(where)
    assert 0 <= left < right <= 390
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollTop") == 0
    context.close()


def test_every_answer_carries_the_safe_headers(server: Server) -> None:
    with urllib.request.urlopen(server.url) as answer:
        headers = answer.headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_the_policy_refuses_nothing_that_the_pages_need(page: Page, server: Server) -> None:
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    bench = server.bench()
    session = bench.open_example(bench.library.examples[0].id)
    for place in ("fit?at=verdict", "value?at=compare", "risks?at=register", "brief?at=paper"):
        page.goto(f"{server.url}/{place}&s={session}")
        page.get_by_role("heading", level=1).first.wait_for()
        page.wait_for_timeout(1500)
    assert refused == []
