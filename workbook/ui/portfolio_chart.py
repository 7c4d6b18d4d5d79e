"""Decisions on one chart: effort against what they bring, with ranges as crosses, a mark for each verdict."""

import plotly.graph_objects as go

from workbook.review.portfolio import Entry, Span
from workbook.ui.charts import MARKS, _arms, _calm, _few, _ink, label
from workbook.ui.verdict import ICONS, title_of

Spot = tuple[int, str, Entry]
EFFORT = "Effort (person-weeks)"


def portfolio_chart(spots: list[Spot], value: str, title: str) -> tuple[go.Figure, str]:
    """Each decision as its number in the list. `value` names the field of an entry that goes upwards."""
    figure, named = go.Figure(), _names(spots, value)
    for place, outcome in enumerate(ICONS):
        some = [spot for spot in spots if spot[2].outcome == outcome]
        if some:
            figure.add_trace(_marks(some, value, outcome, MARKS[place % len(MARKS)], named))
    figure.update_xaxes(title=EFFORT, rangemode="tozero")
    figure.update_yaxes(title=title, zeroline=True)
    calm = _calm(figure, 460)
    calm.update_layout(showlegend=True, legend={"orientation": "h", "y": -0.18, "x": 0})
    said = [
        f"{number} {name}: {_ends(entry.effort)} weeks, {_ends(_span(entry, value))}" for number, name, entry in spots
    ]
    return calm, f"{title} against {EFFORT}, with ranges. " + ". ".join(said) + "."


def _marks(spots: list[Spot], value: str, outcome: str, mark: str, named: dict[int, str]) -> go.Scatter:
    across, up = [_arms_of(spot[2].effort) for spot in spots], [_arms_of(_span(spot[2], value)) for spot in spots]
    return go.Scatter(
        name=title_of(outcome),
        x=[ends[1] for ends in across],
        y=[ends[1] for ends in up],
        mode="markers+text",
        text=[named.get(number, "") for number, _, _ in spots],
        textposition="top right",
        textfont={"color": _ink(), "size": 13},
        marker={"size": 11, "symbol": mark},
        error_x=_both(across),
        error_y=_both(up),
        customdata=[f"{number} {label(name)}" for number, name, _ in spots],
        hovertemplate="%{customdata}<br>%{x:g}, %{y:g}<extra></extra>",
        cliponaxis=False,
    )


def _names(spots: list[Spot], value: str) -> dict[int, str]:
    """What stands at each mark: its number, or those of all that lie on the same point at the first of them."""
    together: dict[tuple[float, float], list[int]] = {}
    for number, _, entry in spots:
        together.setdefault((_arms_of(entry.effort)[1], _arms_of(_span(entry, value))[1]), []).append(number)
    return {numbers[0]: _few([str(number) for number in numbers]) for numbers in together.values()}


def _both(ends: list[tuple[float, float, float]]) -> dict[str, object]:
    arms = _arms(ends[0])
    return arms | {
        "array": [high - best for _, best, high in ends],
        "arrayminus": [best - low for low, best, _ in ends],
        "thickness": 1,
        "width": 3,
    }


def _arms_of(span: Span | None) -> tuple[float, float, float]:
    return (span.low, span.best, span.high) if span else (0.0, 0.0, 0.0)


def _span(entry: Entry, value: str) -> Span | None:
    span: Span | None = getattr(entry, value)
    return span


def _ends(span: Span | None) -> str:
    return f"{span.low:g} to {span.high:g}" if span else ""
