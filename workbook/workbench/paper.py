"""Sessions as files to hand out: the session itself, and its brief in each format."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbook import __version__
from workbook.assess import assess
from workbook.brief import EXPORTERS, Brief, build_brief, file_name, missing
from workbook.model import Assessment, Change, Library, Session
from workbook.workbench.file import session_name, written
from workbook.workbench.numbers import numbers_of
from workbook.workbench.trial import UNDATED, session_from

EXPORT_FORMATS = ("json", *EXPORTERS)


@dataclass(frozen=True)
class Export:
    """A file to hand out."""

    filename: str
    mime: str
    data: bytes


def judged(library: Library, session_id: str, changes: Sequence[Change]) -> tuple[Session, Assessment]:
    """The session of a log, and what it adds up to."""
    session = session_from(library, session_id, list(changes))
    return session, assess(library, session)


def paper(library: Library, session_id: str, changes: Sequence[Change], format: str) -> Export:
    """A log as a file: json, or a format of the brief."""
    if format == "json":
        return session_file(library, session_id, changes)
    session, assessment = judged(library, session_id, changes)
    return printed(library, session, assessment, changes[-1] if changes else None, format)


def session_file(library: Library, session_id: str, changes: Sequence[Change]) -> Export:
    """A whole session, log and all, as JSON."""
    title = str(session_from(library, session_id, list(changes)).about.get("title", ""))
    data = written(session_id, list(changes), library.mark)
    return Export(session_name(title, session_id, len(changes)), "application/json", data)


def brief_of(library: Library, session: Session, assessment: Assessment, last: Change | None) -> Brief:
    """The brief of a session, dated by its last change; the same session gives the same brief."""
    held = numbered(library, session, assessment)
    return build_brief(library, session, held, at=last.at if last else UNDATED, tool_version=__version__)


def numbered(library: Library, session: Session, assessment: Assessment) -> Assessment:
    """The assessment with the numbers beside it, as the papers tell them."""
    return assessment.model_copy(update={"numbers": numbers_of(library, session, assessment)})


def printed(library: Library, session: Session, assessment: Assessment, last: Change | None, format: str) -> Export:
    """A session in one of the formats of paper. Raises KeyError with the formats."""
    if format not in EXPORTERS:
        wrong = missing(format) or f'There is no format "{format[:40]}"'
        raise KeyError(f"{wrong}; use {', '.join(EXPORT_FORMATS)}.")
    exporter = EXPORTERS[format]
    at = last.at if last else UNDATED
    held = numbered(library, session, assessment)
    built = exporter.build(library, session, held, at=at, tool_version=__version__)
    made = exporter.write(built)
    data = made.encode() if isinstance(made, str) else made
    return Export(file_name(built, format), exporter.mime, data)
