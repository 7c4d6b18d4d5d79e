"""The command line: `python -m workbook COMMAND`. The same verbs as the screen, without a browser."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbook import __version__, told
from workbook.content import ContentFault, read_content, read_library
from workbook.content.reader import HERE
from workbook.model import Example, Library
from workbook.store import StoreFault
from workbook.workbench import EXPORT_FORMATS, Export, ImportFault, open_workbench, schema
from workbook.workbench.numbers import numbers_of
from workbook.workbench.paper import judged, paper
from workbook.workbench.reading import read_bytes
from workbook.workbench.trial import example_changes, file_changes

Arguments = argparse.Namespace


class UserFault(Exception):
    """Something the person at the keyboard can put right; shown in one line."""


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


def complain(lines: list[str]) -> int:
    """Say on standard error what is wrong."""
    for line in lines:
        print(f"workbook: {line}", file=sys.stderr)
    return 1


def parser() -> argparse.ArgumentParser:
    """The commands and their arguments."""
    top = argparse.ArgumentParser(prog="python -m workbook", description="ML decision workbook on the command line.")
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[Arguments], int | None], help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help)
        made.set_defaults(run=run)
        return made

    what = "a session's id, a session file, or example:NAME"
    command("sessions", sessions, "List the saved sessions.").add_argument("--json", action="store_true")
    export = command("export", export_session, "Write a session as a file to standard output.")
    export.add_argument("what", metavar="ID|FILE", help=what)
    export.add_argument("--format", default="json", choices=EXPORT_FORMATS)
    export.add_argument("-o", "--out", type=Path, help="write to this file instead")
    command("import", import_files, "Save session files as sessions.").add_argument(
        "files", metavar="FILE", nargs="+", type=Path
    )
    brief = command("brief", print_brief, "Print the decision brief in Markdown.")
    brief.add_argument("what", metavar="ID|FILE|example:NAME", help=what)
    brief.add_argument("-o", "--out", type=Path, help="write to this file instead")
    assess = command("assess", print_assessment, "Print verdict, scores, reasons and tipping points.")
    assess.add_argument("what", metavar="ID|FILE|example:NAME", help=what)
    assess.add_argument("--json", action="store_true")
    value = command("value", print_numbers, "Print what the options are worth and what to find out first.")
    value.add_argument("what", metavar="ID|FILE|example:NAME", help=what)
    value.add_argument("--json", action="store_true")
    command("questions", print_questions, "List every question.").add_argument("--json", action="store_true")
    command("cards", print_cards, "List every card.").add_argument("--json", action="store_true")
    command("schema", lambda _: show(schema()), "Print the JSON Schema of the session file.")
    command("examples", print_examples, "List the worked examples.").add_argument("--json", action="store_true")
    command("check", check, "Check the content and say what is wrong with it.")
    command("backup", backup, "Copy the whole database into one file.").add_argument("out", metavar="OUT", type=Path)
    command("verify", verify, "Check every saved change and say what is damaged.")
    return top


def show(made: Any) -> None:
    """Print as JSON."""
    print(json.dumps(made, ensure_ascii=False, indent=1))


def sessions(chosen: Arguments) -> None:
    bench = open_workbench()
    rows = [row for state in ("open", "archived") for row in bench.listing(state=state, size=100_000).rows]
    if chosen.json:
        return show([told.session(row) for row in rows])
    for row in rows:
        print(told.session_line(row))
    if not rows:
        print("No sessions yet. Start one in the program, or `python -m workbook import FILE`.", file=sys.stderr)
    return None


def paper_of(what: str, format: str) -> Export:
    """The export of an id, a file or an example."""
    return paper(read_library(), *log_of(what), format)


def log_of(what: str) -> tuple[str, list[Any]]:
    """Id and log of an id, a file or an example. Raises UserFault."""
    library = read_library()
    if what.startswith("example:"):
        return example_changes(library, example_named(library, what.removeprefix("example:")))
    if not what.strip() or not what.isprintable():
        raise UserFault("This is neither an id, nor a file, nor an example.")
    if Path(what).exists():
        return file_changes(library, Path(what))
    if "/" in what or "." in what:
        raise UserFault(f'There is no file "{what}".')
    return what, open_workbench().changes(what)


def example_named(library: Library, name: str) -> Example:
    """A worked example by name or case number. Raises UserFault with the names."""
    for example in library.examples:
        if name in (example.id, example.case):
            return example
    raise UserFault(f'There is no example "{name[:60]}"; use {", ".join(one.id for one in library.examples)}.')


def write(made: Export, out: Path | None) -> None:
    """Write a file, or its bytes to standard output. A file is there whole or as it was before."""
    if out is None:
        sys.stdout.buffer.write(made.data)
        sys.stdout.buffer.flush()
    elif out.exists() and not out.is_file():
        out.write_bytes(made.data)
    else:
        target = out.resolve()
        part = target.with_name(f".{target.name[:100]}.part")
        try:
            part.write_bytes(made.data)
            part.replace(target)
        except OSError as fault:
            raise UserFault(f"{out} cannot be written ({fault.strerror}).") from fault
        finally:
            part.unlink(missing_ok=True)


def export_session(chosen: Arguments) -> None:
    write(paper_of(chosen.what, chosen.format), chosen.out)


def print_brief(chosen: Arguments) -> None:
    write(paper_of(chosen.what, "md"), chosen.out)


def print_assessment(chosen: Arguments) -> None:
    session, made = judged(read_library(), *log_of(chosen.what))
    if chosen.json:
        return show(told.assessment(made))
    return print("\n".join(told.assessment_lines(session, made)))


def print_numbers(chosen: Arguments) -> None:
    library = read_library()
    session, made = judged(library, *log_of(chosen.what))
    numbers = numbers_of(library, session, made)
    if chosen.json:
        return show(numbers.model_dump(mode="json"))
    return print("\n".join(told.numbers_lines(session, numbers)))


def import_files(chosen: Arguments) -> int:
    bench = open_workbench()
    failed = 0
    for path in chosen.files:
        try:
            made = bench.import_file(read_bytes(path))
            print(f"{made.session_id}  {made.title or 'Untitled decision'}")
        except (ImportFault, OSError) as fault:
            lines = fault.faults if isinstance(fault, ImportFault) else [str(fault)]
            failed = complain([f"{path}: {line}" for line in lines] + [f"{path}: nothing was imported"])
    return failed


def print_questions(chosen: Arguments) -> None:
    rows = [told.question(one) for one in read_library().questions.values()]
    if chosen.json:
        return show(rows)
    for row in rows:
        print(f"{'*' if row['core'] else ' '} {row['id']:<26} {row['kind']:<8} {row['question']}")
    return None


def print_cards(chosen: Arguments) -> None:
    cards = read_library().cards
    if chosen.json:
        return show([card.model_dump(mode="json", by_alias=True, exclude_none=True) for card in cards])
    for card in cards:
        print(f"{card.id:<34} {card.title}")
    return None


def print_examples(chosen: Arguments) -> None:
    examples = read_library().examples
    if chosen.json:
        return show([example.model_dump(mode="json", exclude={"file"}) for example in examples])
    for example in examples:
        print(f"example:{example.id:<26} {example.year}  {example.title}")
    return None


def check(chosen: Arguments) -> int:
    library, faults = read_content(HERE)
    if faults or library is None:
        return complain(faults)
    print(told.content_line(library))
    return 0


def verify(chosen: Arguments) -> int:
    report = open_workbench().store.verify()
    if not report.sound:
        return complain(list(report.faults))
    print(f"{report.sessions} sessions with {report.changes} changes: every one is as it was written.")
    return 0


def backup(chosen: Arguments) -> None:
    print(open_workbench().store.backup(chosen.out))


if __name__ == "__main__":
    sys.exit(main())
