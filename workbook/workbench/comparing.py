"""Two moments of a session beside each other: what changed in words, what it did, and what is in doubt."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from workbook.model import Document, Library, Session, document_of, utc_text
from workbook.model.renaming import renamed
from workbook.model.revisit import Doubt, Effect, Moment, Revisit, Since
from workbook.review import (
    Break,
    Comparison,
    Due,
    Stale,
    Teller,
    broken,
    day,
    difference,
    due,
    grouped,
    kept,
    lines,
    parts,
    question_for,
    stale,
)
from workbook.workbench.judging import HEADS, measured, telling
from workbook.workbench.past import Past
from workbook.workbench.rooms import BRIEF, VERSIONS

# Each change that is tried alone costs an assessment; more than this and the reader waits.
TRIED = 40
START = "1970-01-01T00:00:00Z"
LOOKED_AT = ("choice", "scale", "multi", "number", "range")


def since_of(library: Library, past: Past, start: int, end: int | None = None) -> Since:
    """What changed from the moment after change `start` to that after `end`, or to now, and what it did."""
    before, after = (kept(renamed(library, past.document(seq))) for seq in (start, end))
    steps = difference(before, after)
    last = past.last()
    ends = (start, end if end is not None else last.seq if last else 0)
    effects, note = _effects(_Pair(library, before, after))
    moments = moments_of(past, ends)
    return Since(
        before=moments[0],
        after=moments[1],
        changed=grouped(library, lines(library, steps, before, after)),
        effects=effects,
        note=note,
    )


def revisit_of(library: Library, past: Past, session: Session, today: date) -> Revisit:
    """What a paper says about the past of a session: what changed since the last paper that said something else, and
    what is in doubt on a day."""
    document = document_of(session)
    start = _earlier_paper(library, past, document)
    return Revisit(
        since=None if start is None else since_of(library, past, start),
        doubts=doubts_of(library, past, kept(document), today),
    )


def _earlier_paper(library: Library, past: Past, document: Document) -> int | None:
    """The change after which the last paper was handed out that said something else than one of today would."""
    rows = (row for row in document.get(VERSIONS, {}).values() if isinstance(row, dict))
    seqs = sorted((int(str(row.get("seq") or 0)) for row in rows if row.get("kind") == BRIEF), reverse=True)
    now = kept(document)
    return next((seq for seq in seqs if kept(renamed(library, past.document(seq))) != now), None)


def moments_of(past: Past, seqs: Sequence[int]) -> list[Moment]:
    """Moments by the numbers of the changes they follow, with the names that versions give them."""
    changes = past.changes(seqs)
    rows = (row for row in past.document().get(VERSIONS, {}).values() if isinstance(row, dict))
    named = {row.get("seq"): str(row.get("name", "")) for row in rows}
    return [
        Moment(seq=seq, at=utc_text(changes[seq].at) if seq in changes else START, name=named.get(seq, ""))
        for seq in seqs
    ]


class _Pair:
    """Two documents that a cache knows by what they say."""

    def __init__(self, library: Library, before: Document, after: Document) -> None:
        self.library, self.before, self.after = library, before, after
        said = json.dumps([library.version, before, after], sort_keys=True)
        self.key = hashlib.sha256(said.encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pair) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=64)
def _effects(pair: _Pair) -> tuple[tuple[Effect, ...], str]:
    library, before, after = pair.library, pair.before, pair.after
    teller = Teller(library, before, after)
    found = parts(difference(before, after), teller.item)
    whole = sorted(found, key=lambda part: _rank(library, part.steps[0].path))
    tried = whole[:TRIED]
    compared = Comparison(before, after, tried, lambda document: measured(library, document))
    told = telling(compared.then, compared.now)
    shown = tuple(one for one in compared.effects(told) if one.moved or one.id in HEADS)
    rest = len(whole) - len(tried)
    note = f"{len(tried)} changes were tried one by one for what they did; {rest} more were not." if rest else ""
    return shown, note


def forget_compared() -> None:
    """Work out the next difference anew, whatever was asked before."""
    _effects.cache_clear()


def _rank(library: Library, path: str) -> tuple[int, str]:
    """The changes that are most likely to move a conclusion first: choices and figures, rows, then texts."""
    room, item = path.split("/")[:2]
    question = library.questions.get(item)
    if room == "answers":
        return (0 if question and question.kind in LOOKED_AT else 2), path
    return (1 if room in library.collections else 3), path


def doubts_of(library: Library, past: Past, document: Document, today: date) -> tuple[Doubt, ...]:
    """Everything in doubt: what leans on a false assumption, then answers and estimates that have grown old."""
    teller = Teller(library, document, document)
    found = [_stale(library, teller, one) for one in stale(library, document, _breaks(library, past, document))]
    old = [_old(library, teller, one) for one in due(library, document, today) if one.what == "estimate"]
    return tuple(found + old)


def _breaks(library: Library, past: Past, document: Document) -> dict[str, Break]:
    false = broken(document)
    if not false or not document.get("leaning"):
        return {}
    settled = past.settled()
    seqs = {name: settled.get(f"assumptions/{name}/state", 0) for name in false}
    return {name: Break(seq=seq, then=renamed(library, past.document(seq))) for name, seq in seqs.items()}


def _stale(library: Library, teller: Teller, one: Stale) -> Doubt:
    name = teller.subject(one.subject)[1]
    on = teller.row_name("assumptions", one.assumption)
    return _doubt(library, one.subject, name, f"{name} leans on {on}, which turned out false.", one.assumption)


def _old(library: Library, teller: Teller, one: Due) -> Doubt:
    name = teller.subject(one.subject)[1]
    return _doubt(library, one.subject, name, f"{name} was to be looked at again on {day(one.by)}.")


def _doubt(library: Library, subject: str, title: str, say: str, assumption: str = "") -> Doubt:
    question = question_for(library, subject)
    return Doubt(
        subject=subject,
        title=title,
        stage=question.stage if question else "",
        section=question.section if question else "",
        say=say,
        assumption=assumption,
    )
