"""From a library and a session to an assessment."""

from workbook.assess.deck import deal
from workbook.assess.progress import progress_of
from workbook.assess.relevance import View, view_of
from workbook.assess.risks import counted, ordered
from workbook.assess.scores import coverage_of, scores_of
from workbook.assess.verdict import verdict_of
from workbook.assess.warnings import warnings_of
from workbook.model import Assessment, Library, Session, ToFind, Verdict


def assess(library: Library, session: Session) -> Assessment:
    """All conclusions about a session. Pure: the same library and session give the same assessment."""
    view = view_of(library, session)
    scores = scores_of(view)
    facts = counted(library.rules, session, dict(view.counts))
    verdict = verdict_of(view, scores, facts)
    return Assessment(
        session=session.id,
        seq=session.seq,
        verdict=verdict,
        scores=scores,
        coverage=coverage_of(library.rules.items.values(), view),
        progress=progress_of(view),
        relevant=view.relevant,
        to_find=to_find_of(view, verdict),
        dealt=deal(view),
        risks=ordered(session),
        warnings=warnings_of(view, verdict),
    )


def to_find_of(view: View, verdict: Verdict) -> tuple[ToFind, ...]:
    """What nobody knows yet; what could flip the verdict first, then by date."""
    flips = {tip.question for tip in verdict.tips}
    found = []
    for question_id in view.relevant:
        answer = view.session.answer(question_id)
        if answer is not None and answer.state == "unknown":
            question = view.library.questions[question_id]
            found.append(
                ToFind(
                    question=question_id,
                    title=question.title,
                    ask=answer.asked or question.ask,
                    who=answer.who,
                    by=answer.by,
                    note=answer.note,
                    flips=question_id in flips,
                )
            )
    return tuple(sorted(found, key=lambda one: (not one.flips, one.by or "9999", one.question)))
