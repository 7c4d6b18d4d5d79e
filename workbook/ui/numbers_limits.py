"""Break-even with a slider, and the limits the numbers suggest: take, change or leave them."""

import streamlit as st

from workbook.model.numbers import LimitNumbers, Numbers
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.memory import keep, recall
from workbook.ui.numbers_charts import break_even_chart, slider_ends
from workbook.ui.numbers_tables import STILL, table
from workbook.ui.parts import parts_now, redraw, steady
from workbook.ui.steps import Acks
from workbook.workbench.amounts import amount, figure, measure
from workbook.workbench.limits import Offer, offers_of

SAME = 0.05  # of a point: closer than anybody can measure
DECIDED = {"accepted": "Taken", "adjusted": "Taken with another figure", "declined": "Not taken"}


def draw_break_even(desk: Desk, numbers: Numbers, acks: Acks) -> None:
    """From which improvement on an option is worth it."""
    names = {option.id: option.name for option in numbers.options}
    ids = [limit.option for limit in numbers.limits]
    if not ids:
        st.markdown("There is no option to compare yet.")
        return
    first = numbers.subject if numbers.subject in ids else ids[0]
    key = f"even {desk.id}"
    keep(key, lambda: first)
    chosen = st.selectbox("Option", ids, format_func=lambda one: names.get(one, one), key=key)
    limit = numbers.limit(chosen if chosen in ids else first)
    option = numbers.option(limit.option) if limit else None
    if limit is None or option is None:
        return
    low, high = slider_ends(option, limit)
    at = st.slider(
        "If it works, it improves by (points)", low, high, _start(limit, low, high), format="%.1f",
        key=f"even-at {desk.id} {limit.option} {low:.3g} {high:.3g}",
    )  # fmt: skip
    _reading(numbers, limit, at)
    chart, alt = break_even_chart(numbers, limit, at)
    st.plotly_chart(chart, config=STILL, alt=alt, key="break-even")
    table([_row(one, numbers) for one in numbers.limits], "From when on each option is worth it")


def _start(limit: LimitNumbers, low: float, high: float) -> float:
    even = limit.break_even
    return even if even is not None and low <= even <= high else (low + high) / 2


def _reading(numbers: Numbers, limit: LimitNumbers, at: float) -> None:
    value = limit.intercept + limit.slope * at
    option, rival = numbers.option(limit.option), numbers.option(limit.rival)
    gap = value - limit.rival_value
    who, other = option.name if option else "", rival.name if rival else ""
    if abs(gap) < SAME * abs(limit.slope):
        st.text(f"At {measure(at, 'points')} “{who}” and “{other}” are equal on average. That is the break-even.")
        return
    side = "ahead of" if gap > 0 else "behind"
    st.text(f"At {measure(at, 'points')} “{who}” is {amount(abs(gap), numbers.unit)} {side} “{other}” on average.")


def _row(limit: LimitNumbers, numbers: Numbers) -> dict[str, str]:
    names = {option.id: option.name for option in numbers.options}
    even = "–" if limit.break_even is None else measure(limit.break_even, "points")
    gate = "–" if limit.gate is None else measure(max(limit.gate, 0.0), "points")
    return {
        "Option": names.get(limit.option, ""),
        "Worth building from": even,
        "Worth keeping from, once built": gate,
        "Worth up to this work": _work(limit),
        "Compared with": names.get(limit.rival, ""),
    }


def _work(limit: LimitNumbers) -> str:
    if limit.effort_stop is None:
        return "no limit"
    return measure(limit.effort_stop, "person-weeks") if limit.effort_stop else "not worth starting"


def draw_limits(desk: Desk, numbers: Numbers, acks: Acks) -> None:
    """The stop rule as a sentence, and each limit with the three answers to it."""
    if numbers.stop_rule:
        st.text(numbers.stop_rule)
    offers = offers_of(bench().library, desk.session, numbers)
    if not offers:
        st.markdown("Limits appear once the options have figures.")
        return
    st.caption("Taking a limit writes it where it belongs: acceptance criteria, plan B, spending limit.")
    for offer in offers:
        with st.container(border=True, key=f"offer {offer.name}", gap="small"):
            _offer(desk, offer)


def _offer(desk: Desk, offer: Offer) -> None:
    with steady():
        st.markdown(f"**{offer.title}**")
        st.text(offer.say)
        if offer.decided:
            figure_ = f": {figure(offer.taken)} {offer.unit}" if offer.taken is not None else ""
            st.badge(f"{DECIDED.get(offer.decided, offer.decided)}{figure_}", color="gray")
        if offer.moved:
            st.markdown(":orange[:material/update:] The numbers have moved since you decided. Look again.")
    key = f"own {desk.id} {offer.name}"
    parts = parts_now()
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key=f"answers {offer.name}"):
        st.button("Take it", key=f"take {offer.name}", on_click=_take, args=(desk, offer.name, None, parts))
        st.number_input(f"Or another figure ({offer.unit})", key=key, value=None, min_value=0.0, step=1.0, width=210)
        st.button("Take mine", key=f"mine {offer.name}", on_click=_take, args=(desk, offer.name, key, parts))
        st.button(
            "Leave it", key=f"leave {offer.name}", type="tertiary", on_click=_leave, args=(desk, offer.name, parts)
        )


def _take(desk: Desk, name: str, key: str | None, parts: tuple[str, ...]) -> None:
    own = recall(key) if key else None
    if key is None or own is not None:
        desk.act(bench().take_limit, name, own, base=desk.session.seq, mine=desk.own)
    redraw(parts)


def _leave(desk: Desk, name: str, parts: tuple[str, ...]) -> None:
    desk.act(bench().decline_limit, name, base=desk.session.seq, mine=desk.own)
    redraw(parts)
