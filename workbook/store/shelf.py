"""What is kept beside the sessions, so that lists and searches need not open them. A cache: the log is the truth."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from pydantic import JsonValue
from sqlalchemy import Connection

from workbook.store import finding, keeping
from workbook.store.finding import DueRow, DueSieve, Hits, Sieve
from workbook.store.keeping import Digest

Opened = Callable[[], AbstractContextManager[Connection]]
# Two servers may commit in another order than they began; so many changes are looked at again.
OVERLAP = 200


class Shelf:
    """Digests of sessions: written when a list needs them, read by lists. Every method is one transaction.

    A digest counts for the change and the stamp it was made with, and is never shown for another.
    """

    def __init__(self, reading: Opened, writing: Opened) -> None:
        self._reading = reading
        self._writing = writing
        # Up to which change of all sessions everything was found fresh, by stamp: what follows is looked at only.
        self._fresh: dict[str, int] = {}

    def stale(self, stamp: str, limit: int) -> list[str]:
        """Sessions without a fresh digest, last changed first, at most `limit`."""
        with self._reading() as connection:
            touched = keeping.last_touch(connection)
            found = keeping.stale(connection, stamp, self._since(stamp), limit)
        if not found:
            self._fresh[stamp] = touched
        return found

    def count_stale(self, stamp: str) -> int:
        """How many there are."""
        with self._reading() as connection:
            return keeping.count_stale(connection, stamp, self._since(stamp))

    def _since(self, stamp: str) -> int:
        return max(0, self._fresh.get(stamp, 0) - OVERLAP)

    def keep(self, digests: Iterable[Digest]) -> None:
        """Write digests over older ones."""
        with self._writing() as connection:
            keeping.keep(connection, digests)

    def find(self, sieve: Sieve, stamp: str, limit: int = 50, offset: int = 0) -> Hits:
        """Sessions that pass a sieve, last changed first, each with its digest if that is fresh."""
        with self._reading() as connection:
            return finding.find(connection, sieve, stamp, limit, offset)

    def tally(self, stamp: str) -> list[tuple[str, str, str, int]]:
        """How many open sessions there are of each outcome, phase and team together."""
        with self._reading() as connection:
            return finding.tally(connection, stamp)

    def records(self, stamp: str) -> list[tuple[str, dict[str, JsonValue]]]:
        """What became of every decision that has something to tell, by session id."""
        with self._reading() as connection:
            return finding.records(connection, stamp)

    def duties(self, sieve: DueSieve, stamp: str, limit: int = 50, offset: int = 0) -> tuple[int, tuple[DueRow, ...]]:
        """How many duties pass a sieve, and a part of them, by date."""
        with self._reading() as connection:
            return finding.duties(connection, sieve, stamp, limit, offset)

    def count_duties(self, sieve: DueSieve, stamp: str) -> int:
        """How many duties pass a sieve."""
        with self._reading() as connection:
            return finding.count_duties(connection, sieve, stamp)

    def owners(self, stamp: str) -> list[str]:
        """Everybody who has something to do, by name."""
        with self._reading() as connection:
            return finding.owners(connection, stamp)
