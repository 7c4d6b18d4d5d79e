"""The command line: `python -m workbook COMMAND`. The same verbs as the screen, without a browser."""

import argparse
import os
import sys

from workbook import __version__
from workbook.commands import GROUPS
from workbook.commands.output import Run, UserFault, complain
from workbook.content import ContentFault
from workbook.store import StoreFault
from workbook.workbench import ImportFault


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Exit code 0 done, 1 a fault in what was given, 2 a command that is not understood."""
    chosen = parser().parse_args(arguments)
    try:
        done = int(chosen.run(chosen) or 0)
        sys.stdout.flush()
        return done
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (UserFault, StoreFault, OSError) as fault:
        return complain([str(fault)])
    except (ImportFault, ContentFault) as fault:
        return complain(fault.faults)


def parser() -> argparse.ArgumentParser:
    """The commands and their arguments."""
    top = argparse.ArgumentParser(prog="python -m workbook", description="ML decision workbook on the command line.")
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Run, help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help)
        made.set_defaults(run=run)
        return made

    for add in GROUPS:
        add(command)
    return top


if __name__ == "__main__":
    sys.exit(main())
