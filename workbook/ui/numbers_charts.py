"""Charts of the numbers: outcomes as dots, the tornado, the break-even line. Each with words for those who see none."""

import math
from textwrap import wrap

import plotly.graph_objects as go
import streamlit as st

from workbook.model.numbers import LimitNumbers, Numbers, OptionNumbers, ToKnow
from workbook.ui.charts import INK, MARKS, _calm, label
from workbook.workbench.amounts import amount, measure

BINS = 36
ROW = 96
LINE, GAP = 17, 14
ACCENT = {"light": "#0b5f66", "dark": "#7ccdcb"}


def _tone() -> str:
    return "dark" if st.context.theme.type == "dark" else "light"


def lines(text: str, width: int = 24, most: int = 3) -> str:
    """A name on several short lines, as Plotly may show it."""
    made = wrap(text, width)
    kept = made[:most] if len(made) <= most else [*made[: most - 1], f"{made[most - 1]} …"]
    return "<br>".join(label(line, width + 4) for line in kept)


def dots_chart(numbers: Numbers) -> tuple[go.Figure, str]:
    """Twenty equally likely outcomes of each option; hollow dots lose."""
    options = [option for option in numbers.options if option.kind != "nothing"]
    ends = [dot for option in options for dot in option.dots] + [0.0]
    step = (max(ends) - min(ends)) / BINS or 1.0
    figure_ = go.Figure()
    for place, option in enumerate(options):
        figure_.add_scatter(**_dots(option, len(options) - 1 - place, step, place))
    figure_.add_vline(x=0, line={"color": INK[_tone()], "width": 1, "dash": "dot"})
    rows = list(range(len(options)))
    names = [lines(option.name) for option in reversed(options)]
    figure_.update_yaxes(
        tickvals=rows, ticktext=names, range=[-0.35, len(options) - 0.1], showgrid=False, zeroline=False
    )
    figure_.update_xaxes(title=f"Outcome ({numbers.unit})", zeroline=False)
    said = [f"{option.name}: {_lost(option)} of 20 below zero, {option.say}" for option in options]
    return _calm(figure_, ROW * len(options) + 70), "Twenty equally likely outcomes an option. " + ". ".join(said) + "."


def _lost(option: OptionNumbers) -> int:
    return sum(dot < 0 for dot in option.dots)


def _dots(option: OptionNumbers, row: int, step: float, place: int) -> dict[str, object]:
    stacked: dict[int, int] = {}
    x, y = [], []
    for dot in option.dots:
        column = math.floor(dot / step)
        height = stacked[column] = stacked.get(column, -1) + 1
        x.append((column + 0.5) * step)
        y.append(row + min(height, 9) * 0.085)
    ink = ACCENT[_tone()]
    fills = ["rgba(0,0,0,0)" if dot < 0 else ink for dot in option.dots]
    return {
        "x": x,
        "y": y,
        "mode": "markers",
        "marker": {
            "size": 9,
            "symbol": MARKS[place % len(MARKS)],
            "color": fills,
            "line": {"color": ink, "width": 1.6},
        },
        "hovertemplate": f"{label(option.name)}<br>%{{x:.2s}}<extra></extra>",
        "cliponaxis": False,
    }


