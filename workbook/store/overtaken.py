"""Which words of others a change overwrites that its author had not seen: they are offered back."""

from collections.abc import Iterable

from workbook.model import Change, leaves
from workbook.store.canonical import written


def overtaken(change: Change, unseen: Iterable[Change]) -> list[Change]:
    """The last word on each part that `change` overwrites, out of `unseen` changes in the order of their log.

    A word that was itself overwritten by a later unseen one is not repeated, nor is one that says the same.
    """
    last: list[Change] = []
    for other in unseen:
        if covers(other.path, change.path) or covers(change.path, other.path):
            said_before = [] if covers(other.path, change.path) else last
            last = [held for held in said_before if not covers(other.path, held.path)] + [other]
    return [other for other in last if _differ(change, other)]


def covers(path: str, other: str) -> bool:
    """Whether writing `path` overwrites `other`."""
    return other == path or other.startswith(f"{path}/")


def _differ(change: Change, other: Change) -> bool:
    scope = max(change.path, other.path, key=len)
    return _said(change, scope) != _said(other, scope)


def _said(change: Change, scope: str) -> dict[str, str]:
    said = leaves(change.path, change.value).items()
    return {path: written(value) for path, value in said if covers(scope, path)}
