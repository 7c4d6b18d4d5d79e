"""What leans on which assumption, and what is in doubt: on the question, and on the page of the history."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import streamlit as st

from workbook.model import Option, Question
from workbook.model.revisit import Doubt
from workbook.model.shape import Shape
from workbook.review.leaning import ASSUMPTIONS, LEANING, REVISIT, subject_row
from workbook.ui.address import section_link
from workbook.ui.bench import bench
from workbook.ui.desk import Desk, carry_out
from workbook.ui.memory import recall, remember
from workbook.ui.parts import parts_now, redraw, spot
from workbook.ui.slot import Slot
from workbook.ui.steps import Acks
from workbook.ui.widgets import draw_widget
from workbook.ui.words import count

SHOWN = 6
WARNING = ":orange[:material/warning:]"
QUARTER = timedelta(days=91)
NOT_LEANING = "problem.assumptions"
ESTIMATES = ("number", "range")


def draw_doubts(desk: Desk, doubts: tuple[Doubt, ...]) -> bool:
    """Everything in doubt with the two ways out: change it, or say that it is still right. False: nothing is."""
    if doubts:
        st.markdown(
            ":orange[:material/warning:] **Look at these again.** Change them, or say that they are still right."
        )
    for doubt in doubts[:SHOWN]:
        with st.container(border=True, key=f"doubt-{doubt.subject}-{doubt.assumption}", gap="xsmall"):
            _doubt(desk, doubt)
    if doubts[SHOWN:]:
        with st.expander(f"{len(doubts) - SHOWN} more"):
            for doubt in doubts[SHOWN:]:
                with st.container(key=f"doubt-{doubt.subject}-{doubt.assumption}", gap="xsmall"):
                    _doubt(desk, doubt)
    return bool(doubts)


def _doubt(desk: Desk, doubt: Doubt, link: bool = True) -> None:
    st.text(doubt.say)
    key = f"doubt-do-{doubt.subject}-{doubt.assumption}"
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=key):
        if link and doubt.stage:
            section_link(doubt.stage, "Look at it", desk.id, doubt.section)
        # The page of the history is drawn as a whole; a step of a stage is a part that is drawn anew by itself.
        args = (desk, doubt, () if link else parts_now())
        st.button("Still right", key=f"still {doubt.subject} {doubt.assumption}", on_click=_confirm, args=args)


def _confirm(desk: Desk, doubt: Doubt, parts: tuple[str, ...]) -> None:
    again = "" if doubt.assumption else (bench().todo.today() + QUARTER).isoformat()
    desk.act(bench().history.confirm, doubt, again=again)
    redraw(parts)


def draw_leaning(desk: Desk, question: Question) -> None:
    """The quiet way to say what an answer leans on, and when to look at it again."""
    if way := _way_of(desk, question):
        _button(desk, question.id, way)


def draw_leaning_fields(desk: Desk, question: Question, acks: Acks) -> None:
    """What that way opens, below the answer."""
    if _way_of(desk, question):
        _fields(desk, question.id, acks)


def draw_row_leaning(desk: Desk, collection: str, row_id: str, acks: Acks) -> None:
    """Both for a row, below each other."""
    if row_id in desk.session.rows(collection):
        subject = subject_row(collection, row_id)
        _button(desk, subject, _way(desk, estimate=True))
        _fields(desk, subject, acks)


def _way_of(desk: Desk, question: Question) -> str:
    there = desk.session.answer(question.id) or desk.session.rows(question.collection)
    return _way(desk, question.kind in ESTIMATES) if there and question.id != NOT_LEANING else ""


def _way(desk: Desk, estimate: bool) -> str:
    """Without assumptions only estimates have something to say here: when to look at them again."""
    return "Leans on …" if _assumptions(desk) else "Look again …" if estimate else ""


def _button(desk: Desk, subject: str, label: str) -> None:
    args = (desk, spot(), _turn, _unfolded(desk, subject))
    st.button(label, key=f"leaning {desk.id} {subject}", type="tertiary", on_click=carry_out, args=args)


def _unfolded(desk: Desk, subject: str) -> str:
    return f"leaning unfolded {desk.id} {subject}"


def _turn(name: str) -> None:
    remember(name, not recall(name))


def _fields(desk: Desk, subject: str, acks: Acks) -> None:
    """Once asked for: which assumptions a question or row leans on, and the day to look again."""
    if recall(_unfolded(desk, subject)):
        with st.container(border=True, key=f"leans {desk.id} {subject}", gap="small"):
            _draw_fields(desk, subject, acks)


def _draw_fields(desk: Desk, subject: str, acks: Acks) -> None:
    options = tuple(Option(id=name, label=text) for name, text in _assumptions(desk).items())
    if options:
        st.markdown(
            "Does this rest on an assumption of yours? If that turns out false, this is marked until you change it "
            "or say that it is still right."
        )
    if len(options) > 1:
        shape = Shape(kind="multi", options=options)
        draw_widget(_slot(desk, f"leaning/{subject}", "Leans on", shape, lambda: _leans(desk, subject)), acks)
    elif options:
        _only_one(desk, subject, options[0])
    fresh = lambda: desk.session.rows(REVISIT).get(subject, {}).get("by")  # noqa: E731
    draw_widget(_slot(desk, f"revisit/{subject}/by", "Look at it again on", Shape(kind="date"), fresh), acks)


def _assumptions(desk: Desk) -> dict[str, str]:
    rows = desk.session.rows(ASSUMPTIONS)
    return {name: str(row["text"]) for name, row in rows.items() if row.get("text")}


def _leans(desk: Desk, subject: str) -> list[str]:
    held = desk.session.rows(LEANING).get(subject, {})
    return [name for name in _assumptions(desk) if name in held]


def _slot(desk: Desk, path: str, label: str, shape: Shape, fresh: Callable[[], Any]) -> Slot:
    subject = path.split("/")[1]

    def store(raw: Any, who: dict[str, Any]) -> Any:
        if shape.kind == "date":
            return bench().put(desk.id, path, raw, **who)
        return bench().history.lean(desk.id, subject, raw or [], **who)

    return Slot(desk, f"{desk.id}.{path}", label, shape, fresh(), store, fresh, compact=True)


def _only_one(desk: Desk, subject: str, option: Option) -> None:
    key = f"{desk.id}.leaning/{subject}/{option.id}"
    desk.seed(key, bool(_leans(desk, subject)))
    st.checkbox(
        "It leans on this assumption:", key=key, on_change=_lean, args=(desk, subject, option.id, key, parts_now())
    )
    st.text(option.label)


def _lean(desk: Desk, subject: str, assumption: str, key: str, parts: tuple[str, ...]) -> None:
    desk.write(
        key,
        "Leans on",
        recall(key),
        lambda raw, who: bench().history.lean(desk.id, subject, [assumption] if raw else [], **who),
        lambda: bool(_leans(desk, subject)),
    )
    redraw(parts)


def doubts_now(desk: Desk) -> tuple[Doubt, ...]:
    """Everything in doubt as the session stands, worked out once for each state."""
    if not (desk.session.rows(LEANING) or desk.session.rows(REVISIT)):
        return ()
    seq, held = recall(f"doubts {desk.id}", (-1, ()))
    if seq != desk.session.seq:
        held = bench().history.doubts(desk.id)
        remember(f"doubts {desk.id}", (desk.session.seq, held))
    return held


def in_doubt(desk: Desk, subject: str) -> bool:
    """Whether a question or row is in doubt."""
    return any(doubt.subject == subject for doubt in doubts_now(desk))


def draw_in_doubt(desk: Desk, subject: str) -> None:
    """Under a question or row: why it is in doubt, and the way to say that it is still right."""
    for doubt in doubts_now(desk):
        if doubt.subject == subject:
            with st.container(key=f"doubt-{subject}-{doubt.assumption}", gap="xsmall"):
                st.markdown(
                    ":orange[:material/warning:] **In doubt.** Change the answer, or say that it is still right."
                )
                _doubt(desk, doubt, link=False)
    if subject == NOT_LEANING:
        _draw_alone(desk)


def _draw_alone(desk: Desk) -> None:
    """Under the assumptions: one that turned out false, and nobody said what leans on it."""
    leaning = {name for row in desk.session.rows(LEANING).values() for name in row}
    rows = desk.session.rows(ASSUMPTIONS)
    alone = [
        str(row.get("text") or name)
        for name, row in rows.items()
        if row.get("state") == "broken" and name not in leaning
    ]
    for text in alone:
        with st.container(key=f"alone-{text[:40]}", gap="xsmall"):
            st.text(f"“{text}” turned out false, and no answer is said to lean on it.")
    if alone:
        st.markdown(
            "Which answers would you give differently now? Choose “Leans on …” under them, so that they are marked."
        )


def stages_in_doubt(desk: Desk) -> frozenset[str]:
    """The stages with something in doubt."""
    return frozenset(doubt.stage for doubt in doubts_now(desk))


def draw_mark(session_id: str, leans: bool, review: str) -> None:
    """In the list of decisions: how much is in doubt, and that the day for the next look has come."""
    doubts = bench().history.doubts(session_id) if leans else ()
    due = review and review <= bench().todo.today().isoformat()
    said = [f"{count(len(doubts), 'answer')} in doubt"] if doubts else []
    said += ["the day for the next look has come"] if due else []
    if said:
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"mark-{session_id}"):
            st.markdown(f"{WARNING} {'; '.join(said).capitalize()}.", width="content")
            section_link("history", "Does it still hold?", session_id)
