"""Reads an exported brief with two unrelated engines and tells every fault.

Faults: a text that is not shown as typed, raw HTML, a link that is no http(s) or mail address or does not show its
address, an image, a table whose rows differ in width, another sequence of blocks than a harmless export has.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt
from mdit_py_plugins.tasklists import tasklists_plugin

BLOCKS = ("h1", "h2", "h3", "p", "ul", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "pre", "hr")
INLINE = ("strong", "a", "code", "input")
OMITTED = "raw HTML omitted"
INVISIBLE = re.compile("[\u200b\ufeff\u00ad\u200e\u200f]")


@dataclass
class Seen(HTMLParser):
    """What a rendering shows: the sequence of blocks, the text of each, links, tags and rows of tables."""

    shape: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=lambda: [""])
    links: list[list[str]] = field(default_factory=list)
    tables: list[list[int]] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    inside_link: bool = False

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.shape.append(tag)
            self.texts.append("")
        elif tag not in INLINE:
            self.strange.append(f"<{tag}>")
        if tag == "a":
            self.links.append([dict(attrs).get("href") or "", ""])
            self.inside_link = True
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append(0)
        elif tag in ("td", "th"):
            self.tables[-1][-1] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.shape.append(f"/{tag}")
            self.texts.append("")
        self.inside_link = self.inside_link and tag != "a"

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data
        if self.inside_link:
            self.links[-1][1] += data

    def handle_comment(self, data: str) -> None:
        self.strange.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.strange.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.strange.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.strange.append(f"<![{data}]>")


def seen(html: str) -> Seen:
    """A rendering as read."""
    reader = Seen()
    reader.feed(html)
    reader.close()
    return reader


@cache
def plain_engine() -> MarkdownIt:
    """markdown-it with tables and task lists; raw HTML is let through so that it shows."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough").use(tasklists_plugin)


@cache
def linking_engine() -> MarkdownIt:
    """markdown-it as GitHub-like readers set it up: bare addresses become links."""
    return MarkdownIt("gfm-like", {"html": True}).use(tasklists_plugin)


def cmark(source: str) -> str:
    """GitHub's own engine with all its extensions, raw HTML let through."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    return str(
        cmarkgfm.markdown_to_html_with_extensions(
            source, options=options, extensions=["table", "strikethrough", "autolink", "tasklist"]
        )
    )


ENGINES: dict[str, Callable[[str], str]] = {
    "markdown-it": lambda source: plain_engine().render(source),
    "markdown-it with linkify": lambda source: linking_engine().render(source),
    "cmark-gfm": cmark,
}


@cache
def shape(source: str, engine: str = "cmark-gfm") -> list[str]:
    """The sequence of blocks of a file."""
    return seen(ENGINES[engine](source)).shape


def faults(source: str, said: Iterable[str], harmless: str | None = None) -> list[str]:
    """Every fault of an export, seen with each engine. `said` are the texts people typed."""
    said = list(said)
    found = []
    for name, render in ENGINES.items():
        rendering = seen(render(source))
        told = [*_unsaid(rendering, said), *_strange(rendering), *_links(rendering), *_tables(rendering, source)]
        if harmless is not None and rendering.shape != shape(harmless, name):
            told.append(
                f"the blocks differ from a harmless export: {first_difference(rendering.shape, shape(harmless, name))}"
            )
        found += [f"{name}: {fault}" for fault in told]
    return found


def _unsaid(rendering: Seen, said: Iterable[str]) -> Iterable[str]:
    shown = "\n".join(_folded(text) for text in rendering.texts)
    for text in said:
        ways = {_folded(text), _folded(re.sub(r"\s*\n\s*", " / ", text.strip()))}
        if not any(way in shown for way in ways):
            yield f"not shown as typed: {text[:80]!r}"


def _folded(text: str) -> str:
    return " ".join(INVISIBLE.sub("", text).split())


def _strange(rendering: Seen) -> Iterable[str]:
    yield from (f"raw HTML: {tag[:80]}" for tag in rendering.strange)


def _links(rendering: Seen) -> Iterable[str]:
    for address, text in rendering.links:
        if not re.match(r"(https?://|mailto:)", address, re.IGNORECASE):
            yield f"a link to {address[:80]!r}"
        elif text not in (address, address.removeprefix("mailto:"), re.sub("^https?://", "", address)):
            yield f"a link to {address[:80]!r} says {text[:80]!r}"


def _tables(rendering: Seen, source: str) -> Iterable[str]:
    written = [[len(re.findall(r"(?<!\\)\|", row)) - 1 for row in table] for table in written_tables(source)]
    if written != rendering.tables:
        yield f"tables have other columns in the source than on the page: {written} and {rendering.tables}"
    yield from (f"a table with rows of {set(table)} cells" for table in rendering.tables if len(set(table)) > 1)


def written_tables(source: str) -> list[list[str]]:
    """The tables of a file as their lines, without the rule below the head."""
    tables = re.findall(r"(?:^\| .*\n)+", source, re.MULTILINE)
    return [[line for place, line in enumerate(table.splitlines()) if place != 1] for table in tables]


def first_difference(one: list[str], other: list[str]) -> str:
    """Where two sequences part."""
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return f"at block {place}: {one[place - 3 : place + 3]} and {other[place - 3 : place + 3]}"
    return f"{len(one)} and {len(other)} blocks"
