"""Undo is seen where the change was made."""

import re

from playwright.sync_api import Page, expect
from serving import Server
from walking import css, mark

PAIN = re.compile("^Who has which pain")


def test_undo_of_a_text_and_of_a_choice_shows_at_once(page: Page, server: Server) -> None:
    bench = server.bench()
    session = bench.start("Undo")
    bench.answer(session, "problem.pain", "as it was")
    page.goto(f"{server.url}/problem?s={session}&at=pain")
    field = page.get_by_label(bench.library.questions["problem.pain"].ask, exact=True)
    expect(field).to_have_value("as it was")
    field.fill("a slip")
    field.blur()
    undo = page.get_by_role("button", name="Undo my last change")
    undo.click()
    expect(field).to_have_value("as it was")
    assert bench.open(session).value("problem.pain") == "as it was"
    radio = page.get_by_role("radio").first
    mark(radio)
    undo.click()
    expect(radio).not_to_be_checked()
    assert bench.open(session).value("problem.evidence") is None


def test_undo_says_what_it_took_back_and_the_steps_follow(page: Page, server: Server) -> None:
    bench = server.bench()
    question = bench.library.questions["fit.rules"]
    session = bench.open_example("dropbox-previews")
    bench.clear(session, question.id)
    page.goto(f"{server.url}/fit?s={session}&at={question.section}")
    step = page.locator(".steps [aria-current]")
    mark(page.locator(css(f"ask {session} {question.id}")).get_by_role("radio").first)
    expect(step).to_contain_text("check")
    page.get_by_role("button", name="Undo my last change").click()
    expect(step).not_to_contain_text("check")
    expect(page.get_by_test_id("stToast").filter(has_text=f"Undone. {question.title}")).to_be_visible()


def test_undo_of_a_new_row_takes_it_off_the_page(page: Page, server: Server) -> None:
    session = server.bench().start("Row")
    page.goto(f"{server.url}/problem?s={session}&at=assumptions")
    page.get_by_role("button", name="Add a criterion").click()
    row = page.locator(css(f"row {session} criteria c1"))
    row.wait_for()
    page.get_by_role("button", name="Undo my last change").click()
    expect(row).to_have_count(0)
