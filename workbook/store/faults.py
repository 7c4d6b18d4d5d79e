"""What can go wrong with the memory, in words a person can act on. No message holds SQL or a traceback."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc


class StoreFault(Exception):
    """Something the store could not do; the message says what happened and what to do."""


class RefusedFault(StoreFault):
    """A path, a value or a name that the store does not keep. Nothing was written."""


class UnknownSession(StoreFault):
    """There is no session with this id."""

    def __init__(self, session_id: str) -> None:
        super().__init__(
            f'There is no session "{session_id[:80]}". It may have been deleted; look in the list of sessions.'
        )


class BinnedFault(StoreFault):
    """The session lies in the bin. It can be read and brought back, not edited."""

    def __init__(self) -> None:
        super().__init__(
            "This decision is in the bin, so nothing was saved. Bring it back first: it stands in your list of "
            "decisions under “Bin”."
        )


class MovedFault(StoreFault):
    """The session has moved on since it was read. Nothing was written."""

    def __init__(self, session_id: str) -> None:
        super().__init__(f'Session "{session_id[:80]}" was changed meanwhile. Nothing was saved; try again.')


class SessionExists(StoreFault):
    """There is already a session with this id."""

    def __init__(self, session_id: str) -> None:
        super().__init__(f'There is already a session "{session_id[:80]}". Nothing was changed; use another id.')


class PlaceFault(StoreFault):
    """The database cannot be reached where it was looked for: bad address, missing folder, no permission."""


class ReadOnlyFault(StoreFault):
    """The database can be read but not written."""


class DiskFault(StoreFault):
    """The disk is full or does not take what is written."""


class LockedFault(StoreFault):
    """Somebody else holds the database for too long."""


class DamagedFault(StoreFault):
    """What is stored is not what was written, or is no workbook at all."""


class NewerFault(StoreFault):
    """The database was written by a later version of the program."""


class UnreachableFault(StoreFault):
    """The database server does not answer."""


class BackupFault(StoreFault):
    """A backup cannot be made this way or at this place."""


CANNOT_OPEN = "{place} cannot be opened. Check that the folder exists and that you may write in it."
READ_ONLY = (
    "{place} is read-only, so nothing new was saved. "
    "Make the file and its folder writable, or set WORKBOOK_DATA_DIR to another folder."
)
FULL = (
    "The disk is full, so this was not saved: {place}. Free some space and try again; everything saved before is safe."
)
FAILING = FULL.replace("is full", "is full or failing")
LOCKED = (
    "{place} is held by another program, so nothing was saved. "
    "Close what else uses it, such as a backup or sync program, and try again."
)
DAMAGED = (
    "{place} is damaged or is not a workbook. It was left as it is. "
    "Put a backup in its place, or move it away to start afresh."
)
REFUSED = "{place} refused the name, the password or the right to write. Check WORKBOOK_DATABASE_URL."
MISSING = "{place} is not there. Create it on the server first, or correct WORKBOOK_DATABASE_URL."
UNREACHABLE = "{place} does not answer, so nothing was saved. Try again in a moment."
OTHER = "{place} could not do this, so nothing was saved. Try again; if it happens again, restart the program."

BY_SQLITE_CODE: dict[int, tuple[type[StoreFault], str]] = {
    sqlite3.SQLITE_PERM: (PlaceFault, CANNOT_OPEN),
    sqlite3.SQLITE_AUTH: (PlaceFault, CANNOT_OPEN),
    sqlite3.SQLITE_CANTOPEN: (PlaceFault, CANNOT_OPEN),
    sqlite3.SQLITE_READONLY: (ReadOnlyFault, READ_ONLY),
    sqlite3.SQLITE_FULL: (DiskFault, FULL),
    sqlite3.SQLITE_IOERR: (DiskFault, FAILING),
    sqlite3.SQLITE_BUSY: (LockedFault, LOCKED),
    sqlite3.SQLITE_LOCKED: (LockedFault, LOCKED),
    sqlite3.SQLITE_CORRUPT: (DamagedFault, DAMAGED),
    sqlite3.SQLITE_NOTADB: (DamagedFault, DAMAGED),
}

# SQLSTATE, from the narrow to the wide.
BY_SQLSTATE: dict[str, tuple[type[StoreFault], str]] = {
    "53100": (DiskFault, FULL),
    "25006": (ReadOnlyFault, READ_ONLY),
    "42501": (PlaceFault, REFUSED),
    "55P03": (LockedFault, LOCKED),
    "40P01": (LockedFault, LOCKED),
    "3D000": (PlaceFault, MISSING),
    "3F000": (PlaceFault, MISSING),
    "XX001": (DamagedFault, DAMAGED),
    "XX002": (DamagedFault, DAMAGED),
    "28": (PlaceFault, REFUSED),
    "08": (UnreachableFault, UNREACHABLE),
    "53": (UnreachableFault, UNREACHABLE),
    "57": (UnreachableFault, UNREACHABLE),
}


@contextmanager
def in_plain_words(place: str) -> Iterator[None]:
    """Turns a driver's error into a StoreFault that names `place`."""
    try:
        yield
    except exc.TimeoutError as error:
        raise LockedFault(LOCKED.format(place=place)) from error
    except (exc.DBAPIError, sqlite3.Error) as error:
        raise explain(error, place) from error


def explain(error: Exception, place: str) -> StoreFault:
    """The fault behind a driver's error."""
    cause = error.orig if isinstance(error, exc.DBAPIError) else error
    kind, words = _known(cause) or (StoreFault, OTHER)
    return kind(words.format(place=place))


def _known(cause: object) -> tuple[type[StoreFault], str] | None:
    if isinstance(cause, sqlite3.Error):
        return _known_to_sqlite(cause)
    state = getattr(cause, "sqlstate", None)
    if state:
        return BY_SQLSTATE.get(state) or BY_SQLSTATE.get(state[:2])
    text = str(cause)
    for words, found in (
        ("authentication", (PlaceFault, REFUSED)),
        ("does not exist", (PlaceFault, MISSING)),
    ):
        if words in text:
            return found
    # A PostgreSQL driver gives no state when there is no server to give one.
    return (UnreachableFault, UNREACHABLE) if type(cause).__name__ == "OperationalError" else None


def _known_to_sqlite(cause: sqlite3.Error) -> tuple[type[StoreFault], str] | None:
    if "decode to UTF-8" in str(cause):
        return DamagedFault, DAMAGED
    code = getattr(cause, "sqlite_errorcode", None)
    return BY_SQLITE_CODE.get(code & 0xFF) if code is not None else None
