"""What a difference did to the conclusions, and which of its changes did it.

Each change is taken back alone in the later document, and where that explains nothing, made alone in the earlier one.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbook.model import Document
from workbook.model.frozen import Frozen
from workbook.model.revisit import Effect
from workbook.model.wording import names
from workbook.review.difference import Step, apply, turned

# How much of a movement one change must account for to be named, and how many are named.
SHARE, NAMED = 0.25, 3
UNKNOWN = "not known"


class Measure(Frozen):
    """One conclusion: a number or a word to compare by, and how it is said. Of what people `decided` themselves no
    cause is sought."""

    id: str
    title: str
    value: float | str | None
    words: str
    decided: bool = False


Measures = Mapping[str, Measure]
Judge = Callable[[Document], Measures]


@dataclass(frozen=True)
class Part:
    """The steps of one answer, card or row, under the name it is told by."""

    name: str
    steps: tuple[Step, ...]


def parts(steps: Iterable[Step], name: Callable[[str], str]) -> tuple[Part, ...]:
    """Steps by what they belong to; `name` gives an item (`answers/Q`, `risks/R`) its words."""
    found: defaultdict[str, list[Step]] = defaultdict(list)
    for step in steps:
        found["/".join(step.path.split("/")[:2])].append(step)
    return tuple(Part(name=name(item), steps=tuple(held)) for item, held in found.items())


@dataclass(frozen=True)
class Comparison:
    """Two documents, the parts in which they differ, and how a document is judged."""

    before: Document
    after: Document
    parts: Sequence[Part]
    judge: Judge

    @cached_property
    def then(self) -> Measures:
        """The conclusions of the earlier document."""
        return self.judge(self.before)

    @cached_property
    def now(self) -> Measures:
        """The conclusions of the later document."""
        return self.judge(self.after)

    @cached_property
    def without(self) -> tuple[Measures, ...]:
        """The later conclusions with each part taken back alone."""
        return tuple(self.judge(apply(turned(part.steps), self.after)) for part in self.parts)

    @cached_property
    def alone(self) -> tuple[Measures, ...]:
        """The earlier conclusions with each part changed alone."""
        return tuple(self.judge(apply(part.steps, self.before)) for part in self.parts)

    def effects(self, told: Collection[str]) -> tuple[Effect, ...]:
        """The conclusions to tell, of either document, with their causes where they moved."""
        return tuple(self._effect(name) for name in {**self.then, **self.now} if name in told)

    def _effect(self, name: str) -> Effect:
        then, now = self.then.get(name), self.now.get(name)
        before, after = (one.words if one else UNKNOWN for one in (then, now))
        title = (now or then).title  # type: ignore[union-attr]
        if before == after or (now or then).decided:  # type: ignore[union-attr]
            return Effect(id=name, title=title, before=before, after=after)
        why, otherwise = self._why(name)
        why = why[:1].upper() + why[1:]
        return Effect(id=name, title=title, before=before, after=after, why=why, otherwise=otherwise)

    def _why(self, name: str) -> tuple[str, str]:
        """What did it, and what it would be without that, where that is neither as before nor as now."""
        if len(self.parts) == 1:
            return f"{self.parts[0].name} did this", ""
        then, now = _value(self.then, name), _value(self.now, name)
        needed = self._named(name, self.without, now, then)
        if len(needed) == 1:
            return f"{needed[0]} did this", self._otherwise(name, needed[0])
        if needed:
            return f"It took {names(needed)}, each of them", ""
        enough = self._named(name, self.alone, then, now)
        if len(enough) == 1:
            return f"{enough[0]} alone would have done this; other changes hold it there too", ""
        if enough:
            return f"{names(enough)} would each have done this alone", ""
        return "Only the combination did this", ""

    def _named(self, name: str, tried: tuple[Measures, ...], start: object, end: object) -> list[str]:
        """The parts that alone carry a conclusion from `start` towards `end`, the furthest first."""
        told = [
            (_carried(_value(measures, name), start, end), part.name)
            for measures, part in zip(tried, self.parts, strict=True)
        ]
        ranked = sorted((one for one in told if one[0] >= SHARE), key=lambda one: -one[0])
        return [part for _, part in ranked[:NAMED]]

    def _otherwise(self, name: str, cause: str) -> str:
        place = next(place for place, part in enumerate(self.parts) if part.name == cause)
        held, before = self.without[place].get(name), self.then.get(name)
        words = [one.words if one else UNKNOWN for one in (held, before)]
        return "" if words[0] == words[1] else words[0]


def _value(measures: Measures, name: str) -> float | str | None:
    held = measures.get(name)
    return held.value if held else None


def _carried(found: object, start: object, end: object) -> float:
    """How far `found` lies on the way from `start` to `end`: 0 not at all, 1 all of it; a third word counts half."""
    if found == start:
        return 0.0
    if all(isinstance(one, int | float) for one in (found, start, end)) and start != end:
        return (float(found) - float(start)) / (float(end) - float(start))  # type: ignore[arg-type]
    return 1.0 if found == end else 0.5
