from dataclasses import replace

import pytest
from value_samples import BUY, ML, QUICK, RULES, SPIKE, sample

from workbook.value import Estimate, OptionInput, RefusedInputs, RiskInput, evaluate, examine, point


def refused(model) -> dict[str, str]:
    return {finding.path: finding.message for finding in examine(model) if finding.kind == "refused"}


def asked(model) -> dict[str, str]:
    return {finding.path: finding.message for finding in examine(model) if finding.kind == "question"}


def test_the_sample_model_is_in_order() -> None:
    assert examine(sample()) == ()


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"effort": Estimate(-1, 5)}, "effort", "cannot be negative"),
        ({"effort": point(0.0)}, "effort", "above 0"),
        ({"chance": 1.3}, "chance", "between 0 and 100 %; 130 % was entered"),
        ({"running_cost": Estimate(-5, 5)}, "running_cost", "cannot be negative"),
        ({"price": Estimate(-5, 5)}, "price", "cannot be negative"),
        ({"running_cost": {"labels": Estimate(-5, 5)}}, "running_cost/labels", "cannot be negative"),
        ({"decay": -0.1}, "decay", "between 0 and 100 %"),
        ({"fallback": "magic"}, "fallback", 'no option "magic"'),
        ({"effort": Estimate(500, 900)}, "effort", "only 36 months count"),
        ({"track_record": (3, 2)}, "track_record", "number tried"),
    ],
)
def test_nonsense_is_refused_beside_its_field(change: dict, field: str, says: str) -> None:
    found = refused(sample(RULES, replace(ML, **change)))
    assert list(found) == [f"options/ml/{field}"]
    assert says in found[f"options/ml/{field}"]


def test_all_faults_are_named_at_once() -> None:
    model = sample(replace(RULES, chance=-1.0), replace(ML, effort=Estimate(-1, 5)), spikes=(replace(SPIKE, weeks=-1),))
    with pytest.raises(RefusedInputs, match=r"options/ml/effort.*options/rules/chance.*spikes/try_the_data/weeks") as e:
        evaluate(model)
    assert len(e.value.findings) == 3


def test_a_low_end_above_the_high_end_never_becomes_an_estimate() -> None:
    with pytest.raises(ValueError, match="above the high end"):
        Estimate(9, 3)
    with pytest.raises(ValueError, match="outside the range"):
        Estimate(3, 9, 12)
    with pytest.raises(ValueError, match="ordinary numbers"):
        Estimate(3, float("nan"))


def test_a_narrow_range_and_a_build_past_the_horizon_are_asked_about() -> None:
    assert "narrow range" in asked(sample(RULES, replace(ML, effort=Estimate(10, 12))))["options/ml/effort"]
    assert (
        "but only 36 months count. Right?"
        in asked(sample(RULES, replace(ML, effort=Estimate(50, 200))))["options/ml/effort"]
    )
    assert examine(sample(RULES, replace(ML, effort=point(10.0)))) == ()


def test_a_value_a_hundred_times_another_is_asked_about() -> None:
    found = asked(sample(RULES, replace(ML, running_cost=Estimate(2e6, 9e6))))
    assert 'times that of "rules"' in found["options/ml/running_cost"]


def test_plan_b_may_not_lead_back_to_itself() -> None:
    found = refused(sample(replace(RULES, fallback="buy"), replace(BUY, fallback="ml"), replace(ML, fallback="rules")))
    assert '"rules" → "buy" → "ml" → "rules"' in found["options/rules/fallback"]


def test_doing_nothing_may_be_named_as_plan_b_without_being_listed() -> None:
    assert examine(sample(replace(ML, fallback="nothing"))) == ()


def test_two_rows_of_one_name_are_refused() -> None:
    assert "twice" in refused(sample(RULES, RULES))["options/rules"]
    assert "twice" in refused(sample(OptionInput("a", "nothing"), OptionInput("b", "nothing")))["options"]


def test_settings_and_risks_are_checked_too() -> None:
    model = sample(
        settings=replace(QUICK, horizon_months=0, discount=2.0, draws=5), risks=(RiskInput("r", ("x",), 1.5),)
    )
    assert set(refused(model)) == {
        "settings/horizon_months",
        "settings/discount",
        "settings/draws",
        "risks/r/chance",
        "risks/r/options",
    }


def test_numbers_that_are_none_are_refused_before_anything_is_computed() -> None:
    settings = replace(QUICK, person_week_cost=float("inf"), trend=float("nan"), discount=float("nan"))
    assert set(refused(sample(settings=settings))) == {
        "settings/person_week_cost",
        "settings/trend",
        "settings/discount",
    }


def test_an_unanswered_risk_is_said_to_be_left_out() -> None:
    result = evaluate(sample(RULES, risks=(RiskInput("r", ("rules",), 0.2, None),)))
    assert ("risks/r/loss", "not counted") in {(note.path, note.reason) for note in result.defaults}
