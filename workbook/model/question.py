"""Questions, and the sections and stages they stand in."""

from typing import Literal

from pydantic import model_validator

from workbook.model.condition import Condition
from workbook.model.frozen import Frozen
from workbook.model.shape import Field, Shape

Role = Literal["product", "data", "engineering", "design", "operations", "legal", "users", "leadership"]


class FixedRow(Frozen):
    """A row that a collection always has."""

    id: str
    name: str


class Question(Shape):
    """One question with all that helps to answer it. `stage` is filled in by the reader."""

    id: str
    stage: str = ""
    section: str
    title: str
    ask: str
    why: str
    strong: str = ""
    weak: str = ""
    source: str
    knows: tuple[Role, ...] = ()
    serves: tuple[str, ...] = ()
    core: bool = False
    allow_na: bool = False
    when: Condition | None = None
    collection: str = ""
    row: str = ""
    fields: tuple[Field, ...] = ()
    fixed_rows: tuple[FixedRow, ...] = ()

    @model_validator(mode="after")
    def records_have_fields(self) -> "Question":
        if (self.kind == "records") != bool(self.collection and self.fields):
            raise ValueError("kind records, and no other, needs collection and fields")
        return self


class Section(Frozen):
    """A screenful of one stage."""

    id: str
    title: str
    intro: str = ""


class Stage(Frozen):
    """One stage of the walk."""

    id: str
    title: str
    question: str
    order: int
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
