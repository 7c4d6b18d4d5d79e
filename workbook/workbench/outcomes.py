"""How good our guesses were, over all decisions: scores, hits, overrun, how often things work; the own outside view."""

from collections.abc import Iterable, Sequence
from typing import Any

from workbook.model import BaseRate, Library, next_row, search_key
from workbook.model.frozen import Frozen
from workbook.review.after import Guess, Record
from workbook.store import Saved, Store
from workbook.value import brier, chance_of_so_few_hits, hit_rate, laplace
from workbook.workbench.amounts import figure
from workbook.workbench.checking import checked
from workbook.workbench.digests import Digests
from workbook.workbench.trial import session_from
from workbook.workbench.writing import rows_ever

PAST = "past_projects"
HONEST = 0.9
FEWEST_PAIRS = 2
BINS = 5


class Score(Frozen):
    """The mean Brier score of somebody's guesses, 0 best, 0.25 what always saying 50 gets; of `n` guesses."""

    who: str
    n: int
    brier: float


class Bin(Frozen):
    """Of `n` guesses between two chances, how many happened, beside the mean chance that was given."""

    low: float
    high: float
    n: int
    said: float
    happened: float


class Pair(Frozen):
    """A decision's guess and what it took: person-weeks and their ratio."""

    session: str
    title: str
    planned: float
    took: float

    @property
    def times(self) -> float:
        """How many times the plan it took."""
        return self.took / self.planned


class Calibration(Frozen):
    """How good the guesses of all decisions were. Every figure comes with its number of cases."""

    decisions: int = 0
    forecasts: int = 0
    brier: float | None = None
    people: tuple[Score, ...] = ()
    bins: tuple[Bin, ...] = ()
    ranges: int = 0
    hits: int = 0
    so_few: float | None = None
    pairs: tuple[Pair, ...] = ()
    overrun: float | None = None
    ended: int = 0
    used: int = 0
    works: float | None = None


class Outcomes:
    """What became of decisions, put together."""

    def __init__(self, library: Library, store: Store, digests: Digests) -> None:
        self.library = library
        self.store = store
        self.digests = digests

    def records(self, *, but: str = "") -> dict[str, Record]:
        """What each decision teaches, by session; copies of examples and deleted ones, and `but`, are left out."""
        found = self.store.shelf.records(self.digests.stamp)
        return {session: Record.model_validate(held) for session, held in found if session != but}

    def calibration(self) -> Calibration:
        """How good all guesses were."""
        return calibration_of(self.records())

    def base_rates(self, session_id: str = "") -> tuple[BaseRate, ...]:
        """The own decisions as base rates beside the published ones; those of this session do not count."""
        return own_rates(calibration_of(self.records(but=session_id)), self.store.moment().year)

    def to_past_projects(self, session_id: str, *, by: str = "") -> Saved | None:
        """Take the other decisions over as past projects of this one, where the numbers use them. None: nothing new."""
        records = self.records(but=session_id)
        changes = self.store.changes(session_id)
        held = session_from(self.library, session_id, changes).rows(PAST)
        taken = {search_key(str(row.get("name"))) for row in held.values()}
        rows = [row for one in records.values() if (row := past_project(one)) and search_key(row["name"]) not in taken]
        writes, ever = [], rows_ever(changes, PAST)
        for row in rows:
            row_id = next_row(ever, PAST)
            ever[row_id] = None
            writes.append((f"{PAST}/{row_id}", checked(self.library, f"{PAST}/{row_id}", row), len(changes)))
        return self.store.append(session_id, writes, by, only_after=len(changes)) if writes else None


def past_project(record: Record) -> dict[str, Any] | None:
    """A decision as a past project: what was planned, what it took, how it ended."""
    if not record.ended:
        return None
    row: dict[str, Any] = {"name": record.title[:200], "ended": record.ended}
    if record.effort and record.effort_took:
        row |= {"planned": record.effort.best, "actual": record.effort_took}
    return row


