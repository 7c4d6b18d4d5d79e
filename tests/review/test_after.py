"""What a decision teaches about our guesses."""

from workbook.model import Session, session_of
from workbook.review.after import record_of, resolved
from workbook.review.portfolio import Span, phase_of, subject_of, times


def session(answers: dict[str, object], **rooms: object) -> Session:
    held = {name: {"state": "answered", "value": value} for name, value in answers.items()}
    return session_of("s1", 1, {"answers": held, **rooms})  # type: ignore[dict-item]


SPAN = Span(low=4, best=8, high=12)
FORECASTS = {"f1": {"text": "a", "outcome": "yes"}, "f2": {"text": "b"}, "f3": {"text": "c", "outcome": "void"}}


def test_only_settled_forecasts_with_a_chance_count() -> None:
    guesses = {
        "g1": {"forecast": "f1", "who": "Ada", "chance": 70},
        "g2": {"forecast": "f1", "who": "Bo"},
        "g3": {"forecast": "f2", "who": "Ada", "chance": 20},
        "g4": {"forecast": "f3", "who": "Ada", "chance": 20},
        "g5": {"forecast": "gone", "who": "Ada", "chance": 20},
    }
    (guess,) = resolved(session({}, forecasts=FORECASTS, guesses=guesses))
    assert (guess.who, guess.chance, guess.happened) == ("Ada", 0.7, True)


def test_measured_figures_stand_beside_the_guesses_of_the_option_that_was_built() -> None:
    answers = {"after.state": "launched", "after.works": "yes", "after.effort": 19, "after.improvement": 6}
    record = record_of(session(answers), {"ml": (SPAN, None), "rules": (None, SPAN)})
    assert (record.ended, record.effort, record.effort_took) == ("used", SPAN, 19)
    assert (record.gain, record.gain_was) == (None, 6)
    record = record_of(session(answers | {"after.option": "rules"}), {"ml": (SPAN, None), "rules": (None, SPAN)})
    assert (record.effort, record.gain) == (None, SPAN)


def test_what_did_not_last_has_failed_and_what_is_not_over_tells_nothing() -> None:
    assert record_of(session({"after.state": "stopped"}), {}).ended == "dropped"
    assert record_of(session({"after.state": "plan_b", "after.works": "yes"}), {}).ended == "dropped"
    assert not record_of(session({"after.state": "launched", "after.works": "early"}), {}).tells
    assert not record_of(session({"after.state": "under_way", "after.effort": 9}), {}).tells


def test_a_decision_stands_where_its_last_word_puts_it() -> None:
    assert phase_of(session({})) == "undecided"
    assert phase_of(session({"brief.decision": "defer"})) == "decided"
    assert phase_of(session({"brief.decision": "go", "after.state": "plan_b"})) == "plan_b"


def test_the_option_decided_on_stands_for_the_decision() -> None:
    figures = {"rules": 1, "ml": 2}
    assert subject_of(session({}), figures) == "ml"
    assert subject_of(session({"brief.decision": "without_ml"}), figures) == "rules"
    assert subject_of(session({"brief.decision": "without_ml"}), {"ml": 1}) == ""
    assert subject_of(session({}), {"o1": 1}) == "o1"
    assert subject_of(session({}), {}) == ""


def test_a_product_of_ranges_runs_from_the_worst_to_the_best() -> None:
    assert times(Span(low=-2, best=1, high=3), Span(low=10, best=20, high=30)) == Span(low=-60, best=20, high=90)
