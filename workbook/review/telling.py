"""Steps between two documents in plain words: titles, labels, ranges and dates, rows by their names, by stage."""

from collections.abc import Iterable

from workbook.model import Document, Library
from workbook.model.line import Group, Line
from workbook.review.difference import Step
from workbook.review.leaning import BETWEEN, LEANING, REVISIT
from workbook.review.teller import Teller

OTHER = "The decision itself"
RETIRED = "No longer asked"


def lines(library: Library, steps: Iterable[Step], before: Document, after: Document) -> tuple[Line, ...]:
    """Each step in words, in its order. The two documents give rows their names."""
    teller = Teller(library, before, after)
    return tuple(teller.line(step) for step in steps)


def grouped(library: Library, told: Iterable[Line]) -> tuple[Group, ...]:
    """Lines by stage, in the order of the walk and of its questions; what stands beside the stages first."""
    found = list(told)
    titles = {"": OTHER, **{stage.id: stage.title for stage in library.stages}, "retired": RETIRED}
    places = {question.id: place for place, question in enumerate(library.questions.values())}
    rooms = {name: places[question.id] for name, question in library.collections.items()}

    def place(line: Line) -> tuple[int, str]:
        room, item = line.path.split("/")[:2]
        subject = item.partition(BETWEEN)[0] if room in (LEANING, REVISIT) else item if room == "answers" else room
        return rooms.get(subject, places.get(subject, len(places))), line.path

    made = [(stage, sorted((line for line in found if line.stage == stage), key=place)) for stage in titles]
    return tuple(Group(stage=stage, title=titles[stage], lines=tuple(held)) for stage, held in made if held)
