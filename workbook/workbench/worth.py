"""What is worth finding out, each input with its worth and with what it would change."""

from workbook.model.numbers import ToKnow
from workbook.value import Results, WorthOfKnowing
from workbook.workbench.amounts import amount, measure
from workbook.workbench.naming import Named, Names, named, owned

NOTHING = "about nothing"


def to_know_of(results: Results, names: Names) -> tuple[ToKnow, ...]:
    """Every input that is not certain, the most worth knowing first; the worth of a point before all if it lacks."""
    known = tuple(_one(worth, results, names) for worth in results.worth_of_knowing)
    return known if results.basis == "net benefit" else (_point(results, names), *known)


def _point(results: Results, names: Names) -> ToKnow:
    """What is a point worth? Without it the model cannot price anything, so it stands first and has no figure."""
    known = named("value_per_point", names)
    unsure = any(note.path == "value_per_point" and note.reason == "unknown" for note in results.defaults)
    return ToKnow(
        name="value_per_point",
        path=known.path,
        title=known.title,
        worth=0.0,
        share=0.0,
        about_zero=False,
        source="unknown" if unsure else "default",
        low=0.0,
        high=0.0,
        low_say="",
        high_say="",
        ahead_if_low=0.0,
        ahead_if_high=0.0,
        worth_say="all the rest depends on it",
        why="Without it nothing can be set against doing nothing.",
        how=known.how,
    )


def _one(worth: WorthOfKnowing, results: Results, names: Names) -> ToKnow:
    known = named(worth.inputs[0], names)
    low, high = worth.low or 0.0, worth.high or 0.0
    event = worth.inputs[0].endswith((".works", ".happens"))
    said = NOTHING if worth.about_zero else f"up to {amount(worth.worth, results.unit)}"
    return ToKnow(
        name=worth.inputs[0],
        path=known.path,
        title=known.title,
        worth=worth.worth,
        share=worth.share,
        about_zero=worth.about_zero,
        source=worth.source,
        low=low,
        high=high,
        low_say="no" if event else measure(low, known.unit),
        high_say="yes" if event else measure(high, known.unit),
        ahead_if_low=worth.advantage_if_low or 0.0,
        ahead_if_high=worth.advantage_if_high or 0.0,
        switch_at=worth.switch_at,
        worth_say=said,
        why=f"Knowing it is worth {said}.",
        changes=_changes(worth, results, known, names, event) if worth.changes_choice else "",
        how=known.how,
    )


def _changes(worth: WorthOfKnowing, results: Results, known: Named, names: Names, event: bool) -> str:
    """The sentence for "what would change our mind": at which value of this input another option leads."""
    leader = results.lead.option if results.lead else ""
    at_low = worth.leader_if_low != leader
    ahead = worth.switch_to or str(worth.leader_if_low if at_low else worth.leader_if_high)
    other, own = names.option(ahead), _owner(worth.inputs[0]) == ahead
    if event:
        return f"{other} would lead if {_event(worth.inputs[0], names, not at_low, own)}."
    noun = _own(known.noun, other) if own else known.noun
    if worth.switch_at is None:
        return f"{other} would lead for some values of {noun}."
    side = "below" if at_low else "above"
    return f"{other} would lead if {noun} is {side} {measure(worth.switch_at, known.unit)}."


def _own(noun: str, owner: str) -> str:
    """The improvement from “X” is its improvement in a sentence about “X”."""
    for link in (" from ", " of "):
        if noun.endswith(link + owner):
            return noun.removesuffix(link + owner).replace("the ", "its ", 1)
    return noun


def _event(name: str, names: Names, yes: bool, own: bool) -> str:
    owner, field, _ = owned(name)
    if field == "happens":
        return f"“{names.risks.get(owner, owner)}” {'happens' if yes else 'does not happen'}"
    return f"we knew that {'it' if own else names.option(owner)} {'works' if yes else 'does not work'}"


def _owner(name: str) -> str:
    """The option or risk an input belongs to, "" for one of all options together."""
    return owned(name)[0] if "." in name else ""
