"""The specification: what a data scientist needs, and what nobody has answered."""

import pytest
from support_session import full, paper_of

from workbook.brief.spec_terms import MEANS, PARTS
from workbook.content import read_library


def spec(document: dict) -> str:
    return str(paper_of(document, "spec.md"))


def part(source: str, title: str) -> str:
    return source.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def answered(name: str, value: object) -> dict:
    document = full()
    document["answers"][name] = {"state": "answered", "value": value}
    return document


def test_it_has_every_part_that_was_asked_for() -> None:
    titles = [title for title, _ in PARTS.values()]
    source = spec(full())
    assert [line[3:] for line in source.splitlines() if line.startswith("## ")] == [*titles, "Open questions"]


def test_every_line_and_every_meaning_belongs_to_a_question_and_an_answer_it_has() -> None:
    questions = read_library().questions
    lines = [question for _, part in PARTS.values() for _, question in part]
    assert len(lines) == len(set(lines))
    assert set(lines) <= set(questions)
    for name, meanings in MEANS.items():
        held = questions[name]
        assert name in lines
        assert set(meanings) <= {option.id for option in held.options} | {step.level for step in held.levels}


def test_the_task_is_told_in_the_words_of_the_trade() -> None:
    assert "- **So:** Classification. Offline: confusion matrix" in part(spec(full()), "Task")
    assert "Ranking. Offline: NDCG" in part(spec(answered("fit.task", "rank")), "Task")


def test_an_answer_that_decides_the_method_says_so() -> None:
    assert "teach the habits" in part(spec(answered("data.labels", "past_decisions")), "Label and its delay")
    assert "Favour recall" in part(spec(answered("fit.worse_side", "miss")), "Metrics, thresholds and error costs")


def test_a_question_nobody_answered_is_a_named_gap_with_who_would_know() -> None:
    document = full()
    del document["answers"]["data.labels"]
    gap = [line for line in part(spec(document), "Label and its delay").splitlines() if "Not answered" in line]
    assert "Label (ask data science, engineering)" in gap[0] or "Label (ask " in gap[0]
    assert "**Label:**" not in part(spec(document), "Label and its delay")


def test_the_first_line_counts_the_gaps() -> None:
    before, after = spec(full()), spec(answered("fit.example", "In: a request. Out: a team."))
    assert "gaps named below" in before
    counts = [int(source.partition("; ")[2].partition(" gap")[0]) for source in (before, after)]
    assert counts[1] == counts[0] - 1


def test_a_question_that_is_not_asked_is_no_gap() -> None:
    source = spec(answered("data.ground_truth", "soon"))
    assert "Proxy" not in source and "Label delay:" not in source


def test_what_nobody_knows_stands_with_who_could_find_out() -> None:
    assert "Don't know yet; Data lead could find out by 2027-02-01." in part(spec(full()), "Data sources and owners")
    assert "Data lead, by 2027-02-01." in part(spec(full()), "Open questions")


def test_thresholds_groups_and_signals_come_from_their_rows() -> None:
    source = spec(full())
    assert "| Right team at once | at least 88 of 100 |" in part(source, "Metrics, thresholds and error costs")
    assert "error rate by language" in part(source, "Slices and groups")
    assert "error rate by language above 15 of 100 (Requests in other" in part(source, "Monitoring")
    assert "| Suggestions are wrong too often |" in part(source, "Fallback and roll-back")


@pytest.mark.parametrize("decision", ["without_ml", "no_go"])
def test_a_decision_against_ml_is_told_at_the_top(decision: str) -> None:
    assert "Nothing that learns is being built now" in spec(answered("brief.decision", decision)).partition("\n## ")[0]
