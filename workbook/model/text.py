"""User text at the boundary: what is let in, what is taken out, and how long it may be."""

import re
import unicodedata

LONGEST = 20_000
LINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)


class TextFault(ValueError):
    """Text that cannot be taken in; the message says why and what is allowed."""


def clean(text: str, longest: int = LONGEST) -> str:
    """The text as it is kept: NFC, LF line ends, no control or direction-changing characters.

    Raises TextFault when it is longer than `longest` characters.
    """
    if len(text) > longest:
        raise TextFault(f"This text has {len(text):,} characters; at most {longest:,} are kept. Nothing was changed.")
    plain = INVISIBLE.sub("", LINE.sub("\n", text)).replace("\t", " ")
    return unicodedata.normalize("NFC", plain)


def search_key(text: str) -> str:
    """The form in which two names are compared and searched."""
    return unicodedata.normalize("NFKC", text).casefold()
