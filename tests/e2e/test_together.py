"""Two browsers on one session: nobody's words are lost, nobody's half-typed text is overwritten."""

import re

from playwright.sync_api import Browser, Page, expect
from serving import Server

from workbook.content import read_library

PAIN = read_library().questions["problem.pain"].ask
DECIDED = read_library().questions["brief.decision"].ask
ROUNDS = 20


def open_at(page: Page, server: Server, session: str) -> None:
    page.goto(f"{server.url}/problem?s={session}&at=pain")
    page.get_by_label(PAIN, exact=True).wait_for()


def test_a_stale_browser_never_turns_a_remote_change_back(page: Page, server: Server) -> None:
    bench = server.bench()
    session = bench.start("Echo race")
    bench.answer(session, "problem.pain", "first")
    open_at(page, server, session)
    page.get_by_role("radio").nth(3).wait_for(state="attached")  # a page arrives piece by piece
    kept = 0
    for turn in range(ROUNDS):
        bench.answer(session, "problem.pain", f"theirs {turn}", by="ada", base=bench.head(session))
        # Two quick clicks: the second message leaves before the redraw after the first has arrived.
        page.evaluate(
            """turn => { const radios = [...document.querySelectorAll('[data-testid=stRadio] input')];
               radios[turn % 2].click(); setTimeout(() => radios[2 + turn % 2].click(), 5) }""",
            turn,
        )
        expect(page.get_by_label(PAIN, exact=True)).to_have_value(f"theirs {turn}")
        page.wait_for_timeout(150)
        kept += bench.open(session).value("problem.pain") == f"theirs {turn}"
    assert kept == ROUNDS


def test_a_change_in_one_browser_appears_in_the_other(browser: Browser, server: Server) -> None:
    session = server.bench().start("Together")
    ada, ben = browser.new_context().new_page(), browser.new_context().new_page()
    open_at(ada, server, session)
    open_at(ben, server, session)
    ada.get_by_label(PAIN, exact=True).press_sequentially("from ada", delay=5)
    expect(ben.get_by_label(PAIN, exact=True)).to_have_value("from ada")
    ada.context.close()
    ben.context.close()


def test_half_typed_text_stays_and_the_replaced_change_is_offered_back(page: Page, server: Server) -> None:
    bench = server.bench()
    session = bench.start("Conflict")
    open_at(page, server, session)
    field = page.get_by_label(PAIN, exact=True)
    for turn in range(8):
        field.press_sequentially(f"mine{turn} ", delay=40)
        if turn == 1:
            bench.answer(session, "problem.pain", "from ada", by="ada", base=bench.head(session))
    expect(field).to_have_value(re.compile("mine0.*mine7"))
    expect(page.get_by_text("Somebody else had just changed")).to_be_visible()
    expect(page.locator("[data-testid=stText]").filter(has_text="from ada")).to_be_visible()
    assert "mine7" in str(bench.open(session).value("problem.pain"))
    page.get_by_role("button", name="Put theirs back").click()
    expect(field).to_have_value("from ada")
    page.wait_for_timeout(3000)  # late messages and the next look at the store have passed
    assert bench.open(session).value("problem.pain") == "from ada"
    expect(field).to_have_value("from ada")


def test_a_notice_that_comes_and_goes_leaves_the_field_and_its_cursor_alone(page: Page, server: Server) -> None:
    bench = server.bench()
    session = bench.start("Notice")
    open_at(page, server, session)
    # A slow browser draws a page piece by piece, so that each step on the way there counts.
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    field = page.get_by_label(PAIN, exact=True)
    field.focus()
    field.evaluate("el => { window.typedIn = el }")
    untouched = "el => el === window.typedIn && el === document.activeElement"
    told = page.get_by_text("Somebody else had just changed")
    for turn in range(8):
        page.keyboard.type(f"mine{turn} ", delay=40)
        if turn == 1:
            bench.answer(session, "problem.pain", "from ada", by="ada", base=bench.head(session))
    expect(told).to_be_visible()
    assert field.evaluate(untouched)
    page.get_by_role("button", name="Keep mine").focus()
    page.keyboard.press("Enter")
    field.focus()
    page.keyboard.type("and more")
    expect(told).not_to_be_visible()
    expect(field).to_have_value(re.compile("mine0.*mine7 and more"))
    assert field.evaluate(untouched)


def test_text_typed_just_before_a_click_on_a_link_is_stored(page: Page, server: Server) -> None:
    bench = server.bench()
    session = bench.start("Leaving")
    open_at(page, server, session)
    for turn in range(ROUNDS):
        page.get_by_label(PAIN, exact=True).press_sequentially(f"w{turn} ", delay=5)
        page.get_by_role("link", name=re.compile("^Brief")).click()
        page.get_by_role("heading", name="Brief", level=1, exact=True).wait_for()
        page.get_by_role("heading", name=DECIDED).wait_for()
        page.get_by_role("link", name=re.compile("^Problem")).click()
        field = page.get_by_label(PAIN, exact=True)
        field.wait_for()
        field.press("End")
    expect(field).to_have_value(re.compile("w0 .*w19"))
    assert len(str(bench.open(session).value("problem.pain")).split()) == ROUNDS
