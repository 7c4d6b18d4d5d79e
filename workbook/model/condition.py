"""Conditions on answers, as content writes them, and their three-valued truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pydantic import Field, JsonValue, model_validator

from workbook.model.frozen import Frozen


class Condition(Frozen):
    """One condition: on a question's answer, on the number of rows of a collection, on a fact, or a combination.

    Exactly one of `question`, `rows`, `fact`, `all`, `any`, `not` is set; with `question` exactly one of
    `is`, `at_least`, `at_most`, `includes`, `answered`; with `rows` and `fact` one of `at_least`, `at_most`.
    """

    question: str | None = None
    rows: str | None = None
    fact: str | None = None
    is_: tuple[str | int, ...] | None = Field(default=None, alias="is")
    includes: tuple[str, ...] | None = None
    at_least: float | None = None
    at_most: float | None = None
    answered: bool | None = None
    all_: tuple[Condition, ...] | None = Field(default=None, alias="all")
    any_: tuple[Condition, ...] | None = Field(default=None, alias="any")
    not_: Condition | None = Field(default=None, alias="not")

    @model_validator(mode="after")
    def one_subject_one_test(self) -> Condition:
        subjects = [s for s in (self.question, self.rows, self.fact, self.all_, self.any_, self.not_) if s is not None]
        if len(subjects) != 1:
            raise ValueError("a condition needs exactly one of question, rows, fact, all, any, not")
        tests = [t for t in (self.is_, self.includes, self.at_least, self.at_most, self.answered) if t is not None]
        wanted = 1 if self.question or self.rows or self.fact else 0
        if len(tests) != wanted:
            raise ValueError(
                "a condition needs exactly one of is, includes, at_least, at_most, answered beside its subject"
            )
        return self

    def questions(self) -> set[str]:
        """Every question this condition looks at."""
        inner = (*(self.all_ or ()), *(self.any_ or ()), *([self.not_] if self.not_ else []))
        own = {self.question} if self.question else set()
        return own.union(*(part.questions() for part in inner))


Values = Callable[[str], JsonValue]


def truth(condition: Condition, value: Values, facts: Mapping[str, float]) -> bool | None:
    """True, False, or None when an answer it needs is missing.

    `value` gives the bare answer to a question or None; `facts` holds `rows.<collection>` counts and
    derived numbers by name; a missing fact counts as unknown.
    """
    if condition.all_ is not None:
        return _every([truth(part, value, facts) for part in condition.all_])
    if condition.any_ is not None:
        return _negate(_every([_negate(truth(part, value, facts)) for part in condition.any_]))
    if condition.not_ is not None:
        return _negate(truth(condition.not_, value, facts))
    if condition.question is not None:
        return _of_answer(condition, value(condition.question))
    return _of_number(condition, facts.get(condition.fact or f"rows.{condition.rows}"))


def grounds(condition: Condition, value: Values, facts: Mapping[str, float]) -> set[str]:
    """The questions by which a condition that is true is true: of alternatives only those that hold."""
    if condition.any_ is not None:
        held = [part for part in condition.any_ if truth(part, value, facts) is True]
        return set().union(*(grounds(part, value, facts) for part in held))
    if condition.all_ is not None:
        return set().union(*(grounds(part, value, facts) for part in condition.all_))
    return condition.questions()


def _of_answer(condition: Condition, held: JsonValue) -> bool | None:
    if condition.answered is not None:
        return (held is not None) == condition.answered
    if held is None:
        return None
    if condition.is_ is not None:
        return held in condition.is_
    if condition.includes is not None:
        return isinstance(held, list) and any(option in held for option in condition.includes)
    return _of_number(condition, held if isinstance(held, int | float) else None)


def _of_number(condition: Condition, held: float | None) -> bool | None:
    if held is None:
        return None
    if condition.at_least is not None:
        return held >= condition.at_least
    return condition.at_most is not None and held <= condition.at_most


def _every(parts: Sequence[bool | None]) -> bool | None:
    if any(part is False for part in parts):
        return False
    return None if any(part is None for part in parts) else True


def _negate(part: bool | None) -> bool | None:
    return None if part is None else not part
