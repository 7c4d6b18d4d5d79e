"""How good our own guesses were: forecasts, ranges, effort, how often things work. Each with its number of cases."""

import pandas as pd
import streamlit as st

from workbook.ui.bench import bench
from workbook.ui.desk import Desk
from workbook.ui.words import count, plain
from workbook.workbench.amounts import figure, in_hundred
from workbook.workbench.outcomes import Calibration


def draw_track_record() -> None:
    """All of it, or how to begin."""
    found = bench().outcomes.calibration()
    st.markdown("## How good our guesses were", anchors=False)
    if not found.decisions:
        st.markdown(
            "Nothing is known yet. Write forecasts under Afterwards, and say there what became of a decision. "
            "From then on your own record stands beside the published figures."
        )
        return
    st.caption(f"From {count(found.decisions, 'decision')} with something to tell. Few cases say little.")
    _forecasts(found)
    _ranges(found)
    _effort(found)
    _works(found)


def _forecasts(found: Calibration) -> None:
    st.markdown("### Forecasts", anchors=False)
    if found.brier is None:
        st.markdown("No forecast is settled yet.")
        return
    st.markdown(f"Brier score **{found.brier:.2f}** over {count(found.forecasts, 'settled forecast')}.")
    st.caption("0 is perfect, 0.25 is what always saying 50 gets. A forecast counts with the mean chance of the room.")
    people = [{"Who": score.who, "Forecasts": score.n, "Brier score": round(score.brier, 3)} for score in found.people]
    bins = [
        {
            "Said, of 100": f"{100 * one.low:.0f} to {100 * one.high:.0f}",
            "Mean said": round(100 * one.said),
            "Happened, of 100": round(100 * one.happened),
            "Guesses": one.n,
        }
        for one in found.bins
    ]
    left, right = st.columns(2)
    with left:
        st.dataframe(
            pd.DataFrame(people), hide_index=True, width="stretch", alt="Score of each person",
            column_config={"Brier score": st.column_config.NumberColumn(format="%.2f")},
        )  # fmt: skip
    with right:
        st.dataframe(pd.DataFrame(bins), hide_index=True, width="stretch", alt="What was said and what happened")


def _ranges(found: Calibration) -> None:
    st.markdown("### Ranges", anchors=False)
    if not found.ranges:
        st.markdown("No range can be checked yet. It takes a measured effort or gain.")
        return
    st.markdown(f"**{found.hits} of {found.ranges}** results fell inside the ranges. Honest ranges hold 9 of 10.")
    if found.so_few is not None and found.so_few < 0.1:
        st.markdown(f"So few hits would happen {in_hundred(found.so_few)} times by chance: make your ranges wider.")


def _effort(found: Calibration) -> None:
    st.markdown("### Effort", anchors=False)
    if not found.pairs:
        st.markdown("No effort was measured yet.")
        return
    if found.overrun is not None:
        middle = f"**{figure(found.overrun)} times** the plan in the middle"
        st.markdown(f"Work took {middle}, over {count(len(found.pairs), 'decision')}.")
    rows = [
        {
            "Decision": pair.title,
            "Planned (person-weeks)": round(pair.planned, 1),
            "Took": round(pair.took, 1),
            "Times the plan": round(pair.times, 2),
        }
        for pair in found.pairs
    ]
    st.dataframe(
        pd.DataFrame(rows), hide_index=True, width="stretch", alt="Planned and measured effort",
        column_config={"Times the plan": st.column_config.NumberColumn(format="%.1f")},
    )  # fmt: skip


def _works(found: Calibration) -> None:
    st.markdown("### Does it work", anchors=False)
    if found.works is None:
        st.markdown("No decision has ended yet.")
        return
    st.markdown(
        f"**{found.used} of {found.ended}** decisions that ended came into use and help. "
        f"For the next one that stands for **{in_hundred(found.works)}**."
    )


def draw_own_rates(desk: Desk, about: str) -> None:
    """The own record beside the published figures, and the way to count with it."""
    rates = [rate for rate in bench().outcomes.base_rates(desk.id) if rate.about == about]
    for rate in rates:
        st.markdown(f"**{plain(rate.say)}**  \n:gray[{plain(rate.source)}]")
    if rates and about == "works":
        st.button(
            "Count our own decisions as past projects",
            key=f"own-record {desk.id}",
            help="They are added to your past projects under Options, where the numbers use them. You can remove any.",
            on_click=desk.act,
            args=(bench().outcomes.to_past_projects,),
        )
