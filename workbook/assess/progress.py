"""How far the walk has come: settled questions of the required path, by stage and section."""

from collections.abc import Iterable

from workbook.assess.relevance import View
from workbook.model import Progress, Question


def progress_of(view: View) -> tuple[Progress, ...]:
    """One entry a stage, with its sections. Don't-know and doesn't-apply settle a question as much as an answer."""
    states = {question: view.state(question) for question in view.relevant}
    made = []
    for stage in view.library.stages:
        asked = [question for question in stage.questions if question.id in states]
        sections = tuple(
            _count(section.id, section.title, [q for q in asked if q.section == section.id], states)
            for section in stage.sections
        )
        made.append(_count(stage.id, stage.title, asked, states).model_copy(update={"sections": sections}))
    return tuple(made)


def _count(name: str, title: str, asked: Iterable[Question], states: dict[str, str]) -> Progress:
    core = [states[question.id] for question in asked if question.core]
    deeper = [states[question.id] for question in asked if not question.core]
    return Progress(
        id=name,
        title=title,
        settled=sum(state != "open" for state in core),
        answered=sum(state == "answered" for state in core),
        asked=len(core),
        deeper_settled=sum(state != "open" for state in deeper),
        deeper_asked=len(deeper),
    )
