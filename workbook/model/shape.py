"""The shape of an answer: its kind and what that kind needs. Questions and fields of rows have one."""

from typing import Literal

from pydantic import JsonValue, model_validator

from workbook.model.frozen import Frozen

Kind = Literal["text", "choice", "scale", "multi", "number", "range", "date", "records"]
SIZES = ("XS", "S", "M", "L", "XL")


class Option(Frozen):
    """One of the answers to choose from. The id is stored, the label shown."""

    id: str
    label: str
    hint: str = ""


class Level(Frozen):
    """One step of a scale with its written meaning."""

    level: int
    label: str
    meaning: str = ""


class Shape(Frozen):
    """What an answer looks like. Only the names that its kind uses are set.

    `default` stands in, and is said to, when nobody answers. `refers` names the collection whose row id a text holds.
    `past` holds options that are no longer offered, so that an old answer can still be told; the reader fills it in.
    """

    kind: Kind
    options: tuple[Option, ...] = ()
    levels: tuple[Level, ...] = ()
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    sizes: str = ""
    long: bool = False
    placeholder: str = ""
    default: JsonValue = None
    refers: str = ""
    past: tuple[Option, ...] = ()

    @model_validator(mode="after")
    def kind_has_what_it_needs(self) -> "Shape":
        if self.kind in ("choice", "multi") and len(self.options) < 2:
            raise ValueError(f'kind "{self.kind}" needs at least two options')
        if self.kind == "scale" and [step.level for step in self.levels] != list(range(1, len(self.levels) + 1)):
            raise ValueError("a scale needs levels 1, 2, 3 … in order")
        if self.kind == "scale" and len(self.levels) < 3:
            raise ValueError("a scale needs at least three levels")
        if len({option.id for option in self.options}) != len(self.options):
            raise ValueError("two options have the same id")
        return self

    def offers(self, value: object) -> bool:
        """Whether a stored choice or level is one of those there are now; true for every other kind."""
        if self.kind == "choice":
            return any(option.id == value for option in self.options)
        return self.kind != "scale" or (type(value) is int and 1 <= value <= len(self.levels))

    def lost(self, value: object) -> bool:
        """Whether a stored answer chose something that is not there now, wholly or in part."""
        if self.kind == "multi" and isinstance(value, list | tuple):
            return not {option.id for option in self.options}.issuperset(map(str, value))
        return not self.offers(value)

    def label(self, value: object) -> str:
        """The words for a stored option id or level; the value itself when it is neither."""
        for option in self.options:
            if option.id == value:
                return option.label
        for step in self.levels:
            if step.level == value:
                return f"{step.level} of {len(self.levels)}: {step.label}"
        for option in self.past:
            if option.id == str(value):
                return f"{option.label} (no longer offered)"
        return str(value)


class Field(Shape):
    """One field of a row. `never` and `only` name fixed rows."""

    id: str
    title: str
    hint: str = ""
    required: bool = False
    never: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    def asked_of(self, row_id: str) -> bool:
        """Whether a row is asked for this field: not the rows in `never`, and if `only` names rows, no others."""
        return row_id not in self.never and (not self.only or row_id in self.only)
