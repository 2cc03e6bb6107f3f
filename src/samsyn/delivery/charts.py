"""A small line chart as SVG: drawn by the server, read without script, in colour and without, on paper and in the dark.

Presentation attributes carry the light colours, so that the file stands alone; the page's sheet turns them in the dark.
Women are a whole line with round marks, men a dashed one with triangles: shape and dash differ, not colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from samsyn.cores.series import Line

WIDTH, HEIGHT = 360, 210
LEFT, RIGHT, TOP, BOTTOM = 44, 112, 14, 26
COLOURS: Final = {
    "all": "#0B5257", "women": "#6B3FA0", "men": "#00736D", "other": "#6F8386", "target": "#A84C07", "ink": "#18282B",
    "muted": "#51656A", "hair": "#D5DEDD",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line: what it is called and how it looks (all, women, men, other, target)."""

    label: str
    look: str
    line: Line


@dataclass(frozen=True, slots=True)
class Scale:
    """Years and values to places on the paper."""

    first: int
    last: int
    low: float
    high: float

    def x(self, year: float) -> float:
        """From the left."""
        span = max(self.last - self.first, 1)
        return LEFT + (WIDTH - LEFT - RIGHT) * (year - self.first) / span

    def y(self, value: float) -> float:
        """From the top."""
        return TOP + (HEIGHT - TOP - BOTTOM) * (self.high - value) / (self.high - self.low)


def svg(lines: Sequence[Drawn], *, title: str, described: str, decimals: int = 1, file: bool = False) -> str:
    """The drawing; nothing to draw gives an empty text. ``file``: to be saved, with a white ground."""
    drawn = [one for one in lines if one.line]
    if not drawn:
        return ""
    scale = _scale([one.line for one in drawn])
    latest = max((one.line[-1][0] for one in drawn if one.look != "target"), default=scale.last)
    parts = [*_grid(scale, latest, decimals), *(_path(one, scale) for one in drawn), *_labels(drawn, scale, decimals)]
    ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FFFFFF"/>' if file else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="line-chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' font-family="&apos;Source Sans 3&apos;, sans-serif" font-size="12"><title>{escape(title)}</title>'
        f"<desc>{escape(described)}</desc>{ground}{''.join(parts)}</svg>"
    )


def number(value: float, decimals: int) -> str:
    """The Swedish way: 1 234,5."""
    said = f"{value:,.{decimals}f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    return said.replace("-", "\N{MINUS SIGN}")


def _scale(lines: Sequence[Line]) -> Scale:
    years = [year for line in lines for year, _ in line]
    values = [value for line in lines for _, value in line]
    low, high = min(values), max(values)
    room = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    floor = low - room
    return Scale(min(years), max(years), 0.0 if low >= 0 > floor else floor, high + room)


def _ticks(scale: Scale) -> list[float]:
    span = scale.high - scale.low
    step = 10.0 ** len(str(int(span))) if span >= 1 else 1.0
    while span / step < 3:
        step /= 2 if span / (step / 2) >= 3 else 2.5 if span / (step / 2.5) >= 3 else 5
    first = -(-scale.low // step)
    return [step * (first + at) for at in range(6) if step * (first + at) <= scale.high]


def _grid(scale: Scale, latest: int, decimals: int) -> list[str]:
    made, ticks = [], _ticks(scale)
    fine = decimals if any(round(tick) != tick for tick in ticks) else 0
    for tick in ticks:
        y = scale.y(tick)
        made.append(
            f'<line class="c-hair" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"'
            f' stroke="{COLOURS["hair"]}"/>'
        )
        said = number(tick, max(fine, 1 if fine else 0))
        made.append(
            f'<text class="c-muted" x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end"'
            f' fill="{COLOURS["muted"]}">{said}</text>'
        )
    for year in dict.fromkeys((scale.first, latest, scale.last)):
        anchor = "start" if year == scale.first else "end" if year == scale.last else "middle"
        made.append(
            f'<text class="c-muted" x="{scale.x(year):.1f}" y="{HEIGHT - 8}" text-anchor="{anchor}"'
            f' fill="{COLOURS["muted"]}">{year}</text>'
        )
    return made


def _path(one: Drawn, scale: Scale) -> str:
    colour = COLOURS[one.look]
    points = [(scale.x(year), scale.y(value)) for year, value in one.line]
    way = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dash = {"men": ' stroke-dasharray="6 4"', "target": ' stroke-dasharray="1.5 3.5"', "other": ""}.get(one.look, "")
    width = {"target": "1.6", "other": "1.2"}.get(one.look, "2.4")
    made = f'<path class="c-{one.look}" d="{way}" fill="none" stroke="{colour}" stroke-width="{width}"{dash}/>'
    x, y = points[-1]
    if one.look == "men":
        made += f'<path class="c-{one.look}-dot" d="M{x - 4:.1f} {y + 3.5:.1f}h8l-4 -7.5z" fill="{colour}"/>'
    elif one.look == "target":
        made += f'<path class="c-target" d="M{x - 4:.1f} {y:.1f}h8" stroke="{colour}" stroke-width="2.4" fill="none"/>'
    else:
        radius = "2.2" if one.look == "other" else "3.6"
        made += f'<circle class="c-{one.look}-dot" cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{colour}"/>'
    return made


def _labels(drawn: Sequence[Drawn], scale: Scale, decimals: int) -> list[str]:
    """Direct labels at the right, pushed apart so that none lies on another."""
    wanted = sorted(((scale.y(one.line[-1][1]), one) for one in drawn), key=lambda pair: pair[0])
    placed: list[tuple[float, Drawn]] = []
    for y, one in wanted:
        placed.append((max(y, placed[-1][0] + 14) if placed else max(y, TOP), one))
    over = placed[-1][0] - (HEIGHT - BOTTOM + 6)
    made = []
    for y, one in placed:
        at = y - max(over, 0) + 4
        said = f"{one.label} {number(one.line[-1][1], decimals)}"
        made.append(
            f'<text class="c-{one.look}-dot" x="{WIDTH - RIGHT + 8}" y="{at:.1f}" fill="{COLOURS[one.look]}"'
            f' font-weight="{"400" if one.look == "other" else "600"}">{escape(said)}</text>'
        )
    return made
