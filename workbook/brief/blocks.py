"""The pieces a brief is made of. All text in them is plain; an exporter escapes it for its own format."""

from workbook.model.frozen import Frozen


class Item(Frozen):
    """One point: a short lead, its text, and the points below it."""

    lead: str = ""
    text: str = ""
    items: tuple["Item", ...] = ()


class Paragraph(Frozen):
    """One paragraph with an optional lead."""

    text: str
    lead: str = ""


class Quote(Frozen):
    """One line set apart."""

    text: str
    lead: str = ""


class Bullets(Frozen):
    """A list of points, one a line."""

    items: tuple[Item, ...]


class Tasks(Frozen):
    """A list of things to tick off."""

    items: tuple[str, ...]


class Table(Frozen):
    """A table; each row has as many cells as there are columns, and there are at most six."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Dot(Frozen):
    """A lettered point of the chart; `x` and `y` are shares of the axes, 0 to 1."""

    letter: str
    x: float
    y: float


class Chart(Frozen):
    """Effort against improvement. It carries letters only; the table above it names them."""

    title: str
    x_axis: tuple[str, str]
    y_axis: tuple[str, str]
    quadrants: tuple[str, str, str, str]
    dots: tuple[Dot, ...]


Block = Paragraph | Quote | Bullets | Tasks | Table | Chart


class Section(Frozen):
    """A titled part of the brief. The id lasts, the title may change."""

    id: str
    title: str
    blocks: tuple[Block, ...]


class Brief(Frozen):
    """Everything the paper says, in its order. Exporters print it and decide nothing.

    `headline` is the decision as a sentence. `sections` are the two pages; `appendix` follows below a rule.
    `at` is the UTC moment of the last change, `revision` its number, `fingerprint` a digest of the content.
    """

    session: str
    revision: int
    at: str
    title: str
    fingerprint: str
    headline: str
    summary: tuple[Block, ...]
    sections: tuple[Section, ...]
    appendix: tuple[Section, ...]
