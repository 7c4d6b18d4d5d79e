"""A session that is judged without being stored: a file or a worked example."""

from datetime import UTC, datetime

from workbook.model import Change, Example, Library, Session, fold
from workbook.workbench.earlier import session_at
from workbook.workbench.file import Incoming, incoming
from workbook.workbench.reading import read_json

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


def file_changes(library: Library, data: bytes, name: str) -> tuple[str, list[Change]]:
    """Id and log of a session file; a file without an id takes that of its name. Raises ImportFault."""
    read = incoming(library, read_json(data))
    return read.id or name, changes_of(read)


def example_changes(library: Library, example: Example) -> tuple[str, list[Change]]:
    """Id and log of a worked example, dated at the start of the year of its decision."""
    read = incoming(library, dict(example.file))
    about = (("about/title", example.title), ("about/example", example.id))
    at = datetime(example.year, 1, 1, tzinfo=UTC)
    return example.id, changes_of(read.model_copy(update={"writes": (*about, *read.writes)}), at)


def changes_of(read: Incoming, at: datetime = UNDATED) -> list[Change]:
    """The log of what was read: its own, or one made of its writes."""
    title = (("about/title", read.title),) if read.title and not read.changes else ()
    made = [
        Change(seq=seq, at=at, by="", path=path, value=value)
        for seq, (path, value) in enumerate((*title, *read.writes), 1)
    ]
    return list(read.changes) or made


def session_from(library: Library, session_id: str, changes: list[Change]) -> Session:
    """The session a log adds up to."""
    return session_at(library, session_id, len(changes), fold(changes))
