"""After the decision: forecasts with each person's chance, what became of it, results beside the marks."""

from typing import Any

import streamlit as st

from workbook.model import Field, Question
from workbook.review.after import HAPPENED, guesses_for
from workbook.ui.address import section_link
from workbook.ui.bench import bench
from workbook.ui.desk import ME, Desk
from workbook.ui.markup import draw
from workbook.ui.memory import recall
from workbook.ui.question import draw_question, draw_question_foot, heading
from workbook.ui.rows import draw_add, draw_fields, field_slot, remove_row, row_ids
from workbook.ui.steps import Acks
from workbook.ui.widgets import draw_widget
from workbook.ui.words import plain

FORECASTS, GUESSES = "after.forecasts", "after.guesses"
OUTCOME = (
    "after.state", "after.since", "after.option", "after.works", "after.effort", "after.improvement", "after.lesson",
)  # fmt: skip
AFTERWARDS = (FORECASTS, GUESSES, *OUTCOME)
# Which fields of which lists are filled in when their day has come, and what their rows are called by.
RESULTS = {
    "criteria": ("The bar for launch", ("measure", "target"), ("measured", "met")),
    "fallbacks": ("Tripwires and plan B", ("metric", "threshold", "option"), ("measured", "crossed", "rehearsed")),
    "milestones": ("Steps", ("name",), ("result",)),
}


def draw_forecasts(desk: Desk, acks: Acks) -> None:
    """Each forecast with the chances people gave it, and what happened."""
    question = bench().library.questions[FORECASTS]
    guesses = bench().library.questions[GUESSES]
    draw(heading(question))
    st.markdown(plain(guesses.why))
    for row_id in row_ids(desk, question):
        with st.container(border=True, key=f"forecast {desk.id} {row_id}"):
            _forecast(desk, question, guesses, row_id, acks)
    draw_add(desk, question)
    draw_question_foot(desk, question, acks)


def _forecast(desk: Desk, question: Question, guesses: Question, row_id: str, acks: Acks) -> None:
    fields = {field.id: field for field in question.fields}
    draw_fields(desk, question, row_id, [fields[name] for name in ("text", "by", "owner")], acks)
    for guess_id in guesses_for(desk.session, row_id):
        _guess(desk, guesses, guess_id, acks)
    with st.container(horizontal=True, gap="small", key=f"forecast-do {desk.id} {row_id}"):
        st.button(
            "Add a person's chance",
            icon=":material/add:",
            key=f"guess {desk.id} {row_id}",
            on_click=_add_guess,
            args=(desk, row_id),
        )
        st.button(
            "Remove this forecast",
            icon=":material/delete:",
            type="tertiary",
            key=f"drop {desk.id} {row_id}",
            on_click=_remove,
            args=(desk, question, row_id),
        )
    draw_fields(desk, question, row_id, [fields["outcome"]], acks)
    _score(desk, row_id)


def _guess(desk: Desk, guesses: Question, guess_id: str, acks: Acks) -> None:
    fields = {field.id: field for field in guesses.fields}
    left, middle, right = st.columns([3, 3, 1], vertical_alignment="bottom")
    for column, name in ((left, "who"), (middle, "chance")):
        with column:
            draw_widget(field_slot(desk, guesses, guess_id, fields[name]), acks)
    with right:
        st.button(
            "Remove",
            type="tertiary",
            key=f"drop {desk.id} guesses {guess_id}",
            on_click=remove_row,
            args=(desk, guesses, guess_id),
        )


def _add_guess(desk: Desk, forecast: str) -> None:
    given = {"forecast": forecast} | ({"who": recall(ME)} if recall(ME) else {})
    desk.act(bench().add_row, "guesses", given, base=desk.session.seq, mine=desk.own)


def _remove(desk: Desk, question: Question, row_id: str) -> None:
    for guess_id in guesses_for(desk.session, row_id):
        remove_row(desk, bench().library.questions[GUESSES], guess_id)
    remove_row(desk, question, row_id)


def _score(desk: Desk, row_id: str) -> None:
    """How good the chances were, once it is known."""
    outcome = HAPPENED.get(str(desk.session.rows("forecasts").get(row_id, {}).get("outcome")))
    chances = [row.get("chance") for row in guesses_for(desk.session, row_id).values()]
    known = [chance / 100 for chance in chances if isinstance(chance, int | float)]
    if outcome is None or not known:
        return
    mean = sum(known) / len(known)
    st.markdown(f"Together you said **{100 * mean:.0f} of 100**. Score: **{(mean - outcome) ** 2:.2f}**.")
    st.caption("0 is perfect, 0.25 is what always saying 50 gets, 1 is surely wrong.")


def draw_outcome(desk: Desk, acks: Acks) -> None:
    """The questions of the step, all of them open."""
    asked = desk.assessment().relevant
    for name in OUTCOME:
        if name in asked:
            draw_question(desk, bench().library.questions[name], acks)


def draw_results(desk: Desk, acks: Acks) -> None:
    """What was measured beside each criterion and tripwire, and how each step ended."""
    drawn = [_list(desk, collection, acks) for collection in RESULTS]
    if not any(drawn):
        st.markdown("Your marks for launch, your tripwires and your steps will stand here, as soon as you write them.")
        section_link("problem", "Write the marks for launch", desk.id, "assumptions")
    st.markdown("How good your guesses are over all decisions stands in the portfolio.")
    section_link("portfolio", "See your track record", desk.id)


def _list(desk: Desk, collection: str, acks: Acks) -> bool:
    title, names, filled = RESULTS[collection]
    question = bench().library.collections[collection]
    rows = {row_id: row for row_id, row in desk.session.rows(collection).items() if any(row.get(n) for n in names)}
    if rows:
        st.markdown(f"### {title}", anchors=False)
    fields = [field for field in question.fields if field.id in filled]
    for row_id, row in rows.items():
        with st.container(border=True, key=f"result {desk.id} {collection} {row_id}"):
            _result(desk, question, row_id, row, names, fields, acks)
    return bool(rows)


def _result(
    desk: Desk,
    question: Question,
    row_id: str,
    row: dict[str, Any],
    names: tuple[str, ...],
    fields: list[Field],
    acks: Acks,
) -> None:
    with st.container(key=f"title-result {desk.id} {question.collection} {row_id}"):
        st.text(" · ".join(str(row[name]) for name in names if row.get(name)))
    draw_fields(desk, question, row_id, fields, acks)
