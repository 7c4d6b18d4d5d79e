"""A team's own content: added and overridden by id, checked at once, and never the reason that nothing starts."""

import os
from pathlib import Path

import pytest

from workbook.content import library_with, own_folder, read_library
from workbook.content.files import BIGGEST
from workbook.content.own import plain_name
from workbook.model import Library

QUESTION = """
id = "problem"
[[question]]
id = "team.budget"
section = "pain"
kind = "choice"
title = "Budget"
ask = "Whose budget pays for it?"
why = "Money without an owner runs out first."
source = "Our own reviews"
options = [{ id = "ours", label = "Ours" }, { id = "theirs", label = "Somebody else's" }]
"""


@pytest.fixture
def own(tmp_path: Path):
    """`own({"stages/team.toml": text})`: the library with these files on top of the shipped ones."""

    def made(files: dict[str, str | bytes]) -> Library:
        folder = tmp_path / "team"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return library_with(folder)

    return made


def same_but_own(library: Library) -> bool:
    return library.model_copy(update={"own": read_library().own}) == read_library()


def test_a_question_is_added_and_everything_else_stays(own) -> None:
    library = own({"stages/team.toml": QUESTION})
    assert library.own.faults == ()
    assert library.own.ids == ("team.budget",)
    assert library.questions["team.budget"].stage == "problem"
    assert [one for one in library.questions if one != "team.budget"] == list(read_library().questions)


def test_an_override_replaces_only_the_names_it_gives(own) -> None:
    library = own({"stages/team.toml": 'id = "problem"\n[[question]]\nid = "problem.pain"\nask = "Who hurts?"'})
    assert library.own.faults == ()
    shipped, now = read_library().questions["problem.pain"], library.questions["problem.pain"]
    assert now == shipped.model_copy(update={"ask": "Who hurts?"})


def test_an_option_of_a_question_gets_other_words_by_its_id(own) -> None:
    text = 'id = "fit"\n[[question]]\nid = "data.have"\noptions = [{ id = "ready", label = "In the warehouse" }]'
    library = own({"stages/team.toml": text})
    assert library.own.faults == ()
    assert [one.id for one in library.questions["data.have"].options] == [
        one.id for one in read_library().questions["data.have"].options
    ]
    assert library.questions["data.have"].label("ready") == "In the warehouse"


def test_every_room_can_be_added_to(own) -> None:
    rules = read_library().rules
    library = own(
        {
            "glossary.toml": '[[term]]\nid = "our_word"\nterm = "Frobnication"\nshort = "What we do here."',
            "guidance.toml": '[[reading]]\nid = "ours"\ntitle = "T"\nauthor = "A"\nyear = 2020\nurl = "u"\nwhy = "w"',
            "sizes.toml": "[effort.sizes.XS]\nhigh = 3",
            "rules.toml": "[thresholds]\ncoverage_needed = { value = 0.7, because = 'We know more.' }",
            "base_rates.toml": '[[base_rate]]\nid = "o"\nabout = "works"\nsay = "s"\nlow = 1\nhigh = 2\n'
            'source = "s"\nurl = "u"\nyear = 2020',
            "templates.toml": '[[template]]\nid = "ours"\ntitle = "Ours"\ncriteria = [{ measure = "Calls a day" }]',
            "cards/team.toml": '[family]\nid = "data"\n[[card]]\nid = "data.silent_break"\ntitle = "Ours"',
            "examples/ours.toml": 'case = "T1"\ntitle = "Ours"\nyear = 2024\ndomain = "d"\nsummary = "s"\n'
            'decision_point = "d"\nended = "good"\nhappened = "h"\nlesson = "l"\n[answers]\n"problem.pain" = "Slow"',
        }
    )
    assert library.own.faults == ()
    assert library.sizes["effort"].sizes["XS"].high == 3 and library.sizes["effort"].sizes["XS"].low == 0.5
    assert library.rules.threshold("coverage_needed") == 0.7
    assert library.rules.caps == rules.caps
    assert library.deck["data.silent_break"].title == "Ours"
    assert "ours" in {template.id for template in library.templates}
    assert len(library.glossary) == len(read_library().glossary) + 1
    assert "ours" in {example.id for example in library.examples}


