"""Charts: figures that read in light, in dark and in grey, each with words for those who do not see it."""

import html
from dataclasses import dataclass
from textwrap import shorten

import plotly.graph_objects as go
import streamlit as st

from workbook.model import Score

INK = {"light": "#111111", "dark": "#F4F2EC"}
KEY_ROW = 24
GREY = "rgba(128,128,128,%s)"
MARKS = ("circle", "square", "diamond", "triangle-up", "cross", "star", "hexagon", "x")


def _calm(figure: go.Figure, height: int) -> go.Figure:
    ink = _ink()
    figure.update_layout(
        height=height, margin={"l": 8, "r": 8, "t": 8, "b": 8}, showlegend=False, dragmode=False,
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
    )  # fmt: skip
    words = {"font": {"color": ink, "size": 14}}
    figure.update_xaxes(fixedrange=True, tickfont=words["font"], title=words)
    figure.update_yaxes(fixedrange=True, tickfont=words["font"], title=words)
    return figure


def _ink() -> str:
    return INK["dark" if st.context.theme.type == "dark" else "light"]


def label(text: str, longest: int = 40) -> str:
    """User or content text as Plotly may show it."""
    return html.escape(shorten(text, longest, placeholder="…"))


def scores_chart(scores: tuple[Score, ...]) -> tuple[go.Figure, str]:
    """Points of each dimension as a bar; hatched is where it may still end, as long as answers are open."""
    shown = list(reversed(scores))
    titles = [f"{label(score.title)}<br>{_points(score)}" for score in shown]
    ends = [_ends(score) for score in shown]
    sure, open_ = [low for low, _ in ends], [high - low for low, high in ends]
    lost = [100 - high for _, high in ends]
    rest, hatch = {"color": GREY % 0.18}, {"shape": "/", "fgcolor": GREY % 0.6}
    figure = go.Figure(
        [
            go.Bar(y=titles, x=sure, orientation="h"),
            go.Bar(y=titles, x=open_, orientation="h", marker={"color": GREY % 0.08, "pattern": hatch}),
            go.Bar(y=titles, x=lost, orientation="h", marker=rest),
        ]
    )
    figure.update_layout(barmode="stack", hovermode=False)
    figure.update_xaxes(range=[0, 100], visible=False)
    figure.update_yaxes(ticksuffix="  ")
    said = [f"{score.title}: {_points(score)}, {score.coverage:.0%} answered" for score in scores]
    return _calm(figure, 52 * len(shown) + 16), "Points of each side. " + ". ".join(said) + "."


def _ends(score: Score) -> tuple[float, float]:
    """Points of 100 if every open answer is bad, and if every one is good."""
    low = 100 * (score.points or 0) * score.coverage
    return low, low + 100 * (1 - score.coverage)


def _points(score: Score) -> str:
    low, high = (round(end) for end in _ends(score))
    if score.points is None:
        return "open"
    return f"{low} of 100" if low == high else f"{low} to {high} of 100"


@dataclass(frozen=True)
class Cross:
    """A point with its ranges: an option by effort and improvement."""

    name: str
    x: tuple[float, float, float]
    y: tuple[float, float, float]


def crosses_chart(crosses: list[Cross], x_title: str, y_title: str) -> tuple[go.Figure, str]:
    """Effort against value, each option a mark with its range as a cross. Ranges are (low, best, high)."""
    figure = go.Figure()
    for place, cross in enumerate(crosses):
        figure.add_scatter(
            x=[cross.x[1]],
            y=[cross.y[1]],
            mode="markers",
            name=label(cross.name, 48),
            marker={"size": 12, "symbol": MARKS[place % len(MARKS)]},
            error_x=_arms(cross.x),
            error_y=_arms(cross.y),
            hovertemplate=f"{label(cross.name)}<br>%{{x:g}}, %{{y:g}}<extra></extra>",
            cliponaxis=False,
        )
    figure.update_xaxes(title=x_title, rangemode="tozero", zeroline=True)
    figure.update_yaxes(title=y_title, zeroline=True)
    said = [f"{c.name}: {x_title} {c.x[0]:g} to {c.x[2]:g}, {y_title} {c.y[0]:g} to {c.y[2]:g}" for c in crosses]
    _calm(figure, 380 + KEY_ROW * len(crosses))
    # The names stand above the chart: beside marks that lie close together they would lie over each other.
    font = {"color": _ink(), "size": 14}
    key = {"orientation": "v", "x": 0, "y": 1.02, "yanchor": "bottom", "font": font, "itemclick": False}
    figure.update_layout(showlegend=True, legend=key | {"itemdoubleclick": False})
    return figure, f"{y_title} against {x_title}, with ranges. " + ". ".join(said) + "."


def _arms(ends: tuple[float, float, float]) -> dict[str, object]:
    low, best, high = ends
    return {"type": "data", "symmetric": False, "array": [high - best], "arrayminus": [best - low], "thickness": 1.5}


def risk_map(risks: list[tuple[str, str, int, int]]) -> tuple[go.Figure, str]:
    """Risks by likelihood and severity; each is (number, title, severity, likelihood). Numbers stand in the fields."""
    figure = go.Figure()
    steps = list(range(1, 6))
    figure.add_heatmap(
        z=[[severity] * 5 for severity in steps],
        x=steps,
        y=steps,
        colorscale=[[0, GREY % 0.04], [1, GREY % 0.34]],
        showscale=False,
        xgap=3,
        ygap=3,
        hoverinfo="skip",
    )
    fields: dict[tuple[int, int], list[str]] = {}
    for number, _, severity, likelihood in risks:
        fields.setdefault((likelihood, severity), []).append(number)
    figure.add_scatter(
        x=[x for x, _ in fields],
        y=[y for _, y in fields],
        mode="text",
        text=[_few(numbers) for numbers in fields.values()],
        textfont={"size": 15, "color": _ink()},
        hoverinfo="skip",
    )
    figure.update_xaxes(title="How likely", dtick=1, range=[0.5, 5.5], showgrid=False)
    figure.update_yaxes(title="How bad", dtick=1, range=[0.5, 5.5], showgrid=False)
    said = [
        f"{number} {title}: severity {severity}, likelihood {likelihood}"
        for number, title, severity, likelihood in risks
    ]
    return _calm(figure, 360), "Risk map. " + ". ".join(said) + "."


def _few(numbers: list[str]) -> str:
    return ", ".join(numbers[:4]) + (" …" if len(numbers) > 4 else "")
