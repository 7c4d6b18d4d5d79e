"""What the numbers say, on paper: the options in figures, how sure, what would change our mind, when to stop."""

from collections.abc import Iterator

from workbook.brief.blocks import Block, Item, Paragraph, Table
from workbook.brief.view import View
from workbook.brief.words import rounded, sentence, sentences
from workbook.model.numbers import Numbers, OptionNumbers, ToKnow

SHOWN = 7
CHANGES = 2
FOUND = 3


def numbers_of(view: View) -> Numbers | None:
    """The numbers where there are any to tell, else None."""
    held = view.assessment.numbers
    return held if held and held.state in ("ready", "loose") and "value.options" in view.shown else None


def numbers_blocks(view: View) -> Iterator[Block]:
    """What the numbers advise, and a table of outcomes when somebody entered a figure."""
    numbers = numbers_of(view)
    if numbers is None:
        return
    yield Paragraph(lead="What the numbers say:", text=sentences(numbers.headline, numbers.because))
    if numbers.state == "ready":
        yield Table(columns=_columns(numbers), rows=tuple(_line(one, numbers) for one in numbers.options[:SHOWN]))
        yield Paragraph(text=_legend(numbers))


def _columns(numbers: Numbers) -> tuple[str, ...]:
    if numbers.money:
        return ("Option", "Likely outcome", f"Average ({numbers.unit})", "Loses money", "Best of all")
    return ("Option", "Improvement for each person-week", "Best of all")


def _line(option: OptionNumbers, numbers: Numbers) -> tuple[str, ...]:
    name = f"{option.name} (ruled out: it may harm people)" if option.ruled_out else option.name
    best = f"{100 * option.chance_best:.0f} of 100"
    if not numbers.money:
        return name, option.say, best
    mean = rounded(option.outcome.mean).replace("-", "−")
    return name, option.say, mean, f"{100 * option.chance_of_loss:.0f} of 100", best


def _legend(numbers: Numbers) -> str:
    stand_ins = len(numbers.stand_ins)
    filled = f"For {stand_ins} figures nobody entered, something ordinary stands in" if stand_ins else ""
    what = "Nine outcomes in ten lie between the two ends" if numbers.options else ""
    return sentences(what, filled)


def number_items(view: View) -> Iterator[Item]:
    """The numbers beside the verdict: how sure they are, and whether the two disagree."""
    numbers = numbers_of(view)
    if numbers is None or numbers.state != "ready":
        return
    yield Item(
        lead="The numbers:",
        text=sentences(numbers.headline, numbers.loss_say if numbers.call != "not enough answered" else ""),
    )
    if numbers.conflict:
        yield Item(lead="They disagree.", text=numbers.fit)


def changing_texts(view: View) -> list[str]:
    """At which figures another option would lead."""
    numbers = numbers_of(view)
    if numbers is None or numbers.state != "ready":
        return []
    return [one.changes for one in numbers.to_know if one.changes][:CHANGES]


def stop_items(view: View) -> Iterator[Item]:
    """The stop rule the numbers draft."""
    numbers = numbers_of(view)
    if numbers and numbers.stop_rule:
        yield Item(lead="Stop rule drafted from the numbers:", text=numbers.stop_rule)


def finding_items(view: View) -> Iterator[Item]:
    """What is most worth finding out, with its worth and a first step."""
    for one in first_findings(view):
        yield Item(lead="Worth finding out:", text=finding(one))


def first_findings(view: View) -> tuple[ToKnow, ...]:
    """The first few of them."""
    return worth_finding(view)[:FOUND]


def worth_finding(view: View) -> tuple[ToKnow, ...]:
    """What knowing would be worth something, the most first."""
    numbers = numbers_of(view)
    return tuple(one for one in numbers.to_know if not one.about_zero) if numbers else ()


def finding(one: ToKnow) -> str:
    """One thing to find out in words."""
    unsure = "Nobody knows it yet" if one.source == "unknown" else ""
    return sentences(sentence(one.title), one.why, unsure, one.how)
