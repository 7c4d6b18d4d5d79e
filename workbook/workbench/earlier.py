"""Sessions made with earlier content: read under the ids of today, with a report of what moved, went or is new."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from workbook.assess.relevance import view_of
from workbook.model import Answer, Change, Document, Library, Session, fold, session_of
from workbook.model.frozen import Frozen
from workbook.model.older import Reworded, Unasked, not_offered, reworded, unasked
from workbook.model.renaming import id_now, renamed, renaming
from workbook.model.wording import sentence
from workbook.store import Saved, Store
from workbook.workbench.held import Held

OWN = " + "


class Older(Frozen):
    """What is different for a session since it was made: sentences, questions in other words, and things kept."""

    made_with: str
    now: str
    content: str = ""
    moved: tuple[str, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    unasked: tuple[Unasked, ...] = ()
    lost: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.content or self.moved or self.reworded or self.unasked or self.lost or self.new)


def session_at(library: Library, session_id: str, seq: int, document: Document) -> Session:
    """The session a document describes, under the ids of today. Raises pydantic.ValidationError on a wrong shape."""
    return session_of(session_id, seq, renamed(library, document))


class Earlier:
    """Opens what earlier content made. Nothing that was said is dropped, and reading writes nothing."""

    def __init__(self, library: Library, store: Store) -> None:
        self.library = library
        self.store = store
        self._report = lru_cache(maxsize=64)(self._report_at)

    def report(self, session: Session) -> Older:
        """What changed for a session since the content it was made with; empty once that was accepted."""
        made_with = str(session.about.get("content") or "")
        if made_with == self.library.mark:
            return Older(made_with=made_with, now=made_with)
        return self._report(session.id, session.seq, Held(session))

    def _report_at(self, session_id: str, seq: int, held: Held) -> Older:
        session = held.session
        made_with = str(session.about.get("content") or "")
        return Older(
            made_with=made_with,
            now=self.library.mark,
            content=other_content(self.library, made_with),
            moved=tuple(self._moved(session.id)),
            reworded=reworded(self.library, session),
            unasked=unasked(self.library, session),
            lost=tuple(question.title for question in not_offered(self.library, session)),
            new=tuple(new_questions(self.library, session, made_with)),
        )

    def bring_up_to_date(self, session_id: str) -> Saved | None:
        """Write what stands under renamed ids to where it is asked today, as ordinary changes; None when nothing does.

        The log keeps what stood there before.
        """
        head, document = self.store.document(session_id)
        writes = [(path, value, head) for path, value in renaming(self.library, document)]
        return self.store.append(session_id, writes, "") if writes else None

    def accept(self, session_id: str, *, by: str = "") -> Saved:
        """Go on with the content of today: the report was read and is not shown again."""
        return self.store.append(session_id, [("about/content", self.library.mark, self.store.head(session_id))], by)

    def confirm(self, session_id: str, question_id: str, *, by: str = "") -> Saved | None:
        """Say that an answer also answers the question as it is asked today."""
        head, document = self.store.document(session_id)
        answer: Answer | None = session_at(self.library, session_id, head, document).answer(question_id)
        if answer is None:
            return None
        made = answer.model_copy(update={"asked": self.library.questions[question_id].ask})
        return self.store.append(session_id, [(f"answers/{question_id}", made.stored(), head)], by)

    def _moved(self, session_id: str) -> Iterator[str]:
        """What the log holds under ids that have another one now. The cost does not grow with the log's length."""
        document = renamed(self.library, self.store.document(session_id)[1])
        items = renamed_items(self.library, document)
        changes = [change for item in items for change in self.store.changes(session_id, item=item)]
        yield from dict.fromkeys(moved_in(self.library, document, changes))


def renamed_items(library: Library, document: Document) -> list[str]:
    """The answers, cards and rows (first two parts of a path) that may hold something under a renamed id."""
    retired = library.retired
    answers = [one.id for one in retired.questions if one.now]
    places = [one.of for one in retired.options if one.now] + [
        f"{one.of}/{one.id}" for one in retired.fields if one.now
    ]
    answers += [place for place in places if "/" not in place]
    rooms = {place.partition("/")[0] for place in places if "/" in place}
    rooms |= {one.collection for one in retired.questions if one.now and one.collection}
    rooms |= {question.collection for name in answers if (question := library.questions.get(id_now(library, name)))} - {
        ""
    }
    rows = [f"{room}/{row}" for room in sorted(rooms) for row in document.get(room, {})]
    return [
        *dict.fromkeys(f"answers/{name}" for name in answers),
        *(f"cards/{c.id}" for c in retired.cards if c.now),
        *rows,
    ]


def moved_in(library: Library, document: Document, changes: Iterable[Change]) -> Iterator[str]:
    """One sentence for each change that stands under another id in today's document."""
    for change in changes:
        for path, value in renaming(library, fold([change])):
            room, item = path.split("/")[:2]
            if value is not None and item in document.get(room, {}):
                yield _moved_words(library, change.path, path, value)


def _moved_words(library: Library, old: str, new: str, value: Any) -> str:
    room, name = new.split("/")[:2]
    if room == "cards":
        return f"A card you had marked is now “{library.deck[name].title}”; the mark came along."
    question = library.questions.get(name) if room == "answers" else library.collections.get(room)
    title = question.title if question else name
    if old.split("/")[:2] != new.split("/")[:2] or question is None:
        asked = value.get("asked") if isinstance(value, dict) else ""
        return f"“{asked or old.split('/')[1]}” is now “{title}”; the answer came along."
    return f"“{title}”: an answer goes by another name now and came along."


def other_content(library: Library, made_with: str) -> str:
    """Whether a team's own content was in use then and is not now, or the other way round."""
    then, now = made_with.partition(OWN)[2].partition(" ")[0], library.own.name if library.own.version else ""
    if then == now:
        return ""
    if then:
        return f"It was made with the content of “{then}”, which is not in use here."
    return f"The content of “{now}” is in use now; it was not when this was made."


def new_questions(library: Library, session: Session, made_with: str) -> Iterator[str]:
    """The titles of questions that came after the content a session was made with, asked of it and not answered."""
    shipped, _, own = made_with.partition(OWN)
    ids = [edition.id for edition in library.editions]
    edition = shipped.partition(" ")[0]
    later = library.editions[ids.index(edition) + 1 :] if edition in ids else ()
    new = {question for one in later for question in one.questions if not _asked_before(library, question, edition)}
    if library.own.version and own.partition(" ")[0] != library.own.name:
        new.update(library.own.ids)
    asked = view_of(library, session).relevant if new else ()
    for question_id in asked:
        question = library.questions[question_id]
        if question_id in new and session.answer(question_id) is None and not session.rows(question.collection):
            yield question.title


def _asked_before(library: Library, question_id: str, edition: str) -> bool:
    """Whether an edition up to this one asked for it already, under this id or one that became it."""
    for one in library.editions:
        if any(asked == question_id or id_now(library, asked) == question_id for asked in one.questions):
            return True
        if one.id == edition:
            return False
    return False


def told(older: Older) -> list[str]:
    """The report in lines, empty when there is nothing to tell."""
    lines = [older.content, *older.moved]
    for say, titles in (
        ("Asked in other words then", [one.title for one in older.reworded]),
        ("No longer asked, and kept at the end of the brief", [one.asked for one in older.unasked]),
        ("Choose again, the answer is no longer offered", older.lost),
        ("New since then", older.new),
    ):
        if titles:
            lines.append(sentence(f"{say}: {'; '.join(dict.fromkeys(titles))}"))
    return [line for line in lines if line]
