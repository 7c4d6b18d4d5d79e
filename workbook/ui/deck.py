"""The deck: prompt cards dealt from the answers, the whole deck by family, and what becomes of a card."""

from typing import Any

import streamlit as st

from workbook.model import Card, Dealt
from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.markup import draw, tag
from workbook.ui.memory import forget, recall, remember
from workbook.ui.steps import Acks
from workbook.ui.words import count, names, plain

DEALT, SUGGESTED, ADDED = "dealt", "suggested", "card added"
AT_ONCE = 4
COUNTED = ("none", "one", "two", "three", "four")


def draw_deck(desk: Desk, acks: Acks) -> None:
    """The cards dealt first, or a family of them."""
    families = {family.id: family for family in bench().library.families}
    dealt = desk.assessment().dealt
    first = int(bench().library.rules.threshold("deal_first"))
    sizes = {family: sum(one.card.family == family for one in dealt) for family in families}
    worth = _suggested(desk, dealt)
    titles = {DEALT: f"Dealt for you ({first})", SUGGESTED: f"Typical for the template ({len(worth)})"}
    shown = st.selectbox(
        "Show",
        [DEALT, *([SUGGESTED] if worth else []), *families],
        format_func=lambda one: titles.get(one) or f"{families[one].title} ({sizes[one]})",
        key=f"deck {desk.id}",
        persist_state="session",
    )
    if shown == DEALT:
        st.caption("Dealt from your answers. Read each one slowly: could it happen here?")
        _cards(desk, DEALT, dealt[:first])
    elif shown == SUGGESTED:
        st.caption("Cards that often fit this sort of product.")
        _cards(desk, SUGGESTED, worth)
    else:
        st.caption(plain(families[shown].intro))
        _cards(desk, shown, [one for one in dealt if one.card.family == shown])


def _suggested(desk: Desk, dealt: Any) -> list[Dealt]:
    """The cards that the template names, if the decision started from one of the content."""
    name = desk.session.about.get("started_from")
    template = next((one for one in bench().library.templates if one.id == name), None)
    return [one for one in dealt if template and one.card.id in template.cards]


def draw_own_bias(desk: Desk, acks: Acks) -> None:
    """The cards on the team's own blind spots that fit the answers."""
    fitting = [one for one in desk.assessment().dealt if one.card.family == "own_bias" and one.weight > 0]
    if fitting:
        st.markdown("### Cards for what you ticked", anchors=False)
        _cards(desk, "own bias", fitting)


def _cards(desk: Desk, place: str, dealt: Any) -> None:
    """Four cards of a pile at a time, and the way to the next four."""
    if told := forget(ADDED):
        # Not in the callback: what a callback draws takes the place of something else on the page.
        st.toast(told, icon=":material/check:")
    key = f"first card {desk.id} {place}"
    first = recall(key, 0) if recall(key, 0) < len(dealt) else 0
    last = min(first + AT_ONCE, len(dealt))
    if len(dealt) > AT_ONCE:
        said = f"Cards {first + 1} to {last} of {len(dealt)}"
        draw(tag("p", said, class_="lead cards-at", data_look=f"{place} {first}"))
    for one in dealt[first:last]:
        with st.container(border=True, key=f"card {one.card.id}", gap="small"):
            _face(one)
            _choices(desk, one)

    with st.container(horizontal=True, gap="small", key=f"ways {place}"):
        if first:
            _turn(key, "Back to the four before", max(0, first - AT_ONCE))
        if last < len(dealt):
            left = min(AT_ONCE, len(dealt) - last)
            _turn(key, f"Next {COUNTED[left]}" if left > 1 else "The last card", last)


def _turn(key: str, said: str, first: int) -> None:
    st.button(said, key=f"{key} from {first}", on_click=remember, args=(key, first))


def _face(one: Dealt) -> None:
    card = one.card
    st.markdown(f"### {plain(card.title)}", anchors=False)
    st.markdown(plain(card.prompt))
    if one.because:
        st.caption(f"Dealt {plain(names(list(one.because[:2])))}.")


def _choices(desk: Desk, one: Dealt) -> None:
    card = one.card
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"choose {card.id}"):
        if one.state == "risk":
            st.badge("On your list of risks", color="blue", icon=":material/check:")
        elif one.state == "open":
            st.button(
                "Add as a risk", key=f"adopt {card.id}", icon=":material/add:", on_click=_adopt, args=(desk, card)
            )
            st.button("Skip", key=f"skip {card.id}", type="tertiary", on_click=_mark, args=(desk, card, "skipped"))
            with st.popover("Doesn't apply", type="tertiary"):
                _reason(desk, card)
        else:
            st.badge("Skipped" if one.state == "skipped" else "Does not apply", color="gray")
            st.button("Put it back", key=f"back {card.id}", type="tertiary", on_click=_mark, args=(desk, card, "open"))
        with st.popover("More on this card", type="tertiary"):
            draw_card_back(card)


def _reason(desk: Desk, card: Card) -> None:
    key = f"why {desk.id} {card.id}"
    st.text_input("Why does it not apply here?", key=key)
    st.button("It does not apply", key=f"na {card.id}", on_click=_not_here, args=(desk, card, key))


def _not_here(desk: Desk, card: Card, key: str) -> None:
    why = str(recall(key) or "").strip()
    if why:
        _mark(desk, card, "not_applicable", why)


def draw_card_back(card: Card) -> None:
    """Whom it harms, how it shows, what to do now and what later, and where it is known from."""
    lines = {
        "Who is harmed": card.harms,
        "First sign": card.signal,
        "Step in": card.intervene,
        "Do now": card.prevent,
        "If left until later": card.later,
    }
    st.markdown("\n\n".join(f"**{name}.** {plain(text)}" for name, text in lines.items()))
    if card.precedent:
        known = card.precedent
        source = f"[{plain(known.source)}]({known.url})" if known.url else plain(known.source)
        st.markdown(f"**It has happened.** {plain(known.text)} — {source}, {known.year}")
    st.caption(f"Rests on: {plain(card.rests_on)}")


def _adopt(desk: Desk, card: Card) -> None:
    row = desk.act(bench().adopt_card, card.id, base=desk.session.seq, mine=desk.own)
    if row:
        remember(f"open {desk.id} risks", row)
        held = len(desk.session.rows("risks"))
        remember(ADDED, f"Added. {count(held, 'risk')} on your list.")


def _mark(desk: Desk, card: Card, state: str, why: str = "") -> None:
    desk.act(bench().mark_card, card.id, state, why, base=desk.session.seq, mine=desk.own)
