"""The brief as one web page that needs nothing else: readable in light and dark, on a phone and on paper.

It is the Markdown of the brief, read by markdown-it with raw HTML off, so that every text is escaped twice over. A
policy inside the page forbids scripts and anything from elsewhere. The chart is drawn as an image of our own.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from workbook.brief.blocks import Brief, Chart
from workbook.brief.chart import draw
from workbook.brief.markdown import to_markdown

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
STYLE = (Path(__file__).parent / "paper.css").read_text(encoding="utf-8").strip()
BOX = "[ ] "
TEXT_BLOCKS = ("paragraph_open", "heading_open", "list_item_open", "td_open", "th_open", "blockquote_open")
HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
<main>
"""
FOOT = "</main>\n</body>\n</html>\n"


def to_html(brief: Brief) -> str:
    """The whole brief as one HTML file: UTF-8 text, the same for the same brief."""
    tokens = engine().parse(to_markdown(brief))
    for place, token in enumerate(tokens):
        _dress(token)
        if token.content.startswith(BOX) and token.type == "inline":
            _box(tokens[place - 2], token)
    body = str(engine().renderer.render(tokens, engine().options, {"charts": iter(_charts(brief))}))
    title = escape(" ".join(brief.headline.split()), quote=True)
    return HEAD.format(policy=escape(POLICY, quote=False), title=title, style=STYLE) + body + FOOT


def _charts(brief: Brief) -> Iterator[Chart]:
    for section in brief.sections:
        yield from (block for block in section.blocks if isinstance(block, Chart))


@cache
def engine() -> MarkdownIt:
    """CommonMark with tables, raw HTML off."""
    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    for name, rule in {"fence": _fence, "table_open": _table_open, "table_close": _table_close}.items():
        made.add_render_rule(name, rule)
    return made


def _dress(token: Token) -> None:
    """Directions, scopes of header cells, and links that tell nobody where they were clicked."""
    if token.type in TEXT_BLOCKS:
        token.attrSet("dir", "auto")
    if token.type == "th_open":
        token.attrSet("scope", "col")
    for child in token.children or ():
        if child.type == "link_open":
            child.attrSet("rel", "noopener noreferrer nofollow")


def _box(item: Token, text: Token) -> None:
    """A thing to tick off: its box drawn as one sign. A typed box is escaped and never comes here."""
    item.attrSet("class", "task")
    if text.children:
        text.children[0].content = text.children[0].content.replace(BOX, "☐ ", 1)


def _fence(self: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    """Our own chart; no text of a person ever stands in a fence."""
    chart = next(env["charts"], None) if tokens[place].info == "mermaid" else None
    return draw(chart) if chart else self.fence(tokens, place, options, env)


def _table_open(self: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    return '<div class="table" role="group" tabindex="0">\n<table>\n'


def _table_close(self: RendererHTML, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    return "</table>\n</div>\n"
