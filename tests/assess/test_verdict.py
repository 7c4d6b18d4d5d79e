"""Which answers lead to which verdict."""

import pytest
from best_answers import BEST, PLAN_B

from workbook.assess import assess
from workbook.model import OUTCOMES, Library

WAYS = {
    "not_enough": {question: None for question in list(BEST)[:20]},
    "no_build": {"data.ground_truth": "nobody"},
    "without_ml": {"fit.rules": "enough"},
    "get_data": {"data.have": "collect"},
    "experiment": {"fit.precedent": "research"},
    "build": {},
}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_is_reached_by_these_answers(outcome, library: Library, session) -> None:
    made = assess(library, session(BEST | WAYS[outcome]))
    assert made.verdict.outcome == outcome
    assert made.verdict.title and made.verdict.reasons


def test_an_empty_session_is_not_enough_answered(library, session) -> None:
    made = assess(library, session({}))
    assert made.verdict.outcome == "not_enough"
    assert (made.verdict.worst, made.verdict.best) == ("no_build", "build")
    assert made.coverage == 0
    assert all(score.points is None for score in made.scores)
    assert made.verdict.automation == "inform"
    assert made.verdict.difficulty == "unknown"


@pytest.mark.parametrize("kinder", [True, False])
def test_average_answers_do_not_come_out_as_good(kinder, library, session) -> None:
    middle = {}
    for question, item in library.rules.items.items():
        values = [option.id for option in library.questions[question].options] or [1, 2, 3, 4, 5]
        ranked = sorted(values, key=lambda value, item=item: item.points[str(value)])
        middle[question] = ranked[len(ranked) // 2 if kinder else (len(ranked) - 1) // 2]
    assert assess(library, session(middle)).verdict.outcome in ("no_build", "without_ml", "get_data")


@pytest.mark.parametrize("cap", [cap for cap in range(40)])
def test_no_cap_is_bought_off_by_the_best_answers_elsewhere(cap, library, session) -> None:
    caps = [one for one in library.rules.caps if one.when.question and one.when.is_]
    if cap >= len(caps):
        cap %= len(caps)
    rule = caps[cap]
    for value in rule.when.is_:
        outcome = assess(library, session(BEST | {rule.when.question: value})).verdict.outcome
        assert OUTCOMES.index(outcome) <= OUTCOMES.index(rule.outcome), (rule.id, value)


def test_serious_irreversible_harm_with_nobody_in_the_loop_is_a_veto(library, session) -> None:
    harm = {"fit.worst_error": 5, "fit.reversible": "never", "fit.oversight": "none"}
    verdict = assess(library, session(BEST | harm)).verdict
    assert verdict.outcome == "no_build"
    assert verdict.reasons[0].veto
    assert set(verdict.reasons[0].questions) >= {"fit.worst_error", "fit.reversible", "fit.oversight"}


def test_two_worst_case_risks_do_not_come_out_as_ready(library, session) -> None:
    risk = {"title": "x", "severity": 5, "likelihood": 5, "state": "open"}
    one = assess(library, session(BEST, risks={"r1": risk}, fallbacks={"f1": PLAN_B})).verdict
    two = assess(library, session(BEST, risks={"r1": risk, "r2": risk}, fallbacks={"f1": PLAN_B})).verdict
    assert one.outcome == "experiment"
    assert two.outcome == "no_build"


def test_a_grave_risk_with_an_owned_mitigation_and_a_low_residual_counts_as_answered(library, session) -> None:
    risk = {"title": "x", "severity": 5, "likelihood": 4, "mitigation": "Cap", "owner": "Pricing", "residual": 2}
    assert assess(library, session(BEST, risks={"r1": risk})).verdict.outcome == "build"
    assert assess(library, session(BEST, risks={"r1": risk | {"state": "accepted"}})).verdict.outcome == "experiment"


def test_worst_answers_to_the_two_gravest_questions_are_not_ready(library, session) -> None:
    worst = {"fit.worst_error": 5, "risks.sensitive": "direct", "fit.reversible": "never"}
    assert assess(library, session(BEST | worst)).verdict.outcome not in ("build",)


def test_a_veto_speaks_before_enough_is_answered(library, session) -> None:
    assert assess(library, session({"data.rights": "forbidden"})).verdict.outcome == "no_build"


def test_an_ml_verdict_is_complete_only_with_a_plan_b(library, session) -> None:
    without = assess(library, session(BEST)).verdict
    assert not without.complete
    assert without.missing == ("a fallback", "a risk that is written down")
    half = {key: value for key, value in PLAN_B.items() if key != "decides"}
    risks = {"r1": {"title": "Clicks reward the wrong thing", "severity": 2}}
    assert assess(library, session(BEST, fallbacks={"f1": half}, risks=risks)).verdict.missing == ("who decides",)
    assert assess(library, session(BEST, fallbacks={"f1": PLAN_B}, risks=risks)).verdict.complete


def test_a_verdict_without_ml_needs_no_plan_b(library, session) -> None:
    assert assess(library, session(BEST | {"fit.rules": "enough"})).verdict.complete


def test_every_tip_really_flips_the_verdict(library, session) -> None:
    verdict = assess(library, session(BEST)).verdict
    assert verdict.tips
    for tip in verdict.tips:
        flipped = assess(library, session(BEST | {tip.question: tip.value})).verdict.outcome
        assert flipped == tip.outcome != verdict.outcome


def test_the_recommended_degree_of_automation_follows_the_errors(library, session) -> None:
    def degree(**changes):
        return assess(library, session(BEST | changes)).verdict.automation

    assert degree() == "alone"
    assert degree(**{"fit.tolerance": "rare"}) == "review"
    assert degree(**{"fit.worst_error": 4}) == "suggest"
    assert degree(**{"fit.worst_error": 5, "fit.reversible": "never"}) == "inform"


def test_what_is_not_answered_counts_at_its_worst_for_automation(library, session) -> None:
    verdict = assess(library, session(BEST | {"fit.worst_error": "?"})).verdict
    assert verdict.automation in ("inform", "suggest")
    assert any("Not known yet" in reason.say for reason in verdict.automation_reasons)


@pytest.mark.parametrize(
    ("changes", "difficulty"),
    [
        ({}, "easy"),
        ({"fit.expert": "outcomes"}, "easy"),
        ({"fit.expert": "disagree"}, "hard"),
        ({"fit.precedent": "some"}, "hard"),
        ({"data.drift": "overnight"}, "hard"),
        ({"fit.precedent": "never", "fit.expert": "nobody"}, "out_of_reach"),
        ({"fit.expert": None}, "unknown"),
    ],
)
def test_how_hard_it_is_for_ml(changes, difficulty, library, session) -> None:
    assert assess(library, session(BEST | changes)).verdict.difficulty == difficulty


def test_meaning_to_act_alone_where_the_answers_forbid_it_is_a_warning(library, session) -> None:
    made = assess(library, session(BEST | {"fit.automation": "alone", "fit.worst_error": 4}))
    assert "warn.automation" in [warning.rule for warning in made.warnings]


def test_too_little_work_after_release_looks_forgotten(library, session) -> None:
    rules = [w.rule for w in assess(library, session(BEST | {"value.after_release": 20})).warnings]
    assert "warn.after_release" in rules
    rules = [w.rule for w in assess(library, session(BEST | {"value.after_release": 80})).warnings]
    assert "warn.after_release" not in rules


def test_a_decision_against_the_verdict_asks_for_a_reason(library, session) -> None:
    made = assess(library, session(BEST | {"brief.decision": "no_go"}))
    assert "warn.decision" in [w.rule for w in made.warnings]
    made = assess(library, session(BEST | {"brief.decision": "no_go", "brief.reason": "Budget"}))
    assert "warn.decision" not in [w.rule for w in made.warnings]


def test_a_reason_names_the_answers_by_which_it_holds_and_no_others(library, session) -> None:
    open_ = assess(library, session({name: held for name, held in BEST.items() if name != "fit.rules"})).verdict
    reason = next(reason for reason in open_.reasons if reason.rule == "try.key")
    assert reason.questions == ("fit.rules",)
