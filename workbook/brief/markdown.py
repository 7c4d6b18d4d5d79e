"""The Markdown exporter: CommonMark with GFM tables and task lists, headings of three levels, nothing else.

It prints a brief and decides nothing. One item stands on one line, so that a changed answer changes few lines.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from workbook.brief import escape
from workbook.brief.blocks import Brief, Bullets, Chart, Item, Paragraph, Quote, Section, Table, Tasks

INDENT = "  "


def to_markdown(brief: Brief) -> str:
    """The whole brief as Markdown: UTF-8 text, LF line ends, one final newline, the same for the same brief."""
    parts = [f"# {escape.block(brief.headline)}", *map(_block, brief.summary)]
    for section in brief.sections:
        parts += _section(section, "##")
    parts += ["---", "## Appendix: every question and answer"]
    for section in brief.appendix:
        parts += _section(section, "###")
    return "\n\n".join(parts) + "\n"


def _section(section: Section, mark: str) -> Iterator[str]:
    yield f"{mark} {escape.block(section.title)}"
    yield from map(_block, section.blocks)


def _block(block: Any) -> str:
    return BLOCKS[type(block)](block)


def _led(lead: str, text: str) -> str:
    """A line with its lead in bold; text without a lead begins the block itself."""
    bold = f"**{escape.inside(lead)}**" if escape.fold(lead) else ""
    if not bold:
        return escape.block(text)
    return f"{bold} {escape.inside(text)}".rstrip()


def _paragraph(block: Paragraph) -> str:
    return _led(block.lead, block.text)


def _quote(block: Quote) -> str:
    return f"> {_led(block.lead, block.text)}"


def _bullets(block: Bullets) -> str:
    return "\n".join(_items(block.items))


def _items(items: Iterable[Item], depth: int = 0) -> Iterator[str]:
    for item in items:
        yield f"{INDENT * depth}- {_led(item.lead, item.text)}"
        yield from _items(item.items, depth + 1)


def _tasks(block: Tasks) -> str:
    return "\n".join(f"- [ ] {escape.inside(item)}" for item in block.items)


def _table(block: Table) -> str:
    rule = ["---"] * len(block.columns)
    rows = [[escape.cell(cell) for cell in row] for row in (block.columns, *block.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))


def _chart(block: Chart) -> str:
    lines = [
        f"title {block.title}",
        f'x-axis "{block.x_axis[0]}" --> "{block.x_axis[1]}"',
        f'y-axis "{block.y_axis[0]}" --> "{block.y_axis[1]}"',
        *(f'quadrant-{place} "{name}"' for place, name in enumerate(block.quadrants, 1)),
        *(f'"{dot.letter}": [{_share(dot.x)}, {_share(dot.y)}]' for dot in block.dots),
    ]
    return "\n".join(["```mermaid", "quadrantChart", *(f"    {line}" for line in lines), "```"])


def _share(share: float) -> str:
    """A coordinate as the chart's grammar takes it: 0, 1 or 0.ddd."""
    text = f"{min(max(share, 0.0), 1.0):.3f}"
    return {"0.000": "0", "1.000": "1"}.get(text, text)


BLOCKS: dict[type, Callable[[Any], str]] = {
    Paragraph: _paragraph,
    Quote: _quote,
    Bullets: _bullets,
    Tasks: _tasks,
    Table: _table,
    Chart: _chart,
}
