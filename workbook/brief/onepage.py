"""One page for an executive: at most 250 words, whatever was written."""

from collections.abc import Callable, Iterator

from workbook.brief.blocks import Block, Bullets, Item, Paragraph, Quote, Section, Tasks
from workbook.brief.confidence import confidence_of
from workbook.brief.decision import differs, headline, status
from workbook.brief.facts import amount, chance, costs, evidence, ranked_risks
from workbook.brief.numbers import numbers_of
from workbook.brief.pages import Page, builder, parts
from workbook.brief.reasons import change_tasks, flip_texts
from workbook.brief.view import Row, View
from workbook.brief.words import NOT_ANSWERED, bare, number, sentence, sentences

MOST, MOST_LETTERS = 250, 2400
STAMP = 6
# How much room texts get, most first; the first that keeps the page to its length is taken.
ROOM = (3.0, 2.5, 2.0, 1.7, 1.5, 1.35, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.25)
LONGEST_WORD = 9
RISKS = 2
# Words for each text at ordinary room.
TITLE, OWNER, PAIN, REASON, COST, RISK, STEP, WIRE, TIP, ASK = 20, 9, 24, 24, 14, 10, 12, 24, 24, 22

Cut = Callable[[str, int], str]


def compose_one(view: View) -> Page:
    """The fullest page that keeps to its length."""
    for room in ROOM:
        page = _page(view, lambda text, words, room=room: shortened(text, round(words * room)))  # type: ignore[misc]
        if fits(page):
            return page
    return page


def fits(page: Page) -> bool:
    """Whether a page as printed, marks and stamp counted too, keeps to its length in words and in letters."""
    told = parts(page)
    return sum(len(part.split()) for part in told) + STAMP <= MOST and sum(map(len, told)) <= MOST_LETTERS


def shortened(text: str, words: int) -> str:
    """The sentences that fit into so many words, else the first words and an ellipsis."""
    held = text.split()
    longest = words * LONGEST_WORD
    if len(held) <= words and len(text) <= longest:
        return " ".join(held)
    line = " ".join(held[:words])[:longest]
    ends = max(line.rfind(mark) for mark in (". ", "! ", "? "))
    if ends > len(line) // 2:
        return line[: ends + 1]
    return line.rstrip(" ,;:-–.") + "…"


def _page(view: View, cut: Cut) -> Page:
    told: dict[str, tuple[str, Block]] = {
        "why": ("Why", Bullets(items=tuple(_why(view, cut)))),
        "cost": ("Cost and chance", Bullets(items=tuple(_cost(view, cut)))),
        "risks": ("What could go wrong", Bullets(items=tuple(_risks(view, cut)))),
        "change": ("What would change our mind", Tasks(items=tuple(_change(view, cut)))),
        "ask": ("The ask", Quote(text=cut(view.said("brief.ask"), ASK))),
    }
    sections = tuple(Section(id=name, title=title, blocks=(block,)) for name, (title, block) in told.items())
    return Page(headline=cut(headline(view), TITLE), summary=(_standing(view, cut),), sections=sections)


def _standing(view: View, cut: Cut) -> Paragraph:
    owner, sure = cut(view.said("brief.owner"), OWNER), confidence_of(view).shown()
    look = cut(view.said("brief.review"), OWNER)
    return Paragraph(lead=f"{status(view)}.", text=f"Owner: {owner} · Confidence: {sure} · Next look: {look}")


def _why(view: View, cut: Cut) -> Iterator[Item]:
    yield Item(lead="Problem:", text=cut(view.said("problem.pain"), PAIN))
    yield Item(lead="Reason:", text=cut(view.said("brief.reason"), REASON))
    if differs(view) or not view.given("brief.decision"):
        verdict = view.assessment.verdict
        because = [reason.say for reason in verdict.decisive[:1]]
        yield Item(lead="The workbook says:", text=cut(sentences(verdict.title, *because), REASON))


def _cost(view: View, cut: Cut) -> Iterator[Item]:
    gain, works, rests = amount(view, "improvement"), chance(view), evidence(view)
    odds = f"works in {number(works)} of 100 such tries" if works is not None else "chance not answered"
    yield Item(lead="Cost:", text=sentence(cut(costs(view) or NOT_ANSWERED, COST)))
    yield Item(
        lead="Gain:",
        text=sentences(f"{gain or 'Size not answered'}; {odds}", f"Evidence: {rests.lower()}" if rests else ""),
    )
    numbers = numbers_of(view)
    if numbers and numbers.state == "ready":
        yield Item(lead="The numbers:", text=cut(sentences(numbers.headline, numbers.loss_say), REASON))
    yield Item(lead="Spending limit:", text=cut(view.said("value.stop_loss"), COST))


def _risks(view: View, cut: Cut) -> Iterator[Item]:
    risks = [row for _, row in ranked_risks(view)][:RISKS]
    yield from (_risk(view, row, cut) for row in risks)
    if not risks:
        yield Item(text=NOT_ANSWERED)


def _risk(view: View, row: Row, cut: Cut) -> Item:
    step = view.cell("risks", row, "mitigation", "")
    ours = "The card's advice, not yet ours" if "mitigation" in view.lent("risks", row) else "We"
    answer = f"{ours}: {bare(cut(step, STEP))}" if step else "No answer to it yet"
    return Item(text=sentences(bare(cut(view.cell("risks", row, "title"), RISK)), answer))


def _change(view: View, cut: Cut) -> Iterator[str]:
    yield cut(change_tasks(view)[0], WIRE)
    yield from (cut(text, TIP) for text in flip_texts(view)[:1])


build_one = builder(compose_one)
