"""What must hold between the parts of the content; each fault says what is wrong and which entries it is about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from workbook.model import AnswerFault, Condition, Library, Question, Shape, Template, parse

Entry = tuple[str, str]
DECISION = "brief.decision"


class Fault(NamedTuple):
    """A fault between entries: its line, and the entries (kind, id) that it is about."""

    say: str
    about: tuple[Entry, ...] = ()

    def __str__(self) -> str:
        return self.say


def cross_faults(library: Library) -> list[Fault]:
    """Every fault between entries: ids, sections, conditions, points, thresholds, sizes."""
    return [
        *_repeated("collection", "question", ((q.collection, q.id) for q in library.questions.values())),
        *_repeated("stage", "stage", ((stage.id, stage.id) for stage in library.stages)),
        *_sections(library),
        *_families(library),
        *_conditions(library),
        *_circles(library),
        *_points(library),
        *_thresholds(library),
        *_decisions(library),
        *_sizes(library),
        *_templates(library),
    ]


def _repeated(what: str, kind: str, ids: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    held = [(one, owner) for one, owner in ids if one]
    for one, count in Counter(one for one, _ in held).items():
        if count > 1:
            owners = tuple((kind, owner) for name, owner in held if name == one)
            yield Fault(f'{what} "{one}": the id is used {count} times; ids are unique', owners)


def _sections(library: Library) -> Iterator[Fault]:
    for stage in library.stages:
        known = [section.id for section in stage.sections]
        for question in stage.questions:
            if question.section not in known:
                say = f'{stage.id}, {question.id}: section "{question.section}" is unknown; use {", ".join(known)}'
                yield Fault(say, (("question", question.id),))


def _families(library: Library) -> Iterator[Fault]:
    known = [family.id for family in library.families]
    for card in library.cards:
        if card.family not in known:
            yield Fault(f'{card.id}: family "{card.family}" is unknown; use {", ".join(known)}', (("card", card.id),))


def conditions_in(library: Library) -> Iterator[tuple[Entry, str, Condition]]:
    """Every condition there is: the entry it stands in, the name of its place, and itself."""
    rules = library.rules
    yield from ((("question", q.id), q.id, q.when) for q in library.questions.values() if q.when)
    yield from ((("card", card.id), card.id, deal.when) for card in library.cards for deal in card.deal)
    yield from ((("rules.caps", cap.id), cap.id, cap.when) for cap in rules.caps)
    yield from ((("rules.automation_caps", cap.id), cap.id, cap.when) for cap in rules.automation_caps)
    home = ("rules.difficulty_rules", "difficulty_rules")
    yield from ((home, rule.difficulty, rule.when) for rule in rules.difficulty_rules)


def _conditions(library: Library) -> Iterator[Fault]:
    for entry, place, condition in conditions_in(library):
        for say, about in _condition(condition, library):
            yield Fault(f"{place}: {say}", (entry, *about))


def _condition(condition: Condition, library: Library) -> Iterator[Fault]:
    inner = (*(condition.all_ or ()), *(condition.any_ or ()), *([condition.not_] if condition.not_ else []))
    for part in inner:
        yield from _condition(part, library)
    if condition.rows and condition.rows not in library.collections:
        yield Fault(f'rows "{condition.rows}" is unknown; use {", ".join(library.collections)}')
    if condition.fact and condition.fact not in (known := facts_known(library)):
        yield Fault(f'fact "{condition.fact}" is unknown; use {", ".join(known)}')
    if condition.question:
        yield from _of_question(condition, library)


def _of_question(condition: Condition, library: Library) -> Iterator[Fault]:
    about = (("question", condition.question or ""),)
    question = library.questions.get(condition.question or "")
    if question is None:
        yield Fault(f'question "{condition.question}" is unknown', about)
        return
    allowed = allowed_values(question)
    for value in (*(condition.is_ or ()), *(condition.includes or ())):
        if allowed and str(value) not in allowed:
            yield Fault(f'{condition.question} has no "{value}"; use {", ".join(allowed)}', about)


def facts_known(library: Library) -> list[str]:
    """The facts that conditions may ask about: scores below thresholds, and what is counted from rows."""
    below = [f"below.{name}" for name, threshold in library.rules.thresholds.items() if threshold.of]
    return [*below, "risks.grave", *(f"rows.{name}" for name in library.collections)]


def allowed_values(shape: Shape) -> tuple[str, ...]:
    """The option ids or levels of a question or field as text."""
    return tuple(option.id for option in shape.options) or tuple(str(step.level) for step in shape.levels)


def _circles(library: Library) -> Iterator[Fault]:
    needs = {q.id: q.when.questions() if q.when else set() for q in library.questions.values()}
    for start in needs:
        seen: set[str] = set()
        front = set(needs[start])
        while front:
            seen |= front
            front = {deeper for one in front for deeper in needs.get(one, set())} - seen
        if start in seen:
            yield Fault(f"{start}: its condition depends on itself", (("question", start),))


def _points(library: Library) -> Iterator[Fault]:
    rules = library.rules
    homes = {
        item.question: ("rules.dimensions", dimension.id) for dimension in rules.dimensions for item in dimension.items
    }
    for question_id, item in rules.items.items():
        question = library.questions.get(question_id)
        about = (("question", question_id), homes[question_id])
        if question is None:
            yield Fault(f'rules.toml: question "{question_id}" is unknown', about)
        elif set(item.points) != set(allowed_values(question)):
            yield Fault(
                f"rules.toml, {question_id}: give points for exactly {', '.join(allowed_values(question))}", about
            )
    for cap in rules.caps:
        for question_id in sorted(cap.when.questions() - set(rules.items)):
            say = f"rules.toml, {cap.id}: {question_id} must be scored in a dimension (best and worst case need it)"
            yield Fault(say, (("rules.caps", cap.id),))


def _thresholds(library: Library) -> Iterator[Fault]:
    known = [*(dimension.id for dimension in library.rules.dimensions), "overall", "coverage"]
    for name, threshold in library.rules.thresholds.items():
        if threshold.of and threshold.of not in known:
            say = f'rules.toml, {name}: of "{threshold.of}" is unknown; use {", ".join(known)}'
            yield Fault(say, (("rules.thresholds", name),))


def _decisions(library: Library) -> Iterator[Fault]:
    question = library.questions.get(DECISION)
    about = (("question", DECISION),)
    if question is None:
        yield Fault(f"{DECISION}: the brief cannot do without this question", about)
    for option in question.options if question else ():
        if option.id not in library.rules.decisions:
            say = f"{DECISION}: rules.toml must say under decisions which verdicts {option.id} agrees with"
            yield Fault(say, (*about, ("rules.decisions", option.id)))


def _sizes(library: Library) -> Iterator[Fault]:
    for question in library.questions.values():
        for shape in (question, *question.fields):
            if shape.sizes and shape.sizes not in library.sizes:
                say = f'{question.id}: sizes "{shape.sizes}" is unknown; use {", ".join(library.sizes)}'
                yield Fault(say, (("question", question.id),))


def _templates(library: Library) -> Iterator[Fault]:
    for template in library.templates:
        about = (("template", template.id),)
        for card in template.cards:
            if card not in library.deck:
                yield Fault(f'templates.toml, {template.id}: card "{card}" is unknown', (*about, ("card", card)))
        yield from (Fault(f"templates.toml, {template.id}: {say}", about) for say in _template(library, template))


def _template(library: Library, template: Template) -> Iterator[str]:
    for collection, rows in template.rows().items():
        yield from (say for row in rows for say in _suggestion(library.collections.get(collection), collection, row))


def _suggestion(question: Question | None, collection: str, row: Mapping[str, str]) -> Iterator[str]:
    fixed = [one.id for one in question.fixed_rows] if question else []
    if row.get("row") not in (None, *fixed):
        yield f'{collection}: row "{row["row"]}" is unknown; use {", ".join(fixed) or "none"}'
    for field in question.fields if question else ():
        try:
            if field.id in row:
                parse(field, row[field.id])
        except AnswerFault as fault:
            yield f"{collection}, {field.id}: {fault}"
