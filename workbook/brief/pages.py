"""Pages beside the brief: each is composed from the same view, carries the same stamp and is printed alike."""

from collections.abc import Callable
from datetime import datetime

from workbook.brief import escape
from workbook.brief.blocks import Block, Brief, Bullets, Item, Section
from workbook.brief.markdown import BLOCKS
from workbook.brief.people import fingerprint
from workbook.brief.view import View
from workbook.brief.words import NOT_ANSWERED
from workbook.model import Assessment, Library, Session, utc_text
from workbook.model.frozen import Frozen


class Page(Frozen):
    """What a page says: its headline, the blocks under it, and its parts."""

    headline: str
    summary: tuple[Block, ...]
    sections: tuple[Section, ...]


def builder(compose: Callable[[View], Page]) -> Callable[..., Brief]:
    """The function that builds a page for a session, called like `build_brief`."""

    def build(library: Library, session: Session, assessment: Assessment, *, at: datetime, tool_version: str) -> Brief:
        page = compose(View(library, session, assessment))
        return Brief(
            session=session.id,
            revision=session.seq,
            at=utc_text(at),
            title=session.title,
            fingerprint=fingerprint(session),
            headline=page.headline,
            summary=page.summary,
            sections=page.sections,
            appendix=(),
        )

    return build


def to_page(page: Brief) -> str:
    """A page as Markdown, in the dialect of the brief: the same page gives the same text."""
    return "\n\n".join([*parts(page), stamp(page)]) + "\n"


def parts(page: Brief | Page) -> list[str]:
    """The blocks of a page as Markdown, headings and all."""
    made = [f"# {escape.block(page.headline)}", *map(printed, page.summary)]
    for section in page.sections:
        made += [f"## {escape.block(section.title)}", *map(printed, section.blocks)]
    return made


def printed(block: Block) -> str:
    """One block as Markdown."""
    return BLOCKS[type(block)](block)


def stamp(page: Brief) -> str:
    """What a page was made from, as its last line."""
    return f"Revision {page.revision} of {page.at[:10]}, fingerprint {page.fingerprint}."


def listed(items: tuple[Item, ...]) -> Bullets:
    """Points as a list; a list without points says that nothing was answered."""
    return Bullets(items=items or (Item(text=NOT_ANSWERED),))
