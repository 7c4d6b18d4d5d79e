"""The command line in hard use: odd inputs, outputs and places. Real processes; a clear line, a code, no traceback."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workbook.commands import GROUPS

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
ONE = b'{"title": "One", "answers": {"problem.pain": "Slow"}}'
BLOCKED = """
import runpy, sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("streamlit", "plotly", "pandas"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
sys.argv[0] = "workbook"
runpy.run_module("workbook", run_name="__main__", alter_sys=True)
"""


class Ran:
    """A finished command: its exit code and both its outputs. None of them may be a traceback."""

    def __init__(self, *words: str, before: tuple[str, ...] = ("-m", "workbook"), **more: Any) -> None:
        env = os.environ | more.pop("env")
        given = [sys.executable, *before, *words]
        done = subprocess.run(given, cwd=ROOT, env=env, capture_output=True, timeout=100, **more)
        self.code, self.out, self.said = done.returncode, done.stdout, done.stderr.decode()
        assert "Traceback" not in self.said and "Exception ignored" not in self.said, self.said


@pytest.fixture
def ran(tmp_path: Path):
    """`ran("sessions", stdin=b"…", code=1)`: a command on a data folder of its own."""

    def run(*words: str, stdin: bytes = b"", code: int = 0, env: dict[str, str] | None = None, **more: Any) -> Ran:
        made = Ran(*words, input=stdin, env={"WORKBOOK_DATA_DIR": str(tmp_path / "data")} | (env or {}), **more)
        assert made.code == code, made.said
        return made

    return run


def shell(tmp_path: Path, line: str) -> subprocess.CompletedProcess[str]:
    """A line of shell in which $W is the command line."""
    env = os.environ | {"W": f"{sys.executable} -m workbook", "WORKBOOK_DATA_DIR": str(tmp_path / "data")}
    return subprocess.run(["bash", "-c", line], cwd=ROOT, env=env, capture_output=True, text=True, timeout=100)


def test_every_command_explains_itself(ran) -> None:
    names = ran("--help").out.decode()
    assert names.count("\n    ") >= len(GROUPS)
    assert "workbook import" in ran("import", "--help").out.decode()


def test_everything_works_where_streamlit_plotly_and_pandas_cannot_be_imported(ran, tmp_path: Path) -> None:
    blocked = {"before": ("-c", BLOCKED)}
    session = ran("import", "-", stdin=ONE, **blocked).out.decode().split()[0]
    assert json.loads(ran("assess", session, "--json", **blocked).out)["verdict"]
    assert ran("value", "example:zillow-offers", **blocked).out
    assert ran("export", session, "--format", "docx", "-o", str(tmp_path / "x.docx"), **blocked).code == 0
    assert ran("portfolio", **blocked).out


def test_standard_input_is_a_file_called_dash(ran) -> None:
    session = ran("import", "-", stdin=b"\xef\xbb\xbf" + ONE).out.decode().split()[0]
    brief = ran("brief", "-", stdin=ONE).out.decode()
    assert "Slow" in brief and session not in brief
    assert json.loads(ran("export", "-", stdin=ONE).out)["document"]["answers"]["problem.pain"]["value"] == "Slow"


BAD = {
    "empty": (b" \n", "The file is empty."),
    "cut off": (ONE[:30], "not JSON: line 1"),
    "not utf-8": (b'{"title": "\xff"}', "not UTF-8 text (byte 12"),
    "deep": (b"[" * 200_000, "nested too deeply"),
    "twice": (b'{"title": "a", "title": "b"}', '"title" stands twice'),
    "nan": (b'{"answers": {"value.horizon": NaN}}', "NaN"),
    "huge number": (b'{"answers": {"value.horizon": ' + b"9" * 100_000 + b"}}", "100,000 digits"),
    "large": (b" " * 20_000_001, "at most 20 MB"),
    "newer": (b'{"version": 99}', "Update the program"),
    "typing error": (b'{"answers": {"problem.pian": "x"}}', "perhaps problem.pain"),
}


def test_each_bad_file_is_told_by_name_and_the_good_one_is_taken_in(ran, tmp_path: Path) -> None:
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good").write_bytes(ONE)
    made = ran("import", *(str(tmp_path / name) for name in (*BAD, "good")), code=1)
    assert made.out.decode().endswith("  One\n") and made.out.count(b"\n") == 1
    for name, (_, words) in BAD.items():
        said = [line for line in made.said.splitlines() if line.startswith(f"workbook: {tmp_path / name}: ")]
        assert words in said[0] and said[-1].endswith("nothing was imported")


def test_a_file_of_200_megabytes_is_refused_without_reading_it_whole(ran, tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    memory = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))}
    assert (
        "large.json: The file is too large; at most 20 MB are read." in ran("import", str(large), code=1, **memory).said
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("brief", "."), ".: Is a directory"),
        (("brief", "x" * 5000), 'There is no session "xxx'),
        (("export", "a/" + "x" * 5000), 'There is no file "a/xxx'),
        (
            ("brief", "example:zillow-offers", "-o", "/dev/full"),
            "/dev/full cannot be written (No space left on device).",
        ),
        (("brief", "example:zillow-offers", "-o", "nowhere/x.md"), "nowhere/x.md cannot be written (No such file"),
        (("check", "nowhere"), "nowhere: the folder cannot be read (No such file or directory)"),
    ],
)
def test_what_cannot_be_read_or_written_is_named(ran, words: tuple[str, ...], said: str) -> None:
    told = ran(*words, code=1).said
    assert said in told
    assert len(told) < 1000


@pytest.mark.parametrize("words", ["questions", "brief example:zillow-offers"])
def test_a_full_disk_behind_standard_output_is_told(tmp_path: Path, words: str) -> None:
    done = shell(tmp_path, f"$W {words} > /dev/full")
    assert (done.returncode, done.stderr) == (1, "workbook: standard output: No space left on device\n")


def test_a_reader_that_leaves_and_a_closed_output_are_taken_calmly(tmp_path: Path) -> None:
    for words in ("cards --json", "brief example:zillow-offers"):
        done = shell(tmp_path, f"set -o pipefail; $W {words} | head -c 1")
        assert (done.stdout[:1] != "", done.stderr) == (True, "")
    closed = shell(tmp_path, "$W questions >&-")
    assert (closed.returncode, closed.stderr) == (1, "workbook: Standard output is closed.\n")
    assert shell(tmp_path, "$W brief - <&-").stderr == "workbook: Standard input is closed.\n"


def test_what_goes_to_a_file_is_utf_8_in_every_locale(ran) -> None:
    narrow = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    session = ran("import", "-", stdin='{"title": "Größe 📈"}'.encode(), env=narrow).out.decode().split()[0]
    told = ran("sessions", env=narrow).out.decode()
    assert session in told and "Größe 📈" in told


def test_a_disk_that_fills_up_loses_nothing_that_was_acknowledged(ran, tmp_path: Path) -> None:
    session = ran("import", "-", stdin=ONE).out.decode().split()[0]
    size = (tmp_path / "data" / "workbook.sqlite3").stat().st_size

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    large = json.dumps({"answers": {"problem.pain": "x" * 20_000, "problem.others": "y" * 20_000}}).encode()
    said = [ran("import", "-", stdin=large, code=1, preexec_fn=full).said for _ in range(2)]
    assert all("The disk is full" in one and "everything saved before is safe" in one for one in said)
    assert "every one is as it was written" in ran("verify").out.decode()
    assert [row["id"] for row in json.loads(ran("sessions", "--json").out)] == [session]
    ran("import", "-", stdin=large)


def test_a_database_of_a_later_program_is_left_as_it_is(ran, tmp_path: Path) -> None:
    ran("import", "-", stdin=ONE)
    file = tmp_path / "data" / "workbook.sqlite3"
    with sqlite3.connect(file) as db:
        db.execute("UPDATE workbook_schema SET version_num = '9999'")
    db.close()
    before = file.read_bytes()
    for words in (("sessions",), ("import", "-")):
        assert "written by a later version of the workbook" in ran(*words, stdin=ONE, code=1).said
    assert file.read_bytes() == before
    assert ran("brief", "example:zillow-offers").out


def test_a_place_that_is_none_is_told(ran, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for url, words in (
        ("nonsense", "is not a database address"),
        (f"sqlite:///{tmp_path}", "is a folder, not a database"),
        (f"sqlite:///{tmp_path}/file/x.db", "Not a directory"),
    ):
        assert words in ran("sessions", code=1, env={"WORKBOOK_DATABASE_URL": url}).said


def test_own_content_is_checked_and_what_is_sound_is_used(ran, tmp_path: Path) -> None:
    team = tmp_path / "team"
    (team / "stages").mkdir(parents=True)
    (team / "stages" / "ours.toml").write_text(
        'id = "problem"\n[[question]]\nid = "problem.pain"\nask = "Who hurts?"\n'
    )
    (team / "examples").mkdir()
    (team / "examples" / "ours.toml").write_text(
        'case = "T"\ntitle = "T"\nyear = 2020\n[answers]\n"problem.pane" = "x"'
    )
    here = {"WORKBOOK_CONTENT": str(team)}
    said = ran("check", env=here, code=1).said.splitlines()
    assert len(said) > 2 and all(line.startswith(f"workbook: {team}: examples/ours.toml") for line in said)
    assert "Who hurts?" in ran("questions", env=here).out.decode()
    assert "Who hurts?" not in ran("questions").out.decode()
    (team / "examples" / "ours.toml").unlink()
    assert "is sound" in ran("check", str(team)).out.decode()
    session = ran("import", "-", stdin=ONE, env=here).out.decode().split()[0]
    assert json.loads(ran("export", session).out)["document"]["about"]["content"].split(" + ")[1].startswith("team ")
    assert "Asked today" in ran("brief", session).out.decode()


def test_the_next_edition_names_what_is_new_and_nothing_else(ran) -> None:
    assert ran("edition", "2027-01").out.startswith(b"[[edition]]\n")
    assert "use at most 20 letters" in ran("edition", "a b", code=2).said
