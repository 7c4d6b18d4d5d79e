"""What must hold between the parts of the content; each fault is one line with its place."""

from collections import Counter
from collections.abc import Iterable, Iterator

from workbook.model import Condition, Library, Question


def cross_faults(library: Library) -> list[str]:
    """Every fault between entries: ids, sections, conditions, points, sizes, families."""
    return [
        *_repeated("question", (question.id for stage in library.stages for question in stage.questions)),
        *_repeated("card", (card.id for card in library.cards)),
        *_repeated("term", (term.id for term in library.glossary)),
        *_repeated("collection", (q.collection for q in library.questions.values() if q.collection)),
        *_sections(library),
        *_conditions(library),
        *_circles(library),
        *_points(library),
        *_sizes(library),
    ]


def _repeated(what: str, ids: Iterable[str]) -> list[str]:
    return [
        f'{what} "{one}": the id is used {count} times; ids are unique'
        for one, count in Counter(ids).items()
        if count > 1
    ]


def _sections(library: Library) -> Iterator[str]:
    for stage in library.stages:
        known = [section.id for section in stage.sections]
        for question in stage.questions:
            if question.section not in known:
                yield f'{stage.id}, {question.id}: section "{question.section}" is unknown; use {", ".join(known)}'


def _conditions(library: Library) -> Iterator[str]:
    places: list[tuple[str, Condition]] = [(q.id, q.when) for q in library.questions.values() if q.when]
    places += [(card.id, deal.when) for card in library.cards for deal in card.deal]
    places += [(cap.id, cap.when) for cap in library.rules.caps]
    places += [(cap.id, cap.when) for cap in library.rules.automation_caps]
    places += [(rule.difficulty, rule.when) for rule in library.rules.difficulty_rules]
    for place, condition in places:
        yield from (f"{place}: {fault}" for fault in _condition(condition, library))


def _condition(condition: Condition, library: Library) -> Iterator[str]:
    for part in (
        *(condition.all_ or ()),
        *(condition.any_ or ()),
        *([condition.not_] if condition.not_ else []),
    ):
        yield from _condition(part, library)
    if condition.rows and condition.rows not in library.collections:
        yield f'rows "{condition.rows}" is unknown; use {", ".join(library.collections)}'
    if condition.question is None:
        return
    question = library.questions.get(condition.question)
    if question is None:
        yield f'question "{condition.question}" is unknown'
        return
    allowed = allowed_values(question)
    for value in (*(condition.is_ or ()), *(condition.includes or ())):
        if allowed and str(value) not in allowed:
            yield f'{condition.question} has no "{value}"; use {", ".join(allowed)}'


def allowed_values(question: Question) -> tuple[str, ...]:
    """The option ids or levels of a question as text."""
    return tuple(option.id for option in question.options) or tuple(str(step.level) for step in question.levels)


def _circles(library: Library) -> Iterator[str]:
    needs = {q.id: q.when.questions() if q.when else set() for q in library.questions.values()}
    for start in needs:
        seen: set[str] = set()
        front = set(needs[start])
        while front:
            seen |= front
            front = {deeper for one in front for deeper in needs.get(one, set())} - seen
        if start in seen:
            yield f"{start}: its condition depends on itself"


def _points(library: Library) -> Iterator[str]:
    for question_id, item in library.rules.items.items():
        question = library.questions.get(question_id)
        if question is None:
            yield f'rules.toml: question "{question_id}" is unknown'
        elif set(item.points) != set(allowed_values(question)):
            yield f"rules.toml, {question_id}: give points for exactly {', '.join(allowed_values(question))}"
    judged = library.rules.items
    for cap in library.rules.caps:
        for question_id in cap.when.questions() - set(judged):
            yield f"rules.toml, {cap.id}: {question_id} must be scored in a dimension (best and worst case need it)"


def _sizes(library: Library) -> Iterator[str]:
    for question in library.questions.values():
        for shape in (question, *question.fields):
            if shape.sizes and shape.sizes not in library.sizes:
                yield f'{question.id}: sizes "{shape.sizes}" is unknown; use {", ".join(library.sizes)}'
