"""What a difference says and what it did, word for word. `pytest tests/workbench/test_changes_paper.py --approve`."""

from pathlib import Path

import pytest

from workbook.workbench import Workbench

GOLDEN = Path(__file__).parent.parent / "golden" / "changes"
Writes = list[tuple[str, object]]

# Answers that each story changes in a copy of a worked example, as (path, raw value).
STORIES: dict[str, tuple[str, Writes]] = {
    "one-answer-turns-it": (
        "dropbox-previews",
        [
            ("answers/data.ground_truth", "nobody"),
            ("answers/problem.pain", "Half the previews are never seen."),
        ],
    ),
    "figures-turn-the-numbers": (
        "dropbox-previews",
        [
            ("options/ml/improvement", "1 to 2"),
            ("options/ml/chance", 20),
            ("options/rules/improvement", "3 to 6"),
            ("options/rules/effort", "4 to 8"),
            ("assumptions/a1/state", "broken"),
        ],
    ),
    "only-together": (
        "dropbox-previews",
        [("answers/fit.worst_error", 5), ("answers/fit.reversible", "never"), ("answers/fit.oversight", "after")],
    ),
    "rows-come-and-go": (
        "zillow-offers",
        [
            ("about/title", "Should we buy houses at a predicted price?"),
            ("assumptions/a1", None),
            ("assumptions/a9", {"text": "Prices move slowly", "owner": "Ann", "by": "2027-03-01"}),
            ("answers/brief.review", "2027-06-01"),
            ("answers/brief.decision", {"state": "unknown", "who": "Ben", "by": "2027-01-31"}),
        ],
    ),
    "nothing": ("dropbox-previews", []),
}


def told(bench: Workbench, story: str) -> str:
    example, writes = STORIES[story]
    session = bench.open_example(example, by="Ann")
    start = bench.head(session)
    for path, raw in writes:
        bench.put(session, path, noted(bench, session, path, raw), by="Ann", base=start)
    return bench.history.paper(session, start).data.decode()


def noted(bench: Workbench, session: str, path: str, raw: object) -> object:
    """A bare answer with the note that stands beside it already."""
    held = bench.open(session).answer(path.removeprefix("answers/"))
    if held is None or isinstance(raw, dict):
        return raw
    return {"state": "answered", "value": raw, "note": held.note}


@pytest.mark.parametrize("story", STORIES)
def test_what_changed_and_what_it_did_is_the_approved_text(bench: Workbench, story: str, approve: bool) -> None:
    text, file = told(bench, story), GOLDEN / f"{story}.md"
    if approve:
        file.write_text(text)
    assert text == file.read_text()


def test_the_name_of_the_file_says_from_where_to_where(bench: Workbench) -> None:
    session = bench.start("Größe / ranking", by="Ann")
    made = bench.history.paper(session, 0)
    assert made.filename.startswith("changes-groe-ranking-") and made.filename.endswith("-r0-r2.md")
    assert made.mime == "text/markdown"


def test_a_hostile_text_stays_text(bench: Workbench) -> None:
    session = bench.start("x")
    bench.answer(session, "problem.pain", "| a | <b>\n# b\n[x](http://y)")
    assert r"→ \| a \| &lt;b&gt; # b \[x\](http\:/\/y)" in bench.history.paper(session, 0).data.decode()