SOUND = 'id = "problem"\n[[question]]\nid = "problem.evidence"\nask = "Who says so?"\n'
FAULTY = {
    "kind": (QUESTION.replace('"choice"', '"slidr"'), "stages/bad.toml, team.budget: kind: found 'slidr'; use 'text'"),
    "missing": (QUESTION.replace("why =", "because ="), "team.budget: why is missing"),
    "unknown name": (QUESTION.replace("why =", 'hue = "x"\nwhy ='), "hue is not known here; use kind, options"),
    "section": (QUESTION.replace('"pain"', '"pian"'), 'section "pian" is unknown; use pain, today'),
    "stage": (QUESTION.replace('id = "problem"', 'id = "porblem"'), 'stage "porblem" is unknown; begin the file with'),
    "condition": (QUESTION + 'when = { question = "problem.pane", is = ["x"] }', 'question "problem.pane" is unknown'),
    "circle": (QUESTION + 'when = { question = "team.budget", is = ["ours"] }', "its condition depends on itself"),
    "id": (QUESTION.replace('"team.budget"', '"../budget"'), "an id is letters, digits"),
    "other kind": ('id = "problem"\n[[question]]\nid = "problem.pain"\nkind = "number"', "kind stays 'text'"),
    "other stage": ('id = "fit"\n[[question]]\nid = "problem.pain"\nask = "x"', 'it belongs to "problem"'),
    "no id": (QUESTION.replace('id = "team.budget"', ""), "question 1: found no id"),
    "twice": (QUESTION + QUESTION.split("\n", 2)[2], "the id is used twice"),
    "not toml": ("[[question]", "not readable as TOML"),
    "not utf-8": (b'id = "problem\xff"', "not readable as TOML"),
    "not a number": (QUESTION + "minimum = nan", "found the number nan"),
    "control characters": (QUESTION.replace("Whose", "\\u001b[31mWhose"), "characters that do not print"),
    "deep": ("x = " + "[" * 5000 + "]" * 5000, "nested too deeply"),
    "rather deep": ("x = " + "[" * 20 + "]" * 20, "nested too deeply"),
    "large": ("#" * (BIGGEST + 1), "larger than 1 MB"),
    "long number": ("x = 1" + "0" * 5000, "not readable as TOML"),
    "long text": (QUESTION.replace("Whose", "x" * 20_001), "a text of 20,0"),
    "odd list": ("question = 3\nid = 'problem'", "found no id"),
    "points gone": (
        'id = "fit"\n[[question]]\nid = "data.have"\noptions = [{ id = "rented", label = "Rented" }]',
        "give points for exactly ready",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_is_named_and_what_is_sound_is_used(own, name: str) -> None:
    text, words = FAULTY[name]
    library = own({"stages/bad.toml": text, "stages/good.toml": SOUND})
    assert any(words in fault for fault in library.own.faults), library.own.faults
    assert all(fault.startswith("stages/bad.toml") for fault in library.own.faults)
    assert library.questions["problem.evidence"].ask == "Who says so?"
    assert library.questions["problem.pain"] == read_library().questions["problem.pain"]
    assert "team.budget" not in library.questions or name == "twice"


def test_all_faults_are_told_at_once(own) -> None:
    library = own(
        {
            "stages/a.toml": QUESTION.replace('"choice"', '"slidr"'),
            "glossary.toml": "[[term]",
            "rules.toml": "[thresholds]\ncoverage_needed = { value = 'high', because = 'x' }",
            "stagse/b.toml": QUESTION,
            "sizes.toml": "[effrot]\ntitle = 'x'",
        }
    )
    places = {fault.split(",")[0].split(":")[0] for fault in library.own.faults}
    assert places == {"stages/a.toml", "glossary.toml", "rules.toml", "stagse/b.toml", "sizes.toml"}
    assert same_but_own(library)


def test_what_leans_on_a_faulty_entry_goes_with_it(own) -> None:
    second = QUESTION.replace("team.budget", "team.second") + 'when = { question = "team.first", is = ["ours"] }\n'
    third = QUESTION.replace("team.budget", "team.third") + 'when = { question = "team.second", is = ["ours"] }\n'
    library = own({"stages/2.toml": second, "stages/3.toml": third})
    assert same_but_own(library)
    assert len(library.own.faults) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[thresholds]\nnone = { value = 1, because = 'x', of = 'luck' }", 'of "luck" is unknown; use need'),
        ("[[caps]]\nid = 'x'\noutcome = 'build'\nbecause = 'x'\nsay = 'x'\nwhen = { fact = 'moon', at_least = 1 }",
         'fact "moon" is unknown; use below.'),
        ("[[caps]]\nid = 'x'\noutcome = 'built'\nbecause = 'x'\nsay = 'x'\nwhen = { rows = 'risks', at_least = 1 }",
         "outcome: found 'built'; use"),
        ("serves = 3", "serves"),
        ("colour = 'red'", "found colour; use dimensions"),
    ],
)  # fmt: skip
def test_faulty_rules_leave_the_shipped_judgement_as_it_is(own, text: str, words: str) -> None:
    library = own({"rules.toml": text})
    assert any(words in fault for fault in library.own.faults), library.own.faults
    assert same_but_own(library)


