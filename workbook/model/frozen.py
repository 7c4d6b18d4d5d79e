"""The base of every value in the program: frozen, strict about unknown names."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: it cannot be changed and has no names it does not declare."""

    model_config = ConfigDict(frozen=True, extra="forbid")
