"""The command line, run as a user runs it: another process, its output and its exit code."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def run(tmp_path):
    """`run("sessions", code=0)`: the standard output, or the standard error when the code is not 0."""

    def made(*words: str, code: int = 0, **env: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "workbook", *words],
            cwd=ROOT,
            env=os.environ | {"WORKBOOK_DATA_DIR": str(tmp_path / "data")} | env,
            capture_output=True,
            timeout=60,
        )
        assert done.returncode == code, done.stderr.decode()
        assert b"Traceback" not in done.stderr
        return (done.stderr if code else done.stdout).decode()

    return made


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "one.json"
    path.write_text('{"title": "Search", "answers": {"problem.pain": "Slow", "data.rights": "forbidden"}}')
    return str(path)


def test_import_list_export_and_brief(run, file, tmp_path) -> None:
    session = run("import", file).split()[0]
    assert session in run("sessions")
    assert json.loads(run("sessions", "--json"))[0]["title"] == "Search"
    exported = tmp_path / "out.json"
    run("export", session, "-o", str(exported))
    assert json.loads(exported.read_text())["document"]["about"]["title"] == "Search"
    assert run("brief", session).startswith("# ")
    assert run("export", str(exported), "--format", "json") == exported.read_text()
    assert run("brief", str(exported)) == run("brief", session)


def test_a_session_comes_back_from_the_bin(run, tmp_path) -> None:
    file = tmp_path / "binned.json"
    said = {"at": "2026-01-01T00:00:00Z", "by": ""}
    log = [
        said | {"seq": 1, "path": "about/title", "value": "Gone"},
        said | {"seq": 2, "path": "about/deleted", "value": True},
    ]
    file.write_text(json.dumps({"id": "binned", "changes": log}))
    run("import", str(file))
    assert "binned" not in run("sessions")
    assert "Gone" in run("restore", "binned")
    assert "binned" in run("sessions")
    assert "There is no session" in run("restore", "nothere", code=1)


def test_a_file_is_assessed_without_being_saved(run, file) -> None:
    made = json.loads(run("assess", file, "--json"))
    assert made["verdict"]["outcome"] == "no_build"
    assert "Don't build this" in run("assess", file)
    assert run("sessions", "--json").strip() == "[]"


def test_the_numbers_are_printed_with_and_without_figures(run, file, tmp_path) -> None:
    assert "No option has a figure yet" in run("value", file)
    assert json.loads(run("value", file, "--json"))["state"] == "empty"
    rules, ml = {"improvement": "1 to 4", "effort": "3 to 8"}, {"improvement": "4 to 16", "effort": {"unknown": True}}
    path = tmp_path / "figures.json"
    path.write_text(json.dumps({"answers": {"value.point": "10 to 40"}, "options": {"rules": rules, "ml": ml}}))
    said = run("value", str(path))
    assert "What would change our mind:" in said and "Worth finding out:" in said
    assert "How much work is “Build with ML”?" in said and "; nobody knows it yet)" in said
    made = json.loads(run("value", str(path), "--json"))
    assert made["state"] == "ready" and made["leader"] in ("rules", "ml")
    assert run("value", str(path), "--json") == run("value", str(path), "--json")
    assert "Netflix" in run("value", "example:netflix-prize")


def test_questions_cards_schema_examples_and_check_print_what_programs_can_read(run) -> None:
    questions = json.loads(run("questions", "--json"))
    assert {"id", "stage", "kind", "options", "serves", "condition"} <= set(questions[0])
    assert json.loads(run("cards", "--json"))[0]["prompt"]
    assert json.loads(run("schema"))["title"] == "SessionFile"
    assert json.loads(run("examples", "--json"))[0]["sources"]
    assert "is sound" in run("check")
    assert "problem.pain" in run("questions")


def test_a_backup_is_a_database_that_opens(run, file, tmp_path) -> None:
    session = run("import", file).split()[0]
    run("backup", str(tmp_path / "copy.db"))
    assert session in run("sessions", WORKBOOK_DATABASE_URL=f"sqlite:///{tmp_path / 'copy.db'}")


def test_a_flipped_letter_in_the_database_is_found(run, file, tmp_path) -> None:
    run("import", file)
    assert "every one is as it was written" in run("verify")
    database = next((tmp_path / "data").glob("*.sqlite3"))
    with sqlite3.connect(database) as db:
        db.execute("update changes set value = replace(value, 'Slow', 'Slaw')")
    assert "workbook:" in run("verify", code=1)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["brief", "example:nothing"], 1, 'There is no example "nothing"; use'),
        (["brief", "missing.json"], 1, 'There is no file "missing.json"'),
        (["value", "example:nothing"], 1, 'There is no example "nothing"; use'),
        (["brief", "0123456789abcdef"], 1, "0123456789abcdef"),
        (["import", "missing.json"], 1, "missing.json"),
        (["frobnicate"], 2, "invalid choice"),
        ([], 2, "COMMAND"),
    ],
)
def test_a_command_that_cannot_be_done_says_why_and_leaves_a_code(run, words, code, says) -> None:
    assert says in run(*words, code=code)


def test_a_bad_file_is_named_and_the_good_ones_are_still_imported(run, file, tmp_path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"answers": {"problem.pane": "x"}}')
    said = run("import", str(bad), file, code=1)
    assert f"{bad}: answers/problem.pane" in said
    assert "nothing was imported" in said
    assert len(json.loads(run("sessions", "--json"))) == 1


def test_a_database_that_cannot_be_used_is_explained(run, tmp_path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"not a database at all" * 500)
    said = run("sessions", code=1, WORKBOOK_DATABASE_URL=f"sqlite:///{broken}")
    assert "broken.db" in said
    assert broken.read_bytes().startswith(b"not a database")


def test_the_command_line_needs_no_streamlit_no_plotly_no_pandas() -> None:
    code = "import sys, workbook.__main__; print([m for m in ('streamlit', 'plotly', 'pandas') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_output_that_nobody_reads_to_the_end_is_no_error(tmp_path) -> None:
    env = os.environ | {"WORKBOOK_DATA_DIR": str(tmp_path)}
    words = f"{sys.executable} -m workbook questions --json | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {words}"], cwd=ROOT, env=env, capture_output=True)
    assert done.stderr == b""


def test_what_is_to_be_done_is_printed_and_written_as_a_calendar(run, tmp_path) -> None:
    assert "Nothing is to be done" in run("todo")
    path = tmp_path / "due.json"
    rows = [{"text": "Agents follow", "owner": "Ada", "by": "2020-01-02"}, {"text": "Prices are true"}]
    path.write_text(json.dumps({"title": "Sort", "assumptions": rows}))
    run("import", str(path))
    assert "2020-01-02 ! Ada" in run("todo") and "Prices are true" in run("todo")
    assert "Prices are true" not in run("todo", "--overdue")
    calendar = tmp_path / "due.ics"
    run("todo", "-o", str(calendar))
    assert "SUMMARY:Check that: Agents follow" in calendar.read_text()
    assert run("todo", "--format", "csv", "--owner", "ada").count("Agents follow") == 1


def test_what_changed_since_a_version_a_day_or_a_change(run, file, tmp_path) -> None:
    session = run("import", file).split()[0]
    assert run("versions", session) == ""
    run("export", session, "--format", "md")
    run("export", session, "--format", "one.md")
    (version,) = json.loads(run("versions", session, "--json"))
    assert (version["kind"], version["name"]) == ("brief", "Brief handed out")
    assert "Brief handed out" in run("versions", session)
    out = tmp_path / "changes.md"
    run("changes", session, "--since", "0", "-o", str(out))
    assert "- The pain: Not answered → Slow" in out.read_text()
    assert "Nothing changed." in run("changes", session, "--since", "brief handed OUT")
    assert run("changes", session, "--since", "2020-01-01") == out.read_text()
    exported = tmp_path / "one-more.json"
    run("export", session, "-o", str(exported))
    assert run("changes", str(exported)) == out.read_text()
    assert "is no version (“Brief handed out”)" in run("changes", session, "--since", "May", code=1)
    assert "Nothing changed." in run(
        "changes", "example:zillow-offers", "--since", "2020-01-01", "--until", "2021-01-01"
    )


def test_decisions_are_searched_listed_and_compared(run, tmp_path) -> None:
    for number, pain in enumerate(("Callers wait for refunds", "Sellers wait for prices")):
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps({"title": f"Decision {number}", "answers": {"problem.pain": pain}}))
        run("import", str(path))
    assert "Callers wait for refunds" in run("search", "refund")
    assert "Nothing matches" in run("search", "zebra")
    assert run("portfolio").count("| Not enough answered |") == 2
    ids = [row["id"] for row in json.loads(run("sessions", "--json"))]
    assert "| The pain | Sellers wait for prices | Callers wait for refunds |" in run("compare", *ids)
    assert "Choose 2 to 5" in run("compare", ids[0], code=1)


def test_a_decision_is_started_from_a_template_and_the_record_is_printed(run) -> None:
    assert "search " in run("templates")
    session = run("start", "Better search", "--template", "search").strip()
    assert "Suggestion: What people open" in run("export", session)
    assert "There is no template" in run("start", "x", "--template", "luck", code=1)
    assert "not known  from 0 settled forecasts" in run("record")
    assert json.loads(run("record", "--json"))["ranges"] == 0
