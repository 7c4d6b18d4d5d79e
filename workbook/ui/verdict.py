"""The verdict on screen: a chip everywhere, the whole reasoning where it is asked for."""

import streamlit as st

from workbook.brief.verdict import four_sentences
from workbook.brief.view import View
from workbook.model import Assessment, Question, Reason, Session, Verdict
from workbook.model.rules import Outcome
from workbook.ui.bench import bench
from workbook.ui.charts import scores_chart
from workbook.ui.desk import Desk
from workbook.ui.markup import Markup, draw, link, picture, tag
from workbook.ui.steps import Acks
from workbook.ui.words import count, names, plain

TIPS = 7
ANSWERS = 6
COMPLETE = 0.995
WITH_ML: tuple[Outcome, ...] = ("get_data", "experiment", "build")
WITHOUT_DEGREE: dict[Outcome, str] = {
    "not_enough": "How far a machine may act alone is said here once enough is answered.",
    "no_build": "How far a machine may act alone is not asked: nothing is built.",
    "without_ml": "How far a machine may act alone is not asked: the work goes on without machine learning.",
}
ICONS: dict[Outcome, str] = {
    "not_enough": ":material/hourglass_empty:",
    "no_build": ":material/block:",
    "without_ml": ":material/build:",
    "get_data": ":material/database:",
    "experiment": ":material/science:",
    "build": ":material/rocket_launch:",
}


def chip(verdict: Verdict, name: str = "chip") -> Markup:
    """The outcome in a few words."""
    return tag("p", picture(ICONS[verdict.outcome]), " ", verdict.title, class_=name)


def draw_verdict(desk: Desk, acks: Acks) -> None:
    """Four sentences first, then reasons with their answers, dimensions, automation, difficulty, tipping points."""
    session, assessment = desk.session, desk.assessment()
    verdict = assessment.verdict
    with st.container(key="hero", gap="small"):
        _four_sentences(session, assessment)
    if not verdict.complete:
        lacks = plain(names(list(verdict.missing)))
        st.markdown(f":material/edit_note: **Not complete without a plan B.** It still lacks: {lacks}.")
    _reasons(session, verdict)
    _dimensions(assessment)
    _degree(verdict)
    desk.moved = None
    _tips(session, verdict)
    _warnings(session, assessment)


def _four_sentences(session: Session, assessment: Assessment) -> None:
    """What we recommend, why, what would change it and what to do on Monday, as they stand on the paper."""
    first, *others = four_sentences(View(bench().library, session, assessment))
    draw(
        tag("h2", first.lead.removesuffix(".")),
        tag("p", first.text),
        *(tag("p", tag("strong", item.lead), " ", item.text) for item in others),
        tag("p", _span(assessment), class_="quiet"),
    )


def title_of(outcome: Outcome) -> str:
    """An outcome's title."""
    return next(words.title for words in bench().library.rules.outcomes if words.id == outcome)


def _span(assessment: Assessment) -> str:
    verdict = assessment.verdict
    if assessment.coverage >= COMPLETE:
        return "Everything the verdict needs is answered."
    settled = f"{assessment.coverage:.0%} of what the verdict needs is answered; "
    settled += f"the rest is asked under {_where(assessment)}."
    if verdict.worst == verdict.best:
        return f"{settled} Whatever the open answers are, the outcome stays."
    worst, best = title_of(verdict.worst), title_of(verdict.best)
    return f"{settled} If every open answer is bad: {worst}. If every one is good: {best}."


def _where(assessment: Assessment) -> str:
    """The stages on which the open questions of the verdict stand: it reads answers of the whole walk."""
    open_ = {bench().library.questions[name].stage for score in assessment.scores for name in score.missing}
    return names([f"“{stage.title}”" for stage in bench().library.stages if stage.id in open_])


