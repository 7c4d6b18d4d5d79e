"""Typed text survives whatever a browser survives."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from serving import Server

PAIN = "Who struggles with what today?"
# What the indicator says passes quickly: it is written down as it is said.
LISTEN = """pill => { window.said = [];
  new MutationObserver(() => window.said.push(pill.textContent)).observe(pill, {childList: true}) }"""


def field(page: Page, label: str = PAIN):  # type: ignore[no-untyped-def]
    return page.get_by_label(label, exact=True)


def expect_saved(page: Page) -> None:
    expect(page.get_by_role("status").filter(has_text=re.compile("^(Saved|Everything is saved)"))).to_be_visible()


def open_problem(page: Page, server: Server, title: str = "Typing", at: str = "pain") -> str:
    session = server.bench().start(title)
    page.goto(f"{server.url}/problem?s={session}&at={at}")
    field(page).wait_for()
    return session


def saved(server: Server, session: str, question: str = "problem.pain") -> object:
    return server.bench().open(session).value(question)


def test_text_left_for_a_second_is_stored_and_the_indicator_says_so(page: Page, server: Server) -> None:
    session = open_problem(page, server)
    page.locator(".pill").evaluate(LISTEN)
    field(page).press_sequentially("Agents re-read each request", delay=5)
    page.wait_for_function("window.said.some(words => words.startsWith('Typing…'))")
    expect_saved(page)
    assert saved(server, session) == "Agents re-read each request"
    assert field(page).evaluate("el => el === document.activeElement")


def test_text_left_for_a_second_survives_a_reload(page: Page, server: Server) -> None:
    open_problem(page, server)
    field(page).press_sequentially("kept over a reload", delay=5)
    page.wait_for_timeout(1000)
    page.reload()
    expect(field(page)).to_have_value("kept over a reload")


def test_text_that_was_not_yet_sent_comes_back_after_a_reload(page: Page, server: Server) -> None:
    session = open_problem(page, server)
    field(page).press_sequentially("not sent at all", delay=5)
    page.reload()
    expect(field(page)).to_have_value("not sent at all")
    expect_saved(page)
    assert saved(server, session) == "not sent at all"


def test_text_survives_browser_back(page: Page, server: Server) -> None:
    session = server.bench().start("Back")
    page.goto(f"{server.url}/guide?s={session}")
    page.get_by_role("link", name="Problem").click()
    field(page).press_sequentially("kept over browser back", delay=5)
    page.wait_for_timeout(1000)
    page.go_back()
    page.get_by_role("tab", name="Primer").wait_for()
    page.go_forward()
    expect(field(page)).to_have_value("kept over browser back")


def test_text_survives_a_restart_of_the_server(page: Page, own_server: Server) -> None:
    session = open_problem(page, own_server)
    field(page).press_sequentially("before the restart", delay=5)
    page.wait_for_timeout(1000)
    own_server.stop()
    own_server.start()
    page.wait_for_timeout(3000)
    expect(field(page)).to_have_value("before the restart")
    field(page).press_sequentially(" and after", delay=5)
    expect_saved(page)
    page.reload()
    expect(field(page)).to_have_value("before the restart and after")
    assert saved(own_server, session) == "before the restart and after"


def test_a_draft_typed_over_an_older_text_is_offered_not_forced(page: Page, server: Server, tmp_path: Path) -> None:
    session = open_problem(page, server)
    page.evaluate(
        """session => localStorage.setItem(`workbook:st-key-${session}-answers-problem-pain`,
           JSON.stringify({text: 'from a tab that died', over: 'deadbeef:9', at: 1, tab: 'gone'}))""",
        session,
    )
    server.bench().answer(session, "problem.pain", "what a colleague wrote")
    page.reload()
    expect(field(page)).to_have_value("what a colleague wrote")
    expect(page.get_by_text("It was not saved.")).to_be_visible()
    page.get_by_role("button", name="Use it").click()
    expect(field(page)).to_have_value("from a tab that died")
    expect_saved(page)
    assert saved(server, session) == "from a tab that died"


def test_a_field_of_a_row_is_stored_while_the_cursor_stays_in_it(page: Page, server: Server) -> None:
    session = server.bench().start("Row")
    page.goto(f"{server.url}/problem?s={session}&at=assumptions")
    page.get_by_role("button", name="Add a criterion").click()
    measure = page.locator(f".st-key-{session}-criteria-c1-measure input")
    measure.press_sequentially("Requests passed on", delay=5)
    page.wait_for_timeout(1000)
    expect_saved(page)
    assert server.bench().open(session).rows("criteria") == {"c1": {"measure": "Requests passed on"}}
    assert measure.evaluate("el => el === document.activeElement")


def test_typing_on_loses_no_letter(page: Page, server: Server) -> None:
    session = open_problem(page, server)
    text = "".join(f"word{n} " for n in range(40)).strip()
    for place, letter in enumerate(text):
        page.keyboard.type(letter) if place else field(page).press_sequentially(letter)
        if place % 60 == 59:
            page.wait_for_timeout(550)
    expect_saved(page)
    assert saved(server, session) == text
