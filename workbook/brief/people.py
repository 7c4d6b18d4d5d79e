"""Who sees it differently, who took part, and where this paper comes from."""

import hashlib
import json
from collections.abc import Iterator

from workbook.brief.blocks import Item
from workbook.brief.view import Row, View
from workbook.brief.words import NOT_ANSWERED, sentence, sentences
from workbook.model import Library, Session, document_of


def dissent_items(view: View) -> tuple[Item, ...]:
    """Every dissent with what would change it, or that none was recorded."""
    rows = view.filled("dissent").values()
    lines = []
    for row in rows:
        need = view.cell("dissent", row, "would_need", "")
        said = f"{view.cell('dissent', row, 'who')}: {sentence(view.cell('dissent', row, 'view'))}"
        lines.append(Item(text=sentences(said, f"Would need to see: {need}" if need else "")))
    return tuple(lines) or (Item(text="None recorded."),)


def participant_items(view: View, provenance: str) -> tuple[Item, ...]:
    """People by their part in the decision, then where the paper comes from."""
    return (*_people(view), Item(lead="Source:", text=provenance))


def _people(view: View) -> Iterator[Item]:
    rows = list(view.filled("participants").values())
    if not rows:
        yield Item(lead="People:", text=NOT_ANSWERED)
    part = view.field("participants", "part")
    titles = {option.id: option.label for option in part.options} if part else {}
    for option, title in {**titles, "": "Took part"}.items():
        names = [_named(view, row) for row in rows if _part(row, titles) == option]
        if names:
            yield Item(lead=f"{title}:", text="; ".join(names))


def _part(row: Row, titles: dict[str, str]) -> str:
    part = str(row.get("part", ""))
    return part if part in titles else ""


def _named(view: View, row: Row) -> str:
    role = view.cell("participants", row, "role", "")
    return view.cell("participants", row, "name") + (f" ({role.lower()})" if role else "")


def provenance(library: Library, session: Session, at: str, tool_version: str) -> str:
    """Session, revision, moment, versions and digest: enough to find what this paper was made from."""
    day, clock = at[:10], at[11:16]
    own = f" with {library.own.name} {library.own.version}" if library.own.version else ""
    return (
        f"session {session.id}, revision {session.seq} of {day} {clock} UTC; workbook {tool_version}, "
        f"questions {library.version}{own}; fingerprint {fingerprint(session)}."
    )


def fingerprint(session: Session) -> str:
    """Twelve hex digits that change with any answer; naming a version is none."""
    held = {name: room for name, room in document_of(session).items() if name != "versions"}
    document = json.dumps(held, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(document.encode("ascii")).hexdigest()[:12]
