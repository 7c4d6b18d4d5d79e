"""What people entered becomes the numbers, and the numbers become sentences."""

import json

import pytest

from workbook.assess import assess
from workbook.content import read_library
from workbook.model import AnswerFault, Example, Session, is_unknown, parse, session_of
from workbook.model.numbers import Numbers
from workbook.value import UNKNOWN, Estimate, Settings
from workbook.workbench import Workbench
from workbook.workbench.amounts import amount, between, measure
from workbook.workbench.entered import QUESTIONS, model_of, overrun_of
from workbook.workbench.numbers import _results, numbers_of
from workbook.workbench.remarks import beside_fields
from workbook.workbench.trial import example_changes, session_from

LIBRARY = read_library()
RULES = {"improvement": {"low": 1, "high": 4}, "effort": {"low": 3, "high": 8}, "running_cost": {"low": 2, "high": 6}}
ML = {"improvement": {"low": 4, "high": 16}, "effort": {"low": 12, "high": 40}, "running_cost": {"low": 20, "high": 90}}


def session(answers: dict | None = None, **records: dict) -> Session:
    held = {name: {"state": "answered", "value": value} for name, value in (answers or {}).items()}
    return session_of("s", 1, {"answers": held, **records})


def told(answers: dict | None = None, **records: dict) -> Numbers:
    held = session(answers, **records)
    return numbers_of(LIBRARY, held, assess(LIBRARY, held))


def full(**more: dict) -> dict:
    return {"options": {"rules": dict(RULES), "ml": dict(ML)}} | more


WORTH = {"value.point": {"low": 10, "high": 40}}


# ------------------------------------------------------------ from answers to inputs


def test_an_empty_session_says_what_to_enter_and_computes_nothing() -> None:
    numbers = told()
    assert numbers.state == "empty"
    assert numbers.options == ()
    assert "two options are enough" in numbers.headline


def test_the_defaults_of_the_questions_are_those_of_the_model() -> None:
    ours, theirs = model_of(LIBRARY, session()).settings, Settings()
    for name in ("horizon_months", "discount", "team", "overrun", "later_share"):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert ours.person_week_cost == 4 == theirs.person_week_cost / 1000


def test_every_default_in_the_content_is_an_answer_its_own_question_would_take() -> None:
    shapes = [shape for question in LIBRARY.questions.values() for shape in (question, *question.fields)]
    with_default = [shape for shape in shapes if shape.default is not None]
    assert len(with_default) >= 14
    for shape in with_default:
        assert parse(shape, shape.default) == shape.default


def test_the_questions_behind_the_numbers_are_always_asked() -> None:
    for name in QUESTIONS:
        assert LIBRARY.questions[name].when is None, name


def test_sizes_percentages_and_dont_knows_reach_the_model_as_what_they_mean() -> None:
    option = {"improvement": {"size": "M"}, "effort": {"unknown": True}, "chance": 40, "decay": 10}
    model = model_of(LIBRARY, session(options={"ml": option}))
    ml = next(one for one in model.options if one.id == "ml")
    size = LIBRARY.sizes["improvement"].sizes["M"]
    assert ml.improvement == Estimate(size.low, size.high, size.best)
    assert ml.effort is UNKNOWN
    assert (ml.chance, ml.decay) == (0.4, 0.1)


def test_running_cost_in_parts_takes_the_place_of_the_whole() -> None:
    option = {"running_cost": {"low": 5, "high": 9}, "cost_labels": {"low": 1, "high": 2}}
    ml = next(one for one in model_of(LIBRARY, session(options={"ml": option})).options if one.id == "ml")
    assert ml.running_cost == {
        "labels": Estimate(1, 2),
        "retraining": None,
        "monitoring": None,
        "review": None,
    }


