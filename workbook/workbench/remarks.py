"""What is lacking, refused, odd or filled in by the model, each beside its field."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbook.model import Library, Session
from workbook.model.numbers import Remark, StandIn
from workbook.value import Estimate, Finding, ModelInput, Results, examine
from workbook.value.defaults import settle
from workbook.value.ready import DefaultUsed
from workbook.workbench.amounts import THOUSAND, between, figure
from workbook.workbench.entered import model_of, names_of, overrun_of, past_pairs
from workbook.workbench.naming import Names, names_in, place

FIGURE = r"-?\d+(?:\.\d+)?(?:e[+-]\d+)?"


@dataclass(frozen=True)
class Beside:
    """Sentences and stand-ins that belong beside fields, by their path in the document; `refused` cannot be right."""

    remarks: Mapping[str, list[str]]
    stand_ins: Mapping[str, StandIn]
    refused: tuple[Remark, ...] = ()


WHY = {
    "not answered": "nobody has said yet",
    "unknown": "nobody knows yet, so the range is wide",
    "adjusted": "worked out for you",
}
ASKED_ONCE = ("value.horizon", "value.discount", "value.person_week", "value.team_size")
HUGE = 10_000.0  # thousand: rarely meant, and often a sum typed in full
MOST_POINTS = 100.0
PER_WEEK = "improvement for each person-week, instead of money"


def beside_fields(library: Library, session: Session) -> Beside:
    """What is odd, refused or filled in, by its place; nothing is drawn for it: quick enough for every page."""
    model = model_of(library, session)
    names = names_in(session, names_of(library, session), model)
    said: dict[str, list[str]] = {}
    findings = examine(model)
    refused = refusals(library, (finding for finding in findings if finding.kind == "refused"), names)
    odd = [finding for finding in findings if finding.kind == "question"]
    for remark in (*refused, *_remarks(library, [*odd, *_unlikely(model)], names)):
        said.setdefault(remark.path, []).append(remark.say)
    notes = () if refused else settle(model).defaults
    noted = [_noted(library, note, model, names) for note in notes if note.reason != "not counted"]
    return Beside(said, {one.path: one for one in noted}, refused)


def missing_of(model: ModelInput, results: Results, names: Names) -> tuple[str, ...]:
    """What keeps options out of the comparison, in words."""
    own = [option for option in model.options if option.id in results.incomplete]
    return tuple(f"{names.option(option.id)}: {' and '.join(results.incomplete[option.id])}" for option in own)


def refusals(library: Library, findings: Iterable[Finding], names: Names) -> tuple[Remark, ...]:
    """What cannot be right, each with its place."""
    return _remarks(library, findings, names)


def remarks_of(library: Library, model: ModelInput, results: Results, names: Names) -> tuple[Remark, ...]:
    """What only looks odd: friendly questions."""
    return _remarks(library, [*results.questions, *_unlikely(model)], names)


def _remarks(library: Library, findings: Iterable[Finding], names: Names) -> tuple[Remark, ...]:
    return tuple(_remark(library, finding.path, finding.message, names) for finding in findings)


def _unlikely(model: ModelInput) -> Iterator[Finding]:
    """Sums typed in full where thousands are counted, and improvements beyond all cases there are."""
    for path, guess in _sums(model):
        if model.settings.unit == THOUSAND and isinstance(guess, Estimate) and guess.high >= HUGE:
            meant = between(guess.low, guess.high, THOUSAND)
            yield Finding(path, "question", f"Sums are counted in thousands here, so this is {meant}. Right?")
    for option in model.options:
        if isinstance(option.improvement, Estimate) and option.improvement.high > MOST_POINTS:
            asks = "Points are cases in 100, so more than 100 of them cannot get better. Is this a growth in per cent?"
            yield Finding(f"options/{option.id}/improvement", "question", asks)


def _sums(model: ModelInput) -> Iterator[tuple[str, object]]:
    yield "value_per_point", model.value_per_point
    for option in model.options:
        path = f"options/{option.id}"
        yield f"{path}/price", option.price
        parts = option.running_cost if isinstance(option.running_cost, Mapping) else {"": option.running_cost}
        yield from ((f"{path}/running_cost/{part}".rstrip("/"), guess) for part, guess in parts.items())
    yield from ((f"risks/{risk.id}/loss", risk.loss) for risk in model.risks)


def _remark(library: Library, path: str, message: str, names: Names) -> Remark:
    return Remark(path=place(path), title=title_at(library, place(path), names), say=_by_name(message, names))


def _by_name(message: str, names: Names) -> str:
    """Options in quotes are called by their ids in the library; people know their names."""
    return re.sub(r'"([^"]+)"', lambda found: names.option(found[1]), message)


def title_at(library: Library, path: str, names: Names) -> str:
    """A place of the document in words: the question, or the row and the field."""
    room, key, *field = path.split("/")
    if room == "answers":
        return library.questions[key].title if key in library.questions else key
    called = {"options": names.options, "risks": names.risks, "studies": names.studies}.get(room, {}).get(key, key)
    fields = library.collections[room].fields if room in library.collections else ()
    titles = [one.title for one in fields if field and one.id == field[0]]
    return f"{called}: {titles[0]}" if titles else called


def stand_ins_of(
    library: Library, session: Session, model: ModelInput, results: Results, names: Names
) -> tuple[StandIn, ...]:
    """Every number nobody entered, and what stands in for it."""
    own = [note for note in results.defaults if not note.path.startswith("settings/") and note.reason != "not counted"]
    noted = (_noted(library, note, model, names) for note in own)
    return (*noted, *_asked_once(library, session), *_unpriced(model))


def _unpriced(model: ModelInput) -> Iterator[StandIn]:
    left = sum(not risk.veto and (risk.chance is None or risk.loss is None) for risk in model.risks)
    if left:
        used = f"{left} risk{'' if left == 1 else 's'} not counted"
        yield StandIn(path="answers/risks.list", title="Risks", used=used, why="no chance or no loss in money is given")


def _noted(library: Library, note: DefaultUsed, model: ModelInput, names: Names) -> StandIn:
    path = place(note.path)
    used = names.options.get(note.used) or _with_unit(library, path, note.used)
    if path == "answers/value.point":
        used = PER_WEEK
    return StandIn(path=path, title=title_at(library, path, names), used=used, why=WHY[note.reason])


def _with_unit(library: Library, path: str, used: str) -> str:
    """A range without its unit says nothing; a percentage carries its own."""
    room, _, *field = path.split("/")
    if not field or not re.fullmatch(f"{FIGURE}( to {FIGURE})?", used):
        return used.replace(" %", "%")
    unit = next((one.unit for one in library.collections[room].fields if one.id == field[0]), "")
    ends = [figure(float(end)) for end in used.split(" to ")]
    return f"{' to '.join(ends)} {unit}".strip()


def _asked_once(library: Library, session: Session) -> Iterator[StandIn]:
    for name in ASKED_ONCE:
        if session.value(name) is None:
            asked = library.questions[name]
            unit = "%" if asked.unit == "%" else f" {asked.unit}"
            yield _once(library, name, f"{asked.default}{unit}", WHY["not answered"])
    factor, source = overrun_of(library, session)
    if source != "entered":
        why = f"from {len(past_pairs(session))} past projects" if source == "past" else WHY["not answered"]
        yield _once(library, "value.overrun", f"{figure(factor.low)} to {figure(factor.high)} times the plan", why)


def _once(library: Library, name: str, used: str, why: str) -> StandIn:
    return StandIn(path=f"answers/{name}", title=library.questions[name].title, used=used, why=why)
