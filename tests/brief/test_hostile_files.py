"""A file with a hostile text in every field is taken in, judged, listed and printed in every format, and comes back."""

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hostile import HOSTILE

from workbook.content import read_library
from workbook.model import Shape, TextFault, clean
from workbook.store import open_store
from workbook.workbench import EXPORT_FORMATS, ImportFault, Workbench
from workbook.workbench.portfolio_files import PORTFOLIO_FORMATS
from workbook.workbench.todo_files import TODO_FORMATS

LIBRARY = read_library()
TEXTS = [text for text in HOSTILE if text.strip() and clean(text).strip()]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    with open_store(f"sqlite:///{tmp_path / 'workbook.db'}") as store:
        yield Workbench(LIBRARY, store)


def value(shape: Shape, text: str) -> Any:
    if shape.kind == "text":
        return text
    low = shape.minimum if shape.minimum is not None else 0
    high = shape.maximum if shape.maximum is not None else low + 10
    return {
        "choice": lambda: shape.options[-1].id,
        "scale": lambda: len(shape.levels),
        "multi": lambda: [option.id for option in shape.options],
        "number": lambda: high,
        "range": lambda: {"low": low, "high": high},
        "date": lambda: "2200-12-31",
    }[shape.kind]()


def hostile_file(start: int) -> dict[str, Any]:
    """Every question and every field of every list answered; each text takes the next hostile one."""
    texts = cycle(TEXTS[start:] + TEXTS[:start])
    answers: dict[str, Any] = {}
    rooms: dict[str, Any] = {}
    for place, question in enumerate(LIBRARY.questions.values()):
        if question.kind == "records":
            rows = ["x1", "x2", *(row.id for row in question.fixed_rows)]
            fields = {row: [one for one in question.fields if one.asked_of(row) and one.id != "card"] for row in rows}
            rooms[question.collection] = {
                row: {one.id: value(one, next(texts)) for one in asked} for row, asked in fields.items()
            }
        elif place % 5 == 3:
            answers[question.id] = {"state": "unknown", "who": next(texts), "note": next(texts), "by": "1970-01-01"}
        elif place % 5 == 4 and question.allow_na:
            answers[question.id] = {"state": "not_applicable", "note": next(texts)}
        else:
            held = value(question, next(texts))
            answers[question.id] = {"state": "answered", "value": held, "note": next(texts), "asked": next(texts)}
    cards = {card.id: {"state": "not_applicable", "why": next(texts)} for card in LIBRARY.cards[:20]}
    return {"title": next(texts)[:200], "answers": answers, "cards": cards} | rooms


@pytest.mark.parametrize("start", range(0, len(TEXTS), len(TEXTS) // 3))
def test_a_file_full_of_hostile_texts_goes_all_the_way_through(bench: Workbench, start: int) -> None:
    session = bench.import_file(json.dumps(hostile_file(start)).encode(), by="Ann").session_id
    for format in EXPORT_FORMATS:
        assert bench.export(session, format).data
    for format in TODO_FORMATS:
        assert bench.todo.export(format).data
    for format in PORTFOLIO_FORMATS:
        assert bench.portfolio.export(format, bench.portfolio.sieve("open")).data
    data = bench.export(session, "json").data
    bench.purge(session)
    assert bench.import_file(data).session_id == session
    assert bench.export(session, "json").data == data


def test_a_text_of_a_million_letters_is_refused_by_name_and_the_longest_allowed_is_printed(bench: Workbench) -> None:
    with pytest.raises(ImportFault, match=r"answers/problem.pain: This text has 1,000,000 characters; at most 20,000"):
        bench.import_file(json.dumps({"answers": {"problem.pain": "x" * 1_000_000}}).encode())
    assert bench.listing().total == 0
    with pytest.raises(TextFault):
        clean("x" * 20_001)
    session = bench.import_file(json.dumps({"answers": {"problem.pain": "ab " * 6_666}}).encode()).session_id
    for format in EXPORT_FORMATS:
        assert bench.export(session, format).data
