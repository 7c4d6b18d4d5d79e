"""An answer: what was said, or that nobody knows, or that the question does not apply."""

from typing import Literal

from pydantic import JsonValue

from workbook.model.frozen import Frozen

State = Literal["answered", "unknown", "not_applicable"]


class Answer(Frozen):
    """One stored answer. Not answered at all is the absence of an Answer.

    `value` is the bare value of the question's kind and None unless `state` is "answered".
    `note` is a remark, or the reason when the question does not apply. `who` could find out, `by` when
    (ISO date), when nobody knows yet. `asked` keeps the wording it was asked with.
    """

    state: State = "answered"
    value: JsonValue = None
    note: str = ""
    who: str = ""
    by: str = ""
    asked: str = ""

    def stored(self) -> dict[str, JsonValue]:
        """The answer as the document keeps it: only what is said."""
        return self.model_dump(mode="json", exclude_defaults=True) | {"state": self.state}
