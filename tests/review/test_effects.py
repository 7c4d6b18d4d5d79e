"""Which changes did it: taken back alone, made alone, or only together."""

from workbook.model import Document
from workbook.review import Comparison, Measure, Measures, difference, parts


def document(**values: object) -> Document:
    return {"answers": {name: {"state": "answered", "value": value} for name, value in values.items()}}


def held(given: Document, name: str) -> float:
    answer = given.get("answers", {}).get(name)
    return float(str(answer["value"])) if isinstance(answer, dict) else 0.0


def compared(before: Document, after: Document, judge) -> dict[str, str]:  # type: ignore[no-untyped-def]
    found = parts(difference(before, after), lambda item: item.split("/")[1])
    effects = Comparison(before, after, found, judge).effects({"verdict", "sum"})
    return {effect.id: f"{effect.before} → {effect.after}. {effect.why}. {effect.otherwise}" for effect in effects}


def verdict(said: str) -> Measures:
    return {"verdict": Measure(id="verdict", title="Verdict", value=said, words=said)}


def test_one_needed_change_is_named() -> None:
    found = compared(document(a=0, b=0), document(a=1, b=1), lambda d: verdict("yes" if held(d, "a") else "no"))
    assert found == {"verdict": "no → yes. A did this. "}


def test_what_it_would_be_instead_is_told_when_it_is_neither_as_before_nor_as_now() -> None:
    words = {(0, 0): "no", (1, 1): "yes", (0, 1): "perhaps", (1, 0): "yes"}
    found = compared(
        document(a=0, b=0), document(a=1, b=1), lambda d: verdict(words[int(held(d, "a")), int(held(d, "b"))])
    )
    assert found == {"verdict": "no → yes. A did this. perhaps"}


def test_several_that_were_all_needed_are_told_as_such() -> None:
    both = compared(
        document(a=0, b=0, c=0),
        document(a=1, b=1, c=1),
        lambda d: verdict("yes" if held(d, "a") and held(d, "b") else "no"),
    )
    assert both == {"verdict": "no → yes. It took a and b, each of them. "}


def test_several_of_which_each_was_enough_are_told_as_such() -> None:
    either = compared(
        document(a=0, b=0), document(a=1, b=1), lambda d: verdict("yes" if held(d, "a") or held(d, "b") else "no")
    )
    assert either == {"verdict": "no → yes. A and b would each have done this alone. "}


def test_only_the_combination_is_said_when_no_change_alone_explains_it() -> None:
    def judge(given: Document) -> Measures:
        return verdict("yes" if sum(held(given, name) for name in "abc") >= 2 else "no")

    found = compared(document(a=0, b=0, c=0), document(a=1, b=1, c=1), judge)
    assert found == {"verdict": "no → yes. Only the combination did this. "}


def test_of_a_number_the_changes_that_carry_it_furthest_are_named_and_small_ones_are_not() -> None:
    def judge(given: Document) -> Measures:
        total = sum(held(given, name) for name in "abcd")
        return {"sum": Measure(id="sum", title="Sum", value=total, words=f"{total:g}")}

    found = compared(document(a=0, b=0, c=0, d=0), document(a=1, b=30, c=60, d=9), judge)
    assert found == {"sum": "0 → 100. It took c and b, each of them. "}


def test_a_conclusion_that_stood_still_has_no_cause_and_one_that_is_not_asked_for_is_not_told() -> None:
    found = compared(document(a=0), document(a=1), lambda d: verdict("no") | {"x": verdict("no")["verdict"]})
    assert found == {"verdict": "no → no. . "}


def test_a_conclusion_that_only_one_side_has_is_not_known_on_the_other() -> None:
    found = compared(document(a=0), document(a=1), lambda d: verdict("yes") if held(d, "a") else {})
    assert found == {"verdict": "not known → yes. A did this. "}


def test_of_what_people_decided_themselves_no_cause_is_sought() -> None:
    def judge(given: Document) -> Measures:
        return {"verdict": verdict(str(held(given, "a")))["verdict"].model_copy(update={"decided": True})}

    assert compared(document(a=0), document(a=1), judge) == {"verdict": "0.0 → 1.0. . "}
