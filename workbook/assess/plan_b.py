"""Whether plan B is complete: what must be said before a verdict for ML counts."""

from workbook.model import Session

NEEDED = {
    "failure": "which failure it is for",
    "user_sees": "what users see instead",
    "option": "the fallback option",
    "metric": "the number that triggers it",
    "threshold": "the limit of that number",
    "by": "the day of the check",
    "owner": "its owner",
    "decides": "who decides",
    "tells": "who tells the users",
}


def missing(session: Session) -> tuple[str, ...]:
    """What a verdict for ML still lacks before it counts as complete: a plan B, and a look at what can go wrong."""
    unlooked = () if session.rows("risks") else ("a risk that is written down",)
    return (*gaps(session), *unlooked)


def gaps(session: Session) -> tuple[str, ...]:
    """What plan B still lacks, in words; empty when at least one fallback says everything needed."""
    rows = session.rows("fallbacks").values()
    if not rows:
        return ("a fallback",)
    fullest = max(rows, key=lambda row: sum(bool(row.get(field)) for field in NEEDED))
    return tuple(words for field, words in NEEDED.items() if not fullest.get(field))
