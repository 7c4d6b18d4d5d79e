"""What is to be done over all open decisions: one list by date and owner, ticked off and moved from there."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workbook.assess.relevance import view_of
from workbook.model import AnswerFault, Library, Session, search_key
from workbook.review.duties import Duty, Way, duties
from workbook.store import Saved, Store
from workbook.store.finding import DueRow, DueSieve
from workbook.workbench.checking import checked
from workbook.workbench.digests import EVERYTHING, Digests
from workbook.workbench.earlier import session_at
from workbook.workbench.paper import Export
from workbook.workbench.todo_files import TODO_FORMATS, Task, written

UNTITLED = "Untitled decision"


@dataclass(frozen=True)
class Wanted:
    """Which tasks to show: those of an owner or a session, of one kind, or only what is overdue."""

    owner: str = ""
    session: str = ""
    kind: str = ""
    overdue: bool = False


@dataclass(frozen=True)
class TodoPage:
    """One page of the list. `total` counts what matches, `overdue` what of it is late."""

    rows: tuple[Task, ...]
    total: int
    overdue: int


class Todo:
    """The list of everything that is to be done. Archived and deleted decisions and copies of worked
    examples are left out."""

    def __init__(self, library: Library, store: Store, digests: Digests) -> None:
        self.library = library
        self.store = store
        self.digests = digests

    def today(self) -> date:
        """The day it is here by the clock of the store."""
        return self.store.moment().astimezone().date()

    def tasks(self, wanted: Wanted = Wanted()) -> list[Task]:
        """Everything that matches, by date; what has no date comes last."""
        self.digests.refresh()
        return list(self._found(wanted, EVERYTHING, 0)[1])

    def page(self, wanted: Wanted = Wanted(), page: int = 0, size: int = 20) -> TodoPage:
        """One page of what matches, as far as it was made; `digests.refresh` makes the rest."""
        total, rows = self._found(wanted, size, page * size)
        late = total if wanted.overdue else self.late(wanted)
        return TodoPage(rows, total, late)

    def late(self, wanted: Wanted = Wanted()) -> int:
        """How many things are late."""
        return self.store.shelf.count_duties(self._sieve(replace(wanted, overdue=True)), self.digests.stamp)

    def owners(self) -> list[str]:
        """Everybody who has something to do, by name; one spelling of each."""
        return self.store.shelf.owners(self.digests.stamp)

    def export(self, format: str, wanted: Wanted = Wanted()) -> Export:
        """The list as a file: csv, ics or md. Raises KeyError with the formats."""
        if format not in TODO_FORMATS:
            raise KeyError(f'There is no format "{format[:40]}"; use {", ".join(TODO_FORMATS)}.')
        return written(format, self.tasks(wanted), self.today())

    def finish(self, session_id: str, ref: str, way: Way, **who: Any) -> Saved:
        """End a task in one of its ways. Raises AnswerFault when it is not to be done any more."""
        if way not in self._duty(session_id, ref).ways:
            raise AnswerFault("This cannot be ended here. Open the decision.")
        return self._put(session_id, way.path, way.value, **who)

    def postpone(self, session_id: str, ref: str, day: str, **who: Any) -> Saved:
        """Give a task another date (ISO). Raises AnswerFault."""
        path = self._duty(session_id, ref).date_path
        return self._put(session_id, path, self._dated(session_id, path, day), **who)

    def _dated(self, session_id: str, path: str, day: str) -> Any:
        room, name = path.split("/")[:2]
        if room != "answers":
            return day
        answer = self._session(session_id).answers[name]
        return answer.stored() | ({"by": day} if answer.state == "unknown" else {"value": day})

    def _put(self, session_id: str, path: str, raw: Any, by: str = "", mine: Collection[int] = ()) -> Saved:
        head = self.store.head(session_id)
        return self.store.append(session_id, [(path, checked(self.library, path, raw), head)], by, mine)

    def _session(self, session_id: str) -> Session:
        return session_at(self.library, session_id, *self.store.document(session_id))

    def _duty(self, session_id: str, ref: str) -> Duty:
        session = self._session(session_id)
        for duty in self._duties(session):
            if duty.ref == ref:
                return duty
        raise AnswerFault("This is not on the list any more. Somebody may have finished it.")

    def _duties(self, session: Session) -> tuple[Duty, ...]:
        return duties(self.library, session, view_of(self.library, session).relevant)

    def _found(self, wanted: Wanted, limit: int, offset: int) -> tuple[int, tuple[Task, ...]]:
        total, rows = self.store.shelf.duties(self._sieve(wanted), self.digests.stamp, limit, offset)
        return total, tuple(_task(row) for row in rows)

    def _sieve(self, wanted: Wanted) -> DueSieve:
        before = self.today().isoformat() if wanted.overdue else ""
        return DueSieve(search_key(wanted.owner), wanted.session, wanted.kind, before)


def _task(row: DueRow) -> Task:
    line = row.summary
    return Task(line.id, line.title or UNTITLED, Duty.model_validate(row.data), line.seq, line.changed_at)