def test_doing_nothing_is_never_asked_for_effort_and_counts_without_any() -> None:
    fields = {field.id: field for field in LIBRARY.collections["options"].fields}
    for name in ("improvement", "effort", "chance", "running_cost"):
        assert not fields[name].asked_of("do_nothing")
        assert fields[name].asked_of("ml") and fields[name].asked_of("o1")
    assert fields["trend"].asked_of("do_nothing") and not fields["trend"].asked_of("ml")
    assert told(WORTH, **full()).option("do_nothing") is not None


def test_past_projects_set_the_overrun_and_the_chance_of_ml() -> None:
    past = {
        "p1": {"planned": 10, "actual": 22, "ended": "used"},
        "p2": {"planned": 8, "actual": 19, "ended": "dropped"},
        "p3": {"planned": 6, "actual": 9, "ended": "dropped"},
        "p4": {"planned": 6, "actual": 1, "ended": "unfinished"},
    }
    held = session(past_projects=past, options={"ml": ML, "rules": RULES})
    factor, source = overrun_of(LIBRARY, held)
    assert source == "past"
    assert 0.8 < factor.low < 22 / 10 < factor.high < 5
    assert next(one for one in model_of(LIBRARY, held).options if one.id == "ml").track_record == (1, 3)
    del past["p3"]
    assert overrun_of(LIBRARY, session(past_projects=past))[1] == "default"


def test_points_without_the_price_of_a_week_are_compared_by_the_week() -> None:
    points = told(WORTH | {"value.unit": "points"}, **full())
    assert not points.money and points.unit == "points per person-week"
    priced = told(WORTH | {"value.unit": "points", "value.person_week": 2}, **full())
    assert priced.money and priced.unit == "points"


# ------------------------------------------------------------ results in words


def test_four_figures_an_option_give_a_leader_and_what_would_change_our_mind() -> None:
    numbers = told(WORTH, **full())
    assert numbers.state == "ready"
    assert numbers.leader in ("ml", "rules")
    assert "ahead of" in numbers.advantage_say
    assert "Loses money in" in numbers.loss_say
    assert any("would lead if" in one for one in numbers.changes)
    assert [option.id for option in numbers.options] == ["do_nothing", "rules", "ml"]


def test_no_sentence_speaks_the_language_of_textbooks() -> None:
    numbers = told(WORTH, **full(studies={"s1": {"name": "Old tickets"}}))
    said = numbers.model_dump_json().lower()
    for word in ("evppi", "evpi", "enbs", "evsi", "monte", "stochastic", "percentile"):
        assert word not in said, word


def test_what_is_worth_finding_out_is_ranked_and_unknowns_always_stand_there() -> None:
    option = dict(ML, effort={"unknown": True})
    numbers = told(WORTH, options={"rules": RULES, "ml": option})
    worths = [one.worth for one in numbers.to_find_out]
    assert worths == sorted(worths, reverse=True)
    assert "options/ml/effort" in [one.path for one in numbers.to_find_out]
    assert all(one.how and one.title.endswith("?") for one in numbers.to_know)


def test_a_risk_changes_the_numbers_at_once_and_words_stand_in_for_its_chance() -> None:
    before = told(WORTH, **full())
    risk = {"title": "Wrong advice", "likelihood": 4, "loss": {"low": 50, "high": 90}}
    after = told(WORTH, **full(risks={"r1": risk}))
    assert after.option("ml").outcome.mean < before.option("ml").outcome.mean - 15
    assert after.option("rules").outcome == before.option("rules").outcome
    halved = told(WORTH, **full(risks={"r1": risk | {"covered": 50}}))
    assert before.option("ml").outcome.mean > halved.option("ml").outcome.mean > after.option("ml").outcome.mean


def test_serious_harm_that_nobody_accepted_rules_an_option_out_whatever_it_earns() -> None:
    rich = {"options": {"rules": dict(RULES), "ml": dict(ML, improvement={"low": 50, "high": 90})}}
    risk = {"title": "It hurts people", "severity": 5, "likelihood": 1, "harm": "yes"}
    assert told(WORTH, **rich).leader == "ml"
    harmful = told(WORTH, **rich, risks={"r1": risk})
    assert harmful.leader != "ml"
    assert harmful.option("ml").ruled_out == ("It hurts people",)
    assert told(WORTH, **rich, risks={"r1": risk | {"state": "accepted"}}).leader == "ml"


