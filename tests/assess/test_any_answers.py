"""What holds for any answers whatever."""

import random

from best_answers import BEST
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.assess import assess, view_of
from workbook.content import read_library
from workbook.model import OUTCOMES, session_of

LIBRARY = read_library()
ITEMS = LIBRARY.rules.items
RANK = {outcome: place for place, outcome in enumerate(OUTCOMES)}


def choices(question: str) -> st.SearchStrategy:
    shape = LIBRARY.questions[question]
    return st.sampled_from([option.id for option in shape.options] or [step.level for step in shape.levels])


def some_answers() -> st.SearchStrategy:
    return st.fixed_dictionaries({}, optional={question: choices(question) for question in ITEMS})


def made(values: dict, unknown: set = frozenset(), order: int = 0):
    stored = [(q, {"state": "answered", "value": v}) for q, v in values.items() if q not in unknown]
    stored += [(q, {"state": "unknown"}) for q in unknown]
    random.Random(order).shuffle(stored)
    return session_of("x", 1, {"answers": dict(stored)})


@settings(max_examples=60, deadline=None)
@given(some_answers(), st.data())
def test_more_unknowns_never_raise_coverage(values, data) -> None:
    before = assess(LIBRARY, made(values)).coverage
    hidden = set(data.draw(st.lists(st.sampled_from(sorted(values)), unique=True))) if values else set()
    if "fit.task" not in hidden:
        assert assess(LIBRARY, made(values, hidden)).coverage <= before + 1e-12


@settings(max_examples=60, deadline=None)
@given(
    some_answers(), st.sampled_from([cap for cap in LIBRARY.rules.caps if cap.veto and cap.when.question]), st.data()
)
def test_a_veto_is_never_outvoted(values, veto, data) -> None:
    values = {**values, veto.when.question: data.draw(st.sampled_from(veto.when.is_))}
    verdict = assess(LIBRARY, made(values)).verdict
    assert RANK[verdict.outcome] <= RANK[veto.outcome]
    assert RANK[verdict.best] <= RANK[veto.outcome]


@settings(max_examples=40, deadline=None)
@given(some_answers(), st.integers(1, 9))
def test_the_order_of_answers_is_irrelevant(values, order) -> None:
    assert assess(LIBRARY, made(values)) == assess(LIBRARY, made(values, order=order))


@settings(max_examples=60, deadline=None)
@given(some_answers())
def test_the_verdict_of_any_completion_lies_between_worst_and_best(values) -> None:
    values.setdefault("fit.task", "rank")
    verdict = assess(LIBRARY, made(values)).verdict
    full = {**BEST, **values}
    outcome = assess(LIBRARY, made(full)).verdict.outcome
    assert RANK[verdict.worst] <= RANK[outcome] <= RANK[verdict.best]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_hidden_answers_never_count(text) -> None:
    conditional = [q for q in LIBRARY.questions.values() if q.when and q.kind == "text"]
    hidden = [q for q in conditional if q.id not in view_of(LIBRARY, made(BEST)).relevant]
    assert hidden
    with_hidden = made(BEST).model_copy(update={"answers": made({**BEST, hidden[0].id: text}).answers})
    before, after = assess(LIBRARY, made(BEST)), assess(LIBRARY, with_hidden)
    assert before == after
