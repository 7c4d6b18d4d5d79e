"""Random logs of a session, and the documents along them, for property tests."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as some

from workbook.model import Change, Document, fold

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WORDS = some.sampled_from(["", "slow search", "No labels yet.", "Größe 📈", "a | b\nc"]).filter(bool)
ANSWER = some.fixed_dictionaries({"state": some.just("answered"), "value": WORDS | some.integers(1, 5)}) | some.just(
    {"state": "unknown", "who": "Ben"}
)
SINGLE = some.sampled_from(["about/title", "answers/problem.pain", "answers/fit.task", "cards/data.leak"])
ROW = some.sampled_from(["assumptions/a1", "assumptions/a2", "risks/r1", "options/ml", "leaning/problem.pain"])
FIELD = some.sampled_from(["text", "state", "title", "owner", "a1"])
WRITE = (
    some.tuples(SINGLE, some.none() | ANSWER)
    | some.tuples(some.builds("{}/{}".format, ROW, FIELD), some.none() | WORDS | some.booleans())
    | some.tuples(ROW, some.none() | some.dictionaries(FIELD, WORDS, max_size=3))
)
WRITES = some.lists(WRITE, max_size=30)


def log_of(writes: list[tuple[str, Any]], by: str = "ann") -> list[Change]:
    """The log that writes become, a minute apart."""
    return [
        Change(seq=seq, at=START + timedelta(minutes=seq), by=by, path=path, value=value, base=seq - 1)
        for seq, (path, value) in enumerate(writes, 1)
    ]


def document_after(log: list[Change], seq: int) -> Document:
    """The document after change `seq`."""
    return fold(change for change in log if change.seq <= seq)