def tornado_chart(numbers: Numbers, shown: tuple[ToKnow, ...]) -> tuple[go.Figure, str]:
    """How far the leader is ahead at the low and the high end of each input, the most worth knowing on top."""
    rows = list(reversed(shown))
    tone = _tone()
    figure_ = go.Figure()
    places = list(range(len(rows)))
    low, high = [one.ahead_if_low for one in rows], [one.ahead_if_high for one in rows]
    figure_.add_bar(
        y=places,
        x=[top - base for base, top in zip(low, high, strict=True)],
        base=low,
        orientation="h",
        marker={"color": "rgba(128,128,128,0.35)"},
        width=0.42,
        hoverinfo="skip",
    )
    for ends, symbol, name, says in (
        (low, "circle-open", "low end", [one.low_say for one in rows]),
        (high, "circle", "high end", [one.high_say for one in rows]),
    ):
        figure_.add_scatter(
            x=ends,
            y=places,
            mode="markers",
            marker={"size": 11, "symbol": symbol, "color": ACCENT[tone], "line": {"width": 2, "color": ACCENT[tone]}},
            text=[label(say) for say in says],
            hovertemplate=f"{name}: %{{text}}<br>ahead by %{{x:.2s}}<extra></extra>",
            cliponaxis=False,
        )
    figure_.add_vline(x=0, line={"color": INK[tone], "width": 1.5})
    names = [lines(one.title) for one in rows]
    figure_.update_yaxes(tickvals=places, ticktext=names, automargin=True, showgrid=False)
    figure_.update_xaxes(title=f"Leader ahead by ({numbers.unit})", zeroline=False)
    tallest = max(name.count("<br>") + 1 for name in names)
    return _calm(figure_, (LINE * tallest + GAP) * len(rows) + 80), _tornado_words(numbers, shown)


def _tornado_words(numbers: Numbers, shown: tuple[ToKnow, ...]) -> str:
    said = [
        f"{one.title} Worth {one.worth_say}. At {one.low_say} the leader is {amount(one.ahead_if_low, numbers.unit)} "
        f"ahead, at {one.high_say} {amount(one.ahead_if_high, numbers.unit)}"
        for one in shown
    ]
    return "What is worth finding out, most first. " + ". ".join(said) + "."


def break_even_chart(numbers: Numbers, limit: LimitNumbers, at: float) -> tuple[go.Figure, str]:
    """The expected outcome of an option as its improvement goes up, against the best other option."""
    option, rival = numbers.option(limit.option), numbers.option(limit.rival)
    assert option is not None and rival is not None
    low, high = slider_ends(option, limit)
    tone = _tone()
    ends = [low, high]
    figure_ = go.Figure()
    value = limit.intercept + limit.slope * at
    mine = [limit.intercept + limit.slope * x for x in ends]
    for height, line in (
        (mine, {"color": ACCENT[tone], "width": 3}),
        ([limit.rival_value] * 2, {"color": INK[tone], "width": 2, "dash": "dash"}),
    ):
        figure_.add_scatter(x=ends, y=height, mode="lines", line=line, hoverinfo="skip")
    mark = {"size": 15, "symbol": "diamond", "color": ACCENT[tone]}
    figure_.add_scatter(x=[at], y=[value], mode="markers", marker=mark, hoverinfo="skip")
    _name(figure_, (high, mine[1]), option.name, "right", 14)
    # The other option is named at the end where the two lines are apart.
    left = abs(mine[0] - limit.rival_value) > abs(mine[1] - limit.rival_value)
    _name(figure_, (low if left else high, limit.rival_value), rival.name, *(("left", 12) if left else ("right", -14)))
    figure_.update_xaxes(title="Improvement if it works (points)")
    figure_.update_yaxes(title=f"Average outcome ({numbers.unit})")
    even = "at no improvement" if limit.break_even is None else f"at {measure(limit.break_even, 'points')}"
    brings = f"At {measure(at, 'points')} it brings {amount(value, numbers.unit)} on average."
    return _calm(figure_, 320), f"{option.name} equals {rival.name} {even}. {brings}"


def _name(figure_: go.Figure, at: tuple[float, float], name: str, side: str, lift: int) -> None:
    font = {"color": INK[_tone()], "size": 13}
    said = label(name, 36)
    figure_.add_annotation(x=at[0], y=at[1], text=said, showarrow=False, xanchor=side, yshift=lift, font=font)


def slider_ends(option: OptionNumbers, limit: LimitNumbers) -> tuple[float, float]:
    """Where the break-even slider begins and ends: the likely improvements and the break-even itself."""
    seen = [option.improvement.low, option.improvement.high, 0.0]
    if limit.break_even is not None and abs(limit.break_even) < 100:
        seen.append(limit.break_even * 1.15)
    return min(seen), max([*seen, min(seen) + 1])
