"""Dealing: which cards come first for this session, and why."""

from collections import Counter

from workbook.assess.relevance import View
from workbook.model import Card, Dealt, truth


def deal(view: View) -> tuple[Dealt, ...]:
    """The whole deck, best fitting cards first. Each further card of one family counts a little less.

    A card that was skipped, does not apply, or already became a risk keeps its place and says so.
    """
    fade = view.library.rules.threshold("family_fade")
    waiting = sorted((dealt(view, card) for card in view.library.cards), key=lambda one: (-one.weight, one.card.id))
    drawn: Counter[str] = Counter()
    order = []
    while waiting:
        worth = [one.weight * fade ** drawn[one.card.family] for one in waiting]
        best = waiting.pop(worth.index(max(worth)))
        drawn[best.card.family] += 1
        order.append(best)
    return tuple(order)


def dealt(view: View, card: Card) -> Dealt:
    """One card with the weight of its deal rules that hold, and what became of it."""
    risk = _risk_of(card, view)
    held = [deal for deal in card.deal if truth(deal.when, view.values.get, view.counts) is True]
    mark = view.session.cards.get(card.id)
    return Dealt(
        card=card,
        weight=sum(deal.weight for deal in held),
        because=tuple(deal.because for deal in sorted(held, key=lambda deal: -deal.weight)),
        state="risk" if risk else mark.state if mark else "open",
        risk=risk,
    )


def _risk_of(card: Card, view: View) -> str:
    return next((risk for risk, row in view.session.rows("risks").items() if row.get("card") == card.id), "")
