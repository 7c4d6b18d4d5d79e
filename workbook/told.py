"""What the command line prints: lines for people, plain maps for programs."""

from typing import Any

from workbook.model import Assessment, Library, Question, Session
from workbook.model.numbers import Numbers, OptionNumbers, ToKnow
from workbook.workbench import Listed


def session(row: Listed) -> dict[str, Any]:
    """A line of the list of sessions as a map."""
    changed = row.changed_at.isoformat()
    return {"id": row.id, "title": row.title, "changes": row.seq, "changed_at": changed, "archived": row.archived}


def session_line(row: Listed) -> str:
    """A line of the list of sessions."""
    name = f"{row.title or 'Untitled decision'}{'  (archived)' if row.archived else ''}"
    return f"{row.id}  {row.changed_at:%Y-%m-%d %H:%M}  {row.seq:>5}  {name}"


def question(asked: Question) -> dict[str, Any]:
    """A question as a map: id, kind, allowed values, points served, condition."""
    steps = [{"id": step.level, "label": step.label, "meaning": step.meaning} for step in asked.levels]
    return {
        "id": asked.id,
        "stage": asked.stage,
        "section": asked.section,
        "kind": asked.kind,
        "title": asked.title,
        "question": asked.ask,
        "why": asked.why,
        "core": asked.core,
        "options": [{"id": option.id, "label": option.label} for option in asked.options] + steps,
        "fields": [{"id": f.id, "kind": f.kind, "options": [o.id for o in f.options]} for f in asked.fields],
        "collection": asked.collection,
        "unit": asked.unit,
        "allow_na": asked.allow_na,
        "serves": list(asked.serves),
        "condition": asked.when.model_dump(by_alias=True, exclude_none=True) if asked.when else None,
    }


def assessment(made: Assessment) -> dict[str, Any]:
    """An assessment as a map; of the deck only the ids of the cards that the answers deal."""
    dealt = [one.card.id for one in made.dealt if one.weight]
    return made.model_dump(mode="json", exclude={"dealt"}) | {"dealt": dealt}


def assessment_lines(held: Session, made: Assessment) -> list[str]:
    """An assessment in lines."""
    verdict = made.verdict
    settled, asked = made.settled
    lines = [
        held.title,
        f"{verdict.title}{'' if verdict.complete else ' (not complete: plan B is missing)'}",
        verdict.recommend,
    ]
    for reason in verdict.reasons:
        lines.append(f"  because: {reason.say}{' [' + ', '.join(reason.questions) + ']' if reason.questions else ''}")
    lines.append(f"Best case {verdict.best}, worst case {verdict.worst}.")
    lines.append(f"How far it may go alone: {verdict.automation_title}. {verdict.difficulty_title}.")
    lines.append(f"{settled} of {asked} questions settled, coverage {made.coverage:.0%}.")
    for score in made.scores:
        points = "no points yet" if score.points is None else f"{score.points:.0%}"
        lines.append(f"  {score.title}: {points} (coverage {score.coverage:.0%})")
    return lines + [f"  would flip: {tip.question} = {tip.value} -> {tip.outcome}" for tip in verdict.tips]


def numbers_lines(held: Session, made: Numbers) -> list[str]:
    """The numbers in lines: the call, options, what to find out, when to stop, what stands in."""
    lines = [held.title, made.headline]
    lines += [f"  cannot be right: {one.title}: {one.say}" for one in made.refused]
    lines += [f"  missing: {one}" for one in made.missing]
    if not made.options:
        return lines + _to_know_lines(made)
    sure = () if made.call == "not enough answered" else (made.because, made.advantage_say, made.loss_say, made.fit)
    lines += [line for line in (*sure, *made.needed) if line]
    lines.append(f"Options, {'likely outcome in all' if made.money else 'likely improvement'}:")
    lines += [f"  {_option_line(one, made)}" for one in made.options]
    lines += ["What would change our mind:", *(f"  {one}" for one in made.changes)]
    lines += _to_know_lines(made)
    lines += [f"  study {one.name}: {one.say}" for one in made.studies]
    lines += [made.stop_rule] if made.stop_rule else []
    lines += [f"Please look again: {one.title}: {one.say}" for one in made.remarks]
    return lines + [f"Stands in: {one.title}: {one.used} ({one.why})" for one in made.stand_ins]


def _option_line(one: OptionNumbers, made: Numbers) -> str:
    loss = f", loses money in {100 * one.chance_of_loss:.0f} of 100" if made.money else ""
    out = f"; ruled out by: {', '.join(one.ruled_out)}" if one.ruled_out else ""
    return f"{one.name}: {one.say}{loss}, best in {100 * one.chance_best:.0f} of 100{out}"


def _to_know_lines(made: Numbers) -> list[str]:
    return ["Worth finding out:", *(f"  {_to_know_line(one)}" for one in made.to_find_out)] if made.to_find_out else []


def _to_know_line(one: ToKnow) -> str:
    said = [part for part in (one.worth_say, "nobody knows it yet" if one.source == "unknown" else "") if part]
    return f"{one.title} ({'; '.join(said)})" if said else one.title


def content_line(library: Library) -> str:
    """How much content there is."""
    core = sum(asked.core for asked in library.questions.values())
    return (
        f"Content {library.mark} is sound: {len(library.questions)} questions ({core} on the required path), "
        f"{len(library.cards)} cards, {len(library.glossary)} terms, {len(library.rules.caps)} rules, "
        f"{len(library.examples)} examples."
    )


def own_line(library: Library, folder: str) -> str:
    """That a team's own content is sound, and what it adds."""
    added = ", ".join(library.own.ids) or "no question and no card, other words only"
    return f"{folder} is sound: version {library.own.version} adds {added}."