def test_without_the_worth_of_a_point_a_lone_option_is_never_called_for() -> None:
    numbers = told(options={"ml": ML})
    assert numbers.call == "not enough answered"
    assert "Only “Build with ML” has figures" in numbers.headline
    assert "once a point is worth more than" in numbers.headline
    assert numbers.to_find_out[0].title == "What is one point worth?"


def test_when_nobody_knows_a_figure_the_numbers_do_not_choose_but_say_what_to_find_out() -> None:
    unknown = {"improvement": {"unknown": True}, "effort": {"unknown": True}}
    numbers = told(options={"rules": unknown, "ml": unknown})
    assert numbers.state == "loose"
    assert numbers.call == "not enough answered"
    assert numbers.stop_rule == "" and numbers.fit == ""
    assert numbers.to_find_out


def test_a_study_is_recommended_only_when_it_is_worth_more_than_it_costs() -> None:
    cheap = told(WORTH, **full(studies={"s1": {"name": "Old tickets", "weeks": 0.2, "effort": 0.2}}))
    assert cheap.call == "buy information"
    assert "Old tickets" in cheap.headline
    dear = told(WORTH, **full(studies={"s1": {"name": "Old tickets", "weeks": 20, "effort": 60}}))
    assert dear.call != "buy information"
    assert "does not pay" in dear.studies[0].say


def test_everything_nobody_entered_is_listed_with_what_stands_in() -> None:
    numbers = told(WORTH, **full())
    held = {one.path: one.used for one in numbers.stand_ins}
    assert held["options/ml/chance"] == "50%"
    assert held["answers/value.horizon"] == "36 months"
    assert held["answers/value.overrun"] == "0.8 to 3 times the plan"
    answered = told(WORTH | {"value.horizon": 24}, **full())
    assert "answers/value.horizon" not in {one.path for one in answered.stand_ins}


def test_an_option_that_is_not_complete_is_named_with_what_it_lacks() -> None:
    numbers = told(WORTH, **full())
    assert numbers.missing == ("“Buy a product or service”: improvement and effort",)


def test_plan_b_of_the_plan_b_stage_is_the_one_that_is_priced() -> None:
    rules = told(WORTH | {"planb.takes_over": "rules"}, **full())
    none = told(WORTH | {"planb.takes_over": "do_nothing"}, **full())
    assert rules.option("ml").outcome.mean > none.option("ml").outcome.mean
    assert "“Do nothing” takes over" in none.stop_rule


def test_the_plan_b_of_an_option_of_ones_own_is_another_option() -> None:
    own = {"name": "Two clerks", "improvement": {"low": 3, "high": 9}, "effort": {"low": 2, "high": 4}, "chance": 40}
    options = {"rules": dict(RULES), "ml": dict(ML), "o1": own}
    stops, turns, gone = (
        told(WORTH, options=options | {"o1": own | given}) for given in ({}, {"plan_b": "rules"}, {"plan_b": "o9"})
    )
    assert turns.option("o1").outcome.mean > stops.option("o1").outcome.mean
    assert gone.option("o1").outcome == stops.option("o1").outcome
    round_about = told(WORTH, options=options | {"o1": own | {"plan_b": "rules"}, "rules": RULES | {"plan_b": "o1"}})
    assert round_about.state == "refused"
    assert {one.path for one in round_about.refused} == {"options/o1/plan_b", "options/rules/plan_b"}
    assert "“Two clerks” → “Rules or a better workflow” → “Two clerks”" in round_about.refused[0].say


def test_a_study_about_an_option_that_was_removed_is_left_out() -> None:
    numbers = told(WORTH, **full(studies={"s1": {"name": "Old tickets", "option": "o9"}}))
    assert numbers.state == "ready" and numbers.studies == ()
    about_rules = told(WORTH, **full(studies={"s1": {"name": "Old tickets", "option": "rules"}}))
    assert about_rules.studies[0].option == "rules"


