"""Templates hold suggestions only: no targets, no figures of a case, sound ids, short sentences."""

import re
import shutil
from pathlib import Path

import pytest

from workbook.content import read_content, read_library
from workbook.content.reader import HERE
from workbook.model import Template

TEMPLATES = read_library().templates
EACH = pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.id)


def texts(template: Template) -> list[str]:
    return [text for rows in template.rows().values() for row in rows for name, text in row.items() if name != "row"]


def test_there_is_one_for_each_usual_sort_of_product() -> None:
    named = {template.id for template in TEMPLATES}
    wanted = {
        "search",
        "recommendation",
        "ranking",
        "classification",
        "forecasting",
        "anomaly",
        "generation",
        "pricing",
    }
    assert wanted <= named


@EACH
def test_it_suggests_ways_people_assumptions_marks_and_a_fallback(template: Template) -> None:
    assert set(template.rows()) >= {"options", "groups", "assumptions", "criteria", "fallbacks"}
    assert {row["row"] for row in template.options} == {"rules", "buy", "ml"}
    assert 3 <= len(template.cards) <= 7 and template.summary
    assert {row["kind"] for row in template.criteria} == {"goal", "guardrail"}


@EACH
def test_no_suggestion_looks_like_a_fact_of_the_case(template: Template) -> None:
    for row in (*template.assumptions, *template.criteria, *template.fallbacks):
        assert not {"owner", "by", "target", "threshold", "state"} & set(row)
    for text in (*(row["text"] for row in template.assumptions), *(row["measure"] for row in template.criteria)):
        assert not re.search(r"\d", text), text


@EACH
def test_its_sentences_are_short(template: Template) -> None:
    for text in (template.summary, *texts(template)):
        assert all(len(part.split()) <= 22 for part in re.split(r"[.;:]", text)), text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"loops.rich_get_richer"', '"loops.nothing"', 'card "loops.nothing" is unknown'),
        ('{ row = "rules", name', '{ row = "luck", name', 'row "luck" is unknown; use do_nothing'),
        ('kind = "goal"', 'kind = "wish"', "use one of goal, guardrail"),
        ('{ who = "People who search"', '{ who = "People who search", exposed = "no"', "exposed cannot be suggested"),
    ],
)
def test_a_fault_in_a_template_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = shutil.copytree(HERE, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    file = folder / "templates.toml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    faults = read_content(folder)[1]
    assert any("templates.toml, search" in fault and said in fault for fault in faults), faults
