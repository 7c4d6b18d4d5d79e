"""All decisions on one chart and in one table, filtered; a few of them side by side."""

import pandas as pd
import streamlit as st

from workbook.review.comparison import FEWEST, MOST, Comparison
from workbook.review.portfolio import PHASES
from workbook.store import StoreFault
from workbook.store.finding import Sieve
from workbook.ui.address import section_link
from workbook.ui.bench import bench
from workbook.ui.catching_up import catch_up, draw_rest
from workbook.ui.memory import recall, remember
from workbook.ui.portfolio_chart import portfolio_chart
from workbook.ui.track_record import draw_track_record
from workbook.ui.verdict import title_of
from workbook.ui.words import count, plain
from workbook.workbench.portfolio import Line, Lines
from workbook.workbench.portfolio_files import COLUMNS, PORTFOLIO_FORMATS, UNTITLED, cells

SIZE = 40
ANY = "Any"
VALUES = {"gain": "Gain (percentage points)", "worth": "Worth (thousand a year)"}
# What is compared first comes first; the reference is for files only.
SHOWN = (0, 1, 2, 10, 11, 12, 7, 3, 4, 5, 6, 8, 9, 13)
LETTERS = "ABCDE"
FILES = {"csv": ("Table", ":material/table:"), "md": ("Markdown", ":material/article:")}


