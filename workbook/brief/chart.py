"""The chart of effort and improvement, drawn by hand as SVG: a frame, four quadrants and letters."""

from collections.abc import Iterator
from html import escape

from workbook.brief.blocks import Chart, Dot

WIDTH, HEIGHT = 520, 380
LEFT, TOP, ACROSS, DOWN = 40, 14, 466, 326
NEAR = 0.04
# Where each quadrant says its name, in the order of Chart.quadrants: top right, top left, bottom left, bottom right.
CENTRES = ((0.75, 0.96), (0.25, 0.96), (0.25, 0.46), (0.75, 0.46))
Place = tuple[float, float]


def draw(chart: Chart) -> str:
    """The chart as a figure of HTML. It holds the chart's own words and letters, no text of a person."""
    told = f"{chart.title}: options by letter, as named in the table above."
    return "\n".join(
        [
            f'<figure>\n<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(told, quote=True)}">',
            *_frame(chart),
            *_dots(chart.dots),
            f"</svg>\n<figcaption>{escape(told)}</figcaption>\n</figure>\n",
        ]
    )


def at(x: float, y: float) -> Place:
    """A point of the frame, both shares 0 to 1, in the units of the drawing."""
    return LEFT + ACROSS * min(max(x, 0.0), 1.0), TOP + DOWN * (1 - min(max(y, 0.0), 1.0))


def _frame(chart: Chart) -> Iterator[str]:
    (middle_x, middle_y), bottom = at(0.5, 0.5), TOP + DOWN
    yield f'<rect class="frame" x="{LEFT}" y="{TOP}" width="{ACROSS}" height="{DOWN}"/>'
    yield f'<path class="cross" d="M{middle_x:g} {TOP}V{bottom}M{LEFT} {middle_y:g}H{LEFT + ACROSS}"/>'
    for name, centre in zip(chart.quadrants, CENTRES, strict=True):
        yield _text(at(*centre), name, "quadrant", "middle", down=6)
    for share, name in zip((0.25, 0.75), chart.x_axis, strict=True):
        yield _text((at(share, 0)[0], bottom + 24), name, "axis", "middle")
    for share, name in zip((0.25, 0.75), chart.y_axis, strict=True):
        x, y = 24, at(0, share)[1]
        turned = f"translate({x} {y:g}) rotate(-90)"
        yield f'<text class="axis" text-anchor="middle" transform="{turned}">{escape(name)}</text>'


def _dots(dots: tuple[Dot, ...]) -> Iterator[str]:
    """Each point with its letter; letters of points that lie together stand in a row."""
    placed: list[Dot] = []
    for dot in dots:
        beside = sum(abs(dot.x - other.x) < NEAR and abs(dot.y - other.y) < NEAR for other in placed)
        placed.append(dot)
        x, y = at(dot.x, dot.y)
        yield f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="6"/>'
        letter_x, anchor = (x + 12 + 18 * beside, "start") if dot.x < 0.9 else (x - 12 - 18 * beside, "end")
        yield _text((letter_x, y + 5), dot.letter, "letter", anchor)


def _text(place: Place, text: str, name: str, anchor: str, down: float = 0) -> str:
    x, y = place
    return f'<text class="{name}" x="{x:.1f}" y="{y + down:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
