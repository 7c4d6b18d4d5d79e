"""The past of one session, out of the store or out of a log in a file."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from workbook.model import Change, Document, fold
from workbook.store import Store
from workbook.store.fields import gather
from workbook.workbench.rooms import VERSIONS


class Past(Protocol):
    """What is asked about the past of a session."""

    def document(self, seq: int | None = None) -> Document:
        """The document after change `seq`, or as it stands now."""

    def changes(self, seqs: Iterable[int]) -> dict[int, Change]:
        """The changes with these numbers, as far as they are there."""

    def settled(self) -> dict[str, int]:
        """For each leaf of the document the number of the change that set it."""

    def last(self) -> Change | None:
        """The last change that is more than the naming of a version."""

    def seq_at(self, at: datetime) -> int:
        """The number of the last change made before a moment, 0 for none."""


class StoredPast:
    """The past of a session in the store; its cost does not grow with the log."""

    def __init__(self, store: Store, session_id: str) -> None:
        self._store, self._id = store, session_id
        self._past = store.past(session_id)

    def document(self, seq: int | None = None) -> Document:
        return self._store.document(self._id)[1] if seq is None else self._past.document_at(seq)

    def changes(self, seqs: Iterable[int]) -> dict[int, Change]:
        return self._past.changes(seqs)

    def settled(self) -> dict[str, int]:
        return self._past.settled()

    def last(self) -> Change | None:
        return self._past.last_outside(VERSIONS)

    def seq_at(self, at: datetime) -> int:
        return self._past.seq_at(at)


class LogPast:
    """The past that a log in memory tells, for example that of a file."""

    def __init__(self, log: Sequence[Change]) -> None:
        self._log = log

    def document(self, seq: int | None = None) -> Document:
        return fold(self._log if seq is None else self._log[: max(0, seq)])

    def changes(self, seqs: Iterable[int]) -> dict[int, Change]:
        return {seq: self._log[seq - 1] for seq in set(seqs) if 0 < seq <= len(self._log)}

    def settled(self) -> dict[str, int]:
        return {leaf.path: leaf.seq for leaf in gather(self._log)}

    def last(self) -> Change | None:
        return next((one for one in reversed(self._log) if not one.path.startswith(f"{VERSIONS}/")), None)

    def seq_at(self, at: datetime) -> int:
        return max((change.seq for change in self._log if change.at < at), default=0)
