"""House rules of the screen that can be read off its files."""

from pathlib import Path

from workbook.ui.words import plain

ROOT = Path(__file__).parents[2]
SCREEN = [*sorted((ROOT / "workbook" / "ui").glob("*.py")), *sorted((ROOT / "pages").glob("*.py")), ROOT / "app.py"]


def test_session_state_is_named_in_one_file() -> None:
    assert [path.name for path in SCREEN if "session_state" in path.read_text(encoding="utf-8")] == ["memory.py"]


def test_no_page_draws_raw_html_of_people() -> None:
    raw = [path.name for path in SCREEN if "unsafe_allow" in path.read_text(encoding="utf-8")]
    html = [path.name for path in SCREEN if "st.html(" in path.read_text(encoding="utf-8")]
    assert (raw, html) == ([], ["front.py", "markup.py"])


def test_every_page_goes_through_the_front_door() -> None:
    for path in sorted((ROOT / "pages").glob("*.py")):
        assert f'through("{path.stem}"' in path.read_text(encoding="utf-8"), path.name


def test_content_comes_out_of_markdown_as_it_is_written() -> None:
    assert plain("5 * 3 [x] $a$ :smile: -> #1") == r"5 \* 3 \[x\] \$a\$ \:smile: \-\> #1"
    assert plain("1. Not a list\n# not a heading\n- no item") == "1\\. Not a list\n\\# not a heading\n\\- no item"


def test_words_without_marks_stay_as_they_are() -> None:
    assert plain("Effort (person-weeks): 3.5 & more!") == "Effort (person-weeks): 3.5 & more!"
