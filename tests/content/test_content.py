"""The shipped content is sound, and complete with respect to the two source articles."""

import shutil
from pathlib import Path

import pytest

from workbook.content import POINTS, ContentFault, read_content, read_library, served
from workbook.content.reader import HERE
from workbook.model import Library


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the content that a test may spoil."""
    return Path(shutil.copytree(HERE, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "__pycache__")))


def spoil(folder: Path, name: str, old: str, new: str) -> list[str]:
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return read_content(folder)[1]


def test_the_shipped_content_has_no_fault() -> None:
    library, faults = read_content(HERE)
    assert faults == []
    assert library == read_library()


def test_every_source_point_is_served_by_something_a_user_meets() -> None:
    open_points = [point for point, entries in served(read_library()).items() if not entries]
    assert open_points == []
    assert len(POINTS) == 174


def test_dropping_the_only_entry_that_serves_a_point_is_noticed() -> None:
    library = read_library()
    single = next(e for e in served(library).values() if len(e) == 1 and e[0].startswith("question "))
    dropped = single[0].removeprefix("question ")
    stages = tuple(
        stage.model_copy(update={"questions": tuple(q for q in stage.questions if q.id != dropped)})
        for stage in library.stages
    )
    parts = {name: getattr(library, name) for name in Library.model_fields}
    less = served(Library.model_construct(**(parts | {"stages": stages})))
    assert [point for point, entries in less.items() if not entries]


def test_no_entry_serves_a_point_that_does_not_exist() -> None:
    library = read_library()
    named = [q.serves for q in library.questions.values()] + [card.serves for card in library.cards]
    assert {point for points in named for point in points} <= set(POINTS)


def test_the_required_path_is_short() -> None:
    core = [question for question in read_library().questions.values() if question.core]
    assert 40 <= len(core) <= 50


def test_every_question_helps_to_answer_it() -> None:
    for question in read_library().questions.values():
        assert question.why and question.source and question.knows, question.id
        assert question.strong and question.weak, question.id
        assert len(question.ask.split()) <= 20, question.id


def test_every_level_of_a_scale_has_a_written_meaning() -> None:
    for question in read_library().questions.values():
        for shape in (question, *question.fields):
            assert all(step.meaning for step in shape.levels), question.id


def test_every_kind_of_question_is_used() -> None:
    kinds = {q.kind for q in read_library().questions.values()}
    assert kinds == {"text", "choice", "scale", "multi", "number", "range", "date", "records"}


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("stages/10_problem.toml", 'kind = "text"', 'kind = "slidr"', "'slidr'; use 'text'"),
        ("stages/10_problem.toml", 'section = "pain"', 'section = "pian"', 'section "pian" is unknown; use'),
        ("stages/20_fit.toml", 'id = "fit.expert"', 'id = "fit.task"', "the id is used twice"),
        ("rules.toml", '["nobody"]', '["noone"]', 'data.ground_truth has no "noone"; use soon, late, proxy, nobody'),
        ("rules.toml", "both = 1, ", "", "problem.evidence: give points for exactly both, one_source"),
        ("rules.toml", "both = 1, ", "both = 3, ", "lie between 0 and 1"),
        ("glossary.toml", "[[term]]", "[[term]", "not readable as TOML"),
    ],
)
def test_a_fault_is_named_with_its_place_and_what_is_allowed(copy, name, old, new, words) -> None:
    faults = spoil(copy, name, old, new)
    assert any(words in fault for fault in faults), faults


def test_all_faults_are_told_at_once(copy) -> None:
    spoil(copy, "stages/10_problem.toml", 'kind = "text"', 'kind = "slidr"')
    faults = spoil(copy, "stages/30_value.toml", 'kind = "text"', 'kind = "slidr"')
    assert {fault.split(",")[0] for fault in faults} >= {"stages/10_problem.toml", "stages/30_value.toml"}


def test_a_missing_file_is_a_content_fault(copy) -> None:
    (copy / "rules.toml").unlink()
    library, faults = read_content(copy)
    assert library is None
    assert "rules.toml: the file is missing" in faults
    assert str(ContentFault(faults))
