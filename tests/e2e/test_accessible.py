"""Every page passes axe, but for faults in Streamlit's own markup that are listed here."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from serving import Server

STREAMLITS_OWN = {
    "target-size": "stDateInput",
    "aria-dialog-name": "stToast",
    "presentation-role-conflict": "stFileUploader",
    "empty-table-header": "stTable",
}
PLACES = {
    "start": "",
    "problem": "&at=pain",
    "problem rows": "&at=assumptions",
    "fit": "&at=errors",
    "fit verdict": "&at=verdict",
    "value": "&at=options",
    "value compare": "&at=compare",
    "risks cards": "&at=cards",
    "risks register": "&at=register",
    "planb": "&at=fallback",
    "brief": "&at=decision",
    "brief paper": "&at=paper",
    "todo": "",
    "history": "",
    "portfolio": "",
    "after": "&at=forecasts",
    "after outcome": "&at=outcome",
    "after results": "&at=results",
    "guide": "",
    "examples": "",
}


DARK = ("start", "todo", "portfolio", "after", "problem", "fit verdict", "value compare", "risks cards", "brief paper")


@pytest.mark.parametrize(("scheme", "places"), [("light", tuple(PLACES)), ("dark", DARK)])
def test_every_page_passes_axe(scheme: str, places: tuple[str, ...], browser: Browser, server: Server) -> None:
    bench = server.bench()
    session = bench.open_example(bench.library.examples[0].id)
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults = []
    for place in places:
        page.goto(f"{server.url}/{place.split()[0]}?s={session}{PLACES[place]}")
        page.get_by_role("heading", level=1).first.wait_for()
        page.wait_for_timeout(800)
        faults += [f"{place}: {fault}" for fault in violations(page)]
    context.close()
    assert faults == []


def violations(page) -> list[str]:  # type: ignore[no-untyped-def]
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in found
        for node in rule["nodes"]
        if not _streamlits_own(page, rule["id"], node["target"])
    ]


def _streamlits_own(page, rule: str, target: list[str]) -> bool:  # type: ignore[no-untyped-def]
    owner = STREAMLITS_OWN.get(rule)
    if owner is None or not isinstance(target[-1], str):
        return False
    return bool(
        page.evaluate(
            "([css, id]) => !!document.querySelector(css)?.closest(`[data-testid=${id}]`)", [target[-1], owner]
        )
    )
