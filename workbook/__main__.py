"""The command line: `python -m workbook COMMAND`. The same verbs as the screen, without a browser."""

import argparse
import sys

from workbook import __version__
from workbook.commands import GROUPS
from workbook.commands.output import Run, UserFault, complain, let_go_of_output, os_words, prepare_streams
from workbook.content import ContentFault
from workbook.store import StoreFault
from workbook.workbench import ImportFault

# What a shell reports for a program that was stopped with Ctrl-C.
INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Exit code 0 done, 1 a fault in what was given, 2 a command that is not understood."""
    try:
        prepare_streams()
        chosen = parser().parse_args(arguments)
        done = int(chosen.run(chosen) or 0)
        sys.stdout.flush()
        return done
    except BrokenPipeError:
        let_go_of_output()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as fault:
        let_go_of_output()
        return complain([os_words(fault)])
    except (UserFault, StoreFault) as fault:
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
