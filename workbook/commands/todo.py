"""Commands for coming back to decisions: what is to be done."""

from pathlib import Path

from workbook.commands.output import Arguments, Command, write
from workbook.review.duties import is_overdue
from workbook.workbench import open_workbench
from workbook.workbench.todo import Todo, Wanted
from workbook.workbench.todo_files import TODO_FORMATS, WORDS


def add(command: Command) -> None:
    """Add them to the parser."""
    todo = command("todo", print_todo, "List what is to be done over all decisions.")
    todo.add_argument("--format", choices=tuple(TODO_FORMATS), help="a table, a calendar or a list to tick off")
    todo.add_argument("--owner", default="", help="only what this person is to do")
    todo.add_argument("--overdue", action="store_true", help="only what is late")
    todo.add_argument("-o", "--out", type=Path, help="write to this file instead")


def print_todo(chosen: Arguments) -> None:
    """Print the list, or write it as a file; without a format the ending of its name tells."""
    todo = open_workbench().todo
    wanted = Wanted(owner=chosen.owner, overdue=chosen.overdue)
    if chosen.format or chosen.out:
        ending = chosen.out.suffix[1:] if chosen.out else ""
        return write(todo.export(chosen.format or (ending if ending in TODO_FORMATS else "md"), wanted), chosen.out)
    lines = todo_lines(todo, wanted)
    return print("\n".join(lines) if lines else "Nothing is to be done.")


def todo_lines(todo: Todo, wanted: Wanted) -> list[str]:
    """One line a task: date, a mark when late, owner, what, and the decision."""
    today = todo.today()
    return [
        f"{task.duty.due or 'no date':<10} {'!' if is_overdue(task.duty.due, today) else ' '} "
        f"{task.duty.owner or 'no owner':<16} {WORDS[task.duty.kind]}: {task.duty.say}  [{task.session} {task.title}]"
        for task in todo.tasks(wanted)
    ]
