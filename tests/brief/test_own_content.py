"""Whatever a team's own content may add or take away, a whole session is still judged, counted and printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support_session import AT, full

from workbook.assess import assess
from workbook.brief import EXPORTERS
from workbook.content import library_with, read_library
from workbook.content.check import DECISION
from workbook.model import Library, Question, session_of

SHIPPED = read_library()
NEW = '{ id = "team_new", label = "Our new one" }'
FREE = [one.id for one in SHIPPED.questions.values() if one.id not in SHIPPED.rules.items and one.id != DECISION]


def with_new_options(question: Question) -> str:
    if question.kind in ("choice", "multi"):
        return f'[[question]]\nid = "{question.id}"\noptions = [{NEW}]\n'
    chosen = [field.id for field in question.fields if field.kind in ("choice", "multi")]
    fields = ", ".join(f'{{ id = "{field}", options = [{NEW}] }}' for field in chosen)
    return f'[[question]]\nid = "{question.id}"\nfields = [{fields}]\n' if chosen else ""


@pytest.fixture
def wide(tmp_path: Path) -> Library:
    """A library with one more option wherever a team may add one."""
    (tmp_path / "stages").mkdir()
    for stage in SHIPPED.stages:
        text = "".join(with_new_options(question) for question in stage.questions if question.id in FREE)
        (tmp_path / "stages" / f"{stage.id}.toml").write_text(f'id = "{stage.id}"\n{text}')
    return library_with(tmp_path)


def choosing_new(library: Library) -> dict:
    document = full()
    for question in library.questions.values():
        if question.kind in ("choice", "multi") and question.id in FREE:
            value = "team_new" if question.kind == "choice" else ["team_new"]
            document["answers"][question.id] = {"state": "answered", "value": value}
        for row in document.get(question.collection, {}).values():
            for field in question.fields:
                if field.kind in ("choice", "multi") and field.id in row:
                    row[field.id] = "team_new" if field.kind == "choice" else ["team_new"]
    return document


def papers(library: Library, document: dict) -> Iterator[str | bytes]:
    session = session_of("x", 3, document)
    for exporter in EXPORTERS.values():
        yield exporter.write(exporter.build(library, session, assess(library, session), at=AT, tool_version="0.1.0"))


def test_an_option_may_be_added_wherever_no_points_are_given(wide: Library) -> None:
    assert wide.own.faults == ()
    made = list(papers(wide, choosing_new(wide)))
    assert "Our new one" in made[0]
    assert all(made)


def test_every_question_that_may_be_retired_may_be_missing(tmp_path: Path) -> None:
    lines = [f'[[question]]\nid = "{one.id}"\nask = "x"\nbecause = "x"\n' for one in SHIPPED.questions.values()]
    (tmp_path / "retired.toml").write_text("".join(lines))
    library = library_with(tmp_path)
    gone = set(SHIPPED.questions) - set(library.questions)
    assert len(gone) > 50 and not gone & set(SHIPPED.rules.items)
    document = full()
    made = list(papers(library, document))
    assert all(made)
    said = [one["value"] for name, one in document["answers"].items() if name in gone and " " in str(one.get("value"))]
    assert "No longer asked" in made[0] and said
