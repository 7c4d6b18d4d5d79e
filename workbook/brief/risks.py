"""What must hold, and what could go wrong for whom."""

from collections.abc import Iterator

from workbook.brief.blocks import Block, Bullets, Item, Paragraph, Table
from workbook.brief.verdict import counted
from workbook.brief.view import Row, View
from workbook.brief.words import NOT_ANSWERED, sentence
from workbook.model.card import AS_ON_THE_CARD
from workbook.model.wording import names

CRITERIA = 4
RISKS = 5
GROUPS = 3
CRITERION = {
    "measure": "Measure",
    "target": "Target",
    "kind": "Kind",
    "how": "How measured",
    "by": "By",
    "owner": "Owner",
}
RISK = {
    "title": "Risk",
    "who": "Who is harmed",
    "severity": "How bad",
    "likelihood": "How likely",
    "mitigation": "What we do now",
    "owner": "Owner",
}


def criteria_blocks(view: View) -> tuple[Block, ...]:
    """The bar for launch as a table, and the least that users accept."""
    least = Paragraph(lead="The least users accept:", text=view.said("problem.acceptable"))
    return (*table_of(view, "criteria", CRITERION, list(view.filled("criteria").values()), CRITERIA), least)


def risk_blocks(view: View) -> tuple[Block, ...]:
    """The gravest risks first, then the groups of people concerned."""
    rows = view.filled("risks")
    ranked = [rows[risk] for risk in view.assessment.risks if risk in rows]
    table = table_of(view, "risks", RISK, ranked, RISKS)
    return (*table, *_not_own(view, ranked[:RISKS]), Bullets(items=tuple(_people(view))))


def _not_own(view: View, rows: list[Row]) -> Iterator[Block]:
    """Which of the risks in the table were taken from a card and never put in words for this case."""
    lent = [f"“{view.cell('risks', row, 'title')}”" for row in rows if view.lent("risks", row)]
    if lent:
        text = f"{names(lent)}. The appendix marks what still stands {AS_ON_THE_CARD}."
        yield Paragraph(lead="Not yet in the team's own words:", text=text)


def table_of(view: View, collection: str, columns: dict[str, str], rows: list[Row], most: int) -> Iterator[Block]:
    """The first rows of a collection as a table, and how many more there are."""
    if not rows:
        yield Paragraph(text=NOT_ANSWERED)
        return
    lines = tuple(tuple(_cell(view, collection, row, field) for field in columns) for row in rows[:most])
    yield Table(columns=tuple(columns.values()), rows=lines)
    if len(rows) > most:
        yield Paragraph(text=f"{len(rows) - most} more in the appendix.")


def _cell(view: View, collection: str, row: Row, field_id: str) -> str:
    said = view.cell(collection, row, field_id)
    field = view.field(collection, field_id)
    if (collection, field_id) == ("risks", "owner") and row.get("by"):
        return f"{said}, by {view.cell(collection, row, 'by')}"
    return said.partition(":")[0] if field and field.kind == "scale" else said


def _people(view: View) -> Iterator[Item]:
    groups = list(view.filled("groups").values())
    for row in groups[:GROUPS]:
        affected = f"{view.cell('groups', row, 'who')}: {sentence(view.cell('groups', row, 'effect'))}"
        care = row.get("exposed") in ("indirect", "direct")
        yield Item(text=affected + (" These people need special care." if care else ""))
    if len(groups) > GROUPS:
        yield Item(text=f"{counted(len(groups) - GROUPS, 'more group')} in the appendix.")
    if not groups:
        yield Item(lead="People affected:", text=NOT_ANSWERED)
