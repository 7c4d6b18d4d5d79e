"""Commands on the content: questions, cards, examples, the schema of a session file, the check, the next edition."""

import argparse
import re
from pathlib import Path

from workbook import told
from workbook.commands.output import Arguments, Command, complain, show
from workbook.content import library_with, own_folder, read_library
from workbook.content.past import as_toml, next_edition
from workbook.workbench import schema
from workbook.workbench.words import open_library, without_faulty_examples


def add(command: Command) -> None:
    """Adds questions, cards, schema, examples, check and edition."""
    command("questions", print_questions, "List every question.").add_argument("--json", action="store_true")
    command("cards", print_cards, "List every card.").add_argument("--json", action="store_true")
    command("schema", lambda _: show(schema()), "Print the JSON Schema of the session file.")
    command("examples", print_examples, "List the worked examples.").add_argument("--json", action="store_true")
    checked = command("check", check, "Check the content and say what is wrong with it.")
    checked.add_argument(
        "folder", metavar="FOLDER", nargs="?", type=Path, help="own content instead of WORKBOOK_CONTENT"
    )
    edition = command("edition", print_edition, "Print the next entry of editions.toml: every id that is new.")
    edition.add_argument("name", metavar="NAME", type=edition_name, help="for example 2027-01")


def edition_name(text: str) -> str:
    """A name that stands in one word in what a session keeps."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}", text):
        raise argparse.ArgumentTypeError("use at most 20 letters, digits, dots and dashes, for example 2027-01")
    return text


def print_questions(chosen: Arguments) -> None:
    """Every question in the order of the walk; a star marks the required path."""
    rows = [told.question(one) for one in open_library().questions.values()]
    if chosen.json:
        return show(rows)
    for row in rows:
        print(f"{'*' if row['core'] else ' '} {row['id']:<26} {row['kind']:<8} {row['question']}")
    return None


def print_cards(chosen: Arguments) -> None:
    """Every card of the deck."""
    cards = open_library().cards
    if chosen.json:
        return show([card.model_dump(mode="json", by_alias=True, exclude_none=True) for card in cards])
    for card in cards:
        print(f"{card.id:<34} {card.title}")
    return None


def print_examples(chosen: Arguments) -> None:
    """The worked examples by the names that other commands take."""
    examples = open_library().examples
    if chosen.json:
        return show([example.model_dump(mode="json", exclude={"file"}) for example in examples])
    for example in examples:
        print(f"example:{example.id:<26} {example.year}  {example.title}")
    return None


def check(chosen: Arguments) -> int:
    """Every fault of the shipped content, and of a team's own, at once."""
    own = chosen.folder.absolute() if chosen.folder else own_folder()
    print(told.content_line(read_library()))
    if own is None:
        return 0
    library = without_faulty_examples(library_with(own))
    if library.own.faults:
        return complain([f"{own}: {fault}" for fault in library.own.faults])
    print(told.own_line(library, str(own)))
    return 0


def print_edition(chosen: Arguments) -> None:
    """What to add to editions.toml when the content is released."""
    print(as_toml(next_edition(read_library(), chosen.name)), end="")