def calibration_of(records: dict[str, Record]) -> Calibration:
    """Scores over the records of decisions. Pure."""
    guesses = [guess for record in records.values() for guess in record.guesses]
    team = [one for session, record in records.items() for one in _means(session, record.guesses)]
    ranges = [pair for record in records.values() for pair in _ranges(record)]
    pairs = tuple(pair for session, record in records.items() if (pair := _pair(session, record)))
    ended = [record.ended for record in records.values() if record.ended]
    hits = round(hit_rate([span for span, _ in ranges], [was for _, was in ranges]) * len(ranges)) if ranges else 0
    return Calibration(
        decisions=len(records),
        forecasts=len(team),
        brier=_brier(team),
        people=tuple(_people(guesses)),
        bins=tuple(_bins(guesses)),
        ranges=len(ranges),
        hits=hits,
        so_few=chance_of_so_few_hits(hits, len(ranges), HONEST) if ranges else None,
        pairs=pairs,
        overrun=_middle([pair.times for pair in pairs]),
        ended=len(ended),
        used=ended.count("used"),
        works=laplace(ended.count("used"), len(ended)) if ended else None,
    )


def _means(session: str, guesses: Iterable[Guess]) -> list[tuple[float, bool]]:
    """The mean chance of each forecast, as the team's guess."""
    by_forecast: dict[str, list[Guess]] = {}
    for guess in guesses:
        by_forecast.setdefault(guess.forecast, []).append(guess)
    return [(sum(one.chance for one in some) / len(some), some[0].happened) for some in by_forecast.values()]


def _brier(pairs: Sequence[tuple[float, bool]]) -> float | None:
    return brier([chance for chance, _ in pairs], [float(happened) for _, happened in pairs]) if pairs else None


def _people(guesses: Iterable[Guess]) -> list[Score]:
    by_person: dict[str, list[Guess]] = {}
    for guess in guesses:
        if guess.who:
            by_person.setdefault(search_key(guess.who), []).append(guess)
    scores = [
        Score(who=some[0].who, n=len(some), brier=_brier([(one.chance, one.happened) for one in some]) or 0.0)
        for some in by_person.values()
    ]
    return sorted(scores, key=lambda score: (score.brier, search_key(score.who)))


def _bins(guesses: Sequence[Guess]) -> list[Bin]:
    found = []
    for place in range(BINS):
        low, high = place / BINS, (place + 1) / BINS
        last = place == BINS - 1
        some = [guess for guess in guesses if low <= guess.chance and (guess.chance < high or last)]
        if some:
            said = sum(guess.chance for guess in some) / len(some)
            happened = sum(guess.happened for guess in some) / len(some)
            found.append(Bin(low=low, high=high, n=len(some), said=said, happened=happened))
    return found


def _ranges(record: Record) -> list[tuple[tuple[float, float], float]]:
    both = ((record.effort, record.effort_took), (record.gain, record.gain_was))
    return [((span.low, span.high), was) for span, was in both if span is not None and was is not None]


def _pair(session: str, record: Record) -> Pair | None:
    if record.effort is None or not record.effort_took or record.effort.best <= 0:
        return None
    return Pair(session=session, title=record.title, planned=record.effort.best, took=record.effort_took)


def _middle(numbers: list[float]) -> float | None:
    """The median; one case is no middle."""
    if len(numbers) < FEWEST_PAIRS:
        return None
    ordered, half = sorted(numbers), len(numbers) // 2
    return ordered[half] if len(numbers) % 2 else (ordered[half - 1] + ordered[half]) / 2


def own_rates(calibration: Calibration, year: int) -> tuple[BaseRate, ...]:
    """The own record in the form of published base rates, with its number of cases."""
    rates = []
    shared = {"source": "your own decisions in this workbook", "url": "", "year": year}
    if calibration.works is not None:
        chance = round(100 * calibration.works)
        say = (
            f"Of your own {calibration.ended} decisions that ended, {calibration.used} came into use and help. "
            f"With so few, that stands for {chance} of 100 next time."
        )
        rates.append(BaseRate(id="own_works", about="works", say=say, low=chance, high=chance, **shared))
    if calibration.overrun is not None:
        times = [pair.times for pair in calibration.pairs]
        say = (
            f"Your own {len(times)} decisions with a measured effort took {figure(calibration.overrun)} times their "
            f"plan in the middle, from {figure(min(times))} to {figure(max(times))} times."
        )
        rates.append(BaseRate(id="own_effort", about="effort", say=say, low=min(times), high=max(times), **shared))
    return tuple(rates)
