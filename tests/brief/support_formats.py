"""What a format shows of what people typed: told by marks that no other text holds."""

import re
from collections.abc import Callable
from functools import cache

from support_session import paper_of, stuffed

Show = Callable[[str | bytes], str]


def mark(place: str) -> str:
    """A harmless word for a place, the same each time."""
    return "Q" + "".join(chr(97 + int(digit)) for digit in str(places().setdefault(place, len(places()) + 1000))) + "q"


@cache
def places() -> dict[str, int]:
    """The number of each place, as they come."""
    return {}


@cache
def marked(format: str) -> str | bytes:
    """The full session in a format, with a mark in every place for text."""
    return paper_of(stuffed(mark), format)


def shown_places(format: str, show: Show) -> set[str]:
    """The places whose text a format shows as a whole."""
    seen = set(re.findall(r"Q[a-j]{4}q", show(marked(format))))
    return {place for place in list(places()) if mark(place) in seen}


def said_in(format: str, show: Show, texts: list[str], turn: int) -> tuple[str | bytes, list[str]]:
    """The format with hostile texts in all places, and those texts it has to show."""
    said: dict[str, str] = {}

    def say(place: str) -> str:
        return said.setdefault(place, texts[(len(said) * 7 + turn * 53) % len(texts)])

    made = paper_of(stuffed(say), format)
    return made, [said[place] for place in sorted(shown_places(format, show))]
