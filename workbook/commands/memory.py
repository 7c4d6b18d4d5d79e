"""Commands on the database as a whole: verify and backup."""

from pathlib import Path

from workbook.commands.output import Arguments, Command, complain
from workbook.workbench import open_workbench


def add(command: Command) -> None:
    """Adds backup and verify."""
    copy = command("backup", backup, "Copy the whole database into one file.")
    copy.add_argument("out", metavar="OUT", type=Path)
    command("verify", verify, "Check every saved change and say what is damaged.")


def verify(chosen: Arguments) -> int:
    """Whether every change is as it was written."""
    report = open_workbench().store.verify()
    if not report.sound:
        return complain(list(report.faults))
    print(f"{report.sessions} sessions with {report.changes} changes: every one is as it was written.")
    return 0


def backup(chosen: Arguments) -> None:
    """A copy of the database, whole, while others work."""
    print(open_workbench().store.backup(chosen.out))
