"""Ten thousand decisions against ten: list, search, portfolio and to-do list, below and on the screen."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.browser import chromium
from benchmarks.figure import Figure, Yardstick, in_turns, told
from benchmarks.serving import Served, scratch, workbook_served
from workbook.content import read_library
from workbook.store import file_url, open_store
from workbook.store.place import FILE_NAME
from workbook.workbench import Workbench

FEW, MANY = 10, 10_000
ROUNDS = 40
LOADS = 9
PATIENCE = 120_000
PAINT, SEARCH = 1.5, 2.0
WORD = "customers"
# How each table is copied under another id: the column that is joined, and the columns that differ (c is the copy).
TITLES = ("title", "title_key")
COPIED = {
    "sessions": ("id", {"id": "c.id", "touched": "c.n", **{name: f"t.{name} || ' ' || c.n" for name in TITLES}}),
    "changes": ("session_id", {"session_id": "c.id"}),
    "fields": ("session_id", {"session_id": "c.id"}),
    "digests": ("session_id", {"session_id": "c.id", "place": "c.n"}),
    "duties": ("place", {"place": "c.n"}),
    "words": ("place", {"place": "c.n"}),
    "texts": ("place", {"place": "c.n"}),
}


def fill(folder: Path, count: int) -> None:
    """A database with so many decisions of realistic size: the worked examples as own ones, copied by SQL."""
    file = folder / FILE_NAME
    with open_store(file_url(file)) as store:
        bench = Workbench(read_library(), store)
        for example in bench.library.examples[: min(count, len(bench.library.examples))]:
            session = bench.import_file(json.dumps(dict(example.file) | {"title": example.title}).encode()).session_id
            bench.set_field(session, "options", "ml", "improvement", {"low": 2, "high": 9})
            bench.set_field(session, "options", "ml", "effort", {"low": 4, "high": 20})
            bench.put(session, "about/team", f"Team {session[:1]}")
        bench.digests.refresh()
    with closing(sqlite3.connect(file)) as connection, connection:
        copy_all(connection, count)


def copy_all(connection: sqlite3.Connection, count: int) -> None:
    """Copy the sessions there are until there are so many."""
    found = connection.execute("SELECT s.id, d.place FROM sessions s JOIN digests d ON d.session_id = s.id").fetchall()
    connection.execute("CREATE TEMP TABLE copies (n INTEGER PRIMARY KEY, id TEXT, model TEXT, place INTEGER)")
    rows = [(1000 + n, f"{n:016x}", *found[n % len(found)]) for n in range(len(found), count)]
    connection.executemany("INSERT INTO copies VALUES (?, ?, ?, ?)", rows)
    for table, (joined, other) in COPIED.items():
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        columns = ", ".join(f'"{name}"' for name in names)
        values = ", ".join(other.get(name, f't."{name}"') for name in names)
        source = f"copies c JOIN {table} t ON t.{joined} = c.{'place' if joined == 'place' else 'model'}"
        connection.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {source}")  # noqa: S608


def measure_many(yardstick: Yardstick, rounds: int = ROUNDS, loads: int = LOADS) -> Iterator[Figure]:
    """Every figure below the screen, then those in a real Chromium."""
    with scratch() as few, scratch() as many:
        fill(few, FEW)
        fill(many, MANY)
        yield from below(few, many, rounds)
        yardstick.read()
        with workbook_served(few) as short, workbook_served(many) as long, chromium() as browser:
            for name, work, limit in ON_SCREEN:
                taken = in_pairs(browser, work, long, short, loads)
                yield told(name, *taken, limit)


def below(few: Path, many: Path, rounds: int) -> Iterator[Figure]:
    """What the rooms below the screen take."""
    with open_store(file_url(few / FILE_NAME)) as short, open_store(file_url(many / FILE_NAME)) as long:
        benches = Workbench(read_library(), long), Workbench(read_library(), short)
        for name, verb in BELOW.items():
            ours, floor = in_turns(lambda: verb(benches[0]), lambda: verb(benches[1]), rounds)  # noqa: B023
            yield told(f"{name} of {MANY:,}, not {FEW}", ours, floor)


def listed(bench: Workbench) -> Any:
    """What the first page asks for."""
    return bench.portfolio.lines(bench.portfolio.sieve(), 0, 10), bench.digests.refresh(0), bench.todo.late()


def charted(bench: Workbench) -> Any:
    """What the portfolio asks for."""
    return bench.portfolio.facets(), bench.portfolio.lines(bench.portfolio.sieve(own=True), 0, 40)


BELOW: dict[str, Callable[[Workbench], Any]] = {
    "list": listed,
    "search": lambda bench: bench.portfolio.lines(bench.portfolio.sieve("open", WORD), 0, 10),
    "portfolio": charted,
    "to do": lambda bench: (bench.todo.page(), bench.todo.owners()),
}


def in_pairs(
    browser: Browser, work: Callable[[Browser, Served], float], long: Served, short: Served, loads: int
) -> tuple[list[float], list[float]]:
    """Milliseconds with many decisions and with few, in turns; the first pair only warms up."""
    taken = [(work(browser, long), work(browser, short)) for _ in range(loads + 1)][1:]
    return [pair[0] for pair in taken], [pair[1] for pair in taken]


def moment_of(page: Page, shows: str) -> float:
    """When a condition first held, in milliseconds from the start of the navigation."""
    told = page.wait_for_function(f"() => {shows} && performance.now()", polling="raf", timeout=PATIENCE)
    return float(told.json_value())


def painted(browser: Browser, url: str, shows: str) -> tuple[Page, float]:
    """A fresh tab at an address, and how long it took until the condition held, from the start of the navigation."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(url, wait_until="commit")
    moment = moment_of(page, shows)
    return page, moment


def paint_list(browser: Browser, served: Served) -> float:
    """Until the first page shows ten decisions with their buttons."""
    page, moment = painted(browser, f"{served.url}/start", f"document.querySelectorAll('{ROW}').length >= 10")
    page.context.close()
    return moment


def paint_portfolio(browser: Browser, served: Served) -> float:
    """Until the portfolio shows its chart and says how many decisions there are."""
    chart = "document.querySelector('[data-testid=stPlotlyChart] svg')"
    shows = f"{chart} && document.body.textContent.includes('last changed first')"
    page, moment = painted(browser, f"{served.url}/portfolio", shows)
    page.context.close()
    return moment


def answer_search(browser: Browser, served: Served) -> float:
    """From the last key until the list shows where the word was found."""
    page, _ = painted(browser, f"{served.url}/start", f"document.querySelectorAll('{ROW}').length >= 10")
    box = page.get_by_role("searchbox").or_(page.get_by_label("Search in titles and answers")).first
    box.click()
    page.wait_for_timeout(1500)
    start = page.evaluate("() => performance.now()")
    box.fill(WORD)
    shows = "document.querySelector('[class*=st-key-place-]')"
    end = moment_of(page, shows)
    page.context.close()
    return end - start


ROW = "[class*=st-key-do-] button"
ON_SCREEN = (
    (f"first paint of the list, {MANY:,} not {FEW}", paint_list, PAINT),
    (f"first paint of the portfolio, {MANY:,} not {FEW}", paint_portfolio, PAINT),
    (f"a search is answered, {MANY:,} not {FEW}", answer_search, SEARCH),
)
