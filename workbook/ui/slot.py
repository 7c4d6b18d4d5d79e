"""A slot: a place on screen where one value is shown and edited, and what its widget shows for a stored value."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import JsonValue

from workbook.model.shape import Shape
from workbook.ui.desk import Desk, Write, carry_out
from workbook.ui.memory import recall
from workbook.ui.parts import Spot, spot


@dataclass(frozen=True)
class Slot:
    """A place where one value is shown and edited.

    `key` is the widget's lasting key, `label` content words, `value` the stored bare value, `store` writes a raw
    one, `fresh` reads the stored value again after a write. `compact` is for fields of rows. `example` stands in an
    empty text field whose shape brings none.
    """

    desk: Desk
    key: str
    label: str
    shape: Shape
    value: JsonValue
    store: Write
    fresh: Callable[[], JsonValue]
    compact: bool = False
    help: str | None = None
    example: str = ""
    spot: Spot = field(default_factory=spot)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the page this stands on."""
        return self.spot.parts

    def commit(self) -> None:
        """Store what the widget holds; the callback of most widgets."""
        shape = self.shape
        face = lambda: FACES[shape.kind](shape, self.fresh())  # noqa: E731
        self.carry_out(self.desk.write, self.key, self.label, recall(self.key), self.store, face)

    def carry_out(self, act: Callable[..., Any], *given: Any) -> None:
        """Do something in a callback of this widget, and have drawn anew what it moved."""
        carry_out(self.desk, self.spot, act, *given)


def range_text(value: JsonValue) -> str:
    """A range as people type it, empty for a size or nothing."""
    if not isinstance(value, dict) or "low" not in value:
        return ""
    low, high = figure(value["low"]), figure(value["high"])
    best = f", best {figure(value['best'])}" if value.get("best") is not None else ""
    return f"{low} to {high}{best}" if low != high else low


def figure(value: Any) -> str:
    """A number as people type it, with all its digits."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def empty(raw: Any) -> bool:
    """Whether a widget holds nothing."""
    return raw is None or raw == [] or (isinstance(raw, str) and not raw.strip())


def _day(value: JsonValue) -> date | None:
    return date.fromisoformat(str(value)) if value else None


FACES: dict[str, Callable[[Shape, JsonValue], Any]] = {
    "text": lambda shape, value: str(value or ""),
    "choice": lambda shape, value: value,
    "scale": lambda shape, value: value,
    "multi": lambda shape, value: list(value) if isinstance(value, list) else [],
    "number": lambda shape, value: figure(value) if isinstance(value, int | float) else "",
    "range": lambda shape, value: range_text(value),
    "date": lambda shape, value: _day(value),
    "records": lambda shape, value: None,
}
