"""What is due in a session."""

from datetime import date

from workbook.assess.relevance import view_of
from workbook.content import read_library
from workbook.model import Session, session_of
from workbook.review.duties import Duty, duties, is_overdue

LIBRARY = read_library()


def session(**rooms) -> Session:
    return session_of("s1", 1, rooms)


def found(one: Session) -> tuple[Duty, ...]:
    return duties(LIBRARY, one, view_of(LIBRARY, one).relevant)


def test_an_empty_session_asks_for_nothing() -> None:
    assert found(session()) == ()


def test_what_nobody_knows_is_to_be_found_out_by_whom_and_when() -> None:
    answer = {"state": "unknown", "who": "Ada", "by": "2026-12-01", "asked": "How slow is it?"}
    (duty,) = found(session(answers={"problem.pain": answer}))
    assert (duty.kind, duty.say, duty.owner, duty.due) == ("find_out", "How slow is it?", "Ada", "2026-12-01")
    assert (duty.stage, duty.date_path) == ("problem", "answers/problem.pain")


def test_an_unknown_answer_that_is_not_asked_any_more_is_not_to_be_found_out() -> None:
    hidden = {"planb.no_data": {"state": "unknown"}}
    assert found(session(answers=hidden)) == ()
    shown = {**hidden, "data.have": {"state": "answered", "value": "collect"}}
    assert [duty.ref for duty in found(session(answers=shown))] == ["answers/planb.no_data"]


def test_an_open_assumption_can_hold_or_be_false_and_a_checked_one_is_done() -> None:
    rows = {"a1": {"text": "Agents follow", "by": "2026-12-02", "owner": "Bo"}, "a2": {"text": "x", "state": "holds"}}
    (duty,) = found(session(assumptions=rows))
    assert duty.say == "Agents follow"
    assert [(way.path, way.value) for way in duty.ways] == [
        ("assumptions/a1/state", "holds"),
        ("assumptions/a1/state", "broken"),
    ]


def test_a_risk_asks_for_its_step_until_the_step_is_done_or_its_owner_accepts_it() -> None:
    rows = {
        "r1": {"title": "Wrong queue", "mitigation": "Show three queues", "by": "2026-12-03"},
        "r2": {"title": "No step yet"},
        "r3": {"title": "x", "state": "mitigated"},
        "r4": {"title": "x", "state": "accepted"},
    }
    assert [duty.say for duty in found(session(risks=rows))] == [
        "Show three queues (risk: Wrong queue)",
        "Find a step against: No step yet",
    ]


def test_a_fallback_is_a_tripwire_and_a_rehearsal() -> None:
    row = {"metric": "accepted share", "threshold": "below 50%", "by": "2027-02-01", "rehearsal": "2027-01-10"}
    rehearsal, tripwire = found(session(fallbacks={"f1": row | {"option": "the rules", "owner": "Cy"}}))
    assert (tripwire.kind, tripwire.say) == ("tripwire", "accepted share (limit: below 50%)")
    assert (rehearsal.kind, rehearsal.say, rehearsal.due) == ("rehearsal", "the rules", "2027-01-10")
    assert (rehearsal.ref, rehearsal.date_path) == ("fallbacks/f1/rehearsal", "fallbacks/f1/rehearsal")


def test_the_next_look_belongs_to_the_owner_of_the_decision() -> None:
    answers = {
        "brief.review": {"state": "answered", "value": "2027-03-01"},
        "brief.owner": {"state": "answered", "value": "Dee"},
    }
    (duty,) = found(session(answers=answers))
    assert (duty.kind, duty.due, duty.owner) == ("revisit", "2027-03-01", "Dee")


def test_an_estimate_is_looked_at_again_on_its_day() -> None:
    rooms = {
        "options": {"ml": {"name": "Learn the queue", "effort": {"low": 4, "high": 9}}},
        "revisit": {"options--ml": {"by": "2027-02-02"}, "fit.rules": {"by": "2027-02-03"}},
    }
    row, question = found(session(**rooms))
    assert (row.kind, row.due, row.date_path) == ("revisit", "2027-02-02", "revisit/options--ml/by")
    assert row.say.endswith(": Learn the queue")
    assert question.say == LIBRARY.questions["fit.rules"].title


def test_what_is_dated_comes_first_by_date() -> None:
    rows = {
        "m1": {"name": "later", "by": "2027-01-02"},
        "m2": {"name": "undated"},
        "m3": {"name": "sooner", "by": "2026-12-30"},
    }
    risks = {"r1": {"title": "undated"}}
    assert [duty.due for duty in found(session(milestones=rows, risks=risks))] == ["2026-12-30", "2027-01-02", ""]


def test_a_text_of_many_lines_becomes_one_line_that_is_not_endless() -> None:
    (duty,) = found(session(assumptions={"a1": {"text": "one\n\ntwo " + "x" * 5000}}))
    assert duty.say.startswith("one two x") and len(duty.say) == 400


def test_a_thing_is_late_on_the_day_after_its_date() -> None:
    assert not is_overdue("2026-12-01", date(2026, 12, 1))
    assert is_overdue("2026-12-01", date(2026, 12, 2))
    assert not is_overdue("", date(2026, 12, 2))
