"""A difference turns one document into another and back, whatever the log."""

from documents import WRITES, document_after, log_of
from hypothesis import given, settings
from hypothesis import strategies as some

from workbook.review import Step, apply, difference, kept, turned

MOMENT = some.integers(0, 30)


@settings(deadline=None)
@given(writes=WRITES, a=MOMENT, b=MOMENT)
def test_applying_the_difference_of_a_and_b_to_a_gives_b(writes: list, a: int, b: int) -> None:
    log = log_of(writes)
    before, after = document_after(log, a), document_after(log, b)
    kept_before = document_after(log, a)
    assert apply(difference(before, after), before) == after
    assert before == kept_before
    assert apply(turned(difference(before, after)), after) == before


@settings(deadline=None)
@given(writes=WRITES, a=MOMENT, b=MOMENT)
def test_turning_a_difference_is_the_difference_the_other_way(writes: list, a: int, b: int) -> None:
    log = log_of(writes)
    before, after = document_after(log, a), document_after(log, b)
    assert sorted(turned(difference(before, after)), key=repr) == sorted(difference(after, before), key=repr)
    assert (difference(before, after) == ()) == (before == after)


@settings(deadline=None)
@given(one=WRITES, two=WRITES)
def test_documents_without_a_common_log_differ_by_steps_too(one: list, two: list) -> None:
    before, after = document_after(log_of(one), 99), document_after(log_of(two), 99)
    assert apply(difference(before, after), before) == after


def test_a_row_that_is_new_or_gone_is_one_step_and_a_changed_row_one_a_field() -> None:
    before = {"risks": {"r1": {"title": "Drift", "owner": "Ann"}, "r2": {"title": "Bias"}}}
    after = {"risks": {"r1": {"title": "Drift", "owner": "Ben"}, "r3": {"title": "Cost"}}}
    assert difference(before, after) == (
        Step(path="risks/r1/owner", before="Ann", after="Ben"),
        Step(path="risks/r2", before={"title": "Bias"}),
        Step(path="risks/r3", after={"title": "Cost"}),
    )


def test_versions_and_the_place_in_the_list_are_no_part_of_what_was_decided() -> None:
    document = {
        "about": {"title": "T", "archived": True, "content": "1"},
        "versions": {"v1": {"name": "first"}},
        "answers": {"q": {"state": "unknown"}},
    }
    assert kept(document) == {"about": {"title": "T"}, "answers": {"q": {"state": "unknown"}}}
    assert kept({"about": {"archived": True}}) == {}
