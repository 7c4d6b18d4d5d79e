"""Commands on saved sessions: list, export, import, bring back."""

import sys
from pathlib import Path

from workbook import told
from workbook.commands.given import STDIN, given_bytes, is_saved, log_of, named, takes_one
from workbook.commands.output import Arguments, Command, complain, show, write
from workbook.workbench import EXPORT_FORMATS, ImportFault, open_workbench
from workbook.workbench.paper import paper
from workbook.workbench.words import open_library


def add(command: Command) -> None:
    """Adds sessions, export, import and restore."""
    command("sessions", sessions, "List the saved sessions.").add_argument("--json", action="store_true")
    export = takes_one(command("export", export_session, "Write a session as a file to standard output."))
    export.add_argument("--format", default="json", choices=EXPORT_FORMATS)
    export.add_argument("-o", "--out", type=Path, help="write to this file instead")
    take_in = command("import", import_files, "Save session files as sessions.")
    take_in.add_argument("files", metavar="FILE", nargs="+", help="a session file, or - for standard input")

    restore = command("restore", bring_back, "Bring a session back from the bin.")
    restore.add_argument("id", metavar="ID", help="a saved session")


def bring_back(chosen: Arguments) -> None:
    """Take a session out of the bin."""
    bench = open_workbench()
    bench.restore(chosen.id)
    print(told.session_line(bench.store.summary(chosen.id)))


def sessions(chosen: Arguments) -> None:
    """List the saved sessions, open ones first."""
    bench = open_workbench()
    rows = [row for state in ("open", "archived") for row in bench.listing(state=state, size=100_000).rows]
    if chosen.json:
        return show([told.session(row) for row in rows])
    for row in rows:
        print(told.session_line(row))
    if not rows:
        print("No sessions yet. Start one in the program, or `python -m workbook import FILE`.", file=sys.stderr)
    return None


def export_session(chosen: Arguments) -> None:
    """Write one session in one format. A paper of a saved session is remembered as a version of it."""
    session_id, log = log_of(chosen.what)
    write(paper(open_library(), session_id, log, chosen.format), chosen.out)
    if chosen.format != "json" and is_saved(chosen.what):
        open_workbench().history.remember(session_id)


def import_files(chosen: Arguments) -> int:
    """Take in each file that is sound, and say of the others why not."""
    bench = open_workbench()
    failed = 0
    for path in chosen.files:
        name = named(path)
        try:
            made = bench.import_file(given_bytes(path), called="" if path == STDIN else path)
            print(f"{made.session_id}  {made.title or 'Untitled decision'}")
            for note in made.notes:
                print(f"workbook: {name}: {note}", file=sys.stderr)
        except (ImportFault, OSError) as fault:
            lines = fault.faults if isinstance(fault, ImportFault) else [fault.strerror or str(fault)]
            failed = complain([f"{name}: {line}" for line in lines] + [f"{name}: nothing was imported"])
    return failed
