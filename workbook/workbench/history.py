"""The past of a session: its changes in words, versions, what changed and what it did, going back, and doubts."""

from dataclasses import dataclass
from datetime import date, datetime

from workbook.brief import Brief
from workbook.model import AnswerFault, Document
from workbook.model.renaming import renamed
from workbook.model.revisit import Doubt, Moment, Since
from workbook.review import day, due, kept
from workbook.review.leaning import LEANING, REVISIT
from workbook.store import Saved, StoreFault
from workbook.workbench.comparing import doubts_of, moments_of, since_of
from workbook.workbench.going_back import GoingBack
from workbook.workbench.paper import Export, brief_of, changes_paper, judged, paper
from workbook.workbench.past import LogPast, StoredPast
from workbook.workbench.rooms import BRIEF, NAMED, VERSIONS
from workbook.workbench.telling import Entries, Wanted, entries_of, morning

HANDED_OUT = "Brief handed out"
EVERYTHING = Wanted()


@dataclass(frozen=True)
class Version:
    """A named moment: after which change it lies and when that was made, when it was named and by whom.

    `kind` is named or brief.
    """

    id: str
    name: str
    kind: str
    seq: int
    at: datetime
    named_at: datetime
    by: str


class History(GoingBack):
    """What can be asked and done about the past of the sessions of a workbench."""

    def entries(self, session_id: str, wanted: Wanted = EVERYTHING, limit: int = 40) -> Entries:
        """The newest changes that are wanted, in words, newest first. Raises UnknownSession."""
        document = self._bench.store.document(session_id)[1]
        past = self._bench.store.past(session_id)
        return entries_of(self._bench.library, past, document, wanted, limit)

    def people(self, session_id: str) -> list[str]:
        """Who has changed the session; the empty name is somebody who gave none."""
        return self._bench.store.past(session_id).people()

    def versions(self, session_id: str) -> tuple[Version, ...]:
        """The versions of a session, the latest moment first. Raises UnknownSession."""
        return self._versions(session_id, self._bench.store.document(session_id)[1])

    def _versions(self, session_id: str, document: Document) -> tuple[Version, ...]:
        rows = {name: row for name, row in document.get(VERSIONS, {}).items() if isinstance(row, dict)}
        if not rows:
            return ()
        past = self._bench.store.past(session_id)
        seqs = {name: int(str(row.get("seq") or 0)) for name, row in rows.items()}
        settled = past.settled()
        naming = {name: settled.get(f"{VERSIONS}/{name}/name", 0) for name in rows}
        changes = past.changes([*seqs.values(), *naming.values()])
        found = [
            Version(name, str(row.get("name")), str(row.get("kind")), seqs[name], moment.at, named.at, named.by)
            for name, row in rows.items()
            if (moment := changes.get(seqs[name])) and (named := changes.get(naming[name]))
        ]
        return tuple(sorted(found, key=lambda version: (-version.seq, version.id)))

    def moment(self, session_id: str, seq: int | None = None) -> Moment:
        """The moment after change `seq`, or now."""
        past = StoredPast(self._bench.store, session_id)
        last = past.last()
        return moments_of(past, [seq if seq is not None else last.seq if last else 0])[0]

    def seq_at(self, session_id: str, day: date) -> int:
        """The number of the last change made before a day began; 0 when there was none."""
        return self._bench.store.past(session_id).seq_at(morning(day))

    def since(self, session_id: str, start: int, end: int | None = None) -> Since:
        """What changed from the moment after change `start` to that after `end`, or to now, and what it did."""
        return since_of(self._bench.library, StoredPast(self._bench.store, session_id), start, end)

    def doubts(self, session_id: str, today: date | None = None) -> tuple[Doubt, ...]:
        """What is in doubt on a day, by default today: what leans on a false assumption, and what has grown old."""
        document = kept(renamed(self._bench.library, self._bench.store.document(session_id)[1]))
        if not (document.get(LEANING) or document.get(REVISIT)):
            return ()
        past = StoredPast(self._bench.store, session_id)
        return doubts_of(self._bench.library, past, document, today or self._bench.store.moment().date())

    def next_look(self, session_id: str, today: date | None = None) -> str:
        """That the day to look at the decision again has come, as a sentence; empty before."""
        bench = self._bench
        found = due(bench.library, bench.store.document(session_id)[1], today or bench.store.moment().date())
        days = [one.by for one in found if one.what == "decision"]
        return f"The day for the next look was {day(days[0])}." if days else ""

    def paper(self, session_id: str, start: int, end: int | None = None) -> Export:
        """What changed since a moment, as Markdown to hand out."""
        title = self._bench.open(session_id).title
        return changes_paper(title, session_id, self.since(session_id, start, end))

    def name(self, session_id: str, name: str, *, seq: int | None = None, by: str = "") -> Version:
        """Name a moment, by default the present one; naming it again renames it. Raises AnswerFault."""
        moment = self.moment(session_id, seq)
        self._mark(session_id, f"v{moment.seq}", name, NAMED, moment.seq, by)
        return next(version for version in self.versions(session_id) if version.id == f"v{moment.seq}")

    def _mark(self, session_id: str, row: str, name: str, kind: str, seq: int, by: str) -> Saved:
        if not name.strip():
            raise AnswerFault("A version needs a name.")
        return self._put(session_id, f"{VERSIONS}/{row}", {"name": name, "kind": kind, "seq": seq}, by)

    def forget(self, session_id: str, version: str, *, by: str = "") -> Saved:
        """Take a name away; the moment stays in the history."""
        return self._put(session_id, f"{VERSIONS}/{version}", None, by)

    def hand_out(self, session_id: str, format: str, *, by: str = "") -> Export:
        """A session as a file. A paper that says something new is remembered as a version, once for each state."""
        made = self._bench.export(session_id, format)
        if format != "json":
            self.remember(session_id, by=by)
        return made

    def remember(self, session_id: str, *, by: str = "") -> None:
        """Note that a brief was handed out, unless the last one said the same."""
        document = self._bench.store.document(session_id)[1]
        past = StoredPast(self._bench.store, session_id)
        last = past.last()
        briefs = [version for version in self._versions(session_id, document) if version.kind == BRIEF]
        if last is None or (briefs and kept(past.document(briefs[0].seq)) == kept(document)):
            return
        try:
            self._mark(session_id, f"b{last.seq}", HANDED_OUT, BRIEF, last.seq, by)
        except StoreFault:
            # A paper can be handed out from a memory that may only be read.
            return

    def brief_at(self, session_id: str, seq: int) -> Brief:
        """The brief as it stood after change `seq`; its cost grows with the log up to there."""
        log = self._bench.store.changes(session_id, until=seq)
        session, assessment = judged(self._bench.library, session_id, log)
        return brief_of(self._bench.library, session, assessment, LogPast(log))

    def paper_at(self, session_id: str, seq: int, format: str) -> Export:
        """The session as a file as it stood after change `seq`. Raises KeyError with the formats."""
        return paper(self._bench.library, session_id, self._bench.store.changes(session_id, until=seq), format)
