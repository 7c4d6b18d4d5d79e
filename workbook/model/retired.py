"""Ids that are no longer asked under, and what became of them. Answers under them are kept for ever."""

from functools import cached_property

from workbook.model.frozen import Frozen
from workbook.model.shape import Field, Kind, Shape


class Gone(Frozen):
    """What every retired id says: why, and the id that took its place, if one did."""

    id: str
    now: str = ""
    because: str


class RetiredQuestion(Gone, Shape):
    """A question that has another id now, or is no longer asked: then with its last wording and shape."""

    kind: Kind = "text"
    title: str = ""
    ask: str = ""
    collection: str = ""
    fields: tuple[Field, ...] = ()


class RetiredOption(Gone):
    """An option or level of a question (`of` is its id) or of a row's field (`of` is "collection/field")."""

    of: str
    label: str = ""


class RetiredField(Gone, Shape):
    """A field of the rows of a collection."""

    kind: Kind = "text"
    of: str
    title: str = ""


class RetiredCard(Gone):
    """A card that has another id now, or is no longer dealt: then with its last title."""

    title: str = ""


class Retired(Frozen):
    """Every id that was ever used and is not any more."""

    questions: tuple[RetiredQuestion, ...] = ()
    options: tuple[RetiredOption, ...] = ()
    fields: tuple[RetiredField, ...] = ()
    cards: tuple[RetiredCard, ...] = ()

    @cached_property
    def asked(self) -> dict[str, RetiredQuestion]:
        """Retired questions by their old ids."""
        return {one.id: one for one in self.questions}

    @cached_property
    def dealt(self) -> dict[str, RetiredCard]:
        """Retired cards by their old ids."""
        return {one.id: one for one in self.cards}

    @cached_property
    def offered(self) -> dict[tuple[str, str], RetiredOption]:
        """Retired options by (question id or "collection/field", old option id)."""
        return {(one.of, one.id): one for one in self.options}

    @cached_property
    def columns(self) -> dict[tuple[str, str], RetiredField]:
        """Retired fields by (collection, old field id)."""
        return {(one.of, one.id): one for one in self.fields}

    @cached_property
    def lists(self) -> dict[str, RetiredQuestion]:
        """The retired question behind each retired collection."""
        return {one.collection: one for one in self.questions if one.collection}

    @cached_property
    def renames(self) -> bool:
        """Whether any id has another one now, so that a document may have to be read anew."""
        return any(one.now for one in (*self.questions, *self.options, *self.fields, *self.cards))
