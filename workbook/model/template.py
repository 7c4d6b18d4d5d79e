"""A template: where to start for a sort of product. It holds suggestions, never answers."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field, model_validator

from workbook.model.frozen import Frozen

# Every text of a template comes in with this in front, until somebody takes or changes it.
SUGGESTED = "Suggestion: "
# The field of each list that carries the mark, and the other fields that a template may fill.
LISTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "options": ("name", ("kind",)),
    "groups": ("who", ("effect", "check")),
    "assumptions": ("text", ("check", "if_wrong")),
    "criteria": ("measure", ("kind", "how")),
    "risks": ("title", ("card", "family", "who", "signal", "intervention", "mitigation", "cost_later")),
    "fallbacks": ("failure", ("user_sees", "option", "metric")),
    "milestones": ("name", ("proves", "go_if", "stop_if")),
}
Rows = tuple[dict[str, str], ...]


class Template(Frozen):
    """Suggested rows by list, and cards worth a look. `row` in a row names a fixed row to fill."""

    id: str
    title: str
    summary: str = ""
    cards: tuple[str, ...] = ()
    options: Rows = ()
    groups: Rows = ()
    assumptions: Rows = ()
    criteria: Rows = ()
    risks: Rows = ()
    fallbacks: Rows = ()
    milestones: Rows = ()
    own: bool = Field(default=False, exclude=True)

    @model_validator(mode="after")
    def rows_hold_suggestions_only(self) -> "Template":
        for collection, rows in self.rows().items():
            title, others = LISTS[collection]
            for row in rows:
                odd = [name for name in row if name not in ("row", title, *others)]
                if odd:
                    allowed = ", ".join((title, *others))
                    raise ValueError(f"{collection}: {', '.join(odd)} cannot be suggested; use {allowed}")
                if not row.get(title):
                    raise ValueError(f"{collection}: a row has no {title}")
        return self

    def rows(self) -> dict[str, Rows]:
        """The suggested rows of each list that has any."""
        held: dict[str, Any] = {name: getattr(self, name) for name in LISTS}
        return {name: rows for name, rows in held.items() if rows}


def is_suggested(collection: str, row: Mapping[str, Any]) -> bool:
    """Whether a row is a suggestion that nobody has taken or changed yet."""
    held = row.get(LISTS[collection][0]) if collection in LISTS else None
    return isinstance(held, str) and held.startswith(SUGGESTED)
