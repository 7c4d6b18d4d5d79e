"""Content text on its way into Markdown and labels. User text never goes this way: it is shown by st.text."""

import re
from functools import lru_cache

from workbook.model.wording import names

__all__ = ["ROLES", "count", "names", "plain"]

# Only what Markdown or Streamlit would read as a mark: a needless backslash is read out by screen readers.
MARKS = re.compile(r"([\\`*_{}\[\]<>|~$^]|:(?=\w+[:\[])|-(?=>)|(?<=<)-|^[#+\-=](?=\s))", re.MULTILINE)
NUMBERED = re.compile(r"^(\d+)([.)]\s)", re.MULTILINE)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Content text that comes out literally in Markdown and in labels."""
    return NUMBERED.sub(r"\1\\\2", MARKS.sub(r"\\\1", text))


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `count(1, "question")` is "1 question"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


ROLES = {
    "product": "the product manager",
    "data": "data people",
    "engineering": "engineers",
    "design": "designers",
    "operations": "operations",
    "legal": "legal",
    "users": "the users themselves",
    "leadership": "leadership",
}
