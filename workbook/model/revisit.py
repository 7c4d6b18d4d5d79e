"""Coming back to a session: what an earlier moment said, what changed since, and what is in doubt. All in words."""

from workbook.model.frozen import Frozen
from workbook.model.line import Group, day


class Moment(Frozen):
    """A moment of a session: the change it follows, when that was (UTC text), and its name if it has one."""

    seq: int
    at: str
    name: str = ""

    def say(self, clock: bool = False) -> str:
        """The moment in words: its day, with the time (UTC) if wished, and its name."""
        hour = f", {self.at[11:16]}" if clock else ""
        when = day(self.at[:10]) + hour if self.seq else "the start"
        return f"{when} (“{self.name}”)" if self.name else when


class Effect(Frozen):
    """What became of one conclusion. `why` says which changes did it, empty when it did not move."""

    id: str
    title: str
    before: str
    after: str
    why: str = ""

    @property
    def moved(self) -> bool:
        """Whether it is another one now."""
        return self.before != self.after


class Doubt(Frozen):
    """Something that leans on a false assumption and was neither changed nor confirmed since, or whose day has come.

    `subject` is a question's id or `COLLECTION--ROW`, `assumption` the row's id and empty for what has grown old.
    """

    subject: str
    title: str
    stage: str
    section: str
    say: str
    assumption: str = ""


class Since(Frozen):
    """What changed between two moments and what it did."""

    before: Moment
    after: Moment
    changed: tuple[Group, ...]
    effects: tuple[Effect, ...]
    note: str = ""

    @property
    def count(self) -> int:
        """How many answers, cards and rows changed."""
        return sum(len(group.lines) for group in self.changed)


class Revisit(Frozen):
    """What a paper says about the past: the paper it supersedes, what changed since, what is in doubt."""

    since: Since | None = None
    doubts: tuple[Doubt, ...] = ()
