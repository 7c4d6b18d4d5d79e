"""The workbench: opening, listing, judging, exporting and importing sessions."""

import os
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from workbook.assess import assess
from workbook.brief import Brief
from workbook.model import Assessment, Change, Example, Library, Session
from workbook.model.numbers import Numbers
from workbook.store import RefusedFault, Saved, SessionExists, Store, default_url, open_store
from workbook.store import Summary as Listed
from workbook.workbench import file
from workbook.workbench.checking import checked
from workbook.workbench.clock import clock_of
from workbook.workbench.digests import Digests
from workbook.workbench.earlier import Earlier, told
from workbook.workbench.held import Held
from workbook.workbench.history import History
from workbook.workbench.limits import declining, taking
from workbook.workbench.numbers import numbers_of
from workbook.workbench.outcomes import Outcomes
from workbook.workbench.paper import Export, brief_of, printed, session_file
from workbook.workbench.past import StoredPast
from workbook.workbench.portfolio import Portfolio
from workbook.workbench.reading import ImportFault, read_json
from workbook.workbench.remarks import Beside, beside_fields
from workbook.workbench.rooms import carried
from workbook.workbench.templates import Templates
from workbook.workbench.todo import Todo
from workbook.workbench.words import open_library
from workbook.workbench.writing import Writing


@dataclass(frozen=True)
class Listing:
    """One page of the list of sessions, and how many there are in all."""

    rows: tuple[Listed, ...]
    total: int


@dataclass(frozen=True)
class Imported:
    """What an imported file became."""

    session_id: str
    title: str
    notes: tuple[str, ...] = ()


def new_id() -> str:
    """A session id that nobody can guess: 64 random bits."""
    return secrets.token_hex(8)


def open_workbench(env: Mapping[str, str] = os.environ) -> "Workbench":
    """The workbench on the content in use and the user's own data. Raises ContentFault, StoreFault."""
    return Workbench(open_library(env), open_store(default_url(env), clock_of(env)))


