"""The commands, in groups: each module adds its own to the parser. To add one, edit a group or name a new one here."""

from collections.abc import Callable

from workbook.commands import history, judgement, memory, portfolio, sessions, todo, words
from workbook.commands.output import Command

GROUPS: tuple[Callable[[Command], None], ...] = (
    sessions.add,
    judgement.add,
    history.add,
    words.add,
    memory.add,
    todo.add,
    portfolio.add,
)

__all__ = ["GROUPS", "Command"]
