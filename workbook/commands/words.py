"""Commands on the content: questions, cards, examples, the schema of a session file, and the check."""

from workbook import told
from workbook.commands.output import Arguments, Command, complain, show
from workbook.content import read_content, read_library
from workbook.content.reader import HERE
from workbook.workbench import schema


def add(command: Command) -> None:
    """Adds questions, cards, schema, examples and check."""
    command("questions", print_questions, "List every question.").add_argument("--json", action="store_true")
    command("cards", print_cards, "List every card.").add_argument("--json", action="store_true")
    command("schema", lambda _: show(schema()), "Print the JSON Schema of the session file.")
    command("examples", print_examples, "List the worked examples.").add_argument("--json", action="store_true")
    command("check", check, "Check the content and say what is wrong with it.")


def print_questions(chosen: Arguments) -> None:
    """Every question in the order of the walk; a star marks the required path."""
    rows = [told.question(one) for one in read_library().questions.values()]
    if chosen.json:
        return show(rows)
    for row in rows:
        print(f"{'*' if row['core'] else ' '} {row['id']:<26} {row['kind']:<8} {row['question']}")
    return None


def print_cards(chosen: Arguments) -> None:
    """Every card of the deck."""
    cards = read_library().cards
    if chosen.json:
        return show([card.model_dump(mode="json", by_alias=True, exclude_none=True) for card in cards])
    for card in cards:
        print(f"{card.id:<34} {card.title}")
    return None


def print_examples(chosen: Arguments) -> None:
    """The worked examples by the names that other commands take."""
    examples = read_library().examples
    if chosen.json:
        return show([example.model_dump(mode="json", exclude={"file"}) for example in examples])
    for example in examples:
        print(f"example:{example.id:<26} {example.year}  {example.title}")
    return None


def check(chosen: Arguments) -> int:
    """Every fault of the content at once."""
    library, faults = read_content(HERE)
    if faults or library is None:
        return complain(faults)
    print(told.content_line(library))
    return 0