def _reasons(session: Session, verdict: Verdict) -> None:
    decisive = verdict.decisive
    others = [reason for reason in verdict.reasons if reason not in decisive]
    st.markdown("### Why, and the answers behind it", anchors=False)
    for reason in decisive:
        draw_reason(session, reason)
    if others:
        with st.expander(f"What else stands in the way of building ({len(others)})"):
            for reason in others:
                draw_reason(session, reason)


def draw_reason(session: Session, reason: Reason) -> None:
    """A reason, and the answers behind it as links."""
    mark = [" ", tag("span", "cannot be outvoted", class_="badge wrong")] if reason.veto else []
    asked = [bench().library.questions[question_id] for question_id in reason.questions[:ANSWERS]]
    draw(
        tag("p", tag("strong", reason.say), *mark),
        tag("p", reason.because),
        tag("p", *(_because(session, question) for question in asked), class_="answers") if asked else "",
    )


def _because(session: Session, question: Question) -> Markup:
    held = session.answer(question.id)
    words = {None: "open", "unknown": "nobody knows yet", "not_applicable": "does not apply"}.get(
        held.state if held else None
    )
    rows = len(session.rows(question.collection)) if question.collection else 0
    if rows:
        words = count(rows, question.row or "row")
    elif words is None and held and question.kind in ("choice", "scale"):
        words = question.label(held.value)
    return _answer(session, question, question.title + (f": {words}" if words else ""))


def _answer(session: Session, question: Question, said: str) -> Markup:
    """A link to where a question is asked."""
    return link(question.stage, session.id, question.section, said, class_="answer")


def _dimensions(assessment: Assessment) -> None:
    st.markdown("### Strong and weak sides", anchors=False)
    st.caption("A weak side is never made up for by a strong one. Hatched is open: the bar ends somewhere there.")
    figure, alt = scores_chart(assessment.scores)
    st.plotly_chart(figure, config={"displayModeBar": False}, alt=alt, key="scores-chart")


def _degree(verdict: Verdict) -> None:
    """How far a machine may act and how hard it is: said only where a machine that learns is an option at all."""
    if verdict.outcome not in WITH_ML:
        st.markdown(WITHOUT_DEGREE[verdict.outcome])
        return
    left, right = st.columns(2)
    with left:
        st.markdown("### How far it may act", anchors=False)
        st.markdown(f"**{plain(verdict.automation_title)}**")
        degree = next(one for one in bench().library.rules.automation if one.id == verdict.automation)
        reasons = [reason.say for reason in verdict.automation_reasons[:3]]
        st.markdown("\n\n".join(map(plain, [degree.say, *reasons])))
    with right:
        st.markdown("### How hard for ML", anchors=False)
        st.markdown(f"**{plain(verdict.difficulty_title)}**")
        if verdict.difficulty_reason:
            st.markdown(plain(verdict.difficulty_reason.say))


def _tips(session: Session, verdict: Verdict) -> None:
    if not verdict.tips:
        return
    st.markdown("### What would change it", anchors=False)
    st.caption("One other answer would be enough:")
    flips = list(_flips(verdict).items())[:TIPS]
    draw(*(_tip(session, question_id, outcome, labels) for (question_id, outcome), labels in flips))


def _tip(session: Session, question_id: str, outcome: Outcome, labels: list[str]) -> Markup:
    question = bench().library.questions[question_id]
    asked = _answer(session, question, question.title)
    return tag("p", asked, f" {names(labels, 'or')} → ", tag("strong", title_of(outcome)), class_="tip")


def _flips(verdict: Verdict) -> dict[tuple[str, Outcome], list[str]]:
    """The answers that would flip the verdict, together when they do the same."""
    flips: dict[tuple[str, Outcome], list[str]] = {}
    for tip in verdict.tips:
        flips.setdefault((tip.question, tip.outcome), []).append(f"“{tip.label}”")
    return flips


def _warnings(session: Session, assessment: Assessment) -> None:
    if assessment.warnings:
        st.markdown(f"### {count(len(assessment.warnings), 'thing')} worth a second look", anchors=False)
        for reason in assessment.warnings:
            draw_reason(session, reason)