def draw_portfolio() -> None:
    """Filters, chart, table, files and the comparison."""
    st.markdown("# Portfolio", anchors=False)
    st.markdown("All your decisions together: what each would take, what it would bring, and where it stands.")
    draw_rest(catch_up())
    sieve = _sieve()
    page = int(recall("portfolio-page", 1)) - 1
    lines = bench().portfolio.lines(sieve, page, SIZE)
    if not lines.rows and page:
        remember("portfolio-page", 1)
        lines = bench().portfolio.lines(sieve, 0, SIZE)
        page = 0
    if not lines.rows:
        st.markdown("No decision matches. Copies of worked examples are shown when you ask for them above.")
        draw_track_record()
        return
    _chart(lines, page * SIZE)
    _table(lines, page * SIZE)
    if lines.total > SIZE:
        st.pagination(-(-lines.total // SIZE), key="portfolio-page")
    _files("portfolio", "decisions", lambda format: bench().portfolio.export(format, sieve).data)
    _comparison(lines)
    draw_track_record()


def _sieve() -> Sieve:
    facets = bench().portfolio.facets()
    outcomes = {outcome: f"{title_of(outcome)} ({number:,})" for outcome, number in facets.outcomes.items()}
    phases = {phase: f"{PHASES[phase]} ({facets.phases[phase]:,})" for phase in PHASES if phase in facets.phases}
    teams = {team: f"{team} ({number:,})" for team, number in facets.teams.items()}
    search = st.text_input("Search in titles and answers", key="portfolio-search", type="search", on_change=_first)
    left, middle, right = st.columns(3)
    with left:
        outcome = _choose("Verdict", outcomes)
    with middle:
        phase = _choose("Where it stands", phases)
    with right:
        team = _choose("Team", teams)
    examples = st.toggle("Also copies of worked examples", key="portfolio-examples", on_change=_first)
    return bench().portfolio.sieve(search=search or "", team=team, own=not examples, outcome=outcome, phase=phase)


def _choose(title: str, options: dict[str, str]) -> str:
    key = f"portfolio-{title}"
    if recall(key) not in ("", None, *options):
        remember(key, "")
    chosen = st.selectbox(
        title, ["", *options], format_func=lambda held: options.get(held, ANY), key=key, on_change=_first
    )
    return chosen or ""


def _first() -> None:
    remember("portfolio-page", 1)


def _chart(lines: Lines, start: int) -> None:
    numbered = [(start + place, line.summary.title or UNTITLED, line.entry) for place, line in enumerate(lines.rows, 1)]
    known = [spot for spot in numbered if spot[2] and spot[2].effort and spot[2].gain]
    if not known:
        st.markdown(
            "Give an option an effort and an improvement, in ranges. Then the decision appears on a chart here."
        )
        return
    value = "gain"
    if any(entry.worth for _, _, entry in known if entry):
        value = st.segmented_control(
            "Upwards", VALUES, format_func=VALUES.__getitem__, default="gain", key="portfolio-up", required=True
        )
    spots = [spot for spot in known if spot[2] and getattr(spot[2], value)]
    figure, alt = portfolio_chart(spots, value, VALUES[value])  # type: ignore[arg-type]
    st.plotly_chart(figure, config={"displayModeBar": False}, alt=alt, key="portfolio-chart")
    left = len(lines.rows) - len(spots)
    rest = f" {count(left, 'decision')} in the table without such figures." if left else ""
    st.caption(f"The number is that of the table. The lines reach as far as people think it may be off.{rest}")


def _table(lines: Lines, start: int) -> None:
    rows = [
        {"No.": start + place, "Open": f"problem?s={line.summary.id}"} | _cells(line)
        for place, line in enumerate(lines.rows, 1)
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        width="stretch",
        column_config={
            "No.": st.column_config.NumberColumn(width=45),
            "Open": st.column_config.LinkColumn(display_text="Open", width=60),
            COLUMNS[0]: st.column_config.TextColumn(width=220),
        },
        alt="The decisions with verdict, state and figures",
        key="portfolio-table",
    )
    first, last = start + 1, start + len(lines.rows)
    total = f"{lines.total:,} decisions" if lines.total > 1 else "1 decision"
    st.caption(f"{total}, last changed first. Here: {first:,} to {last:,}.")


def _cells(line: Line) -> dict[str, str]:
    told = cells(bench().library, line)
    return {COLUMNS[place]: told[place] for place in SHOWN}


def _files(key: str, name: str, made) -> None:
    with st.container(horizontal=True, gap="small", key=f"files-{key}"):
        for format, (label, icon) in FILES.items():
            st.download_button(
                label,
                data=lambda format=format: made(format),
                file_name=f"{name}.{format}",
                mime=PORTFOLIO_FORMATS[format][0],
                icon=icon,
                key=f"{key} {format}",
                on_click="ignore",
            )


def _comparison(lines: Lines) -> None:
    st.markdown("## Side by side", anchors=False)
    titles = {line.summary.id: line.summary.title or UNTITLED for line in lines.rows}
    kept = {one: title for one, title in recall("compare-titles", {}).items() if one in recall("compare", [])}
    options = kept | titles
    chosen = st.multiselect(
        f"Choose {FEWEST} to {MOST} decisions",
        list(options),
        format_func=lambda one: options.get(one, one),
        max_selections=MOST,
        key="compare",
    )
    remember("compare-titles", {one: options[one] for one in chosen})
    if len(chosen) < FEWEST:
        return
    try:
        comparison = bench().portfolio.compare(chosen)
    except (StoreFault, ValueError) as fault:
        st.text(str(fault))
        return
    _aspects(comparison)
    _files("compared", "compared", lambda format: bench().portfolio.export_comparison(format, chosen).data)


def _aspects(comparison: Comparison) -> None:
    for place, (session_id, title) in enumerate(zip(comparison.ids, comparison.titles, strict=True)):
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"compared-{session_id}"):
            st.markdown(f"**{LETTERS[place]}**", width="content")
            st.text(title, width="stretch")
            section_link("problem", "Open", session_id)
    for aspect in comparison.aspects:
        with st.container(key=f"aspect-{aspect.title}", gap="xsmall"):
            st.markdown(f"**{plain(aspect.title)}**" + ("" if aspect.differs else " :gray[· alike]"))
            for place, column in enumerate(st.columns(len(aspect.values))):
                with column:
                    st.text(f"{LETTERS[place]} · {aspect.values[place]}")
