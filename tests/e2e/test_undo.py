"""Undo is seen where the change was made."""

import re

from playwright.sync_api import Page, expect
from serving import Server
from walking import mark

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
