"""Progress, the to-find-out list, the order of risks and the dealing of cards."""

from best_answers import BEST

from workbook.assess import assess
from workbook.assess.risks import ordered


def test_a_dont_know_settles_a_question_as_much_as_an_answer(library, session) -> None:
    answered = assess(library, session({"problem.pain": "x"}))
    unknown = assess(library, session({"problem.pain": "?"}))
    assert answered.settled[0] == unknown.settled[0] == 1
    assert answered.progress[0].answered == 1
    assert unknown.progress[0].answered == 0


def test_a_dont_know_is_found_out_by_somebody(library, session) -> None:
    made = session({"data.quality": "?"})
    found = assess(library, made).to_find
    assert [one.question for one in found] == ["data.quality"]
    assert found[0].ask == library.questions["data.quality"].ask


def test_what_could_flip_the_verdict_is_found_out_first(library, session) -> None:
    found = assess(library, session(BEST | {"data.ground_truth": "?", "problem.audience": "?"})).to_find
    assert [one.question for one in found] == ["data.ground_truth", "problem.audience"]
    assert found[0].flips and not found[1].flips


def test_rows_answer_a_records_question(library, session) -> None:
    before = assess(library, session({}))
    after = assess(library, session({}, criteria={"c1": {"measure": "Time to find"}}))
    assert after.settled[0] == before.settled[0] + 1


def test_the_fixed_options_count_once_they_hold_a_figure(library, session) -> None:
    empty = assess(library, session({}, options={"ml": {"name": "Build with ML"}}))
    filled = assess(library, session({}, options={"ml": {"effort": {"size": "M"}}}))
    assert filled.settled[0] == empty.settled[0] + 1


def test_risks_are_ordered_by_severity_first_not_by_a_product(library, session) -> None:
    risks = {
        "r1": {"severity": 3, "likelihood": 5, "notice": "days"},
        "r2": {"severity": 5, "likelihood": 2, "notice": "minutes"},
        "r3": {"severity": 5, "likelihood": 2, "notice": "never"},
        "r4": {"title": "not rated"},
    }
    assert ordered(session({}, risks=risks)) == ("r3", "r2", "r1", "r4")


def test_the_first_cards_fit_the_answers_and_say_why(library, session) -> None:
    dealt = assess(library, session(BEST | {"data.labels": "past_decisions", "fit.feedback": "strong"})).dealt
    assert len(dealt) == len(library.cards)
    assert all(one.because for one in dealt if one.weight)
    assert all(not one.weight for one in dealt[sum(bool(one.weight) for one in dealt) :])
    assert "labels" in [one.card.family for one in dealt[:3]]


def test_a_card_remembers_what_became_of_it(library, session) -> None:
    first, second = library.cards[0].id, library.cards[1].id
    made = session(BEST, risks={"r1": {"card": first}}, cards={second: {"state": "skipped"}})
    states = {one.card.id: (one.state, one.risk) for one in assess(library, made).dealt}
    assert states[first] == ("risk", "r1")
    assert states[second] == ("skipped", "")


def test_different_answers_are_dealt_mostly_different_cards(library, session) -> None:
    def first(**answers):
        return {one.card.id for one in assess(library, session(answers)).dealt[:12]}

    hiring = first(
        **{"fit.task": "rank", "data.labels": "past_decisions", "risks.sensitive": "direct", "fit.feedback": "strong"}
    )
    cooling = first(
        **{"fit.task": "control", "fit.automation": "alone", "fit.latency": "instant", "data.drift": "seasonal"}
    )
    assert len(hiring & cooling) <= 4
