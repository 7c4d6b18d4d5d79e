"""Editions: which ids each released content brought. An id that was released is never forgotten."""

from pydantic import Field

from workbook.model.frozen import Frozen

Ids = tuple[str, ...]


class Edition(Frozen):
    """What an edition brought: questions and fields of rows with their option ids (levels as text), and cards."""

    id: str
    questions: dict[str, Ids] = Field(default_factory=dict)
    fields: dict[str, dict[str, Ids]] = Field(default_factory=dict)
    cards: Ids = ()


class OwnContent(Frozen):
    """A team's own content on top of the shipped: its folder's name, its version, and what of it is left out.

    `faults` holds one line each: file, entry, what was found, what is allowed.
    """

    name: str = ""
    version: str = ""
    ids: Ids = ()
    faults: Ids = ()
