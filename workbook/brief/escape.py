"""User text in Markdown: always shown as it was typed, never read as markup.

One pass over text whose whitespace is folded to single spaces. The rules cover CommonMark, GFM and the extensions of
GitHub, GitLab and Obsidian. Angle brackets become entities, because some engines let raw HTML through a backslash.
"""

import re

SCHEMES = "https?|ftp|mailto|xmpp"
HOST = r"[a-z0-9](?:[a-z0-9.-]{0,80}[a-z0-9])?\.[a-z]{2,20}(?::[0-9]{1,5})?"
PLACE = r"(?:/(?:[a-z0-9._~/?#=+,:@!&-]{0,300}[a-z0-9/_=#-])?)?"
LINK = rf"(?<![^\s(])(?P<link>(?!\S{{0,99}}xn--)https?://{HOST}{PLACE})(?=[.,:!?)]{{0,9}}(?:\s|$))"
MAIL = r"[a-z0-9.+_-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*"
ANYWHERE = "|".join(
    [
        r"(?P<mark>[\\`*_\[\]|~$^={}])",
        r"(?P<entity>&(?=[#\w])|[<>])",
        rf"(?P<chat>xmpp:{MAIL})",
        rf"(?P<scheme>(?:{SCHEMES}):|www\.|//(?=\S))",
        r"(?P<percent>%{2,})",
        r"(?P<emoji>:(?=[\w+-]+:))",
        r"(?P<closing>(?<!#)#+$)",
    ]
)
AT_START = r"^(?P<start>[+:-]|#(?=#*(?:\s|$)))|^(?P<digits>[0-9]{1,9})(?P<point>[.)])(?=\s|$)"
# Every rule begins with one of these characters; looking for them first makes the pass three times as fast.
FIRST = r"(?=[\\`*_\[\]|~$^={}&<>%:#/fhmwx0-9+-])"
INSIDE = re.compile(f"{FIRST}(?:{LINK}|{ANYWHERE})", re.IGNORECASE | re.ASCII)
BLOCK = re.compile(f"{FIRST}(?:{LINK}|{AT_START}|{ANYWHERE})", re.IGNORECASE | re.ASCII)
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def fold(text: str) -> str:
    """The text on one line: every run of whitespace becomes one space."""
    return " ".join(text.split())


def inside(text: str) -> str:
    """Text that follows something else on its line."""
    return INSIDE.sub(_escaped, fold(text))


def block(text: str) -> str:
    """Text that begins a paragraph, heading or list item."""
    return BLOCK.sub(_escaped, fold(text))


def cell(text: str) -> str:
    """Text as one cell of a table; its lines are joined with a slash."""
    return inside(" / ".join(line for line in text.splitlines() if line.strip()))


def _escaped(found: re.Match[str]) -> str:
    return ESCAPES[str(found.lastgroup)](found[0])


def _each(text: str) -> str:
    return "".join(f"\\{character}" for character in text)


def _mail_only(text: str) -> str:
    """GitHub's engine links `xmpp:a@b.org` whatever is escaped, unless the address is already a link of its own."""
    scheme, _, address = text.partition(":")
    return f"{scheme}\\:<{address}>"


def _before_last(text: str) -> str:
    return f"{text[:-1]}\\{text[-1]}"


ESCAPES = {
    "link": lambda text: f"<{text}>",
    "start": _each,
    "point": _before_last,
    "scheme": _before_last,
    "chat": _mail_only,
    "mark": _each,
    "entity": ENTITIES.__getitem__,
    "percent": _each,
    "emoji": _each,
    "closing": _each,
}