def test_a_one_off_price_is_paid_once_and_said_to_be_nothing_until_then() -> None:
    buy = {"improvement": {"low": 2, "high": 6}, "effort": {"low": 2, "high": 6}}
    free = told(WORTH, **full() | {"options": {"buy": buy}})
    dear = told(WORTH, options={"buy": buy | {"price": {"low": 60, "high": 60}}})
    assert free.option("buy").outcome.mean - dear.option("buy").outcome.mean == pytest.approx(60)
    assert {one.path: one.used for one in free.stand_ins}["options/buy/price"] == "0 thousand"
    unknown = told(WORTH, options={"buy": buy | {"price": {"unknown": True}}})
    asked = next(one for one in unknown.to_find_out if one.path == "options/buy/price")
    assert asked.title == "What does “Buy a product or service” cost once?"
    assert "thousand" in asked.high_say


def test_a_best_guess_moves_the_middle() -> None:
    low, high = ({"ml": dict(ML, improvement={"low": 4, "high": 16, "best": best})} for best in (5, 15))
    assert told(WORTH, options=low).option("ml").improvement.middle == pytest.approx(5, abs=0.1)
    assert told(WORTH, options=high).option("ml").improvement.middle == pytest.approx(15, abs=0.1)


def test_an_early_call_makes_trying_ml_cheaper() -> None:
    early, late = told(WORTH | {"planb.spent": 10}, **full()), told(WORTH | {"planb.spent": 100}, **full())
    assert early.option("ml").outcome.mean > late.option("ml").outcome.mean


def test_small_amounts_are_said_in_full_and_large_ones_in_millions() -> None:
    assert amount(0.086, "thousand") == "86"
    assert amount(0.086, "thousand a year") == "86 a year"
    assert amount(2_500, "thousand a year") == "2.5 million a year"
    assert amount(0.3, "points") == "0.3 points"
    assert between(0.2, 0.9, "thousand") == "200 to 900"
    assert between(-0.2, 90, "thousand") == "−0.2 to 90 thousand"


def test_one_of_a_thing_is_said_in_the_singular() -> None:
    assert measure(1, "points") == "1 point" and measure(-1.0, "points") == "−1 point"
    assert measure(1.04, "person-weeks") == "1 person-week" and measure(2, "person-weeks") == "2 person-weeks"
    assert measure(1, "times the plan") == "1 times the plan"


def test_an_advantage_says_over_how_many_months() -> None:
    assert "on average over 36 months" in told(WORTH, **full()).advantage_say
    assert "on average over 24 months" in told(WORTH | {"value.horizon": 24}, **full()).advantage_say


# ------------------------------------------------------------ refusals and friendly questions


def test_a_build_longer_than_the_months_that_count_is_refused_beside_its_field() -> None:
    numbers = told(WORTH | {"value.horizon": 1}, **full())
    assert numbers.state == "refused"
    assert {one.path for one in numbers.refused} == {"options/ml/effort"}
    assert "only 1 month counts" in numbers.refused[0].say
    assert numbers.options == ()
    beside = beside_fields(LIBRARY, session(WORTH | {"value.horizon": 1}, **full()))
    assert beside.refused == numbers.refused


def test_a_suspiciously_narrow_range_gets_a_friendly_question() -> None:
    beside = beside_fields(LIBRARY, session(options={"ml": dict(ML, effort={"low": 20, "high": 22})}))
    assert "narrow range" in beside.remarks["options/ml/effort"][0]


def test_a_figure_a_hundred_times_another_is_asked_about_by_the_names_people_gave() -> None:
    options = {"rules": dict(RULES, name="Better form"), "ml": dict(ML, effort={"low": 600, "high": 2000})}
    said = beside_fields(LIBRARY, session(options=options)).remarks["options/ml/effort"]
    assert any("“Better form”" in one for one in said)