class Workbench(Writing):
    """All verbs. Safe to share between threads; holds nothing but library, store and caches of pure results."""

    def __init__(self, library: Library, store: Store, make_id: Callable[[], str] = new_id) -> None:
        self.library = library
        self.store = store
        self._make_id = make_id
        self.digests = Digests(library, store)
        self.todo = Todo(library, store, self.digests)
        self.portfolio = Portfolio(library, store, self.digests)
        self.outcomes = Outcomes(library, store, self.digests)
        self.templates = Templates(library, store, self.digests, self._create)
        self.earlier = Earlier(library, store)
        self.history = History(self)
        self._assess = lru_cache(maxsize=512)(self._assess_at)
        self._beside = lru_cache(maxsize=128)(self._beside_at)

    def start(self, title: str = "", *, by: str = "") -> str:
        """A new, empty session; its id."""
        return self._create([("about/title", title)] if title.strip() else [], by)

    def _create(self, writes: list[tuple[str, Any]], by: str) -> str:
        return self._keep([(path, checked(self.library, path, raw)) for path, raw in writes], by)

    def _keep(self, writes: list[tuple[str, Any]], by: str) -> str:
        session_id = self._make_id()
        marked = [*writes, ("about/content", self.library.mark)]
        self.store.create(session_id, [(path, value, 0) for path, value in marked], by)
        return session_id

    def head(self, session_id: str) -> int:
        """The number of the session's last change; cheap enough to poll."""
        return self.store.head(session_id)

    def changes(self, session_id: str, since: int = 0) -> list[Change]:
        """The log after change `since`."""
        return self.store.changes(session_id, since=since)

    def listing(self, search: str = "", state: str = "open", page: int = 0, size: int = 20) -> Listing:
        """One page of the sessions in a state (open, archived, deleted), last changed first."""
        found = self.store.sessions(
            search,
            archived={"open": False, "archived": True}.get(state),
            deleted=state == "deleted",
            limit=size,
            offset=page * size,
        )
        return Listing(found.sessions, found.total)

    def assess(self, session: Session) -> Assessment:
        """What the answers add up to. Remembered by session and last change."""
        return self._assess(session.id, session.seq, Held(session))

    def _assess_at(self, session_id: str, seq: int, held: Held) -> Assessment:
        return assess(self.library, held.session)

    def numbers(self, session: Session) -> Numbers:
        """What the decision model says about a session; computed once for the same inputs, on change only."""
        return numbers_of(self.library, session, self.assess(session))

    def beside_fields(self, session: Session) -> Beside:
        """Friendly questions, refusals and stand-ins for the fields of the numbers, without computing them."""
        return self._beside(session.id, session.seq, Held(session))

    def _beside_at(self, session_id: str, seq: int, held: Held) -> Beside:
        return beside_fields(self.library, held.session)

    def take_limit(self, session_id: str, name: str, figure: float | None = None, **who: Any) -> Saved:
        """Take a limit the numbers suggest, or another figure: one save of ordinary changes."""
        session = self.open(session_id)
        return self._save(session_id, taking(self.library, session, self.numbers(session), name, figure), **who)

    def decline_limit(self, session_id: str, name: str, why: str = "", **who: Any) -> Saved:
        """Say that a suggested limit is not taken, and why."""
        session = self.open(session_id)
        return self._save(session_id, declining(self.library, session, self.numbers(session), name, why), **who)

    def _save(
        self, session_id: str, writes: list[tuple[str, Any]], *, by: str = "", base: int = 0, mine: Collection[int] = ()
    ) -> Saved:
        made = [(path, checked(self.library, path, raw), base) for path, raw in writes]
        return self.store.append(session_id, made, by, mine)

    def rename(self, session_id: str, title: str, *, by: str = "") -> Saved:
        """Give a session another title."""
        return self.put(session_id, "about/title", title, by=by, base=self.head(session_id))

    def archive(self, session_id: str, *, by: str = "") -> Saved:
        """Put a session away; it stays readable."""
        return self.put(session_id, "about/archived", True, by=by, base=self.head(session_id))

    def unarchive(self, session_id: str, *, by: str = "") -> Saved:
        """Take a session out of the archive."""
        return self.put(session_id, "about/archived", None, by=by, base=self.head(session_id))

    def delete(self, session_id: str, *, by: str = "") -> Saved:
        """Move a session to the bin; `restore` brings it back."""
        return self.put(session_id, "about/deleted", True, by=by, base=self.head(session_id))

    def restore(self, session_id: str, *, by: str = "") -> Saved:
        """Bring a deleted session back."""
        return self.put(session_id, "about/deleted", None, by=by, base=self.head(session_id))

    def purge(self, session_id: str) -> None:
        """Remove a session for good, log and all."""
        self.store.purge(session_id)

    def duplicate(self, session_id: str, *, by: str = "") -> str:
        """A copy with the same answers and a log of its own; its id."""
        document = carried(self.store.document(session_id)[1])
        about = document.get("about", {})
        title = f"{about.get('title') or 'Untitled decision'} (copy)"[-200:]
        kept = document | {"about": {"title": title, "example": about.get("example")}}
        # Not checked again: what an older content allowed is copied as it stands.
        return self._keep(file.document_writes(kept), by)

    def example(self, name: str) -> Example:
        """A worked example by its name or case number. Raises KeyError with the names."""
        for example in self.library.examples:
            if name in (example.id, example.case):
                return example
        raise KeyError(f'There is no example "{name[:60]}"; use {", ".join(e.id for e in self.library.examples)}.')

    def open_example(self, name: str, *, by: str = "") -> str:
        """A copy of a worked example as a session of its own; its id."""
        example = self.example(name)
        read = file.incoming(self.library, dict(example.file))
        about = [("about/title", example.title), ("about/example", example.id)]
        return self._create([*about, *read.writes], by)

    def brief(self, session: Session) -> Brief:
        """The decision brief of a session as one value; the same session gives the same brief."""
        return brief_of(self.library, session, self.assess(session), StoredPast(self.store, session.id))

    def export(self, session_id: str, format: str) -> Export:
        """A session as a file: json (the whole session) or a format of the brief. Raises KeyError with the formats."""
        if format == "json":
            return session_file(self.library, session_id, self.changes(session_id))
        session = self.open(session_id)
        return printed(self.library, session, self.assess(session), StoredPast(self.store, session_id), format)

    def import_file(self, data: bytes, *, by: str = "", called: str = "") -> Imported:
        """Take in a session file; bare answers without a title get that of the file, `called`. Raises ImportFault;
        then nothing has changed."""
        read = file.incoming(self.library, read_json(data))
        if not read.changes:
            named = read.title if read.title.strip() else file.title_of(called)
            title = [("about/title", named)] if named else []
            session_id = self._keep([*title, *read.writes], by)
            return Imported(session_id, self.open(session_id).title)
        try:
            made = self._take_in(read)
        except RefusedFault as fault:
            raise ImportFault([str(fault)]) from fault
        older = told(self.earlier.report(self.open(made.session_id)))
        return replace(made, notes=(*made.notes, *older))

    def _take_in(self, read: file.Incoming) -> Imported:
        try:
            self.store.import_session(read.id, read.changes)
            return Imported(read.id, read.title)
        except SessionExists:
            session_id = self._make_id()
            self.store.import_session(session_id, read.changes)
            note = "A session with this id is here already, so the import is a second one beside it."
            return Imported(session_id, read.title, (note,))
