"""The Markdown file: one dialect, stable bytes, small differences, every text of a session safe."""

import copy
import difflib
import re
from collections.abc import Callable

import pytest
from checker import ENGINES, faults, seen
from hostile import HOSTILE
from support_session import Paper, brief_of, full, stuffed

from workbook.brief import SECTIONS, to_markdown
from workbook.brief.blocks import Block, Chart, Dot
from workbook.brief.markdown import BLOCKS, _chart
from workbook.content import read_library
from workbook.model import clean

TEXTS = [clean(text) for text in HOSTILE]


def markdown(document: Paper, seq: int = 120) -> str:
    return to_markdown(brief_of(document, seq))


def changed(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("---", "+++")]


@pytest.mark.parametrize("turn", range(6))
def test_every_text_a_person_can_type_is_shown_as_typed(turn: int) -> None:
    said: dict[str, str] = {}

    def say(place: str) -> str:
        return said.setdefault(place, TEXTS[(len(said) * 7 + turn * 53) % len(TEXTS)])

    source = markdown(stuffed(say))
    assert len(said) > 300
    assert faults(source, said.values(), markdown(stuffed(lambda place: "Plain words"))) == []


def test_the_checker_sees_a_text_that_is_not_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.brief.escape._escaped", lambda found: found[0])
    document = stuffed(lambda place: "a | b <b>c</b> [d](javascript:e)")
    told = " ".join(faults(markdown(document), ["a | b <b>c</b> [d](javascript:e)"]))
    assert all(word in told for word in ("not shown as typed", "raw HTML: <b>", "columns", "a link to"))


def test_the_file_has_three_levels_of_headings_and_ends_with_one_newline() -> None:
    source = markdown(full())
    titles = re.findall(r"^(#+) (.*)$", source, re.MULTILINE)
    assert {len(mark) for mark, _ in titles} == {1, 2, 3}
    assert [title for mark, title in titles if mark == "##"] == [
        *SECTIONS.values(),
        "Appendix: every question and answer",
    ]
    assert source.endswith("\n") and not source.endswith("\n\n")
    assert "\r" not in source and not re.search(r"[ \t]$", source, re.MULTILINE)


@pytest.mark.parametrize("engine", ENGINES)
def test_no_raw_html_no_image_no_foreign_block_is_in_the_file(engine: str) -> None:
    assert seen(ENGINES[engine](markdown(full()))).strange == []


def test_the_same_session_gives_the_same_bytes_whatever_order_it_was_answered_in() -> None:
    document = full()
    turned = {room: dict(reversed(held.items())) for room, held in reversed(document.items())}
    turned["risks"] = {row: dict(reversed(fields.items())) for row, fields in turned["risks"].items()}
    assert markdown(turned).encode() == markdown(document).encode()


def _text_edits() -> list[tuple[str, str, str]]:
    document, library = full(), read_library()
    plain = [("answers", name, "value") for name in document["answers"] if library.questions[name].kind == "text"]
    rows = [
        (question.collection, row, field.id)
        for question in library.collections.values()
        for row, held in document.get(question.collection, {}).items()
        for field in question.fields
        if field.kind == "text" and field.id in held
    ]
    return plain + rows


def test_one_edited_text_changes_few_lines() -> None:
    before = markdown(full())
    for room, row, field in _text_edits():
        document = full()
        document[room][row][field] += " (edited)"
        lines = changed(before, markdown(document, 121))
        assert 4 <= len(lines) <= 14, (room, row, field, lines)


def test_a_new_answer_adds_its_line_and_takes_it_from_the_open_list() -> None:
    document = full()
    document["answers"]["problem.why_now"] = {"state": "answered", "value": "The helpdesk contract ends in May."}
    lines = changed(markdown(full()), markdown(document, 121))
    assert len([line for line in lines if line[0] == "+"]) == 3
    assert sum("The helpdesk contract ends in May" in line for line in lines) == 1


def test_a_new_risk_leaves_the_other_risks_in_their_places() -> None:
    document = full()
    document["risks"]["r4"] = copy.deepcopy(document["risks"]["r2"]) | {"title": "Somebody games the sorting"}
    gone = [line for line in changed(markdown(full()), markdown(document, 121)) if line[0] == "-"]
    assert len(gone) == 1 and "revision 120" in gone[0]


@pytest.mark.parametrize("share", [0, 1, 0.5, 1.2, -3, 1e-9, 0.9999, 1 / 3])
def test_the_chart_uses_only_coordinates_its_grammar_knows(share: float) -> None:
    dot = Dot(letter="A", x=share, y=share)
    chart = Chart(title="T", x_axis=("a", "b"), y_axis=("c", "d"), quadrants=("1", "2", "3", "4"), dots=(dot,))
    assert re.search(r'"A": \[(0|1|0\.\d{3}), (0|1|0\.\d{3})\]\n', _chart(chart))


def test_no_text_of_a_person_reaches_the_chart() -> None:
    source = markdown(stuffed(lambda place: "Zebra"))
    chart = source.partition("```mermaid")[2].partition("```")[0]
    assert "quadrantChart" in chart and "Zebra" not in chart


def test_the_exporter_knows_every_kind_of_block() -> None:
    assert set(BLOCKS) == set(Block.__args__)


RIGHT_TO_LEFT: Callable[[str], str] = lambda place: "שלום עולם 👩‍👩‍👧 مرحبا | 12"  # noqa: E731


def test_right_to_left_text_and_emoji_come_out_whole() -> None:
    source = markdown(stuffed(RIGHT_TO_LEFT))
    assert faults(source, [RIGHT_TO_LEFT("")]) == []
