"""A decision made with earlier questions says so, shows the words of then, and goes on with those of today."""

from pathlib import Path

import pytest
from opening import Opened

from workbook.ui.bench import bench
from workbook.workbench import Workbench

THEN = "Where does it <b>hurt</b> :red[most]?"
REPORT = "Some questions have changed since this decision was started"


@pytest.fixture
def old(desk_bench: Workbench) -> str:
    writes = {
        "about/content": "2020-01 0123456789ab",
        "answers/problem.pain": {"state": "answered", "value": "Slow", "asked": THEN},
        "answers/gone.question": {"state": "answered", "value": "Kept", "asked": "Was it like this?"},
        "cards/data.revised_later": {"state": "skipped"},
    }
    desk_bench.store.create("old", [(path, value, 0) for path, value in writes.items()], "Ada")
    return "old"


def texts(app) -> str:
    return "\n".join(text.value for text in app.text)


def test_the_words_of_then_stand_under_the_answer_and_can_be_confirmed(opened: Opened, desk_bench, old) -> None:
    app = opened("problem", old)
    assert f"When this was answered, we asked: {THEN}" in texts(app)
    app.button(key="fits old problem.pain").click().run()
    answer = desk_bench.open(old).answer("problem.pain")
    assert (answer.value, answer.asked) == ("Slow", desk_bench.library.questions["problem.pain"].ask)
    assert "When this was answered" not in texts(app)


def test_the_report_is_folded_away_and_goes_when_it_was_read(opened: Opened, desk_bench, old) -> None:
    app = opened("problem", old)
    assert REPORT in [one.label for one in app.expander]
    assert "No longer asked, and kept at the end of the brief: Was it like this?" in texts(app)
    app.button(key="today old").click().run()
    app = opened("problem", old)
    assert REPORT not in [one.label for one in app.expander]
    assert desk_bench.open(old).about["content"] == desk_bench.library.mark


def test_opening_moves_what_stands_under_a_renamed_id(opened: Opened, desk_bench, old) -> None:
    opened("problem", old)
    cards = desk_bench.store.document(old)[1]["cards"]
    assert cards == {"evidence.answer_in_inputs": {"state": "skipped"}}


def test_a_decision_of_today_has_no_report(opened: Opened, desk_bench) -> None:
    app = opened("problem", desk_bench.start("New"))
    assert REPORT not in [one.label for one in app.expander]


def test_a_teams_question_is_asked_answered_and_printed(
    opened: Opened, desk_bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "own-content.md").read_text("utf-8")
    (tmp_path / "team" / "stages").mkdir(parents=True)
    text = page.partition("`stages/bank.toml`:\n\n```toml\n")[2].partition("```")[0]
    (tmp_path / "team" / "stages" / "bank.toml").write_text(text)
    monkeypatch.setenv("WORKBOOK_CONTENT", str(tmp_path / "team"))
    bench.clear()
    session = bench().start("Bank")
    app = opened("problem", session, at="pain")
    app.radio(key=f"{session}.answers/bank.payer").set_value("lab").run()
    assert bench().open(session).value("bank.payer") == "lab"
    assert "Whose budget pays for it?** The innovation budget" in bench().export(session, "md").data.decode()
    assert bench().open(session).about["content"].partition(" + ")[2].startswith("team ")


def test_what_is_left_out_of_a_teams_content_is_told_on_the_first_page(
    opened: Opened, desk_bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "content is left out" not in str([one.label for one in opened().expander])
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "glossary.toml").write_text('[[term]]\nid = "x"\nterm = "Known here"\nshort = "y"\n[[term]]\n')
    monkeypatch.setenv("WORKBOOK_CONTENT", str(tmp_path / "team"))
    bench.clear()
    app = opened()
    assert "Some of your team's content is left out" in [one.label for one in app.expander]
    assert "glossary.toml, term 2: found no id; each one has its own" in texts(app)
    assert "Known here" in {term.term for term in bench().library.glossary}
