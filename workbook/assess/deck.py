"""Dealing: which cards come first for this session, and why."""

from collections.abc import Mapping

from workbook.assess.relevance import View
from workbook.model import Card, Dealt, truth


def deal(view: View) -> tuple[Dealt, ...]:
    """The whole deck, best fitting cards first. Each further card of one family counts a little less.

    A card that was skipped, does not apply, or already became a risk keeps its place and says so.
    """
    fade = view.library.rules.threshold("family_fade")
    risks = risks_by_card(view)
    families: dict[str, list[tuple[float, float, str, Dealt]]] = {}
    for one in sorted((dealt(view, card, risks) for card in view.library.cards), key=_fit):
        family = families.setdefault(one.card.family, [])
        family.append((-one.weight * fade ** len(family), *_fit(one), one))
    ranked = [entry for family in families.values() for entry in family]
    return tuple(entry[-1] for entry in sorted(ranked, key=lambda entry: entry[:-1]))


def _fit(one: Dealt) -> tuple[float, str]:
    return -one.weight, one.card.id


def dealt(view: View, card: Card, risks: Mapping[str, str]) -> Dealt:
    """One card with the weight of its deal rules that hold, and what became of it."""
    risk = risks.get(card.id, "")
    held = [deal for deal in card.deal if truth(deal.when, view.values.get, view.counts) is True]
    mark = view.session.cards.get(card.id)
    return Dealt(
        card=card,
        weight=sum(deal.weight for deal in held),
        because=tuple(deal.because for deal in sorted(held, key=lambda deal: -deal.weight)),
        state="risk" if risk else mark.state if mark else "open",
        risk=risk,
    )


def risks_by_card(view: View) -> dict[str, str]:
    """The first risk that each adopted card became."""
    rows = view.session.rows("risks")
    return {str(row["card"]): risk for risk, row in reversed(rows.items()) if row.get("card")}
