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
    """What became of one conclusion. `why` says which changes did it, empty when it did not move; `otherwise` what it
    would be without them, where that is not what it was before."""

    id: str
    title: str
    before: str
    after: str
    why: str = ""
    otherwise: str = ""

    @property
    def moved(self) -> bool:
        """Whether it is another one now."""
        return self.before != self.after

    def say(self) -> str:
        """The conclusion before and now."""
        if not self.moved:
            return f"{self.title}: {self.after}, as before"
        without = f" (without that change: {self.otherwise})" if self.otherwise else ""
        return f"{self.title}: {self.before} → {self.after}{without}"


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

    @property
    def same(self) -> tuple[Effect, ...]:
        """The conclusions that did not move."""
        return tuple(effect for effect in self.effects if not effect.moved)

    def by_cause(self) -> tuple[tuple[str, tuple[Effect, ...]], ...]:
        """The conclusions that moved under what did it, in their order; each cause stands once."""
        moved = [effect for effect in self.effects if effect.moved]
        causes = dict.fromkeys(effect.why for effect in moved)
        return tuple((why, tuple(effect for effect in moved if effect.why == why)) for why in causes)


class Revisit(Frozen):
    """What a paper says about the past: the paper it supersedes, what changed since, what is in doubt."""

    since: Since | None = None
    doubts: tuple[Doubt, ...] = ()
