"""How often it will be wrong: read from what people wrote, in figures out of 100 and in words."""

import re
from collections.abc import Iterator

from workbook.brief.view import View
from workbook.brief.words import number, sentences
from workbook.model.frozen import Frozen

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBER = rf"(\d{{1,6}}(?:\.\d{{1,3}})?|{'|'.join(WORDS)})"
COUNTED = re.compile(rf"\b{NUMBER}(?:\s+[a-z-]{{1,20}}){{0,2}}\s+(?:out\s+of|of|in)\s+(?:every\s+)?{NUMBER}\b", re.I)
PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)\s?(?:%|per\s?cent)", re.I)
FRACTION = re.compile(r"\b(0\.\d{1,3})\b")
RIGHT = re.compile(r"\b(?:right|correct\w*|accura\w+|precision|recall|hit rate|found|agree\w*)\b", re.I)
WRONG = re.compile(r"\b(?:wrong\w*|errors?|mistakes?|false|miss(?:es|ed)?|misjudge\w*)\b", re.I)
LEAST = re.compile(r"\b(?:at least|above|over|more than|no less than|not below)\b|≥|>", re.I)
MOST = re.compile(r"\b(?:at most|below|under|less than|fewer than|no more than|not above|up to)\b|≤|<", re.I)
SENTENCE = re.compile(r"[^.!?\n]*(?:\.\d[^.!?\n]*)*[.!?\n]?")
OFTEN = (
    (1, "hardly ever"),
    (5, "seldom, yet it will happen"),
    (15, "now and then"),
    (35, "often enough to plan for"),
    (50, "very often"),
    (100, "more often than not"),
)


class Stated(Frozen):
    """Something people wrote about how good the answers are; `text` is empty when it stands elsewhere on the page.

    `wrong` is its reading in wrong answers out of 100; with `bound` it may be that many at most.
    """

    lead: str
    text: str
    wrong: float | None = None
    bound: bool = False


def statements(view: View) -> Iterator[Stated]:
    """Everything that was written about it: what is expected, the bar for launch, the least that users accept."""
    expected = read(view.given("brief.expectations"))
    if expected is not None:
        yield Stated(lead="We expect, as said above:", text="", wrong=expected)
    if accepted := view.given("problem.acceptable"):
        yield Stated(lead="The least users accept:", text=accepted, wrong=read(accepted), bound=True)
    for row in view.filled("criteria").values():
        measure, target = view.cell("criteria", row, "measure", ""), view.cell("criteria", row, "target", "")
        share = read_bar(measure, target)
        if share is not None:
            yield Stated(lead="The bar for launch:", text=f"{measure}: {target}", wrong=share, bound=True)


def said(stated: Stated) -> str:
    """The words as they were written, then our reading of them."""
    if stated.wrong is None:
        return sentences(stated.text)
    most = "at most" if stated.bound else "about"
    share = f"wrong {most} {number(round(stated.wrong, 1))} times out of 100"
    return sentences(stated.text, f"That means: {share}" if stated.text else share)


def in_words(wrong: float) -> str:
    """A share of wrong answers out of 100 as people say it."""
    plain = next(words for most, words in OFTEN if wrong <= most)
    return plain if not 1 <= wrong <= 50 else f"{plain}, about one answer in {round(100 / wrong)}"


def read(text: str) -> float | None:
    """Wrong answers out of 100 in running text, from the first sentence that counts right or wrong ones."""
    for sentence in SENTENCE.findall(text[:2000]):
        share = _counted(sentence) if _counted(sentence) is not None else _percent(sentence)
        if share is not None and bool(RIGHT.search(sentence)) != bool(WRONG.search(sentence)):
            return 100 - share if RIGHT.search(sentence) else share
    return None


def read_bar(measure: str, target: str) -> float | None:
    """Wrong answers out of 100 that a criterion allows; None when it counts something else.

    A bar counts right answers from below (at least) or wrong ones from above (at most).
    """
    measure, target = measure[:500], target[:500]
    share = next((held for find in (_counted, _percent, _fraction) if (held := find(target)) is not None), None)
    if share is None or bool(RIGHT.search(measure)) == bool(WRONG.search(measure)):
        return None
    if RIGHT.search(measure):
        return 100 - share if LEAST.search(target) else None
    return share if MOST.search(target) and _fraction(target) is None else None


def _counted(text: str) -> float | None:
    found = COUNTED.search(text)
    if not found:
        return None
    part, whole = (_figure(group) for group in found.groups())
    return 100 * part / whole if whole > 0 and part <= whole else None


def _percent(text: str) -> float | None:
    found = PERCENT.search(text)
    return float(found[1]) if found and float(found[1]) <= 100 else None


def _fraction(text: str) -> float | None:
    found = FRACTION.search(text)
    return 100 * float(found[1]) if found else None


def _figure(text: str) -> float:
    return float(WORDS.index(text.lower())) if text.lower() in WORDS else float(text)
