"""What a difference says and what it did, word for word. `pytest tests/workbench/test_changes_paper.py --approve`."""

from pathlib import Path

import pytest
from best_answers import BEST

from workbook.workbench import Workbench

GOLDEN = Path(__file__).parent.parent / "golden" / "changes"
Writes = list[tuple[str, object]]

# A session of its own, so that the papers stay the same when a worked example is edited.
BASE: dict[str, object] = {
    **{f"answers/{question}": value for question, value in BEST.items()},
    "answers/problem.pain": "Agents read every request twice before it reaches the right team.",
    "answers/value.point": "8 to 12",
    "answers/value.person_week": 4,
    "answers/value.start": "2026-12-01",
    "answers/brief.review": "2027-03-01",
    "assumptions/a1": {
        "text": "Agents will follow the suggestion",
        "owner": "Ann",
        "by": "2027-01-15",
        "state": "open",
    },
    "assumptions/a2": {"text": "Old requests look like new ones"},
    "options/rules": {"improvement": "1 to 3", "effort": "2 to 4", "chance": 90},
    "options/ml": {"improvement": "8 to 20", "effort": "10 to 20", "chance": 60},
    "leaning/options--ml": {"a1": True},
}
STORIES: dict[str, Writes] = {
    "one-answer-turns-it": [("answers/data.ground_truth", "nobody"), ("answers/problem.pain", "Nobody reads them.")],
    "figures-turn-the-numbers": [
        ("options/ml/improvement", "2 to 4"),
        ("options/ml/chance", 20),
        ("options/rules/effort", "4 to 8"),
        ("assumptions/a1/state", "broken"),
    ],
    "only-together": [
        ("answers/fit.worst_error", 5),
        ("answers/fit.reversible", "never"),
        ("answers/fit.oversight", "none"),
    ],
    "rows-come-and-go": [
        ("about/title", "Should a model sort our requests?"),
        ("assumptions/a2", None),
        ("assumptions/a9", {"text": "Teams stay as they are", "owner": "Ann", "by": "2027-03-01"}),
        ("answers/brief.review", "2027-06-01"),
        ("answers/fit.task", {"state": "unknown", "who": "Ben", "by": "2027-01-31"}),
        ("leaning/options--ml/a1", {"confirmed": 3}),
        ("revisit/options--ml/by", "2027-06-01"),
    ],
    "nothing": [],
}


def told(bench: Workbench, story: str) -> str:
    session = bench.start("Sort support requests", by="Ann")
    for path, raw in BASE.items():
        bench.put(session, path, raw, by="Ann")
    start = bench.head(session)
    for path, raw in STORIES[story]:
        bench.put(session, path, raw, by="Ben", base=start)
    return bench.history.paper(session, start).data.decode()


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
