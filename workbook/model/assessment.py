"""An assessment: what the answers of a session add up to, each conclusion with the answers behind it."""

from workbook.model.card import Card
from workbook.model.frozen import Frozen
from workbook.model.numbers import Numbers
from workbook.model.revisit import Revisit
from workbook.model.rules import Automation, Difficulty, Outcome


class Reason(Frozen):
    """Why something was concluded: a sentence for people, and the questions whose answers caused it.

    `outcome` is the best outcome it still allows, where it holds one back.
    """

    rule: str
    say: str
    because: str
    questions: tuple[str, ...] = ()
    veto: bool = False
    outcome: Outcome | None = None


class Score(Frozen):
    """Points and coverage of one dimension, both 0 to 1; `points` is None when nothing in it is answered."""

    dimension: str
    title: str
    points: float | None
    coverage: float
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class Tip(Frozen):
    """A single answer that would flip the verdict: this question answered so gives that outcome."""

    question: str
    value: str | int
    label: str
    outcome: Outcome
    now: str = ""


class ToFind(Frozen):
    """Something nobody knows yet. `flips` tells whether an answer could change the verdict."""

    question: str
    title: str
    ask: str
    who: str = ""
    by: str = ""
    note: str = ""
    flips: bool = False


class Verdict(Frozen):
    """The outcome, how sure it is, and what it rests on. `complete` is False while an ML outcome lacks a plan B."""

    outcome: Outcome
    title: str
    recommend: str
    monday: str
    complete: bool
    missing: tuple[str, ...] = ()
    worst: Outcome
    best: Outcome
    reasons: tuple[Reason, ...]
    automation: Automation
    automation_title: str
    automation_reasons: tuple[Reason, ...] = ()
    difficulty: Difficulty
    difficulty_title: str
    difficulty_reason: Reason | None = None
    tips: tuple[Tip, ...] = ()

    @property
    def decisive(self) -> tuple[Reason, ...]:
        """The reasons that set the outcome; the others would hold it back further up."""
        return tuple(reason for reason in self.reasons if reason.outcome in (None, self.outcome))


class Progress(Frozen):
    """How far a stage or section has come. `settled` counts answers, don't-knows and doesn't-applies of the required
    path; `deeper_…` the same for the rest."""

    id: str
    title: str
    settled: int
    answered: int
    asked: int
    deeper_settled: int = 0
    deeper_asked: int = 0
    sections: tuple["Progress", ...] = ()

    @property
    def share(self) -> float:
        """The settled share of the required path, 0 to 1."""
        return self.settled / self.asked if self.asked else 1.0


class Dealt(Frozen):
    """A card dealt from the answers: how strongly and why."""

    card: Card
    weight: float
    because: tuple[str, ...]
    state: str = "open"
    risk: str = ""


class Assessment(Frozen):
    """All conclusions about one session. It is recomputed, never stored. Papers also get `numbers` and `revisit`."""

    session: str
    seq: int
    verdict: Verdict
    scores: tuple[Score, ...]
    coverage: float
    progress: tuple[Progress, ...]
    relevant: tuple[str, ...]
    to_find: tuple[ToFind, ...]
    dealt: tuple[Dealt, ...]
    risks: tuple[str, ...]
    warnings: tuple[Reason, ...] = ()
    numbers: Numbers | None = None
    revisit: Revisit | None = None

    @property
    def settled(self) -> tuple[int, int]:
        """Settled and asked questions of the required path over all stages."""
        return sum(p.settled for p in self.progress), sum(p.asked for p in self.progress)
