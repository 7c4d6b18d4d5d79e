"""Moments by what people call them: a version's name or id, a day, or the number of a change."""

from datetime import date

from workbook.model import AnswerFault, search_key
from workbook.workbench.past import Past
from workbook.workbench.rooms import VERSIONS
from workbook.workbench.telling import morning


def moment_called(past: Past, text: str) -> int:
    """The number of the change after which the moment lies; a day (ISO) is meant as it began.

    Raises AnswerFault with the versions there are.
    """
    said = text.strip()
    rows = {name: row for name, row in past.document().get(VERSIONS, {}).items() if isinstance(row, dict)}
    names = {search_key(str(row.get("name", ""))): int(str(row.get("seq") or 0)) for row in rows.values()}
    ids = {name: int(str(row.get("seq") or 0)) for name, row in rows.items()}
    if said in ids or search_key(said) in names:
        return ids.get(said, names.get(search_key(said), 0))
    if said.isdecimal() and (int(said) == 0 or past.changes([int(said)])):
        return int(said)
    try:
        return past.seq_at(morning(date.fromisoformat(said)))
    except (ValueError, OverflowError):
        known = ", ".join(f"“{row.get('name')}”" for row in rows.values()) or "there is none yet"
        raise AnswerFault(
            f"“{said[:60]}” is no version ({known}), no day such as 2026-03-02, and no change of this session."
        ) from None
