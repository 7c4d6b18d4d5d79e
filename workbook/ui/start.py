"""The first page: a welcome with two doors, or the list of decisions."""

import streamlit as st

from workbook.store import StoreFault
from workbook.ui.address import go, open_id, section_link
from workbook.ui.bench import bench
from workbook.ui.catching_up import catch_up, draw_rest
from workbook.ui.decisions import TROUBLE, draw_decision, draw_undo
from workbook.ui.desk import my_name
from workbook.ui.earlier import draw_content_faults
from workbook.ui.memory import forget, recall, remember
from workbook.ui.todo import how_many
from workbook.ui.transfer import draw_import
from workbook.ui.words import plain

SIZE = 10
EMPTY = {"open": "No current decision.", "archived": "Nothing is archived.", "deleted": "The bin is empty."}
STATES = {"open": "Current", "archived": "Archived", "deleted": "Bin"}


def draw_start() -> None:
    """Welcome when there is no data yet, else the list."""
    try:
        if _anything():
            _list_page()
        else:
            _welcome()
        draw_content_faults()
    except StoreFault as fault:
        st.error("The workbook cannot reach its memory.", icon=":material/error:")
        st.text(str(fault))


def _anything() -> bool:
    return any(bench().listing(state=state, size=1).total for state in STATES)


def _welcome() -> None:
    st.markdown("# Should this be a machine-learning feature?", anchors=False)
    st.markdown(
        "This workbook walks you and your team from what hurts to a decision you can defend: "
        "a verdict with reasons, the risks, a plan B, and a two-page brief."
    )
    left, right = st.columns(2, border=True)
    with left:
        st.markdown("## Start a decision", anchors=False)
        st.markdown("About 30 minutes alone. Every answer is saved as you give it; you can stop at any time.")
        _new_decision()
    with right:
        st.markdown("## Open a worked example", anchors=False)
        st.markdown("A real case, filled in with what was known before the launch. Change anything: it is your copy.")
        st.button("Choose an example", key="door-example", on_click=go, args=("examples",), width="stretch")
    st.caption("Everything stays on this computer. No account, and nothing is sent anywhere.")
    _bring_in()


def _new_decision() -> None:
    st.text_input(
        "What is the decision about?",
        key="new-title",
        placeholder="For example: sort support requests automatically",
        max_chars=200,
    )
    _choose_template()
    st.button("Start a decision", key="start", type="primary", on_click=_start, width="stretch")


def _choose_template() -> None:
    """One line to choose from; what a template brings is said once it is chosen."""
    templates = {template.id: template for template in bench().templates.all()}
    titles = {name: f"{one.title} (your own)" if one.own else one.title for name, one in templates.items()}
    chosen = st.selectbox(
        "Start from",
        ["", *templates],
        format_func=lambda name: titles.get(name, "An empty workbook"),
        key="new-template",
    )
    if chosen:
        told = templates[chosen]
        st.caption(
            f"{plain(told.summary)} It suggests options, groups, assumptions and more. "
            "Each is marked until you take it; you can drop them all with one click."
        )


def _start() -> None:
    title = (recall("new-title") or "").strip()
    try:
        chosen = forget("new-template")
        by = my_name()
        session_id = bench().templates.start(chosen, title, by=by) if chosen else bench().start(title, by=by)
    except (StoreFault, ValueError, KeyError) as fault:
        remember(TROUBLE, str(fault))
        return
    forget("new-title")
    go("problem", session_id)


def _list_page() -> None:
    st.markdown("# Your decisions", anchors=False)
    if trouble := forget(TROUBLE):
        st.text(trouble)
    with st.expander("Start a new decision", icon=":material/add:", expanded=False, key="new"):
        _new_decision()
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        search = st.text_input("Search in titles and answers", key="search", type="search", live="300ms") or ""
    with right:
        state = st.segmented_control(
            "Show", STATES, format_func=STATES.__getitem__, key="state", default="open", required=True
        )
    draw_undo()
    due = st.container()
    if search.strip():
        catch_up()
    _rows(search, state or "open")
    left = catch_up()
    with due:
        _due_bar()
    draw_rest(left)
    _bring_in()


def _due_bar() -> None:
    """What is late over all decisions, with the way to the list."""
    late = bench().todo.late()
    if late:
        with st.container(horizontal=True, vertical_alignment="center", key="due", gap="small"):
            st.markdown(f":material/alarm: **{how_many(late)} {'is' if late == 1 else 'are'} late.**")
            section_link("todo", "See what is to do", open_id())


def _bring_in() -> None:
    with st.expander("Import a decision from a file", icon=":material/upload:"):
        draw_import()


def _rows(search: str, state: str) -> None:
    page = int(recall("list-page", 1)) - 1
    portfolio = bench().portfolio
    sieve = portfolio.sieve(state, search)
    found = portfolio.lines(sieve, page, SIZE)
    if not found.rows and page:
        remember("list-page", 1)
        found = portfolio.lines(sieve, 0, SIZE)
    if not found.rows:
        st.markdown("Nothing here matches." if search else EMPTY[state])
    for line in found.rows:
        draw_decision(line, state, search)
    if found.total > SIZE:
        st.pagination(-(-found.total // SIZE), key="list-page")
