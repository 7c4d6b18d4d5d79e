"""A line: one step between two documents in plain words."""

from datetime import date
from typing import Literal

from workbook.model.frozen import Frozen

Kind = Literal["new", "changed", "gone"]


class Line(Frozen):
    """One step in words. `name` is the title of a question or the name of a row, `part` what of it changed.

    A row that is new or gone carries its fields in `fields` as (title, words); `stage` is empty for what stands
    beside the stages, "retired" for what is no longer asked.
    """

    path: str
    stage: str
    kind: Kind
    name: str
    part: str = ""
    before: str = ""
    after: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    whole: str = ""

    def say(self, most: int = 0) -> str:
        """The line as a sentence or two; `whole` is one that says it better than its parts.

        With `most` no value in it is longer than so many characters.
        """
        if self.whole:
            return self.whole
        about = f"{self.name}: {self.part}" if self.part else self.name
        if self.fields:
            told = "; ".join(f"{title}: {short(words, most)}" for title, words in self.fields)
            return f"{'New' if self.kind == 'new' else 'Removed'}: {about} ({told})"
        if self.kind == "changed":
            return f"{about}: {short(self.before, most)} → {short(self.after, most)}"
        held = short(self.after or self.before, most)
        return f"{'New' if self.kind == 'new' else 'Removed'}: {about}: {held}".rstrip(": ")


class Group(Frozen):
    """The lines of one stage."""

    stage: str
    title: str
    lines: tuple[Line, ...]


def day(text: str) -> str:
    """A stored date as people write it: 31 January 2027; anything else as it stands."""
    try:
        held = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{held.day} {held:%B %Y}"


def short(text: str, most: int) -> str:
    """A text on one line, cut after so many characters; 0 cuts nothing."""
    line = " ".join(text.split())
    return line if not most or len(line) <= most else line[: most - 1].rstrip(" ,;:-–.") + "…"