def test_sums_typed_in_full_and_more_than_all_cases_get_a_friendly_question() -> None:
    ml = dict(ML, running_cost={"low": 20_000, "high": 90_000}, improvement={"low": 20, "high": 150})
    beside = beside_fields(LIBRARY, session({"value.point": {"low": 10_000, "high": 40_000}}, options={"ml": ml}))
    assert "20 to 90 million" in beside.remarks["options/ml/running_cost"][0]
    assert "10 to 40 million" in beside.remarks["answers/value.point"][0]
    assert "cases in 100" in beside.remarks["options/ml/improvement"][0]
    assert beside.refused == ()
    assert {one.path for one in told(WORTH, options={"ml": ml}).remarks} >= {"options/ml/running_cost"}
    points = {"value.unit": "points", "value.point": {"low": 10_000, "high": 40_000}}
    assert beside_fields(LIBRARY, session(points)).remarks == {}


@pytest.mark.parametrize(
    ("field", "raw"),
    [("improvement", "9 to 3"), ("effort", "-2 to 4"), ("chance", 130), ("effort", {"low": 1, "high": 3, "best": 8})],
)
def test_nonsense_is_refused_when_it_is_typed(bench: Workbench, field: str, raw: object) -> None:
    one = bench.start("One")
    with pytest.raises(AnswerFault):
        bench.set_field(one, "options", "ml", field, raw)


def test_a_number_of_a_row_may_be_unknown_and_a_text_may_not(bench: Workbench) -> None:
    one = bench.start("One")
    bench.set_field(one, "options", "ml", "effort", {"unknown": True})
    assert bench.open(one).rows("options")["ml"]["effort"] == {"unknown": True}
    with pytest.raises(AnswerFault):
        bench.set_field(one, "options", "ml", "name", {"unknown": True})


JUNK = [
    True,
    1e300,
    "x",
    ["a", {"b": 1}],
    {"low": "a"},
    {"size": "XXL"},
    {"low": 1, "high": None},
    {"low": 9, "high": 3},
]


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_a_document_with_values_of_a_wrong_kind_breaks_no_numbers(junk: object) -> None:
    study = {"name": "n", "weeks": 2, "option": "ml", "effort": 1, "cost": 1, "hit_rate": 80, "false_alarm": 10}
    rows = {"options": {"ml": dict(ML, chance=50, kind="ml")}, "studies": {"s1": study}}
    for collection, row_id in (("options", "ml"), ("studies", "s1")):
        for field in rows[collection][row_id]:
            spoilt = json.loads(json.dumps(rows))
            spoilt[collection][row_id][field] = junk
            assert told(WORTH, **spoilt).headline


# ------------------------------------------------------------ beside the fit


def test_a_contradiction_between_fit_and_numbers_is_named() -> None:
    against = told(
        WORTH | {"fit.task": "none"}, options={"rules": RULES, "ml": dict(ML, improvement={"low": 30, "high": 60})}
    )
    assert against.conflict
    assert "the fit comes first" in against.fit
    assert not told(WORTH, **full()).conflict


# ------------------------------------------------------------ computed once


def test_the_same_inputs_are_computed_once_and_other_changes_compute_nothing() -> None:
    _results.cache_clear()
    told(WORTH, **full())
    told(WORTH | {"problem.pain": "Slow"}, **full())
    assert _results.cache_info().misses == 1
    told(WORTH, **full(options={"ml": ML, "rules": dict(RULES, effort={"low": 4, "high": 8})}))
    assert _results.cache_info().misses == 2


def test_the_numbers_are_plain_data() -> None:
    made = json.loads(told(WORTH, **full()).model_dump_json())
    assert Numbers.model_validate(made) == told(WORTH, **full())


# ------------------------------------------------------------ limits that flow


@pytest.fixture
def opened(bench: Workbench) -> str:
    one = bench.start("One")
    for option, fields in (("rules", RULES), ("ml", ML)):
        for field, value in fields.items():
            bench.set_field(one, "options", option, field, value)
    bench.answer(one, "value.point", "10 to 40")
    bench.answer(one, "value.start", "2027-01-10")
    bench.answer(one, "problem.goal_metric", "Solved at the first reply")
    return one


