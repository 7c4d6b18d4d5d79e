"""What changed since the last paper and what is in doubt, and the paper of a difference, whatever was written."""

import pytest
from checker import faults
from hostile import HOSTILE
from support_session import AT, full

from workbook.assess import assess
from workbook.brief import build_brief, doubt_line, to_changes, to_markdown
from workbook.content import read_library
from workbook.model import clean, session_of
from workbook.model.line import Group, Line
from workbook.model.revisit import Doubt, Effect, Moment, Revisit, Since

THEN, NOW = Moment(seq=40, at="2026-03-02T09:00:00Z", name="Workshop"), Moment(seq=52, at="2026-06-01T09:00:00Z")


def since(text: str, changes: int = 1) -> Since:
    """A difference with this text wherever a person's words may stand."""
    made = {"stage": "problem", "name": text, "before": text, "after": text}
    lines = [Line(path=f"answers/q{place}", kind="changed", **made) for place in range(changes)]
    row = Line(path="risks/r1", stage="problem", kind="new", name=text, fields=((text, text),))
    return Since(
        before=THEN.model_copy(update={"name": text}),
        after=NOW,
        changed=(Group(stage="problem", title="Problem", lines=(*lines, row)),),
        effects=(
            Effect(id="verdict", title="Verdict", before="Build it", after="Build it"),
            Effect(id="leader", title="Leading option", before=text, after="Rules", why=f"{text} did this"),
            Effect(id="loss", title=text, before="3 of 10", after="5 of 10", why=f"{text} did this", otherwise=text),
        ),
    )


def doubt(assumption: str = "a1", text: str = "x") -> Doubt:
    say = f"{text} leans on {text}, which turned out false."
    return Doubt(subject="q", title=text, stage="fit", section="task", say=say, assumption=assumption)


def paper(revisit: Revisit) -> str:
    session = session_of("x", 52, full())
    library = read_library()
    held = assess(library, session).model_copy(update={"revisit": revisit})
    return to_markdown(build_brief(library, session, held, at=AT, tool_version="1"))


def test_a_paper_with_an_earlier_one_tells_after_the_verdict_what_changed_and_what_did_it() -> None:
    text = paper(Revisit(since=since("Option “ML”")))
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads[1] == "## What changed since the paper of 2 March 2026"
    part = text.split(heads[1])[1].split("\n## ")[0]
    assert "- Verdict: Build it, as before." in part
    assert "- **Option “ML” did this:**\n  - Leading option: Option “ML” → Rules" in part
    assert "It supersedes revision 40 of 2026-03-02." in text


def test_a_paper_without_an_earlier_one_says_nothing_of_it() -> None:

    assert "supersedes" not in paper(Revisit()) and "What changed since" not in paper(Revisit())


def test_a_long_difference_is_cut_on_the_paper_and_whole_on_its_own() -> None:
    long = since("word " * 60, changes=30)
    assert "- 23 more in the history of this decision." in paper(Revisit(since=long))
    assert to_changes("T", long).count("word " * 50) > 60


def test_what_is_in_doubt_stands_beside_the_verdict_and_among_the_assumptions() -> None:
    text = paper(Revisit(doubts=tuple(doubt(text=f"“Answer {n}”") for n in range(5))))
    assert "- **In doubt:** 5 answers lean on an assumption that turned out false." in text
    assert "- **In doubt:** “Answer 0” leans on “Answer 0”, which turned out false." in text
    assert "- **In doubt:** 2 more, marked in the workbook." in text


def test_doubts_are_counted_in_words() -> None:
    assert doubt_line(()) == ""
    assert doubt_line((doubt(),)) == "1 answer leans on an assumption that turned out false."
    both = "2 answers lean on an assumption that turned out false. 1 estimate has grown old."
    assert doubt_line((doubt(), doubt(), doubt(assumption=""))) == both


@pytest.mark.parametrize("text", [clean(text) for text in HOSTILE[::7]])
def test_a_hostile_text_is_shown_as_typed_in_a_difference(text: str) -> None:
    assert faults(to_changes(text, since(text)), [text], to_changes("Plain", since("Plain"))) == []
