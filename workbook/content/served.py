"""Which entry of the content serves which of the 174 points of the two source articles."""

from collections import defaultdict

from workbook.model import Library

POINTS = tuple(f"S{number}" for number in range(1, 175))


def served(library: Library) -> dict[str, tuple[str, ...]]:
    """For each source point the entries that name it, as "question problem.pain"."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, name, points in _claims(library):
        for point in points:
            found[point].append(f"{kind} {name}")
    return {point: tuple(found.get(point, ())) for point in POINTS}


def _claims(library: Library) -> list[tuple[str, str, tuple[str, ...]]]:
    guidance = library.guidance
    return [
        *(("question", question.id, question.serves) for question in library.questions.values()),
        *(("card", card.id, card.serves) for card in library.cards),
        *(("term", term.id, term.serves) for term in library.glossary),
        *(("page", page.id, page.serves) for page in guidance.pages),
        *(("note", note.id, note.serves) for note in guidance.notes),
        *(("prompt", prompt.id, prompt.serves) for prompt in guidance.prompts),
        *(("reading", reading.id, reading.serves) for reading in guidance.reading),
        ("rules", "dimensions", library.rules.serves),
        *(("brief", section, points) for section, points in library.rules.brief.items()),
    ]
