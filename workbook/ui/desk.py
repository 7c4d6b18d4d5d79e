"""One session as one tab shows it: what its widgets hold, what is saved, what somebody else changed meanwhile."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from workbook.model import AnswerFault, Assessment, Change, PathFault, Session, TextFault, clean
from workbook.store import Saved, StoreFault
from workbook.ui.bench import bench
from workbook.ui.memory import keep, known, recall, remember
from workbook.ui.moved import Moved, moved
from workbook.ui.parts import Moves, Spot, redraw_moved, whole_page
from workbook.workbench.templates import Left

ECHO_SECONDS = 10
OWN_ECHO_SECONDS = 1.5
BURST_SECONDS = 1
TYPING_SECONDS = 20
ME = "me"
LONGEST_NAME = 80
_NOTHING = object()

Write = Callable[[Any, dict[str, Any]], Saved | None]


@dataclass(frozen=True)
class Replaced:
    """A widget's value that was replaced from outside the widget: what stood there, what stands now, when, until
    when a message with the old value counts as late, and the base before when somebody else did it."""

    before: Any
    after: Any
    at: float
    until: float
    base: int | None


@dataclass(frozen=True)
class Notice:
    """Somebody's change that this tab's later one replaced; it can be put back."""

    change: Change
    title: str


@dataclass
class Desk:
    """State of one session in one tab. Kept in memory, never shared between tabs."""

    id: str
    session: Session
    own: set[int] = field(default_factory=set)
    shown: dict[str, Any] = field(default_factory=dict)
    replaced: dict[str, Replaced] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    unsaved: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    trouble: str = ""
    saved_at: float = 0.0
    drawn: int = 0
    moved: Moved | None = None
    page: object | None = None

    def refresh(self) -> None:
        """Read the session anew when it has moved on."""
        if bench().head(self.id) != self.session.seq:
            before, self.session = self.session, bench().open(self.id)
            self.moved = moved(before, self.session, self.own) or self.moved

    def assessment(self) -> Assessment:
        """What the answers add up to now."""
        return bench().assess(self.session)

    def moves(self) -> Moves:
        """What an answer may move elsewhere: the verdict, which questions are asked, notices, trouble; the counts."""
        held = self.assessment()
        counts = tuple((part.settled, part.asked) for part in held.progress)
        done = tuple(step.id for part in held.progress for step in part.sections if step.settled >= step.asked)
        told = (len(self.notices), self.trouble, len(self.suggestions()))
        verdict = (held.verdict.outcome, held.verdict.missing)
        return Moves((verdict, held.relevant, done, told), (counts, bool(self.own)))

    def suggestions(self) -> list[Left]:
        """What a template suggested and nobody has taken, changed or dropped."""
        return bench().templates.left(self.session) if self.session.about.get("started_from") else []

    def behind(self) -> bool:
        """Whether somebody else has changed the session since this page was drawn."""
        return self._others(bench().head(self.id))

    def _others(self, head: int) -> bool:
        return any(seq not in self.own for seq in range(self.drawn + 1, head + 1))

    def seed(self, key: str, face: Any) -> None:
        """Before a widget is drawn: give it what is stored, unless it shows that already.

        A half-typed text is never touched: only a value that changed in the store replaces one.
        """
        if not (known(key) and self.shown.get(key, _NOTHING) == face):
            self.show(key, face)

    def show(self, key: str, face: Any) -> None:
        """Give a widget another value than it holds. A late message of the browser may still carry the old one."""
        if known(key) and key in self.shown:
            now, remote = time.monotonic(), self._others(self.session.seq)
            until = now + (ECHO_SECONDS if remote else OWN_ECHO_SECONDS)
            self.replaced[key] = Replaced(recall(key), face, now, until, self.drawn if remote else None)
        remember(key, face)
        self.shown[key] = face

    def write(self, key: str, title: str, raw: Any, store: Write, face: Callable[[], Any]) -> bool:
        """Store what a widget holds. True when it is durable; otherwise the fault stands beside the field.

        A message that repeats what the widget was last given is no edit: tabs that close send such ones.
        """
        if self._is_echo(key, raw):
            return False
        self.faults.pop(key, None)
        if key in self.shown and raw == self.shown[key]:
            return False
        try:
            saved = store(raw, {"by": my_name(), "base": self._base(key), "mine": self.own})
        except (AnswerFault, TextFault, PathFault) as fault:
            self.faults[key] = str(fault)
            return False
        except StoreFault as fault:
            self.trouble = str(fault)
            self.unsaved[key] = (title, raw, store, face)
            return False
        self.unsaved.pop(key, None)
        self.took(saved, title)
        self.shown[key] = face()
        self.save_late()
        return True

    def save_late(self) -> None:
        """The memory takes changes again: store what it refused meanwhile and still stands in its widget."""
        waiting, self.unsaved = self.unsaved, {}
        for key, (title, raw, store, face) in waiting.items():
            if recall(key) == raw:
                self.write(key, title, raw, store, face)

    def took(self, saved: Saved | None, title: str = "") -> None:
        """Note a durable write of this tab, and whose change it replaced."""
        self.trouble = ""
        self.saved_at = time.time()
        if saved is not None:
            self.own.update(change.seq for change in saved.changes)
            self.notices += [Notice(change, title) for change in saved.replaced]
        self.refresh()

    def act(self, verb: Callable[..., Any], *given: Any, title: str = "", **more: Any) -> Any:
        """Do a verb of the workbench on this session; a fault becomes the page's trouble and the result None."""
        head = self.session.seq
        try:
            done = verb(self.id, *given, by=my_name(), **more)
        except (AnswerFault, TextFault, PathFault, StoreFault) as fault:
            self.trouble = str(fault)
            return None
        if isinstance(done, str):
            # A verb that made a row gives its id; what others wrote meanwhile is not this tab's own.
            made = [change for change in bench().changes(self.id, head) if change.path.endswith(f"/{done}")]
            self.own.update(change.seq for change in made)
        self.took(done if isinstance(done, Saved) else None, title)
        return done

    def _base(self, key: str) -> int:
        """The change a widget's value rests on: the one before, while text was being typed over it."""
        last = self.replaced.pop(key, None)
        if last is None or last.base is None or time.monotonic() - last.at > TYPING_SECONDS:
            return self.session.seq
        return last.base

    def _is_echo(self, key: str, raw: Any) -> bool:
        """Whether a late message of the browser only repeats what has just been replaced; they come in bursts."""
        last, now = self.replaced.get(key), time.monotonic()
        if last is None or raw != last.before or now > last.until:
            return False
        self.replaced[key] = replace(last, until=min(last.until, now + BURST_SECONDS))
        remember(key, last.after)
        return True


def _opened(session_id: str) -> Desk:
    """A desk for a session, with what stands under renamed ids brought to where it is asked today."""
    with suppress(StoreFault):
        # Where nothing can be written, it is read under the ids of today all the same.
        bench().earlier.bring_up_to_date(session_id)
    return Desk(session_id, bench().open(session_id))


def carry_out(desk: Desk, here: Spot, act: Callable[..., Any], *given: Any) -> None:
    """The callback of a widget: do what it is for, then have drawn anew what that moved."""
    before = desk.moves()
    act(*given)
    redraw_moved(here, before, desk.moves())


def my_name() -> str:
    """What the person at this tab is called beside their changes: one line that every file and screen can hold."""
    return " ".join(clean(str(recall(ME) or "")[:LONGEST_NAME]).split())


def open_desk(session_id: str) -> Desk:
    """This tab's desk for a session, up to date; a page drawn as a whole shows one state. Raises UnknownSession."""
    desk = keep(f"desk {session_id}", lambda: _opened(session_id))
    page = whole_page()
    if page is None or page is not desk.page:
        desk.refresh()
        desk.page = page
    return desk
