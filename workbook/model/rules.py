"""The rules of judgement as data: dimensions with points, caps and vetoes, degrees of automation, difficulty."""

from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from workbook.model.condition import Condition
from workbook.model.frozen import Frozen

Outcome = Literal["not_enough", "no_build", "without_ml", "get_data", "experiment", "build"]
OUTCOMES: tuple[Outcome, ...] = ("not_enough", "no_build", "without_ml", "get_data", "experiment", "build")
Automation = Literal["inform", "suggest", "review", "alone"]
AUTOMATION: tuple[Automation, ...] = ("inform", "suggest", "review", "alone")
Difficulty = Literal["easy", "hard", "out_of_reach", "unknown"]


class Item(Frozen):
    """What one question adds to a dimension: points 0 to 1 for each option id or level."""

    question: str
    weight: float = 1
    points: dict[str, float]
    because: str

    @model_validator(mode="after")
    def points_lie_between_0_and_1(self) -> "Item":
        if not self.points or any(not 0 <= point <= 1 for point in self.points.values()):
            raise ValueError(f"points of {self.question} must be given for each option and lie between 0 and 1")
        return self


class Dimension(Frozen):
    """A side of the fit that is scored by itself. A weak one is never made up for by another."""

    id: str
    title: str
    question: str
    because: str
    items: tuple[Item, ...]


class Cap(Frozen):
    """The best outcome that is still possible when the condition holds. A veto holds even before enough is answered."""

    id: str
    outcome: Outcome
    veto: bool = False
    when: Condition
    because: str
    say: str


class AutomationCap(Frozen):
    """The furthest degree of automation when the condition holds."""

    id: str
    most: Automation
    when: Condition
    because: str
    say: str


class DifficultyRule(Frozen):
    """The first rule whose condition holds says how hard the task is for ML."""

    difficulty: Difficulty
    when: Condition
    because: str
    say: str


class OutcomeWords(Frozen):
    """How an outcome speaks."""

    id: str
    title: str
    recommend: str
    monday: str


class Named(Frozen):
    """A title and a sentence for a stored id."""

    id: str
    title: str
    say: str


class Threshold(Frozen):
    """A number the judgement uses, and why. With `of` (a dimension, "overall" or "coverage") the fact `below.<name>`
    tells whether that score lies under it."""

    value: float
    because: str
    of: str = ""


class Rules(Frozen):
    """All rules. `thresholds` are named in `rules.toml`."""

    dimensions: tuple[Dimension, ...]
    caps: tuple[Cap, ...]
    automation_caps: tuple[AutomationCap, ...]
    difficulty_rules: tuple[DifficultyRule, ...]
    outcomes: tuple[OutcomeWords, ...]
    automation: tuple[Named, ...]
    difficulty: tuple[Named, ...]
    thresholds: dict[str, Threshold]
    decisions: dict[str, tuple[Outcome, ...]]
    confidence: dict[str, Threshold]
    serves: tuple[str, ...] = ()
    brief: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    def threshold(self, name: str) -> float:
        """The value of a named threshold."""
        return self.thresholds[name].value

    @cached_property
    def items(self) -> dict[str, Item]:
        """The item behind each judged question."""
        return {item.question: item for dimension in self.dimensions for item in dimension.items}
