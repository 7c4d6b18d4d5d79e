"""Rules about structure that no single module can hold."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = [*ROOT.glob("workbook/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"]


def test_imports_point_down_only() -> None:
    done = subprocess.run([Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_only_the_screen_names_streamlit_and_plotly() -> None:
    for path in SOURCES:
        inside = path.relative_to(ROOT).as_posix()
        if not inside.startswith(("workbook/ui/", "pages/")) and inside != "app.py":
            assert not re.search(r"^\s*(import|from) (streamlit|plotly|pandas)", path.read_text(), re.M), inside


def test_nothing_imports_a_page_or_the_front_door() -> None:
    for path in ROOT.glob("workbook/**/*.py"):
        assert not re.search(r"^\s*(import|from) (pages|app)\b", path.read_text(), re.M), path


def test_the_memory_of_a_tab_is_named_in_one_file() -> None:
    named = [path.name for path in SOURCES if "st.session_state" in path.read_text()]
    assert named == ["memory.py"]


def test_no_user_text_goes_out_as_html() -> None:
    for path in SOURCES:
        assert "unsafe_allow_html" not in path.read_text(), path


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text()
    assert text.count("\n") <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 45, node.name
