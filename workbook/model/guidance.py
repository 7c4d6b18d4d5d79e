"""Guidance: glossary, primer, side-notes, prompts for the team, reading list."""

from pydantic import Field

from workbook.model.frozen import Frozen


class Term(Frozen):
    """A glossary entry."""

    id: str
    term: str
    also: tuple[str, ...] = ()
    short: str
    example: str = ""
    serves: tuple[str, ...] = ()


class Passage(Frozen):
    """A piece of a guidance page."""

    heading: str
    text: str


class Page(Frozen):
    """A page of the primer."""

    id: str
    title: str
    minutes: int
    lead: str
    serves: tuple[str, ...] = ()
    sections: tuple[Passage, ...] = Field(alias="section")


class Note(Frozen):
    """A side-note at a place of the program."""

    id: str
    place: str
    text: str
    serves: tuple[str, ...] = ()


class Prompt(Frozen):
    """A prompt for the team in the room."""

    id: str
    title: str
    text: str
    items: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()


class Reading(Frozen):
    """An entry of the reading list."""

    id: str
    title: str
    author: str
    year: int
    url: str
    why: str
    serves: tuple[str, ...] = ()


class Guidance(Frozen):
    """Primer, side-notes, prompts for the team, reading list."""

    pages: tuple[Page, ...] = ()
    notes: tuple[Note, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    reading: tuple[Reading, ...] = ()
