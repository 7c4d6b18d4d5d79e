"""The frame at the left: where the walk stands, the verdict so far, undo, and words explained."""

import streamlit as st

from workbook.model import Assessment, Change, Progress
from workbook.store import StoreFault, UnknownSession
from workbook.ui.bench import bench
from workbook.ui.desk import LONGEST_NAME, ME, Desk, open_desk
from workbook.ui.drafts import place, saved_mark
from workbook.ui.glossary import NO_TERM, explained, search_terms
from workbook.ui.leaning import stages_in_doubt
from workbook.ui.markup import Markup, draw, icon, link, tag
from workbook.ui.memory import forget, known, recall, remember
from workbook.ui.parts import FRAME, draw_part, parts_now, redraw, redraw_page, whole_page
from workbook.ui.rows import forget_blank
from workbook.ui.verdict import chip
from workbook.ui.words import plain
from workbook.workbench.telling import Wanted

POLL = 2.5
LONGEST = 120


def draw_sidebar(page: str, session_id: str, shown: str) -> None:
    """Draw it; for an open session it looks every few seconds whether somebody else has changed something.

    `shown` names what the page shows now.
    """
    with st.sidebar:
        if session_id:
            draw_part(FRAME, _walk, session_id, page, shown, every=POLL)
        else:
            draw(_title(), place(shown))
        draw(_elsewhere(page, session_id))
        _words()
        _who()


ELSEWHERE = (
    ("history", "History", "history"),
    ("todo", "To do", "checklist"),
    ("portfolio", "Portfolio", "bubble_chart"),
    ("guide", "Guide", "school"),
    ("examples", "Worked examples", "library_books"),
)


def _title(session_id: str = "") -> Markup:
    return link("start", session_id, "", icon("menu_book"), "Decision workbook", class_="wordmark")


def _elsewhere(page: str, session_id: str) -> Markup:
    """The other pages; the history only of a session that is open."""
    named = ELSEWHERE if session_id else ELSEWHERE[1:]
    return tag(
        "nav", *(_link(page, session_id, name, picture, label) for name, label, picture in named), class_="links"
    )


def _link(page: str, session_id: str, name: str, picture: str, label: str, beside: str = "") -> Markup:
    told = [" ", tag("span", beside, class_="count")] if beside else []
    here = "page" if page == name else ""
    return link(name, session_id, "", icon(picture), tag("span", label), *told, aria_current=here)


def _walk(session_id: str, page: str, shown: str) -> None:
    try:
        desk = open_desk(session_id)
        if desk.drawn and not whole_page() and desk.behind():
            redraw_page()
    except UnknownSession:
        if known(f"desk {session_id}"):
            forget(f"desk {session_id}")
            redraw_page()
        return
    except StoreFault as fault:
        st.text(str(fault))
        return
    assessment = desk.assessment()
    stages = [_stage(desk, page, progress) for progress in assessment.progress]
    draw(
        _title(desk.id),
        tag("p", desk.session.title, class_="title"),
        chip(assessment.verdict),
        tag("p", desk.moved.say(), class_="moved") if desk.moved else "",
        tag("nav", *stages, class_="links", aria_label="Stages"),
    )
    draw(place(shown), saved_mark(desk.saved_at))
    _toasts(desk)
    _undo(desk, assessment)


def _toasts(desk: Desk) -> None:
    """Say once, where it cannot be missed, what was undone and that the verdict moved."""
    if undone := forget(_told(desk)):
        st.toast(plain(undone), icon=":material/undo:")
    if desk.moved and recall(f"told {desk.id}") != desk.moved:
        remember(f"told {desk.id}", desk.moved)
        st.toast(plain(desk.moved.say()), icon=":material/gavel:", duration="long")


def _stage(desk: Desk, page: str, progress: Progress) -> Markup:
    picture = "radio_button_unchecked"
    if progress.settled:
        picture = "check_circle" if progress.settled >= progress.asked else "timelapse"
    if progress.id in stages_in_doubt(desk):
        picture = "warning"
    share = (progress.settled, progress.asked) if progress.asked else (progress.deeper_settled, progress.deeper_asked)
    return _link(page, desk.id, progress.id, picture, progress.title, f"{share[0]}/{share[1]}")


def _undo(desk: Desk, assessment: Assessment) -> None:
    if desk.own:
        st.button(
            "Undo my last change",
            key="undo",
            type="tertiary",
            icon=":material/undo:",
            on_click=_take_back,
            args=(desk,),
        )


def _take_back(desk: Desk) -> None:
    """Undo this tab's last change; what others did since stays."""
    last = max(desk.own)
    head = desk.session.seq
    saved = desk.act(bench().undo, last)
    if saved is not None:
        remember(_told(desk), _say_undone(desk, saved.changes[-1]))
        forget_blank(desk, saved.changes[-1].path)
    desk.own.discard(last)
    desk.own.difference_update(range(head + 1, desk.session.seq + 1))
    desk.drawn = desk.session.seq
    redraw(parts_now())


def _told(desk: Desk) -> str:
    return f"undone {desk.id}"


def _say_undone(desk: Desk, change: Change) -> str:
    """What an undo put back, in the words of the history; it may stand on a step nobody is looking at."""
    try:
        entries = bench().history.entries(desk.id, Wanted(before=change.seq + 1), 1).rows
    except StoreFault:  # The undoing itself is saved.
        return "Undone."
    lines = entries[0].lines if entries else ()
    return f"Undone. {lines[0].say(LONGEST)}" if lines else "Undone."


def _words() -> None:
    asked = st.popover("What does … mean?", icon=":material/search:", type="tertiary", key="words", on_change="rerun")
    if asked.open:
        with asked:
            wanted = st.text_input("Search the glossary", key="glossary-search", type="search", live="300ms")
            found = search_terms(wanted or "")
            if found:
                draw(explained(found))
            else:
                st.markdown(NO_TERM)


def _who() -> None:
    name = f"You: {'named' if recall(ME) else 'no name yet'}"
    asked = st.popover(name, icon=":material/person:", type="tertiary", key="who", on_change="rerun")
    if asked.open:
        with asked:
            said = "Others see it beside your changes."
            st.text_input("Your name", key=ME, max_chars=LONGEST_NAME, persist_state="session", help=said)