def test_a_team_can_stop_asking_a_question_but_not_one_that_is_judged(own) -> None:
    free, judged = "problem.distinctive", "data.have"
    text = "".join(f'[[question]]\nid = "{one}"\nask = "x"\nbecause = "We never use it."\n' for one in (free, judged))
    library = own({"retired.toml": text})
    assert free not in library.questions and free in library.retired.asked
    assert judged in library.questions
    assert any(judged in fault for fault in library.own.faults)


def test_what_the_sums_need_cannot_be_retired(own) -> None:
    counted = [one.id for one in read_library().questions.values() if one.kind in ("records", "number", "range")]
    text = "".join(f'[[question]]\nid = "{one}"\nask = "x"\nbecause = "x"\n' for one in counted)
    library = own({"retired.toml": text})
    assert len(library.own.faults) == len(counted)
    assert all("a list or a number cannot be retired" in fault for fault in library.own.faults)
    assert same_but_own(library)


def test_a_folder_that_is_not_there_or_empty_is_a_fault_and_no_more(tmp_path: Path) -> None:
    library = library_with(tmp_path / "nowhere")
    assert "cannot be read (No such file or directory); check WORKBOOK_CONTENT" in library.own.faults[0]
    assert same_but_own(library)
    assert "holds no content" in library_with(tmp_path).own.faults[0]


def test_only_regular_files_inside_the_folder_are_read(own, tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text('[[term]]\nid = "secret"\nterm = "Secret"\nshort = "x"')
    folder = tmp_path / "team"
    (folder / "stages").mkdir(parents=True)
    (folder / "glossary.toml").symlink_to(tmp_path / "secret.toml")
    os.mkfifo(folder / "guidance.toml")
    (folder / "sizes.toml").mkdir()
    (folder / "notes.md").write_text("Not content.")
    library = own({"stages/good.toml": SOUND})
    assert sorted(library.own.faults) == [
        "glossary.toml: cannot be read (it leads out of the folder)",
        "guidance.toml: cannot be read (not a regular file)",
    ]
    assert library.questions["problem.evidence"].ask == "Who says so?"
    assert "secret" not in {term.id for term in library.glossary}


def test_too_many_files_are_not_read(own) -> None:
    library = own({f"stages/{place:03}.toml": SOUND for place in range(201)})
    assert "201 files; at most 200 are read" in library.own.faults


def test_what_a_session_keeps_names_the_own_content(own) -> None:
    plain, team = read_library(), own({"stages/team.toml": QUESTION})
    assert team.version == plain.version
    assert team.mark == f"{plain.mark} + team {team.own.version}"
    assert own({"stages/team.toml": QUESTION + "\n"}).own.version != team.own.version


def test_the_name_of_a_folder_is_one_word_in_what_a_session_keeps() -> None:
    assert plain_name("My team (new)\x1b[31m") == "My-team-new-31m"
    assert plain_name("äöü.v2") == "äöü.v2" and plain_name("…") == "own"


def test_the_folder_is_named_by_the_environment() -> None:
    assert own_folder({}) is None and own_folder({"WORKBOOK_CONTENT": " "}) is None
    assert own_folder({"WORKBOOK_CONTENT": "~/x"}) == Path("~/x").expanduser()
    assert library_with(None) == read_library()
