"""The verdict: outcome, reasons in the user's own answers, best and worst case, automation, difficulty."""

from collections.abc import Mapping

from workbook.assess.outcome import RANK, asked_in, ends, filled, holding, outcome_of
from workbook.assess.plan_b import missing
from workbook.assess.relevance import View
from workbook.assess.scores import coverage_of, facts_of, points_of
from workbook.assess.tips import tips_of
from workbook.model import AUTOMATION, Reason, Score, Verdict, truth
from workbook.model.rules import Automation, AutomationCap, DifficultyRule, Outcome

ML_OUTCOMES = ("experiment", "build")


def verdict_of(view: View, scores: tuple[Score, ...], counted: Mapping[str, float]) -> Verdict:
    """Everything the workbook concludes about the idea. Pure; the same answers give the same verdict."""
    rules = view.library.rules
    coverage = coverage_of(rules.items.values(), view)
    facts = facts_of(rules, points_of(rules, view.values), coverage, counted)
    outcome = outcome_of(rules, view.values, counted, coverage)
    worst, best = ends(view, counted)
    degree, degree_reasons = automation_of(view, facts)
    difficulty = difficulty_of(view, facts)
    words = {entry.id: entry for entry in rules.outcomes}[outcome]
    lacks = missing(view.session) if outcome in ML_OUTCOMES else ()
    return Verdict(
        outcome=outcome,
        title=words.title,
        recommend=words.recommend,
        monday=words.monday,
        complete=not lacks,
        missing=lacks,
        worst=worst,
        best=best,
        reasons=_reasons(view, scores, facts, outcome),
        automation=degree,
        automation_title={named.id: named.title for named in rules.automation}[degree],
        automation_reasons=degree_reasons,
        difficulty=difficulty.difficulty,
        difficulty_title={named.id: named.title for named in rules.difficulty}[difficulty.difficulty],
        difficulty_reason=_as_reason(difficulty, view, facts),
        tips=tuple(tips_of(view, counted, outcome)),
    )


def _reasons(view: View, scores: tuple[Score, ...], facts: Mapping[str, float], outcome: Outcome) -> tuple[Reason, ...]:
    if outcome == "not_enough":
        return tuple(_missing(score) for score in sorted(scores, key=lambda score: score.coverage) if score.missing)
    rules = view.library.rules
    caps = sorted(holding(rules, view.values, facts), key=lambda cap: (RANK[cap.outcome], not cap.veto))
    reasons = [
        Reason(
            rule=cap.id,
            say=cap.say,
            because=cap.because,
            veto=cap.veto,
            outcome=cap.outcome,
            questions=asked_in(cap.when, rules, view.values, facts),
        )
        for cap in caps
    ]
    return tuple(reasons) if reasons else tuple(_strength(score, view) for score in _best(scores))


def _missing(score: Score) -> Reason:
    count = len(score.missing)
    say = f"{score.title}: {count} question{'s' if count > 1 else ''} open."
    return Reason(
        rule=f"open.{score.dimension}",
        say=say,
        because="Open questions are not held against you.",
        questions=score.missing,
    )


def _strength(score: Score, view: View) -> Reason:
    dimension = next(d for d in view.library.rules.dimensions if d.id == score.dimension)
    say = f"{score.title}: {round(100 * (score.points or 0))} of 100 points."
    return Reason(rule=f"strong.{score.dimension}", say=say, because=dimension.because, questions=score.strong[:3])


def _best(scores: tuple[Score, ...]) -> list[Score]:
    known = [score for score in scores if score.points is not None]
    return sorted(known, key=lambda score: -(score.points or 0))[:3]


def automation_of(view: View, facts: Mapping[str, float]) -> tuple[Automation, tuple[Reason, ...]]:
    """The furthest degree of automation that no cap forbids, and the caps that set it.

    What is not answered yet counts at its worst here: nothing acts alone on a guess.
    """
    worst = filled(view)[0]
    caps = [cap for cap in view.library.rules.automation_caps if truth(cap.when, worst.get, facts) is True]
    most = min((cap.most for cap in caps), key=AUTOMATION.index, default=AUTOMATION[-1])
    return most, tuple(_automation_reason(cap, view, facts) for cap in caps if cap.most == most)


def _automation_reason(cap: AutomationCap, view: View, facts: Mapping[str, float]) -> Reason:
    known = truth(cap.when, view.values.get, facts) is True
    asked = sorted(cap.when.questions())
    titles = ", ".join(view.library.questions[one].title.lower() for one in asked if one not in view.values)
    say = cap.say if known else f"Not known yet: {titles}."
    return Reason(rule=cap.id, say=say, because=cap.because, questions=tuple(asked))


def difficulty_of(view: View, facts: Mapping[str, float]) -> DifficultyRule:
    """The first difficulty rule that holds."""
    return next(rule for rule in view.library.rules.difficulty_rules if truth(rule.when, view.values.get, facts))


def _as_reason(rule: DifficultyRule, view: View, facts: Mapping[str, float]) -> Reason:
    asked = asked_in(rule.when, view.library.rules, view.values, facts)
    return Reason(rule=f"difficulty.{rule.difficulty}", say=rule.say, because=rule.because, questions=asked)
