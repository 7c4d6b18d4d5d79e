"""Numbers as people type them: 1,200 and 20 000, 12,5 and 12.5, and where it fits 20k or 1.5 million."""

import re

SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6}
SPACE = "[ \u00a0\u202f']"
PLAIN = rf"-?(?:\d{{1,3}}(?:{SPACE}\d{{3}})+(?:[.,]\d+)?|[\d.,]*\d)"
FIGURE = rf"({PLAIN}(?:\s?(?:{'|'.join(SCALES)})\b)?)"
TYPED = re.compile(rf"({PLAIN})\s?({'|'.join(SCALES)})?", re.IGNORECASE)
THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
NEVER_LARGE = re.compile(r"\S*(weeks|days|months|hours|minutes)\b|.*(%|of 100)")


def number_of(text: str, unit: str = "") -> float:
    """The number that was typed, in the unit of the field. Raises ValueError when it is none.

    1,200 is a thousand and more; 12,5 is twelve and a half. 20k and 1.5m are taken where counts and money are asked
    for; among weeks, points and per cent they are more likely a slip.
    """
    found = TYPED.fullmatch(text.strip())
    if not found or (found[2] and NEVER_LARGE.match(unit)):
        raise ValueError(text)
    plain = re.sub(SPACE, "", found[1])
    number = float(plain.replace(",", "") if THOUSANDS.fullmatch(plain) else plain.replace(",", "."))
    scale = SCALES[found[2].lower()] if found[2] else 1.0
    return number * scale / (1e3 if found[2] and "thousand" in unit else 1.0)
