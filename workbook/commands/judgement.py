"""Commands that judge a session, a file or an example without saving anything: brief, assess, value."""

from pathlib import Path

from workbook import told
from workbook.commands.given import log_of, takes_one
from workbook.commands.output import Arguments, Command, show, write
from workbook.workbench.numbers import numbers_of
from workbook.workbench.paper import judged, paper
from workbook.workbench.words import open_library


def add(command: Command) -> None:
    """Adds brief, assess and value."""
    brief = takes_one(command("brief", print_brief, "Print the decision brief in Markdown."))
    brief.add_argument("-o", "--out", type=Path, help="write to this file instead")
    assess = takes_one(command("assess", print_assessment, "Print verdict, scores, reasons and tipping points."))
    assess.add_argument("--json", action="store_true")
    value = takes_one(command("value", print_numbers, "Print what the options are worth and what to find out first."))
    value.add_argument("--json", action="store_true")


def print_brief(chosen: Arguments) -> None:
    """The brief in Markdown."""
    write(paper(open_library(), *log_of(chosen.what), "md"), chosen.out)


def print_assessment(chosen: Arguments) -> None:
    """Verdict, scores, reasons and tipping points."""
    session, made = judged(open_library(), *log_of(chosen.what))
    if chosen.json:
        return show(told.assessment(made))
    return print("\n".join(told.assessment_lines(session, made)))


def print_numbers(chosen: Arguments) -> None:
    """What the options are worth, and what to find out first."""
    library = open_library()
    session, made = judged(library, *log_of(chosen.what))
    numbers = numbers_of(library, session, made)
    if chosen.json:
        return show(numbers.model_dump(mode="json"))
    return print("\n".join(told.numbers_lines(session, numbers)))