def test_taking_the_limits_prefills_criteria_plan_b_and_the_spending_limit(bench: Workbench, opened: str) -> None:
    limit = bench.numbers(bench.open(opened)).limit("ml")
    for name in ("gate", "tripwire", "spending"):
        saved = bench.take_limit(opened, name, base=bench.head(opened))
        assert saved.changes
    held = bench.open(opened)
    said = f"{float(f'{limit.gate:.2g}'):g}"
    assert held.rows("criteria")["gate"]["measure"] == "Solved at the first reply"
    assert said in held.rows("criteria")["gate"]["target"]
    assert said in held.rows("fallbacks")["tripwire"]["threshold"]
    assert held.rows("fallbacks")["tripwire"]["by"] == limit.stop_date
    assert "person-weeks" in held.value("value.stop_loss")
    assert {row["state"] for row in held.rows("limits").values()} == {"accepted"}


def test_another_figure_is_kept_and_shown_as_ones_own(bench: Workbench, opened: str) -> None:
    bench.take_limit(opened, "gate", 5)
    held = bench.open(opened)
    assert held.rows("limits")["gate"]["state"] == "adjusted"
    assert "at least 5 points" in held.rows("criteria")["gate"]["target"]


def test_a_limit_that_is_left_writes_nothing_but_that(bench: Workbench, opened: str) -> None:
    bench.decline_limit(opened, "tripwire", "we measure by hand")
    held = bench.open(opened)
    assert held.rows("limits")["tripwire"]["state"] == "declined"
    assert not held.rows("fallbacks")


# ------------------------------------------------------------ the worked examples

FIGURED = ("improvement", "effort", "chance", "running_cost", "price")


@pytest.mark.parametrize("example", LIBRARY.examples, ids=lambda one: one.id)
def test_every_figure_of_an_example_is_unknown_or_says_where_it_comes_from(example: Example) -> None:
    held = session_from(LIBRARY, *example_changes(LIBRARY, example))
    for row_id, row in held.rows("options").items():
        figures = {name: row[name] for name in FIGURED if name in row and not is_unknown(row[name])}
        assert not figures or row.get("note"), (row_id, figures)
        assert not any("size" in figure for figure in figures.values() if isinstance(figure, dict)), row_id
    point = held.answer("value.point")
    assert point and (point.state == "unknown" or point.note)


@pytest.mark.parametrize("example", LIBRARY.examples, ids=lambda one: one.id)
def test_the_brief_of_every_example_shows_the_numbers(bench: Workbench, example: Example) -> None:
    one = bench.open_example(example.id)
    numbers = bench.numbers(bench.open(one))
    assert numbers.state in ("ready", "loose")
    paper = bench.export(one, "md").data.decode()
    assert "**What the numbers say:**" in paper
    assert "**Worth finding out:**" in paper
    assert ("Stop rule drafted from the numbers" in paper) == bool(numbers.stop_rule)


def test_options_and_risks_may_be_called_anything_a_file_calls_them(bench) -> None:
    """Ids with dots, and ids like the model's own words, come from files of other programs."""
    figures = {"improvement": "1 to 9", "effort": "3 to 9", "chance": 50, "cost_labels": "1 to 2", "name": "X"}
    options = {name: figures for name in ("risk", "a.works", "x.y.running_cost", "overrun")}
    risks = {
        "a.b": {"title": "R", "chance": 20, "loss": "5 to 90"},
        "r.loss": {"title": "S", "chance": 5, "loss": "1 to 2"},
    }
    file = {"answers": {"value.point": "10 to 40"}, "options": options, "risks": risks}
    session = bench.open(bench.import_file(json.dumps(file).encode()).session_id)
    made = bench.numbers(session)
    assert {option.id for option in made.options} >= set(options)
    assert bench.export(session.id, "md").data
