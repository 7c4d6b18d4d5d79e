"""The numbers as sentences: the call, how sure, what would change it, when to stop, and whether the fit agrees."""

from collections.abc import Collection

from workbook.model import Assessment
from workbook.model.numbers import LimitNumbers, Numbers, ToKnow
from workbook.value import Results, SpikeInput, StudyResult
from workbook.workbench.amounts import amount, between, in_hundred, measure, per_cent, quoted
from workbook.workbench.naming import Names

REFUSED = "Some figures cannot be right. Put them right, and the numbers come back."
WAITING = {
    "empty": "No option has a figure yet. An improvement and an effort for two options are enough to start.",
    "missing": "No option is complete. It needs an improvement and an effort, or a “don't know”.",
}
LOOSE = "Nobody has entered a figure yet, so the numbers cannot choose. They can say what to find out first."
CHANGES = 3
WANTS_ML = ("build", "experiment", "get_data")
AGAINST_ML = ("without_ml", "no_build")


def waiting(state: str) -> str:
    """What stands where the headline would be."""
    return WAITING.get(state, "")


def outcome(low: float, high: float, unit: str) -> str:
    """The likely outcome of one option."""
    return between(low, high, unit)


def study(found: StudyResult, unit: str, names: Names) -> str:
    """Whether a short study pays, in one or two sentences."""
    worth = amount(found.worth, unit)
    if found.net is None:
        return f"Knowing its answer is worth up to {worth}. Say what a point is worth to set its cost against that."
    price = amount((found.cost or 0.0) + found.delay_loss, unit)
    if found.worth <= 0:
        return f"Whatever it says, you would do the same: {names.option(found.do_if_no)}. Its {price} buy nothing."
    pays = "It pays" if found.net > 0 else "It does not pay"
    yes, no = names.option(found.do_if_yes), names.option(found.do_if_no)
    plan = f" If it says yes, take {yes}; if no, {no}." if yes != no else ""
    return f"{pays}: its answer is worth {worth}, and it costs {price}, the wait included.{plan}"


def counted(spike: SpikeInput, names: Names) -> str:
    """What a study was counted as, stand-ins included."""
    return (
        f"Counted as a study of {names.option(spike.option)}: {measure(spike.weeks or 0.0, 'weeks')}, "
        f"{measure(spike.effort, 'person-weeks')}. It says yes to {per_cent(spike.hit_rate)} of what works and to "
        f"{per_cent(spike.false_alarm)} of what does not."
    )


def words_of(
    assessment: Assessment, results: Results, numbers: Numbers, names: Names, known: Collection[str]
) -> dict[str, object]:
    """Every sentence about the whole; `known` are the options whose improvement somebody entered."""
    changes = tuple(one.changes for one in numbers.to_know if one.changes)[:CHANGES]
    fit, conflict = beside_fit(assessment, results, numbers, names)
    return {
        "call": "not enough answered" if undecided(results, numbers) else numbers.call,
        "headline": _headline(results, names) if numbers.grounded else _unknown_leader(results, names),
        "because": "" if undecided(results, numbers) else _because(results, numbers),
        "advantage_say": _advantage(numbers, names),
        "loss_say": _loss(numbers),
        "everything_say": _everything(numbers),
        "changes": changes or (_nothing_changes(numbers),),
        "stop_rule": stop_rule(numbers, names),
        "fit": fit,
        "conflict": conflict,
        "needed": tuple(_needed(option, results.value_needed[option], names) for option in _asked(results, known)),
    }


def _headline(results: Results, names: Names) -> str:
    if results.basis != "net benefit":
        return _by_week(results, names)
    verdict = results.verdict
    advised = names.option(verdict.option or "")
    if verdict.kind == "buy information":
        return f"Find out first: {quoted(names.studies.get(verdict.study or '', ''))}."
    if verdict.kind == "decide now":
        return f"Decide now: {advised}."
    if verdict.kind == "close call":
        return _close(names.option(results.lead.option if results.lead else ""), advised)
    return WAITING["missing"]


def _asked(results: Results, known: Collection[str]) -> list[str]:
    """The options whose needed worth of a point is worth telling; one alone is told in the headline."""
    return [option for option in sorted(results.value_needed) if option in known] if built(results) > 1 else []


def _unknown_leader(results: Results, names: Names) -> str:
    who = names.option(results.lead.option if results.lead else "")
    return f"{who} may be best, but nobody knows how much it would bring. Find that out first."


def _because(results: Results, numbers: Numbers) -> str:
    """The library's reason; for a study its worth and price, which say more."""
    study = next((one for one in numbers.studies if one.id == results.verdict.study), None)
    if study:
        return study.say
    verdict, lead = results.verdict, results.lead
    told = verdict.kind == "close call" or (lead and f"{100 * lead.chance_best:.0f} of 100" in verdict.because)
    return "" if told else verdict.because


def undecided(results: Results, numbers: Numbers) -> bool:
    """Whether the numbers cannot choose: the leader's gain is unknown, or one option stands alone without a worth."""
    return not numbers.grounded or (not numbers.money and built(results) < 2)


