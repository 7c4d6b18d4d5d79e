"""How much confidence the evidence allows, whatever people feel."""

from collections.abc import Iterator

from workbook.brief.view import View
from workbook.brief.words import NOT_ANSWERED, number, quoted
from workbook.model.frozen import Frozen

SETTLED = (("few_open", 0.9), ("half_open", 0.5))
RESTS_ON = {"go": "ml", "conditions": "ml", "experiment": "ml", "data_first": "ml", "without_ml": "rules"}


class Confidence(Frozen):
    """A stated confidence, the ceiling the evidence sets (per cent), and the reason for the ceiling."""

    stated: float | None
    ceiling: float
    because: str

    def shown(self) -> str:
        """The confidence in words, never above the ceiling."""
        if self.stated is None:
            return NOT_ANSWERED
        if self.stated <= self.ceiling:
            return f"{number(self.stated)}%"
        return f"{number(self.ceiling)}% at most"


def confidence_of(view: View) -> Confidence:
    """The stated confidence under the lowest ceiling that holds."""
    stated = view.value("brief.confidence")
    ceiling, because = min(_ceilings(view), key=lambda one: one[0])
    return Confidence(stated=stated if isinstance(stated, int | float) else None, ceiling=ceiling, because=because)


def _ceilings(view: View) -> Iterator[tuple[float, str]]:
    yield 100, ""
    settled, asked = view.assessment.settled
    ceilings = view.library.rules.confidence
    for name, share in SETTLED:
        if asked and settled < share * asked:
            yield ceilings[name].value, f"only {settled} of {asked} questions are settled"
    option = RESTS_ON.get(str(view.value("brief.decision")))
    row = view.rows("options").get(option or "")
    if row is not None:
        grade = str(row.get("evidence") or "")
        rests = view.cell("options", row, "evidence").lower()
        ground = f"rest on: {rests}" if grade else "do not say what they rest on"
        yield ceilings.get(grade, ceilings["ungraded"]).value, f"the numbers of {quoted(str(row['name']))} {ground}"
