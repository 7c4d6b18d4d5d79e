"""Commands that look back: what changed since a moment and what it did, and the versions of a session."""

from pathlib import Path

from workbook.commands.given import log_of, takes_one
from workbook.commands.output import Arguments, Command, UserFault, show, write
from workbook.model import AnswerFault, fold, session_of
from workbook.workbench import open_workbench
from workbook.workbench.comparing import since_of
from workbook.workbench.history import Version
from workbook.workbench.moments import moment_called
from workbook.workbench.paper import changes_paper
from workbook.workbench.past import LogPast
from workbook.workbench.words import open_library

WHEN = "a version's name, a day such as 2026-03-02, or the number of a change"


def add(command: Command) -> None:
    """Adds changes and versions."""
    changes = takes_one(command("changes", print_changes, "Print what changed since a moment and what it did."))
    changes.add_argument("--since", metavar="MOMENT", default="0", help=f"{WHEN}; by default the start")
    changes.add_argument("--until", metavar="MOMENT", help=f"{WHEN}; by default now")
    changes.add_argument("-o", "--out", type=Path, help="write to this file instead")
    versions = command("versions", print_versions, "List the versions of a saved session.")
    versions.add_argument("what", metavar="ID", help="a session's id")
    versions.add_argument("--json", action="store_true")


def print_changes(chosen: Arguments) -> None:
    """What changed, as Markdown."""
    session_id, log = log_of(chosen.what)
    past = LogPast(log)
    try:
        start = moment_called(past, chosen.since)
        end = moment_called(past, chosen.until) if chosen.until else None
    except AnswerFault as fault:
        raise UserFault(str(fault)) from fault
    title = session_of(session_id, len(log), fold(log)).title
    write(changes_paper(title, session_id, since_of(open_library(), past, start, end)), chosen.out)


def print_versions(chosen: Arguments) -> None:
    """The versions, the latest moment first."""
    found = open_workbench().history.versions(chosen.what)
    if chosen.json:
        rows = [
            {
                "id": one.id,
                "name": one.name,
                "kind": one.kind,
                "change": one.seq,
                "at": one.at.isoformat(),
                "named_at": one.named_at.isoformat(),
            }
            for one in found
        ]
        return show(rows)
    for one in found:
        print(f"{one.named_at:%Y-%m-%d %H:%M}  {one.seq:>5}  {one.name}")
    return None


def _version(one: Version) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "change": one.seq,
        "at": one.at.isoformat(),
        "named_at": one.named_at.isoformat(),
    }
