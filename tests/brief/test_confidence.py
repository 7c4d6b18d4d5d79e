"""Confidence is printed no higher than the evidence allows."""

import pytest
from support_session import Paper, brief_of, full

from workbook.brief import to_markdown
from workbook.content import read_library


def stated(percent: float, evidence: str | None, decision: str = "experiment") -> Paper:
    document = full()
    document["answers"]["brief.confidence"] = {"state": "answered", "value": percent}
    document["answers"]["brief.decision"]["value"] = decision
    document["options"]["ml"].pop("evidence")
    if evidence:
        document["options"]["ml"]["evidence"] = evidence
    return document


def top(document: Paper) -> str:
    return to_markdown(brief_of(document)).partition("## What would")[0]


def test_a_modest_confidence_is_printed_as_stated() -> None:
    assert "Confidence: 65%" in top(stated(65, "estimated"))


def test_a_confidence_beyond_the_evidence_is_cut_and_the_reason_told() -> None:
    told = top(stated(95, "guess"))
    assert "Confidence: 40% at most" in told
    assert (
        "95% was stated, the evidence allows 40% at most, because the numbers of “Build with ML” rest on: a guess."
        in told
    )


def test_numbers_without_a_grade_count_as_a_guess() -> None:
    assert "do not say what they rest on" in top(stated(95, None))


def test_solving_it_without_ml_rests_on_the_numbers_of_the_rules() -> None:
    assert "Confidence: 85%" in top(stated(85, "guess", decision="without_ml"))


def test_many_open_questions_lower_the_ceiling() -> None:
    document = stated(95, "measured")
    document["answers"] = {name: held for name, held in document["answers"].items() if name.startswith("brief.")}
    told = top(document)
    assert "Confidence: 30% at most" in told and "questions are settled" in told


def test_no_stated_confidence_is_a_visible_gap() -> None:
    document = full()
    del document["answers"]["brief.confidence"]
    assert "Confidence: Not answered" in top(document)


def test_every_grade_of_evidence_has_a_ceiling_and_a_weaker_one_never_a_higher() -> None:
    fields = {field.id: field for field in read_library().collections["options"].fields}
    grades = [option.id for option in fields["evidence"].options]
    ceilings = [read_library().rules.confidence[grade].value for grade in grades]
    assert ceilings == sorted(ceilings, reverse=True)


@pytest.mark.parametrize("percent", [0, 100])
def test_the_ends_of_the_scale_are_printed(percent: int) -> None:
    assert f"Confidence: {min(percent, 90)}%" in top(stated(percent, "measured"))
