import threading
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from value_samples import BUY, ML, PEOPLE, QUICK, RISKS, RULES, SPIKE, VALUE, sample

from workbook.value import Estimate, as_plain, evaluate
from workbook.value.remembered import Remembered, Same, forget

FULL = sample(RULES, BUY, ML, risks=RISKS, spikes=(SPIKE,), participants=PEOPLE, settings=replace(QUICK, draws=5_000))
EDITS = (
    {"options": (RULES, BUY, replace(ML, effort=Estimate(10, 50)))},
    {"options": (RULES, BUY, replace(ML, fallback="buy"))},
    {"options": (RULES, replace(BUY, price=Estimate(10_000, 50_000)), ML)},
    {"options": (replace(RULES, chance=0.3), BUY, ML)},
    {"options": (RULES, ML)},
    {"value_per_point": Estimate(1_000, 9_000)},
    {"value_per_point": None},
    {"risks": RISKS[:1]},
    {"risks": (replace(RISKS[0], veto=True), RISKS[1])},
    {"spikes": (replace(SPIKE, weeks=9),)},
    {"settings": replace(FULL.settings, horizon_months=18)},
    {"settings": replace(FULL.settings, overrun=Estimate(1, 2))},
    {"settings": replace(FULL.settings, trend=-1_000.0)},
    {"settings": replace(FULL.settings, team=5.0, discount=0.0)},
    {"settings": replace(FULL.settings, seed=3)},
)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(EDITS), min_size=1, max_size=4))
def test_what_is_remembered_of_other_models_changes_no_digit(edits: list[dict]) -> None:
    evaluate(FULL)
    models = [replace(FULL, **edit) for edit in edits]
    after_each_other = [as_plain(evaluate(model)) for model in models]
    for model, before in zip(models, after_each_other, strict=True):
        forget()
        assert as_plain(evaluate(model)) == before


def test_only_the_last_few_are_kept() -> None:
    made: list[int] = []
    held: Remembered[int] = Remembered(2)
    for key in (1, 2, 1, 3, 1, 2):
        held.get(key, lambda key=key: made.append(key) or key)
    assert made == [1, 2, 3, 2]
    assert len(held.held) == 2


def test_an_array_is_known_by_itself_and_not_by_its_numbers() -> None:
    one, other = np.zeros(3), np.zeros(3)
    assert Same(one) == Same(one) and hash(Same(one)) == hash(Same(one))
    assert Same(one) != Same(other)


def test_many_threads_get_the_same_numbers() -> None:
    models = [replace(FULL, value_per_point=Estimate(VALUE.low, VALUE.high + step)) for step in range(4)]
    expected = [as_plain(evaluate(model)) for model in models]
    forget()
    found: dict[int, object] = {}

    def work(place: int) -> None:
        found[place] = as_plain(evaluate(models[place % 4]))

    threads = [threading.Thread(target=work, args=(place,)) for place in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[place] for place in range(8)] == expected * 2
