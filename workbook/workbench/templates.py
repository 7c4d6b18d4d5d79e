"""Starting from a template, and making one of a decision: suggestions that come in marked, and are taken or dropped."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue

from workbook.model import Library, Session, Template, is_suggested, next_row
from workbook.model.template import LISTS, SUGGESTED
from workbook.store import Saved, Store
from workbook.store.finding import Sieve
from workbook.workbench.checking import checked
from workbook.workbench.digests import Digests
from workbook.workbench.earlier import session_at

MOST_OWN = 100
Writes = list[tuple[str, JsonValue]]


@dataclass(frozen=True)
class Left:
    """A suggestion that nobody has taken, changed or dropped: its row, and the field that carries the mark."""

    collection: str
    row: str
    field: str
    text: str

    @property
    def path(self) -> str:
        """Where its row stands in the document."""
        return f"{self.collection}/{self.row}"


class Templates:
    """Templates of the shipped content, of the team's content, and those made here of decisions."""

    def __init__(self, library: Library, store: Store, digests: Digests, create: Callable[[Writes, str], str]) -> None:
        self.library = library
        self.store = store
        self.digests = digests
        self._create = create

    def all(self) -> list[Template]:
        """Own ones first, then those of the content."""
        return [*self.own(), *self.library.templates]

    def own(self) -> list[Template]:
        """Those made here of decisions, last changed first."""
        self.digests.refresh(0)
        hits = self.store.shelf.find(Sieve(archived=True, phase="template"), self.digests.stamp, MOST_OWN)
        return [template_of(self._session(found.summary.id), own=True) for found in hits.rows]

    def start(self, template_id: str, title: str = "", *, by: str = "") -> str:
        """A new session with the suggestions of a template; its id. Raises KeyError with the ids."""
        found = {template.id: template for template in self.all()}
        if template_id not in found:
            raise KeyError(f'There is no template "{template_id[:40]}"; use {", ".join(found)}.')
        writes = suggestions(found[template_id])
        named: Writes = [("about/title", title)] if title.strip() else []
        return self._create([*named, *writes], by)

    def save(self, session_id: str, title: str, *, by: str = "") -> str:
        """Make a template of a decision; its id. Names, dates, figures, answers and outcomes stay behind."""
        made = template_of(self._session(session_id))
        writes: Writes = [("about/title", title or made.title), ("about/template", True), ("about/archived", True)]
        writes += [(f"{collection}/{row}", fields) for collection, row, fields in _placed(made)]
        return self._create(writes, by)

    def left(self, session: Session, places: Collection[str] = ()) -> list[Left]:
        """Suggestions that still stand as they came, in all lists or only in some places (as in `take`)."""
        return [one for one in _left(session) if not places or not {one.collection, one.path}.isdisjoint(places)]

    def take(self, session_id: str, places: Collection[str] = (), *, by: str = "") -> Saved | None:
        """Take the suggestions that are left as they are: the mark goes. None: there were none.

        `places` are lists ("risks") or rows ("risks/r1"); without any, all are meant.
        """
        left = self.left(self._session(session_id), places)
        texts = [(f"{one.path}/{one.field}", one.text.removeprefix(SUGGESTED)) for one in left]
        return self._write(session_id, [(path, text) for path, text in texts], by)

    def drop(self, session_id: str, places: Collection[str] = (), *, by: str = "") -> Saved | None:
        """Drop the suggestions that are left, in all lists or only in some places (as in `take`); undo brings them
        back. A row with somebody's own words keeps those."""
        session = self._session(session_id)
        return self._write(session_id, [self._dropped(session, one) for one in self.left(session, places)], by)

    def _dropped(self, session: Session, one: Left) -> tuple[str, JsonValue]:
        row = session.rows(one.collection)[one.row]
        suggested = {one.field, *LISTS[one.collection][1]}
        return (f"{one.path}/{one.field}", None) if set(row) - suggested else (one.path, None)

    def _write(self, session_id: str, wishes: Writes, by: str) -> Saved | None:
        if not wishes:
            return None
        head = self.store.head(session_id)
        return self.store.append(
            session_id, [(path, checked(self.library, path, raw), head) for path, raw in wishes], by
        )

    def _session(self, session_id: str) -> Session:
        return session_at(self.library, session_id, *self.store.document(session_id))


def suggestions(template: Template) -> Writes:
    """What starting from a template writes: every row with the mark in its first text."""
    writes: Writes = [("about/started_from", template.id)]
    for collection, row, fields in _placed(template):
        title = LISTS[collection][0]
        marked: dict[str, JsonValue] = {**fields, title: SUGGESTED + fields[title]}
        writes.append((f"{collection}/{row}", marked))
    return writes


def _placed(template: Template) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each row with its list and its id."""
    for collection, rows in template.rows().items():
        taken: dict[str, None] = {}
        for fields in rows:
            row = fields.get("row") or next_row(taken, collection)
            taken[row] = None
            yield collection, row, {name: held for name, held in fields.items() if name != "row"}


def template_of(session: Session, *, own: bool = False) -> Template:
    """The template in a session: of each list the rows, without names, dates, figures and what was decided."""
    parts: dict[str, Any] = {}
    for collection, (title, others) in LISTS.items():
        rows = session.rows(collection).items()
        parts[collection] = tuple(_row(row_id, row, title, others) for row_id, row in rows if _said(row.get(title)))
    summary = f"Made here of a decision, with {sum(len(rows) for rows in parts.values())} suggestions."
    return Template(id=session.id, title=session.title, summary=summary, own=own, **parts)


def _row(row_id: str, row: dict[str, Any], title: str, others: tuple[str, ...]) -> dict[str, str]:
    kept = {name: str(row[name]) for name in (title, *others) if _said(row.get(name))}
    kept[title] = kept[title].removeprefix(SUGGESTED)
    # Fixed rows are called by words, others by a letter and a number.
    return kept if row_id[1:].isdigit() else {"row": row_id, **kept}


def _said(held: Any) -> bool:
    return isinstance(held, str) and bool(held.strip())


def _left(session: Session) -> Iterator[Left]:
    for collection, (title, _) in LISTS.items():
        for row_id, row in session.rows(collection).items():
            if is_suggested(collection, row):
                yield Left(collection, row_id, title, str(row[title]))
