"""Cards: prompts that help a team see how the thing could fail."""

from collections.abc import Mapping
from typing import Any

from workbook.model.condition import Condition
from workbook.model.frozen import Frozen


class Deal(Frozen):
    """When a card is dealt, how strongly, and why in words."""

    when: Condition
    weight: float = 1
    because: str


class Precedent(Frozen):
    """A documented case in our own words."""

    text: str
    source: str
    url: str = ""
    year: int


class Family(Frozen):
    """A family of cards."""

    id: str
    title: str
    intro: str = ""


class Card(Frozen):
    """A prompt for the risk stage."""

    id: str
    family: str
    title: str
    prompt: str
    harms: str
    signal: str
    intervene: str
    prevent: str
    later: str
    rests_on: str
    serves: tuple[str, ...] = ()
    deal: tuple[Deal, ...] = ()
    precedent: Precedent | None = None


# The fields of a risk that a card fills in, and where their words stand on the card.
LENT = {
    "title": "title",
    "who": "harms",
    "signal": "signal",
    "intervention": "intervene",
    "mitigation": "prevent",
    "cost_later": "later",
}

AS_ON_THE_CARD = "as on the card"


def as_risk(card: Card) -> dict[str, str]:
    """The risk that a card becomes, in the words of the card."""
    words = {name: str(getattr(card, source)) for name, source in LENT.items()}
    return {**words, "card": card.id, "family": card.family, "state": "open"}


def borrowed(card: Card | None, risk: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields of a risk that still say what the card said: nobody has put them in words of their own."""
    if card is None:
        return ()
    return tuple(name for name, source in LENT.items() if risk.get(name) == getattr(card, source))
