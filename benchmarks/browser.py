"""A real Chromium, and how long it takes from a click until the page shows what the click caused."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 30_000
# How long nothing may change before a page counts as settled, in ms.
QUIET = 350

# The clock starts with the click itself and stops when `shows` is true after a change of the page.
ARM = """shows => {
  window.__clock?.stop()
  const clock = window.__clock = { start: 0, done: 0, last: 0 }
  const check = new Function('return ' + shows)
  const parts = '[data-testid=stMain],[data-testid=stSidebar]'
  const seen = node => (node.closest ? node : node.parentElement)?.closest(parts)
  const look = changes => {
    if (!clock.start) return
    const now = performance.now()
    if (changes.some(change => seen(change.target))) clock.last = now
    if (!clock.done && check()) clock.done = clock.last = now
  }
  const main = new MutationObserver(look)
  for (const root of [document.body, ...shadows()])
    main.observe(root, { childList: true, subtree: true, characterData: true })
  const begin = event => { clock.start = event.timeStamp }
  document.addEventListener('click', begin, { capture: true, once: true })
  clock.stop = () => { main.disconnect(); document.removeEventListener('click', begin, true) }
}"""
# Elements in the shadow roots of components, which a plain query does not find; looked for once.
SHADOWS = """
const known = {}
window.shadows = () => [...document.querySelectorAll('*')].map(one => one.shadowRoot).filter(Boolean)
window.inside = selector => known[selector]?.isConnected ? known[selector]
  : known[selector] = shadows().map(root => root.querySelector(selector)).find(Boolean)
window.lastText = () => [...document.querySelectorAll('[data-testid=stText]')].at(-1)?.textContent
"""
SETTLED = f"() => window.__clock.done && performance.now() - window.__clock.last > {QUIET}"
READ = "() => { const c = window.__clock; c.stop(); return [c.done - c.start, c.last - c.start] }"


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium of this machine. Raises RuntimeError when there is none."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        raise RuntimeError("Install Chromium or Chrome, or set CHROMIUM to its path.")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def tab(browser: Browser, url: str) -> Page:
    """A tab with a profile of its own, opened at an address."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    context.add_init_script(SHADOWS)
    page = context.new_page()
    page.goto(url)
    return page


def timed_click(page: Page, target: Locator, shows: str) -> tuple[float, float]:
    """Milliseconds from a click until the JavaScript condition `shows` holds, and until the page has settled."""
    page.bring_to_front()
    target.scroll_into_view_if_needed()
    page.evaluate(ARM, shows)
    target.click()
    page.wait_for_function(SETTLED, polling=50)
    done, settled = page.evaluate(READ)
    return done, settled
