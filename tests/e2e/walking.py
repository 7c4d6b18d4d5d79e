"""Answering questions in a browser as a person does, one small function for each kind."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from playwright.sync_api import Locator, Page, TimeoutError, expect

from workbook.model import Field, Question, is_unknown
from workbook.model.shape import Shape

FOLDED = ("options", "risks")


def css(key: str) -> str:
    """The class Streamlit gives an element with this key."""
    return ".st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", key)


def answer(page: Page, session: str, question: Question, value: Any) -> None:
    """Give a question, wherever it stands on the page, a bare value."""
    block = page.locator(css(f"ask {session} {question.id}"))
    block.wait_for()
    KINDS[question.kind](block, question.ask, question, value)


def say_unknown(page: Page, session: str, question: Question, who: str) -> None:
    """Press "I don't know" and say who could find out."""
    block = page.locator(css(f"ask {session} {question.id}"))
    block.get_by_role("button", name="I don't know").click()
    if who:
        finder = block.get_by_label("Who could find out?", exact=True)
        finder.fill(who)
        finder.blur()


def fill_row(page: Page, session: str, question: Question, row_id: str, row: dict[str, Any]) -> None:
    """Fill the fields of one row of a list; a row that is not there yet is added first."""
    card = page.locator(css(f"row {session} {question.collection} {row_id}"))
    own = row_id not in {fixed.id for fixed in question.fixed_rows}
    if own:
        page.locator(css(f"add {session} {question.collection}")).get_by_role("button").click()
    card.wait_for()
    if question.collection in FOLDED:
        unfold(card)
    details = card.get_by_text(re.compile("^(Details|Go deeper)$"))
    # A row arrives piece by piece: wait for its last one.
    (card.get_by_role("button", name="Remove") if own else details).first.wait_for()
    if details.count():
        details.first.click()
    for field in question.fields:
        value = row.get(field.id)
        if is_unknown(value):
            key = f"{session}.{question.collection}/{row_id}/{field.id}.unknown"
            box = page.locator(css(key)).get_by_role("checkbox")
            mark(box)
            page.wait_for_timeout(1500)  # the redraw that follows would close a list opened meanwhile
        elif value is not None and asked(question, row_id, field):
            kind = field.kind if field.kind not in ("choice", "scale") else "pick"
            KINDS[kind](card, field.title + (f" ({field.unit})" if field.unit else ""), field, value)


def mark(box: Locator) -> None:
    """Choose a radio button or tick a box by its words, as a person does.

    The input itself is hidden, and at the lower edge of the window it is not where it seems to be.
    """
    if not box.is_checked():
        box.locator("xpath=ancestor::label").click()
    expect(box).to_be_checked()


def unfold(card: Locator) -> None:
    """Open a row of a list that is folded to lines, unless it is open."""
    close = card.get_by_role("button", name=re.compile("Close$"))
    ways = card.get_by_role("button", name=re.compile("(Fill in|Change|More|Close)$"))
    ways.first.wait_for()
    if not close.count():
        ways.first.click()
        close.wait_for()


def asked(question: Question, row_id: str, field: Field) -> bool:
    """Whether the screen asks this field of this row; the name of a fixed row stands there already."""
    return field.asked_of(row_id) and not (field.id == "name" and row_id in {row.id for row in question.fixed_rows})


def _text(block: Locator, label: str, shape: Shape, value: str) -> None:
    box = block.get_by_label(label, exact=True)
    box.fill(value)
    box.blur()
    expect(box).to_have_value(value)


def _choice(block: Locator, label: str, shape: Shape, value: Any) -> None:
    place = [option.id for option in shape.options] or [step.level for step in shape.levels]
    mark(block.get_by_role("radio").nth(place.index(value)))


def _multi(block: Locator, label: str, shape: Shape, value: list[str]) -> None:
    for option in shape.options:
        if option.id in value:
            mark(block.get_by_role("checkbox").nth([one.id for one in shape.options].index(option.id)))


def _pick(block: Locator, label: str, shape: Shape, value: Any) -> None:
    place = [option.id for option in shape.options] or [step.level for step in shape.levels]
    box = block.get_by_role("combobox", name=label, exact=True)
    choose(box, block.page.get_by_role("option").nth(place.index(value)))


def choose(box: Locator, chosen: Locator) -> None:
    """Open a list and choose from it; a list that a redraw closed is opened again, as a person would."""
    # A list closes when the page scrolls: scroll first, then click.
    box.scroll_into_view_if_needed()
    for opened in (box.click, partial(box.press, "ArrowDown")) * 3:
        opened()
        if soon(chosen.click):
            return
    raise AssertionError("the list closed each time it was opened")


def appears(what: Locator) -> bool:
    """Whether something comes into view soon."""
    return soon(what.wait_for)


def soon(done: Callable[..., None]) -> bool:
    """Whether something can be done within three seconds."""
    try:
        done(timeout=3000)
    except TimeoutError:
        return False
    return True


def _number(block: Locator, label: str, shape: Shape, value: float) -> None:
    _text(block, label, shape, f"{value:g}")


def _range(block: Locator, label: str, shape: Shape, value: dict[str, Any]) -> None:
    if "size" in value:
        block.get_by_role("radio", name=value["size"], exact=True).first.click()
        return
    box = block.get_by_label(label, exact=True)
    box.fill(f"{value['low']:g} to {value['high']:g}")
    box.blur()


def _date(block: Locator, label: str, shape: Field, value: str) -> None:
    box = block.get_by_label(label)
    box.first.click()
    block.page.keyboard.type(value.replace("-", ""))
    block.page.keyboard.press("Tab")


KINDS: dict[str, Callable[[Locator, str, Any, Any], None]] = {
    "text": _text,
    "choice": _choice,
    "scale": _choice,
    "multi": _multi,
    "pick": _pick,
    "number": _number,
    "range": _range,
    "date": _date,
}
