"""Cards: prompts that help a team see how the thing could fail."""

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
