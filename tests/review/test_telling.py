"""Steps in words that a person who knows no path understands."""

import pytest

from workbook.model import Library
from workbook.review import Step, difference, grouped, lines

BEN = {"state": "unknown", "who": "Ben", "by": "2026-05-01"}


def said(library: Library, before: dict, after: dict) -> list[str]:
    return [line.say() for line in lines(library, difference(before, after), before, after)]


def answered(value: object, **more: str) -> dict:
    return {"state": "answered", "value": value, **more}


@pytest.mark.parametrize(
    ("question", "before", "after", "words"),
    [
        ("problem.pain", None, answered("Slow"), "Not answered → Slow"),
        ("fit.task", answered("rank"), BEN, "Don't know yet; Ben could find out by 1 May 2026"),
        ("value.point", answered({"low": 3, "high": 9}), answered({"low": 1200, "high": 2500.5}), "1,200 to 2,500.5"),
        ("brief.review", answered("2026-01-31"), answered("2026-12-01"), "31 January 2026 → 1 December 2026"),
        ("problem.pain", answered("A"), answered("A", note="Ann said so"), "Note: none → Ann said so"),
        ("problem.pain", answered("A"), answered("B", note="new figures"), "A → B. Note: new figures"),
    ],
)  # fmt: skip
def test_an_answer_is_told_with_its_title_and_labels(
    library: Library, question: str, before: object, after: object, words: str
) -> None:
    rooms = [{"answers": {question: held}} if held else {} for held in (before, after)]
    (line,) = said(library, *rooms)
    assert line.startswith(library.questions[question].title)
    assert words in line


def test_a_risk_made_of_a_card_names_card_and_family_by_their_titles(library: Library) -> None:
    card = library.cards[0]
    family = next(one for one in library.families if one.id == card.family)
    row = {"title": "Slow", "card": card.id, "family": card.family}
    (line,) = said(library, {}, {"risks": {"r1": row}})
    assert f"Card: {card.title}" in line and f"Family: {family.title}" in line
    (line,) = said(library, {}, {"risks": {"r1": row | {"card": "gone.card"}}})
    assert "Card: gone.card" in line


def test_a_choice_is_told_by_its_label(library: Library) -> None:
    question = library.questions["fit.task"]
    first, second = question.options[:2]
    (line,) = said(
        library, {"answers": {"fit.task": answered(first.id)}}, {"answers": {"fit.task": answered(second.id)}}
    )
    assert line == f"{question.title}: {first.label} → {second.label}"


def test_rows_are_told_by_their_names(library: Library) -> None:
    before = {"assumptions": {"a1": {"text": "Labels arrive", "state": "open"}, "a2": {"text": "Old"}}}
    after = {
        "assumptions": {"a1": {"text": "Labels arrive", "state": "broken"}},
        "risks": {"r1": {"title": "Drift", "severity": 4}},
    }
    told = said(library, before, after)
    assert told[0] == "Assumption “Labels arrive”: Where it stands: Not checked yet → Checked, it is false"
    assert told[1] == "Removed: Assumption “Old”"
    assert told[2].startswith("New: Risk “Drift” (")
    assert "4 of 5" in told[2]


def test_fixed_rows_have_the_names_of_the_content(library: Library) -> None:
    (line,) = said(library, {"options": {"ml": {"chance": 60}}}, {"options": {"ml": {"chance": {"unknown": True}}}})
    assert line == "Option “Build with ML”: Chance it works: 60% → Don't know yet"


def test_leaning_confirming_and_looking_again_are_told(library: Library) -> None:
    rows = {"assumptions": {"a1": {"text": "Labels arrive"}}}
    before = rows | {"leaning": {"problem.pain": {"a1": True}, "options--ml": {"a1": True}}}
    after = rows | {
        "leaning": {"problem.pain": {"a1": {"confirmed": 9}}},
        "revisit": {"options--ml": {"by": "2026-06-01"}},
    }
    title = library.questions["problem.pain"].title
    assert said(library, before, after) == [
        "“Build with ML” no longer leans on “Labels arrive”",
        f"“{title}” is still right, even without “Labels arrive”",
        "“Build with ML”: look again on 1 June 2026",
    ]


def test_what_is_no_longer_asked_is_told_by_the_words_it_was_asked_with(library: Library) -> None:
    before = {"answers": {"old.q": answered("x", asked="Who paid?")}, "oldrows": {"o1": {"name": "N", "z": 3}}}
    told = lines(library, difference(before, {}), before, {})
    assert [line.say() for line in told] == ["Who paid?: x → Not answered", "Removed: Oldrows “N” (name: N; z: 3)"]
    (group,) = grouped(library, told)
    assert group.title == "No longer asked"


def test_lines_stand_by_stage_in_the_order_of_the_walk(library: Library) -> None:
    after = {
        "about": {"title": "T"},
        "answers": {
            "value.point": answered({"low": 1, "high": 2}),
            "problem.baseline": answered("x"),
            "problem.pain": answered("y"),
        },
        "cards": {library.cards[0].id: {"state": "skipped"}},
        "assumptions": {"a1": {"text": "Z"}},
    }
    groups = grouped(library, lines(library, difference({}, after), {}, after))
    assert [group.stage for group in groups] == ["", "problem", "value", "risks"]
    order = list(library.questions)
    paths = [line.path for line in groups[1].lines]
    assert paths == sorted(
        paths, key=lambda p: order.index(p.split("/")[1] if p.startswith("answers") else "problem.assumptions")
    )


def test_a_step_whose_value_nobody_can_read_is_told_all_the_same(library: Library) -> None:
    odd = [
        Step(path="answers/problem.pain", before=3, after={"state": "answered", "value": {"low": "x"}}),
        Step(path="cards/none", after=["x"]),
        Step(path="risks/r1/severity", before="high", after={"a": 1}),
        Step(path="leaning/x", after=[1]),
    ]
    assert all(line.say() for line in lines(library, odd, {}, {}))
