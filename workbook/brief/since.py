"""What changed since an earlier moment and what it did: a section of the brief, and a paper of its own."""

from collections.abc import Iterator

from workbook.brief.blocks import Block, Bullets, Item, Paragraph, Section, Table
from workbook.brief.pages import Page, parts
from workbook.brief.view import View
from workbook.brief.words import sentences
from workbook.model.line import Group, day
from workbook.model.revisit import Doubt, Since

EFFECTS, CHANGES, LONGEST = 6, 8, 120
DOUBTS = 3


def since_sections(view: View) -> Iterator[Section]:
    """The section of the brief; none when no earlier paper said anything else."""
    revisit = view.assessment.revisit
    if revisit and revisit.since:
        since = revisit.since
        title = f"What changed since the paper of {day(since.before.at[:10])}"
        yield Section(id="since", title=title, blocks=tuple(_brief_blocks(since)))


def _brief_blocks(since: Since) -> Iterator[Block]:
    yield Bullets(items=(*_same(since), *_causes(since, EFFECTS)))
    told = [line.say(LONGEST) for group in since.changed for line in group.lines]
    more = len(told) - CHANGES
    rest = (Item(text=f"{more} more in the history of this decision."),) if more > 0 else ()
    yield Bullets(items=(*(Item(text=line) for line in told[:CHANGES]), *rest))


def _same(since: Since) -> Iterator[Item]:
    """That the verdict stands, if it does."""
    yield from (Item(text=f"{effect.say()}.") for effect in since.same if effect.id == "verdict")


def _causes(since: Since, most: int = 0) -> Iterator[Item]:
    """What moved under what did it; with `most` no more than so many conclusions."""
    left = most or len(since.effects)
    for why, effects in since.by_cause():
        shown, left = effects[:left], left - len(effects)
        told = tuple(Item(text=effect.say()) for effect in shown)
        if told and why:
            yield Item(lead=f"{why}:", items=told)
        else:
            yield from told


def doubt_items(view: View) -> Iterator[Item]:
    """What leans on a false assumption or has grown old, until somebody changes or confirms it."""
    found = view.assessment.revisit.doubts if view.assessment.revisit else ()
    yield from (Item(lead="In doubt:", text=doubt.say) for doubt in found[:DOUBTS])
    if len(found) > DOUBTS:
        yield Item(lead="In doubt:", text=f"{len(found) - DOUBTS} more, marked in the workbook.")


def doubt_line(doubts: tuple[Doubt, ...]) -> str:
    """How much is in doubt, as a sentence; empty when nothing is."""
    stale = sum(bool(doubt.assumption) for doubt in doubts)
    old = len(doubts) - stale
    leans = "answer leans" if stale == 1 else "answers lean"
    grown = "estimate has" if old == 1 else "estimates have"
    return sentences(
        f"{stale} {leans} on an assumption that turned out false" if stale else "",
        f"{old} {grown} grown old" if old else "",
    )


def superseded(view: View) -> str:
    """Which paper this one supersedes, as a sentence; empty when there is none."""
    revisit = view.assessment.revisit
    if not (revisit and revisit.since):
        return ""
    before = revisit.since.before
    return f"It supersedes revision {before.seq} of {before.at[:10]}."


def to_changes(title: str, since: Since) -> str:
    """The paper "what changed since": Markdown, UTF-8, one final newline, the same for the same difference."""
    return "\n\n".join(parts(compose_changes(title, since))) + "\n"


def compose_changes(title: str, since: Since) -> Page:
    """What it did first, then every change by stage."""
    same = since.before.at[:10] == since.after.at[:10]
    ends = f"From {since.before.say(same)} to {since.after.say(same)}"
    first = f"{ends}; revision {since.before.seq} to {since.after.seq}."
    did = Section(id="did", title="What it did", blocks=tuple(_did(since)))
    changed = tuple(Section(id=group.stage, title=group.title, blocks=(_listed(group),)) for group in since.changed)
    nothing = Section(id="nothing", title="What changed", blocks=(Paragraph(text="Nothing changed."),))
    return Page(
        headline=f"What changed: {title}",
        summary=(Paragraph(text=first),),
        sections=(did, *changed) if changed else (nothing,),
    )


def _did(since: Since) -> Iterator[Block]:
    rows = tuple((one.title, one.before, one.after if one.moved else "as before") for one in since.effects)
    yield Table(columns=("Conclusion", "Before", "Now"), rows=rows)
    # What people decided has no cause here, and the table says it.
    causes = tuple(item for item in _causes(since) if item.items)
    if causes:
        yield Bullets(items=causes)
    if since.note:
        yield Paragraph(text=since.note)


def _listed(group: Group) -> Bullets:
    return Bullets(items=tuple(Item(text=line.say()) for line in group.lines))
