"""Text as the words it is found by: folded, without accents, each once."""

import re
import unicodedata

LONGEST_WORD = 40
MOST_WORDS = 5_000
# Scripts written without spaces: each character counts as a word, or only the first of a line would be found.
DENSE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{DENSE}]|[^\W_{DENSE}]+")


def words_of(text: str) -> list[str]:
    """The words of a text in their order, as they are compared: "Größe der CAFÉS" gives grosse, der, cafes."""
    plain = text.casefold() if text.isascii() else _plain(text)
    return [word[:LONGEST_WORD] for word in WORD.findall(plain)]


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
