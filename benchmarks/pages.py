"""Our pages against bare Streamlit, in a real Chromium: a rerun after one answer, and a switch of pages."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from benchmarks.bare import loaded, widgets_of, words, write_pages
from benchmarks.browser import chromium, tab, timed_click
from benchmarks.figure import Figure, Yardstick, told
from benchmarks.serving import Served, scratch, served, workbook_served
from workbook.content import read_library
from workbook.workbench import open_workbench

EXAMPLE = "facebook-alt-text"
HERE, NEXT = "fit", "value"
CLICKS = 26
WARM = 4
LIMIT = 1.0
# The saved-indicator tells the second, so two answers stand more than a second apart.
PAUSE = 0.75
# Streamlit keeps a component in a shadow of its own.
PILL = "() => inside('.pill').textContent"
BUTTONS = "[data-testid=stMain] button"

Times = list[tuple[float, float]]
Click = Callable[[int], tuple[float, float]]
Way = Callable[[Page], Click]


def measure_pages(yardstick: Yardstick, clicks: int = CLICKS) -> Iterator[Figure]:
    """Both figures of the pages, each also as the time until nothing moves any more."""
    with scratch() as data, scratch() as bare, workbook_served(data) as ours:
        session = open_workbench({"WORKBOOK_DATA_DIR": str(data)}).open_example(EXAMPLE, by="bench")
        copy_widgets(ours, f"s={session}", bare)
        address = f"{ours.url}/{HERE}?s={session}"
        with chromium() as browser:
            for name, (script, ways) in PAIRS.items():
                with served(bare, script, {"HOME": str(bare)}, bare / "bare.log") as floor:
                    taken = take_turns(browser, address, floor, ways, clicks)
                yardstick.read()
                yield from figures(name, *taken)
        check_log(data / "workbook.log")


def copy_widgets(ours: Served, query: str, folder: Path) -> None:
    """Write bare pages into a folder with the widgets that two of our pages have now."""
    here, there = (widgets_of(ours.url, name, query) for name in (HERE, NEXT))
    write_pages(folder, (here, there), loaded())
    print(f"Widgets of the stage, and of the next one: {words(here)}; {words(there)}.", flush=True)


def take_turns(
    browser: Browser, address: str, floor: Served, ways: tuple[Way, Way], clicks: int
) -> tuple[Times, Times]:
    """Milliseconds of ours and of the floor, click by click in turns; the first clicks only warm up."""
    tabs = tab(browser, address), tab(browser, floor.url)
    click_ours, click_floor = (way(page) for way, page in zip(ways, tabs, strict=True))
    ours, bare = [], []
    for number in range(WARM + clicks):
        ours.append(click_ours(number))
        time.sleep(PAUSE)
        bare.append(click_floor(number))
        time.sleep(PAUSE)
    for page in tabs:
        page.context.close()
    return ours[WARM:], bare[WARM:]


def figures(name: str, ours: Times, floor: Times) -> Iterator[Figure]:
    """The figure with its limit, and the time until the page has settled."""
    done, settled = zip(*ours, strict=True)
    bare_done, bare_settled = zip(*floor, strict=True)
    yield told(name, done, bare_done, LIMIT)
    yield told(f"{name}, until settled", settled, bare_settled)


def our_answer(page: Page) -> Click:
    """Choose another option of the first question: done when the indicator says it is saved."""
    options = page.get_by_role("radiogroup").first.locator("label").filter(has=page.locator("input"))
    options.first.wait_for()
    indicator = page.get_by_role("status").filter(has_text="saved")
    indicator.wait_for()

    def click(number: int) -> tuple[float, float]:
        before = page.evaluate(PILL)
        return timed_click(
            page, options.nth(number % 2), f"({PILL})().startsWith('Saved') && ({PILL})() !== {before!r}"
        )

    return click


def bare_answer(page: Page) -> Click:
    """Choose another option of the first radio: done when the last text repeats it."""
    options = page.get_by_role("radiogroup").first.locator("label").filter(has=page.locator("input"))
    options.first.wait_for()
    page.get_by_text("Answer: None").wait_for()

    def click(number: int) -> tuple[float, float]:
        shows = f"lastText() === 'Answer: Option {number % 2 + 1}'"
        return timed_click(page, options.nth(number % 2), shows)

    return click


def our_switch(page: Page) -> Click:
    """Go to the next stage and back by the links at the side: done when all its buttons and the link on are there."""
    last = f"[document.querySelectorAll('{BUTTONS}').length, document.querySelector('.next')?.textContent].join()"
    page.get_by_role("status").filter(has_text="saved").wait_for()
    ends: dict[str, str] = {}
    for name in (HERE, NEXT, HERE):
        stage_link(page, name).click()
        page.get_by_role("heading", name=stage_title(name), level=1, exact=True).wait_for()
        ends[name] = at_rest(page, f"() => {last}")

    def click(number: int) -> tuple[float, float]:
        name = (NEXT, HERE)[number % 2]
        return timed_click(page, stage_link(page, name), f"{last} === {ends[name]!r}")

    return click


def at_rest(page: Page, look: str) -> str:
    """What a look at the page shows when it shows the same three times in a row."""
    seen: list[str] = []
    while len(seen) < 3 or len(set(seen[-3:])) > 1:
        page.wait_for_timeout(1000)
        seen.append(page.evaluate(look))
    return seen[-1]


def stage_title(name: str) -> str:
    """The title of a stage, which its page has as its heading."""
    return next(stage.title for stage in read_library().stages if stage.id == name)


def stage_link(page: Page, name: str) -> Locator:
    """The link to a stage in our sidebar."""
    return page.get_by_test_id("stSidebar").get_by_role("link").filter(has_text=stage_title(name))


def bare_switch(page: Page) -> Click:
    """Go to the other page by Streamlit's own navigation: done when its last text is there."""
    page.get_by_text("End of Page one").wait_for()

    def click(number: int) -> tuple[float, float]:
        name = ("two", "one")[number % 2]
        link = page.get_by_test_id("stSidebarNav").get_by_role("link", name=name)
        return timed_click(page, link, f"lastText() === 'End of Page {name}'")

    return click


PAIRS = {
    "rerun after one answer": ("plain.py", (our_answer, bare_answer)),
    "page switch": ("switch.py", (our_switch, bare_switch)),
}


def check_log(log: Path) -> None:
    """Raises RuntimeError when our server met an error meanwhile: a broken page is fast."""
    text = log.read_text(encoding="utf-8", errors="replace")
    if "Traceback" in text:
        raise RuntimeError(f"Our server met an error:\n{text[-2000:]}")
