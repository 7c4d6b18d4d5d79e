"""What a broken assumption leaves in doubt, until it is confirmed or changed; and what has grown old."""

from datetime import date

from workbook.model import Library
from workbook.review import Break, Due, Stale, broken, due, leans_on, stale, subject_row

ANSWER = {"state": "answered", "value": "agents follow it", "note": "said Ann"}
ASSUMED = {"text": "Labels arrive within a week", "state": "broken"}


def session(**rooms: object) -> dict:
    return {
        "answers": {"problem.pain": ANSWER},
        "assumptions": {"a1": ASSUMED},
        "leaning": {"problem.pain": {"a1": True}},
    } | rooms


def found(library: Library, document: dict, then: dict) -> tuple[Stale, ...]:
    return stale(library, document, {"a1": Break(seq=9, then=then)})


def test_what_leans_on_a_broken_assumption_is_in_doubt(library: Library) -> None:
    assert found(library, session(), session()) == (Stale(subject="problem.pain", assumption="a1", seq=9),)


def test_an_assumption_that_holds_leaves_nothing_in_doubt(library: Library) -> None:
    assert broken({"assumptions": {"a1": ASSUMED, "a2": {"state": "holds"}, "a3": {"text": "x"}}}) == ("a1",)
    assert stale(library, session(), {}) == ()


def test_an_answer_that_was_changed_since_is_in_doubt_no_more_and_again_once_it_is_changed_back(
    library: Library,
) -> None:
    changed = session(answers={"problem.pain": ANSWER | {"value": "they do not"}})
    assert found(library, changed, session()) == ()
    assert found(library, session(), session()) != ()


def test_another_remark_or_wording_is_no_change(library: Library) -> None:
    remarked = session(answers={"problem.pain": ANSWER | {"note": "", "asked": "?"}})
    assert len(found(library, remarked, session())) == 1


def test_an_answer_that_was_taken_back_is_not_in_doubt(library: Library) -> None:
    assert found(library, session(answers={}), session()) == ()


def test_still_right_counts_for_the_break_it_was_said_of_and_for_no_later_one(library: Library) -> None:
    confirmed = session(leaning={"problem.pain": {"a1": {"confirmed": 9}}})
    assert found(library, confirmed, session()) == ()
    assert stale(library, confirmed, {"a1": Break(seq=12, then=session())}) != ()


def test_options_and_lists_lean_too(library: Library) -> None:
    subject = subject_row("options", "ml")
    leaning = {subject: {"a1": True}, "problem.criteria": {"a1": True}}
    then = session(leaning=leaning, options={"ml": {"chance": 60}}, criteria={"c1": {"measure": "clicks"}})
    assert [one.subject for one in found(library, then, then)] == [subject, "problem.criteria"]
    now = then | {"options": {"ml": {"chance": 30}}, "criteria": {"c1": {"measure": "returns"}}}
    assert found(library, now, then) == ()


def test_a_leaning_on_an_assumption_that_is_gone_is_none() -> None:
    assert leans_on(session(assumptions={}), "problem.pain") == ()
    assert leans_on(session(), "problem.pain") == ("a1",)
    assert leans_on(session(), "fit.task") == ()


def test_days_that_have_come_stand_oldest_first(library: Library) -> None:
    document = session(
        answers={"problem.pain": ANSWER, "brief.review": {"state": "answered", "value": "2026-06-01"}},
        assumptions={
            "a1": ASSUMED,
            "a2": {"text": "x", "by": "2026-05-15"},
            "a3": {"by": "2026-05-01", "state": "holds"},
        },
        revisit={"problem.pain": {"by": "2026-05-20"}, "fit.task": {"by": "2026-01-01"}},
    )
    assert due(library, document, date(2026, 6, 1)) == (
        Due(subject="assumptions--a2", by="2026-05-15", what="check"),
        Due(subject="problem.pain", by="2026-05-20", what="estimate"),
        Due(subject="brief.review", by="2026-06-01", what="decision"),
    )
    assert due(library, document, date(2026, 5, 14)) == ()
