"""When the verdict moves, the page says so: from where to where, and after which change."""

from dataclasses import dataclass

from workbook.model import Change, Session
from workbook.ui.bench import bench


@dataclass(frozen=True)
class Moved:
    """A verdict that moved: its titles before and after, and what was changed by whom."""

    before: str
    after: str
    what: str
    by: str = ""

    def say(self) -> str:
        """The move as one sentence."""
        who = f" by {self.by}" if self.by else ""
        return f"Verdict moved from “{self.before}” to “{self.after}” after “{self.what}”{who}."


def moved(before: Session, after: Session, own: set[int]) -> Moved | None:
    """How the verdict differs between two states of a session, None when it does not."""
    old, new = (bench().assess(one).verdict for one in (before, after))
    if old.outcome == new.outcome:
        return None
    last = bench().changes(after.id, before.seq)[-1]
    return Moved(old.title, new.title, _title(last), "" if last.seq in own else last.by or "somebody else")


def _title(change: Change) -> str:
    """What was changed, as the walk calls it."""
    room, _, name = change.path.partition("/")
    library = bench().library
    question = library.questions.get(name) if room == "answers" else library.collections.get(room)
    return question.title if question else room.capitalize()
