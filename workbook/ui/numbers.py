"""Side by side: what the numbers say on one card, and behind it every view of the same results."""

from collections.abc import Callable

import streamlit as st

from workbook.model.numbers import Numbers
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.markup import draw, onward
from workbook.ui.numbers_find import draw_find_out
from workbook.ui.numbers_limits import draw_break_even, draw_limits
from workbook.ui.numbers_outside import draw_outside
from workbook.ui.numbers_tables import draw_assumed, draw_chances, draw_compared, draw_translated
from workbook.ui.parts import steady
from workbook.ui.steps import Acks

View = Callable[[Desk, Numbers, Acks], None]
VIEWS: dict[str, View] = {
    "Find out first": draw_find_out,
    "Options": draw_compared,
    "Chances": draw_chances,
    "Break-even": draw_break_even,
    "Limits": draw_limits,
    "How others fared": draw_outside,
    "What we assumed": draw_assumed,
    "As RICE scores": draw_translated,
}
WITHOUT_NUMBERS = ("How others fared",)


def draw_side_by_side(desk: Desk, acks: Acks) -> None:
    """The card, then one view at a time."""
    numbers = bench().numbers(desk.session)
    with steady():
        _card(desk, numbers)
    names = list(VIEWS) if numbers.options else list(WITHOUT_NUMBERS)
    key = f"view {desk.id}"
    for name, tab in zip(names, st.tabs(names, key=f"{key} {len(names)}", on_change="rerun"), strict=True):
        if tab.open:
            with tab:
                VIEWS[name](desk, numbers, acks)


def _card(desk: Desk, numbers: Numbers) -> None:
    with st.container(key="numbers-card", gap="small"):
        with st.container(key="numbers-headline"):
            st.text(numbers.headline)
        if numbers.options:
            _sure(numbers)
        else:
            _waiting(desk, numbers)
    if numbers.options:
        _minds(numbers)
        _beside_fit(desk, numbers)
    _not_compared(desk, numbers)


def _sure(numbers: Numbers) -> None:
    leader = numbers.option(numbers.leader)
    decided = numbers.call != "not enough answered"
    if decided and leader:
        if numbers.money:
            _fact("Ahead on the numbers", f"{leader.name}, {numbers.advantage_say}")
        _fact("Chance of losing money" if numbers.money else "How sure", numbers.loss_say)
        if numbers.because:
            _fact("Why", numbers.because)
    first = next((one for one in numbers.to_know if not one.about_zero), None)
    if first:
        _fact("If you check one thing" if numbers.call == "decide now" else "Find out first", first.title)
    if numbers.needed:
        _fact("When it pays", " ".join(numbers.needed))
    for option in numbers.options:
        if option.ruled_out:
            _fact("Ruled out", f"{option.name}: it may harm people, and nobody has accepted that.")


def _fact(lead: str, say: str) -> None:
    with st.container(key=f"fact {lead} {say[:30]}", gap=None):
        st.caption(lead)
        st.text(say)


def _minds(numbers: Numbers) -> None:
    st.markdown("**What would change our mind**")
    with st.container(key="minds", gap="xsmall"):
        for say in numbers.changes:
            st.text(f"• {say}")


def _beside_fit(desk: Desk, numbers: Numbers) -> None:
    if not numbers.fit:
        return
    with st.container(border=True, key="beside-fit", gap="xsmall"):
        verdict = desk.assessment().verdict
        if numbers.conflict:
            st.markdown(":orange[:material/call_split:] **Fit and numbers disagree**")
        st.text(numbers.fit)
        draw(onward("fit", desk.id, "verdict", f"See why the ML fit says “{verdict.title}”"))


def _waiting(desk: Desk, numbers: Numbers) -> None:
    for remark in numbers.refused:
        with st.container(horizontal=True, gap="xsmall", key=f"refused {remark.path} {remark.say[:20]}"):
            st.markdown(":red[:material/error:]", width="content")
            st.text(f"{remark.title}. {remark.say}", width="stretch")
    draw(onward("value", desk.id, "options", "Go to the options"))


def _not_compared(desk: Desk, numbers: Numbers) -> None:
    if not numbers.options:
        return
    if not numbers.money:
        with st.container(horizontal=True, gap="small", key="say-worth", vertical_alignment="center"):
            st.markdown("Without the worth of one point this compares improvement for each week of work.")
            draw(onward("value", desk.id, "worth", "Say what a point is worth"))
    if numbers.missing:
        st.caption("Not compared yet:")
        for say in numbers.missing:
            st.text(f"{say} not answered")
    if numbers.remarks:
        _remarks(numbers)


def _remarks(numbers: Numbers) -> None:
    with st.expander(f"Please look again ({len(numbers.remarks)})"):
        for remark in numbers.remarks:
            st.text(f"{remark.title}. {remark.say}")