def built(results: Results) -> int:
    """How many options besides doing nothing are computed."""
    return sum(option.kind != "nothing" for option in results.options)


def _by_week(results: Results, names: Names) -> str:
    """Without the worth of a point nothing can be set against doing nothing; only what is built can be compared."""
    lead = results.lead
    if lead is None or next(o.kind for o in results.options if o.id == lead.option) == "nothing":
        return "On these figures nothing beats doing nothing."
    who, needed = names.option(lead.option), results.value_needed.get(lead.option)
    worth = (
        f" once a point is worth more than {amount(needed, names.yearly)}" if needed else " if a point is worth enough"
    )
    if built(results) < 2:
        return f"Only {who} has figures. It is worth doing{worth}."
    return f"{who} brings the most improvement for each week of work. It is worth doing{worth}."


def _close(leader: str, advised: str) -> str:
    if leader == advised:
        return f"A close call. {advised} brings the most on average and is easier to undo."
    return f"A close call. {leader} brings the most on average, but {advised} is easier to undo."


def _advantage(numbers: Numbers, names: Names) -> str:
    ahead = numbers.advantage
    if ahead is None:
        return "There is nothing to compare it with."
    over = names.option(numbers.runner_up)
    mean, ends = amount(ahead.mean, numbers.unit), between(ahead.low, ahead.high, numbers.unit)
    over_time = f" over {measure(numbers.months, 'months')}" if numbers.money else ""
    return f"{mean} ahead of {over} on average{over_time}; it may be anything from {ends}."


def _loss(numbers: Numbers) -> str:
    leader = numbers.option(numbers.leader)
    if leader is None:
        return ""
    best = in_hundred(leader.chance_best)
    if not numbers.money:
        return f"The best of all in {best} futures."
    return f"Loses money in {in_hundred(leader.chance_of_loss)} futures. The best of all in {best}."


def _everything(numbers: Numbers) -> str:
    worth = amount(numbers.everything, numbers.unit)
    return f"Knowing everything beforehand would be worth {worth} on average. No study can be worth more."


def _nothing_changes(numbers: Numbers) -> str:
    return "No single figure within its likely range would change the choice."


def _needed(option: str, worth: float, names: Names) -> str:
    return f"{names.option(option)} beats doing nothing once a point is worth {amount(worth, names.yearly)}."


def stop_rule(numbers: Numbers, names: Names) -> str:
    """The drafted rule for the option the limits are about: spend, date, least improvement, and what takes over."""
    limit = numbers.limit(numbers.subject)
    if limit is None or not numbers.grounded:
        return ""
    who, plan = names.option(limit.option), names.option(limit.plan_b)
    if limit.effort_stop == 0:
        return f"On these numbers {who} is not worth starting: {names.option(limit.rival)} brings more."
    least = _least(limit)
    return f"Stop {who} once {spend_of(limit)} are spent{least}. Then {plan} takes over."


def _least(limit: LimitNumbers) -> str:
    if limit.gate is None or limit.gate <= 0:
        return ""
    return f", or when a test shows less than {measure(limit.gate, 'points')} of improvement"


def spend_of(limit: LimitNumbers) -> str:
    """The most work, with its date or the number of weeks."""
    by = (
        f"by {limit.stop_date}"
        if limit.stop_date
        else f"about {measure(limit.stop_after_weeks, 'weeks')} after the start"
    )
    return f"{measure(limit.stop_spend, 'person-weeks')} ({by})"


def beside_fit(assessment: Assessment, results: Results, numbers: Numbers, names: Names) -> tuple[str, bool]:
    """How the numbers and the ML-fit verdict stand to each other, and whether they contradict."""
    fit, lead = assessment.verdict, results.lead
    if lead is None or fit.outcome == "not_enough" or undecided(results, numbers):
        return "", False
    leader = next(option for option in results.options if option.id == lead.option)
    said, ahead = quoted(fit.title), names.option(lead.option)
    if fit.outcome in AGAINST_ML and leader.kind == "ml":
        return (
            f"The ML fit says {said}, yet the numbers put {ahead} ahead. The numbers take for granted that it can be "
            "built and used; the fit doubts just that, so the fit comes first."
        ), True
    if fit.outcome in WANTS_ML and leader.kind != "ml":
        return (
            f"The ML fit says {said}, yet the numbers put {ahead} ahead. That ML could do it is no reason to pay for "
            f"it: take {ahead}, unless one of the points below turns out otherwise."
        ), True
    if fit.outcome == "build" and results.verdict.kind == "buy information":
        return f"The ML fit says {said}; the numbers say that a study first pays. Do the study, then build.", True
    return f"The ML fit says {said}. The numbers do not contradict it.", False


def first_to_find(numbers: Numbers) -> ToKnow | None:
    """What to find out first, None when nothing is worth it."""
    found = numbers.to_find_out
    return found[0] if found else None
