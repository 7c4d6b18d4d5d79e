"""The options compared, how each could turn out, what was assumed, and the terms of other backlogs."""

import streamlit as st

from workbook.model.numbers import Numbers, OptionNumbers
from workbook.ui import markup
from workbook.ui.charts import Cross, crosses_chart
from workbook.ui.desk import Desk
from workbook.ui.markup import draw
from workbook.ui.numbers_charts import dots_chart
from workbook.ui.steps import Acks
from workbook.workbench.amounts import amount, between, figure, in_hundred

STILL = {"displayModeBar": False}
WEEKS, POINTS = "Effort (person-weeks)", "Improvement (percentage points)"


def table(rows: list[dict[str, str]], alt: str) -> None:
    """The table behind a chart."""
    draw(markup.table(rows, alt))


def draw_compared(desk: Desk, numbers: Numbers, acks: Acks) -> None:
    """Effort against improvement with ranges as crosses, and every option in figures."""
    built = [option for option in numbers.options if option.kind != "nothing"]
    crosses = [_cross(option) for option in numbers.options]
    chart, alt = crosses_chart(crosses, WEEKS, POINTS)
    st.plotly_chart(chart, config=STILL, alt=alt, key="crosses")
    st.caption("The mark is the middle, the lines reach as far as nine times in ten. Effort counts the usual overrun.")
    table([_compared(option, numbers) for option in numbers.options], "The options in numbers")
    st.caption(_legend(numbers, len(built)))


def _cross(option: OptionNumbers) -> Cross:
    weeks, points = option.weeks, option.improvement
    return Cross(option.name, (weeks.low, weeks.middle, weeks.high), (points.low, points.middle, points.high))


def _compared(option: OptionNumbers, numbers: Numbers) -> dict[str, str]:
    nothing = option.kind == "nothing"
    told = {
        "Option": option.name,
        "Improvement": "as today" if nothing else between(option.improvement.low, option.improvement.high, "points"),
        "Work": "none" if nothing else between(option.weeks.low, option.weeks.high, "weeks"),
        "Ready after": "–" if nothing else between(option.months.low, option.months.high, "months"),
        "Outcome": option.say,
        "Average": amount(option.outcome.mean, numbers.unit),
    }
    loses = {"Loses money": in_hundred(option.chance_of_loss)} if numbers.money else {}
    return told | loses | {"Best of all": in_hundred(option.chance_best)}


def _legend(numbers: Numbers, built: int) -> str:
    if not numbers.money:
        return "Outcome is improvement for each person-week, plan B included. Say what a point is worth to see money."
    return "Outcome is benefit less all work, running cost and losses, in today's money, over the months that count."


def draw_chances(desk: Desk, numbers: Numbers, acks: Acks) -> None:
    """Twenty equally likely outcomes an option."""
    chart, alt = dots_chart(numbers)
    st.plotly_chart(chart, config=STILL, alt=alt, key="dots")
    hollow = " Hollow dots lose money." if numbers.money else ""
    st.caption(f"Each dot is one of twenty futures that are equally likely. Count them.{hollow}")
    table([_chances(option, numbers) for option in numbers.options], "How each option could turn out")


def _chances(option: OptionNumbers, numbers: Numbers) -> dict[str, str]:
    low, middle, high = (
        amount(end, numbers.unit) for end in (option.outcome.low, option.outcome.middle, option.outcome.high)
    )
    dots = sum(dot < 0 for dot in option.dots)
    return {
        "Option": option.name,
        "One in twenty is below": low,
        "Middle": middle,
        "One in twenty is above": high,
        "Below zero": f"{dots} of 20",
    }


def draw_assumed(desk: Desk, numbers: Numbers, acks: Acks) -> None:
    """What stands in for figures nobody entered, and friendly questions about those that look odd."""
    if not numbers.stand_ins:
        st.markdown("Everything was entered by you. Nothing stands in.")
        return
    st.markdown("Nobody entered these, so something ordinary stands in. Change what matters; leave the rest.")
    rows = [{"Figure": one.title, "Stands in": one.used, "Because": one.why} for one in numbers.stand_ins]
    table(rows, "Figures that stand in")


def draw_translated(desk: Desk, numbers: Numbers, acks: Acks) -> None:
    """The options as a backlog scored by reach, impact, confidence and effort would list them."""
    st.markdown(
        "For teams that keep their backlog by RICE: reach × impact × confidence ÷ effort. "
        "It knows no ranges, no running cost and no plan B, so trust the card above where the two differ."
    )
    ranked = sorted(numbers.translated, key=lambda row: -row.score)
    names = {option.id: option.name for option in numbers.options}
    rows = [
        {
            "Option": names.get(row.option, row.option),
            "Reach": figure(row.reach),
            "Impact (points)": figure(row.impact),
            "Confidence": f"{100 * row.confidence:.0f}%",
            "Effort (person-months)": figure(row.effort),
            "Score": figure(row.score),
        }
        for row in ranked
    ]
    table(rows, "The options as RICE scores")
    if all(row.reach == 1 for row in ranked):
        st.caption("Reach counts as 1 for all, until you say how many people it would touch under “What it is worth”.")
