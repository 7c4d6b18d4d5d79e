"""The fold of a log as leaves: which text stands at which path, and which change put it there."""

from collections.abc import Iterable
from typing import NamedTuple

from workbook.model import Change, Document, leaves
from workbook.store.canonical import read, written


class Leaf(NamedTuple):
    """One leaf of a document: its path, its value as canonical JSON, the change that set it."""

    path: str
    text: str
    seq: int


Leaves = dict[str, dict[str, Leaf]]


def item_of(path: str) -> str:
    """The answer, card or row that a path belongs to: its first two parts."""
    return "/".join(path.split("/", 2)[:2])


def settle(held: Leaves, change: Change) -> None:
    """Write one change into leaves grouped by item, in place."""
    item = item_of(change.path)
    rest = {} if change.path == item else held.get(item, {})
    rest.pop(change.path, None)
    for path, value in leaves(change.path, change.value).items():
        rest[path] = Leaf(path, written(value), change.seq)
    if rest:
        held[item] = rest
    else:
        held.pop(item, None)


def gather(changes: Iterable[Change]) -> list[Leaf]:
    """The leaves that changes, in their order, add up to."""
    held: Leaves = {}
    for change in changes:
        settle(held, change)
    return [leaf for item in held.values() for leaf in item.values()]


def nest(rows: Iterable[tuple[str, str]]) -> Document:
    """The document made of (path, JSON text) of its leaves."""
    found = list(rows)
    # One parse for all leaves: opening a session costs one call, not one a field.
    values = read(f"[{','.join(text for _, text in found)}]")
    document: Document = {}
    for (path, _), value in zip(found, values if isinstance(values, list) else [], strict=True):
        room, item, *field = path.split("/")
        held = document.setdefault(room, {})
        if not field:
            held[item] = value
        else:
            row = held.setdefault(item, {})
            if isinstance(row, dict):
                row[field[0]] = value
    return document
