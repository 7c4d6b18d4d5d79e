"""Going back: one change undone, a moment restored, a doubt settled. Each is a new change and can itself be undone."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from workbook.model import AnswerFault, Change, split
from workbook.model.revisit import Doubt
from workbook.review import day, difference, kept, leans_on
from workbook.review.leaning import ASSUMPTIONS, LEANING, REVISIT
from workbook.store import MovedFault, Saved
from workbook.store.overtaken import covers
from workbook.workbench.checking import checked
from workbook.workbench.writing import standing

if TYPE_CHECKING:
    from workbook.workbench.workbench import Workbench

LATER = 20


class BuiltOnFault(ValueError):
    """A change that later ones rest on; the message says which. It can be undone all the same when somebody insists."""


class GoingBack:
    """The verbs that write."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench

    def _put(self, session_id: str, path: str, raw: Any, by: str) -> Saved:
        return self._bench.put(session_id, path, raw, by=by, base=self._bench.head(session_id))

    def undo(self, session_id: str, seq: int, *, by: str = "", anyway: bool = False) -> Saved | None:
        """Set back what change `seq` set; None when it stands so already. Raises BuiltOnFault unless `anyway`."""
        change = self._bench.store.past(session_id).changes([seq]).get(seq)
        if change is None:
            raise AnswerFault(f"There is no change {seq}.")
        item = "/".join(split(change.path)[:2])
        before = standing(self._bench.store.document_at(session_id, seq - 1, item), change.path)
        head, document = self._bench.store.document(session_id)
        later = self._later(session_id, change, item, head)
        if later and not anyway:
            raise BuiltOnFault(_explain(later))
        if standing(document, change.path) == before:
            return None
        return self._bench.store.append(session_id, [(change.path, before, head)], by, only_after=head)

    def _later(self, session_id: str, change: Change, item: str, head: int) -> list[Change]:
        later = self._bench.store.changes(session_id, since=change.seq, until=head, limit=LATER, item=item)
        return [one for one in later if covers(one.path, change.path) or covers(change.path, one.path)]

    def restore(self, session_id: str, seq: int, *, by: str = "") -> Saved | None:
        """Go back to the moment after change `seq`, by new changes that can be undone; None when nothing differs."""
        store = self._bench.store
        while True:
            head, now = store.document(session_id)
            steps = difference(kept(now), kept(store.document_at(session_id, seq)))
            if not steps:
                return None
            try:
                return store.append(session_id, [(s.path, s.after, head) for s in steps], by, only_after=head)
            except MovedFault:
                continue

    def lean(
        self,
        session_id: str,
        subject: str,
        assumptions: Collection[str],
        *,
        by: str = "",
        base: int | None = None,
        mine: Collection[int] = (),
    ) -> Saved | None:
        """Say on which assumptions a question or row leans, and on no others; None when it is so already."""
        head, document = self._bench.store.document(session_id)
        held = leans_on(document, subject)
        new = [(name, True) for name in assumptions if name not in held]
        gone = [(name, None) for name in held if name not in assumptions]
        writes = [(f"{LEANING}/{subject}/{name}", value, head if base is None else base) for name, value in new + gone]
        checks = [(path, checked(self._bench.library, path, value), seen) for path, value, seen in writes]
        return self._bench.store.append(session_id, checks, by, mine) if checks else None

    def confirm(self, session_id: str, doubt: Doubt, *, by: str = "", again: str = "") -> Saved:
        """Say that what is in doubt is still right; what has grown old gets another day (ISO) or none."""
        if not doubt.assumption:
            return self._put(session_id, f"{REVISIT}/{doubt.subject}/by", again or None, by)
        broke = self._bench.store.past(session_id).settled().get(f"{ASSUMPTIONS}/{doubt.assumption}/state", 0)
        path = f"{LEANING}/{doubt.subject}/{doubt.assumption}"
        return self._put(session_id, path, {"confirmed": broke}, by)

    def look_again(self, session_id: str, subject: str, on: str, *, by: str = "") -> Saved:
        """Set the day (ISO) on which a question or row is looked at again; empty takes it away."""
        return self._put(session_id, f"{REVISIT}/{subject}/by", on or None, by)


def _explain(later: list[Change]) -> str:
    last = later[-1]
    who = last.by or "somebody"
    when = day(last.at_text()[:10])
    if len(later) == 1:
        return f"It was changed again on {when} by {who}. Undoing this drops that change too."
    return f"It was changed {len(later)} times since, last on {when} by {who}. Undoing this drops those changes too."
