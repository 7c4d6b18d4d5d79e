"""From an empty session to "what should we find out first?", with nothing but what the screen says."""

import re

from playwright.sync_api import Locator, Page, expect
from serving import Server
from walking import choose, css, unfold

IMPROVEMENT, EFFORT = "Improvement if it works (percentage points)", "Effort to first release (person-weeks)"
RUNNING = "Running cost (thousand a year)"


def fill(block: Page | Locator, label: str, text: str) -> None:
    """Type into the field with this label, leave it, and see it saved."""
    box = block.get_by_label(label, exact=True)
    box.fill(text)
    box.blur()
    expect(box).to_have_value(text)


def saved(page: Page) -> None:
    expect(page.get_by_role("status").filter(has_text="aved").first).to_contain_text("Saved")


def card(page: Page, session: str, row: str) -> Locator:
    return page.locator(css(f"row {session} options {row}"))


def test_an_empty_session_is_led_to_what_to_find_out_first(page: Page, server: Server) -> None:
    session = server.bench().start("Send customer emails to the right team")
    page.goto(f"{server.url}/value?s={session}")
    expect(page.get_by_text("are enough for a first answer")).to_be_visible()
    metric = page.locator(css(f"{session}.answers/problem.goal_metric")).get_by_role("textbox")
    metric.fill("Emails that reach the right team at once")
    metric.blur()
    page.get_by_text("What do the sizes mean?").click()
    expect(page.get_by_text("One person is busy for about a month").first).to_be_visible()
    page.keyboard.press("Escape")
    options(page, session)
    page.get_by_role("link", name="Next: What it is worth").click()
    worth(page, server, session)
    page.get_by_role("link", name="Next: Side by side").click()
    side_by_side(page)
    study(page, server, session)


def options(page: Page, session: str) -> None:
    """Four figures at most for two options: a range, a size, a best guess, and a don't know."""
    rules, ml = (card(page, session, row) for row in ("rules", "ml"))
    fill(rules, IMPROVEMENT, "3 to 6")
    rules.get_by_role("radiogroup").nth(1).get_by_text("S", exact=True).click()
    expect(rules.get_by_text("2 to 6 person-weeks. One person is busy")).to_be_visible()
    unfold(ml)
    fill(ml, EFFORT, "30 to 10")
    expect(ml.get_by_text("The low end 30 lies above the high end 10")).to_be_visible()
    fill(ml, EFFORT, "10 to 30 weeks, best 15")
    expect(ml.get_by_text("lies above")).to_have_count(0)
    fill(ml, RUNNING, "20k to 60k")
    ml.get_by_text("Don't know").first.click()
    expect(ml.get_by_text("Counted as −5 to 20 percentage points until somebody knows.")).to_be_visible()
    saved(page)


def worth(page: Page, server: Server, session: str) -> None:
    """The worth of a point, worked out from cases on the page."""
    page.get_by_text("Work it out from cases").click()
    fill(page, "Cases in a year", "120000")
    fill(page, "What one better case is worth", "4 to 10")
    page.get_by_role("button", name="Use this").click()
    point = page.locator(css(f"{session}.answers/value.point")).get_by_role("textbox")
    expect(point).to_have_value("4.8 to 12")
    expect(page.get_by_label("Note", exact=True)).to_have_value("120,000 cases ÷ 100 × 4 to 10")
    held = server.bench().open(session)
    assert held.value("value.point") == {"low": 4.8, "high": 12}
    assert held.rows("options")["ml"]["effort"] == {"low": 10, "high": 30, "best": 15}
    assert held.rows("options")["ml"]["running_cost"] == {"low": 20, "high": 60}
    assert held.rows("options")["ml"]["improvement"] == {"unknown": True}


def side_by_side(page: Page) -> None:
    """The answer in plain words, and none of the trade's."""
    answer = page.locator(css("numbers-card"))
    expect(answer).to_contain_text("Chance of losing money")
    expect(answer).to_contain_text(re.compile(r"ahead of “[^”]+” on average over 36 months"))
    expect(answer).to_contain_text(re.compile(r"\d+ of 100 futures"))
    first = page.locator(css("find-first"))
    expect(first).to_contain_text(re.compile(r"Knowing it is worth up to [\d.]+"))
    expect(first).to_contain_text("How:")
    expect(page.get_by_text("What would change our mind")).to_be_visible()
    said = page.get_by_test_id("stMain").inner_text()
    for word in ("EVPPI", "EVPI", "Monte Carlo", "Traceback"):
        assert word not in said, word


def study(page: Page, server: Server, session: str) -> None:
    """A short study about an option that is picked by its name says whether it pays."""
    page.get_by_role("button", name="Add a study").click()
    row = page.locator(css(f"row {session} studies s1"))
    fill(row, "Study", "Sort last month's emails by hand")
    choose(row.get_by_role("combobox").first, page.get_by_role("option", name="Rules or a better workflow"))
    told = page.locator(css("study s1"))
    expect(told).to_contain_text("Counted as a study of “Rules or a better workflow”")
    expect(told).to_contain_text(re.compile("It pays|It does not pay|you would do the same"))
    assert server.bench().open(session).rows("studies")["s1"]["option"] == "rules"
