"""Sessions as files to hand out: the session itself, and its brief in each format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from workbook import __version__
from workbook.assess import assess
from workbook.brief import EXPORTERS, Brief, build_brief, file_name, missing, slug, to_changes
from workbook.model import Assessment, Change, Library, Session
from workbook.model.revisit import Since
from workbook.workbench.comparing import revisit_of
from workbook.workbench.file import session_name, written
from workbook.workbench.numbers import numbers_of
from workbook.workbench.past import LogPast, Past
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
    return printed(library, session, assessment, LogPast(changes), format)


def session_file(library: Library, session_id: str, changes: Sequence[Change]) -> Export:
    """A whole session, log and all, as JSON."""
    title = str(session_from(library, session_id, list(changes)).about.get("title", ""))
    data = written(session_id, list(changes), library.mark)
    return Export(session_name(title, session_id, len(changes)), "application/json", data)


def brief_of(library: Library, session: Session, assessment: Assessment, past: Past) -> Brief:
    """The brief of a session, dated by its last change; the same session gives the same brief."""
    shown, held, at = dressed(library, session, assessment, past)
    return build_brief(library, shown, held, at=at, tool_version=__version__)


def dressed(
    library: Library, session: Session, assessment: Assessment, past: Past
) -> tuple[Session, Assessment, datetime]:
    """What papers are made of: the session at its last change that is more than the naming of a version, so that
    handing one out changes nothing on the next; the assessment with numbers and past beside it; the moment."""
    last = past.last()
    at = last.at if last else UNDATED
    held = {
        "numbers": numbers_of(library, session, assessment),
        "revisit": revisit_of(library, past, session, at.date()),
    }
    shown = session.model_copy(update={"seq": last.seq if last else 0})
    return shown, assessment.model_copy(update=held), at


def printed(library: Library, session: Session, assessment: Assessment, past: Past, format: str) -> Export:
    """A session in one of the formats of paper. Raises KeyError with the formats."""
    if format not in EXPORTERS:
        wrong = missing(format) or f'There is no format "{format[:40]}"'
        raise KeyError(f"{wrong}; use {', '.join(EXPORT_FORMATS)}.")
    exporter = EXPORTERS[format]
    shown, held, at = dressed(library, session, assessment, past)
    built = exporter.build(library, shown, held, at=at, tool_version=__version__)
    made = exporter.write(built)
    data = made.encode() if isinstance(made, str) else made
    return Export(file_name(built, format), exporter.mime, data)


def changes_paper(title: str, session_id: str, since: Since) -> Export:
    """What changed between two moments and what it did, as Markdown."""
    data = to_changes(title, since).encode()
    name = f"changes-{slug(title)}-{slug(session_id)}-r{since.before.seq}-r{since.after.seq}.md"
    return Export(name, "text/markdown", data)
