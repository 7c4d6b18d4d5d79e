"""Session files that earlier programs wrote open today, with every word that is in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from workbook.content import read_library
from workbook.model import unfold
from workbook.workbench import EXPORT_FORMATS
from workbook.workbench.file import VERSION

FILES = sorted((Path(__file__).parent.parent / "fixtures" / "sessions").glob("*.json"))
LOGS = [file for file in FILES if "changes" in json.loads(file.read_text("utf-8"))]
KINDS = {"text", "choice", "scale", "multi", "number", "range", "date", "records"}


def texts(value: Any) -> list[str]:
    """Every text a person may have typed, anywhere in a value."""
    if isinstance(value, dict):
        return [text for held in value.values() for text in texts(held)]
    if isinstance(value, list):
        return [text for held in value for text in texts(held)]
    return [value] if isinstance(value, str) else []


def test_every_version_of_the_format_has_a_file() -> None:
    assert {file.name.split("-")[0] for file in FILES} == {f"v{version}" for version in range(1, VERSION + 1)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_every_version_opens_and_is_printed_in_every_format(bench, file: Path) -> None:
    made = bench.import_file(file.read_bytes())
    session = bench.open(made.session_id)
    assert session.answers and session.title != "Untitled decision"
    bench.numbers(session)
    for format in EXPORT_FORMATS:
        assert bench.export(made.session_id, format).data
    assert bench.open(bench.duplicate(made.session_id)).answers == session.answers


@pytest.mark.parametrize("file", LOGS, ids=lambda file: file.stem)
def test_the_log_of_an_old_file_is_kept_change_by_change(bench, file: Path) -> None:
    old = json.loads(file.read_bytes())
    made = bench.import_file(file.read_bytes())
    assert made.session_id == old["id"]
    new = json.loads(bench.export(made.session_id, "json").data)
    assert (new["changes"], new["document"]) == (old["changes"], old["document"])


@pytest.mark.parametrize("file", LOGS, ids=lambda file: file.stem)
def test_everything_that_was_said_is_there_under_an_id_of_today_or_as_no_longer_asked(bench, file: Path) -> None:
    old = json.loads(file.read_bytes())
    session = bench.open(bench.import_file(file.read_bytes()).session_id)
    kept = bench.earlier.report(session.model_copy(update={"about": {}})).unasked
    held = {path: value for room, rows in session.records.items() for path, value in unfold({room: rows})}
    told = texts([answer.stored() for answer in session.answers.values()]) + texts(held) + texts(dict(session.cards))
    told += texts([mark.model_dump() for mark in session.cards.values()])
    told += [text for one in kept for text in (one.asked, one.said, *(said for _, said in one.parts))]
    before = [value for path, value in unfold(old["document"]) if not path.startswith("about/")]
    # An id may have another name now; what people typed may not.
    typed = [text for text in texts(before) if " " in text]
    assert len(typed) > 50
    assert [text for text in typed if text not in told] == []


def test_the_file_with_everything_holds_every_kind_state_and_room() -> None:
    old = json.loads((FILES[0].parent / "v1-every-kind.json").read_bytes())
    document, library = old["document"], read_library()
    questions = {library.questions[name].kind for name in document["answers"] if name in library.questions}
    assert questions >= KINDS - {"records"}
    assert {answer["state"] for answer in document["answers"].values()} == {"answered", "unknown", "not_applicable"}
    assert {mark["state"] for mark in document["cards"].values()} == {"skipped", "not_applicable"}
    assert {"risks", "criteria", "options", "fallbacks", "assumptions", "milestones"} <= set(document)
    fields = [value for path, value in unfold(document) if path.count("/") == 2]
    assert {"unknown": True} in fields
    assert len({change["by"] for change in old["changes"]}) == 3
    assert any(change["value"] is None for change in old["changes"])
