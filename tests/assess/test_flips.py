"""Tipping points are worked out in short; they must be what judging anew would say."""

from best_answers import BEST
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.assess import view_of
from workbook.assess.outcome import applying, bare, outcome_of
from workbook.assess.tips import Flips, spread_out
from workbook.content import read_library
from workbook.model import Tip, session_of

LIBRARY = read_library()
RULES = LIBRARY.rules


def some_answers() -> st.SearchStrategy:
    choice = {
        question: st.sampled_from([option.id for option in shape.options] or [step.level for step in shape.levels])
        for question, shape in ((question, LIBRARY.questions[question]) for question in RULES.items)
    }
    return st.one_of(
        st.fixed_dictionaries({}, optional=choice),
        st.fixed_dictionaries({}, optional=choice).map(lambda answers: BEST | answers),
    )


@settings(deadline=None, max_examples=60)
@given(some_answers(), st.sampled_from([0.0, 0.5, 0.8, 1.0]), st.sampled_from([0.0, 2.0]))
def test_a_flip_is_what_judging_anew_would_say(answers: dict, coverage: float, grave: float) -> None:
    stored = {question: {"state": "answered", "value": value} for question, value in answers.items()}
    view = view_of(LIBRARY, session_of("test", 1, {"answers": stored}))
    counted = dict(view.counts) | {"risks.grave": grave}
    flips = Flips(view, counted, coverage)
    for question, item in applying(view).items():
        for value in (bare(view, question, text) for text in item.points):
            anew = {**view.values, question: value}
            for share in (coverage, 1.0):
                assert flips.outcome(question, value, share) == outcome_of(RULES, anew, counted, share)


def test_each_question_tips_once_before_any_tips_twice() -> None:
    tips = [Tip(question=name, value=place, label="", outcome="build") for place, name in enumerate("aabca")]
    assert [tip.question for tip in spread_out(tips)] == ["a", "b", "c", "a", "a"]
