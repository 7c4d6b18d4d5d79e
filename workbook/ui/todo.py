"""What is to be done over all open decisions: late first, each ticked off or moved where it stands."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import streamlit as st

from workbook.model import AnswerFault
from workbook.review.duties import Way, is_overdue
from workbook.store import StoreFault
from workbook.store.finding import MOST_COUNTED
from workbook.ui.address import section_link
from workbook.ui.bench import bench
from workbook.ui.catching_up import catch_up, draw_rest
from workbook.ui.desk import my_name
from workbook.ui.memory import forget, recall, remember
from workbook.ui.words import count, plain
from workbook.workbench.todo import Todo, Wanted
from workbook.workbench.todo_files import WORDS, Task

SIZE = 15
SOON_DAYS = 7
TROUBLE, MOVING = "todo-trouble", "todo-moving"
EVERYBODY = "Everybody"
FILES = {
    "ics": ("Calendar", ":material/calendar_month:"),
    "csv": ("Table", ":material/table:"),
    "md": ("List", ":material/checklist:"),
}


def draw_todo() -> None:
    """The list with its filters, and the list as a file."""
    st.markdown("# To do", anchors=False)
    st.markdown("What your open decisions still ask of people: by date, late things first.")
    if trouble := forget(TROUBLE):
        st.text(trouble)
    left = catch_up()
    draw_rest(left)
    todo = bench().todo
    owners = todo.owners()
    wanted = _wanted(owners)
    page = int(recall("todo-page", 1)) - 1
    found = todo.page(wanted, page, SIZE)
    if not found.rows and page:
        remember("todo-page", 1)
        found = todo.page(wanted, 0, SIZE)
    if not found.rows:
        st.markdown(_nothing(wanted))
        return
    late = f" {how_many(found.overdue)} late." if found.overdue else ""
    st.caption(f"{how_many(found.total)} to do.{late}")
    _rows(found.rows, todo.today())
    if found.total > SIZE:
        st.pagination(-(-min(found.total, MOST_COUNTED) // SIZE), key="todo-page")
    _files(todo, wanted)


def how_many(number: int) -> str:
    """So many things; beyond a thousand nobody counts."""
    return count(number, "thing") if number <= MOST_COUNTED else f"More than {MOST_COUNTED:,} things"


def _nothing(wanted: Wanted) -> str:
    if wanted != Wanted():
        return "Nothing here matches."
    return (
        "Nothing is to be done. Things appear here when a decision has a question that nobody can answer yet, "
        "an assumption to check, a risk with a step, a fallback or a day for the next look. "
        "Copies of worked examples do not count."
    )


def _wanted(owners: list[str]) -> Wanted:
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        owner = st.selectbox("Whose", [EVERYBODY, *owners], key="todo-owner", on_change=_first_page)
    with right:
        overdue = st.toggle("Only what is late", key="todo-late", on_change=_first_page)
    return Wanted(owner="" if owner == EVERYBODY else owner, overdue=overdue)


def _first_page() -> None:
    remember("todo-page", 1)


def _rows(tasks: tuple[Task, ...], today: date) -> None:
    group = ""
    for task in tasks:
        if (now := _group(task.duty.due, today)) != group:
            group = now
            st.markdown(f"## {group}", anchors=False)
        _row(task, today)


def _group(due: str, today: date) -> str:
    if is_overdue(due, today):
        return "Late"
    if not due:
        return "Without a date"
    return "In the next 7 days" if due <= (today + timedelta(days=SOON_DAYS)).isoformat() else "Later"


def _row(task: Task, today: date) -> None:
    duty, key = task.duty, f"{task.session} {task.duty.ref}"
    with st.container(border=True, key=f"task {key}", gap="xsmall"):
        with st.container(key=f"title-task {key}"):
            st.text(f"{WORDS[duty.kind]}: {duty.say}")
        st.text(f"{_day(duty.due, today)} · {duty.owner or 'no owner yet'} · {task.title}")
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"task-do {key}"):
            for way in duty.ways:
                st.button(
                    plain(way.label),
                    key=f"way {key} {way.value}",
                    on_click=_do,
                    args=(bench().todo.finish, task, way),
                )
            st.button("New date" if duty.due else "Set a date", key=f"date {key}", on_click=_ask_day, args=(key,))
            section_link(duty.stage, "Open", task.session, duty.section)
        if recall(MOVING) == key:
            _move(task, key)


def _day(due: str, today: date) -> str:
    if not due:
        return "No date"
    day = date.fromisoformat(due)
    said = f"{day.day} {day:%B %Y}"
    return f"{said}, {count((today - day).days, 'day')} late" if is_overdue(due, today) else said


def _ask_day(key: str) -> None:
    remember(MOVING, None if recall(MOVING) == key else key)


def _move(task: Task, key: str) -> None:
    st.date_input(
        "New date",
        value=date.fromisoformat(task.duty.due) if task.duty.due else None,
        key=f"day {key}",
        min_value=date(2000, 1, 1),
        max_value=date(2100, 12, 31),
        format="YYYY-MM-DD",
        on_change=_moved,
        args=(task, f"day {key}"),
    )


def _moved(task: Task, key: str) -> None:
    day = recall(key)
    if day:
        forget(MOVING)
        _do(bench().todo.postpone, task, day.isoformat())


def _do(verb: Callable[..., Any], task: Task, given: Way | str) -> None:
    try:
        verb(task.session, task.duty.ref, given, by=my_name())
    except (AnswerFault, StoreFault) as fault:
        remember(TROUBLE, str(fault))


def _files(todo: Todo, wanted: Wanted) -> None:
    st.markdown("## Take it with you", anchors=False)
    with st.container(horizontal=True, gap="small", key="todo-files"):
        for format, (label, icon) in FILES.items():
            st.download_button(
                label,
                data=lambda format=format: todo.export(format, wanted).data,
                file_name=f"to-do.{format}",
                mime={"ics": "text/calendar", "csv": "text/csv", "md": "text/markdown"}[format],
                icon=icon,
                key=f"todo {format}",
                on_click="ignore",
            )
    st.caption("The calendar holds all that has a date. Bring it in again later: it renews its own entries.")
