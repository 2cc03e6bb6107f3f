"""Where things stand in a picture: plain coordinates as text, for templates that draw them.

A picture is 560 wide. Coordinates are text because a template would write a decimal comma.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from django.utils.formats import number_format

from samsyn.projection.pictures import ticks

WIDE: Final = 560
LEFT, RIGHT, TOP, LOW = 72, 12, 18, 30
ENDS: Final = 78  # room for figures at the right end

type Values = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the grid or a label, at a place."""

    x: str
    y: str
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle."""

    x: str
    y: str
    width: str
    height: str
    text: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """Many rectangles of one kind as one path: a page with hundreds of them is drawn, and sent, in a fraction."""

    outline: str
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, with its name at the end."""

    points: str
    name: str
    x: str
    y: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """All a picture may hold; a template draws what there is."""

    high: int
    across: tuple[Mark, ...] = ()
    along: tuple[Mark, ...] = ()
    band: str = ""
    lines: tuple[Line, ...] = ()
    bars: tuple[Bar, ...] = ()
    shapes: tuple[Shape, ...] = ()
    labels: tuple[Mark, ...] = ()
    zero: str = ""
    left: int = LEFT
    right: int = WIDE - RIGHT

    @property
    def box(self) -> str:
        """The view box, as text: a template would group the digits."""
        return f"0 0 {WIDE} {self.high}"

    @property
    def floor(self) -> str:
        """Where the drawing ends and the years stand."""
        return str(self.high - LOW)


def said(value: float) -> str:
    """A number as the page's language writes it."""
    return _minus(number_format(round(value), use_l10n=True, force_grouping=True))


def _minus(text: str) -> str:
    """With the sign that is as wide as a plus."""
    return text.replace("-", "\u2212")


def neat(value: float) -> int:
    """As exact as it deserves: hundreds for a county, tens for a municipality, ones for a village."""
    step = 100 if abs(value) >= 50_000 else 10 if abs(value) >= 2_000 else 1
    return round(float(value) / step) * step


def decimal(value: float) -> str:
    """A number with one decimal."""
    return _minus(number_format(round(value, 1) + 0.0, use_l10n=True, decimal_pos=1))


class Scale:
    """From years and persons to places in a picture."""

    def __init__(self, years: tuple[float, float], values: tuple[float, float], high: int, right: int = RIGHT) -> None:
        self.years, self.values, self.high, self.right = years, values, high, right

    def x(self, year: float) -> float:
        first, last = self.years
        return LEFT + (year - first) / max(last - first, 1) * (WIDE - LEFT - self.right)

    def y(self, value: float) -> float:
        low, top = self.values
        return self.high - LOW - (value - low) / (top - low) * (self.high - LOW - TOP)

    def across(self, marks: Sequence[float]) -> tuple[Mark, ...]:
        return tuple(Mark(at(LEFT - 8), at(self.y(mark)), said(mark)) for mark in marks)

    def along(self) -> tuple[Mark, ...]:
        first, last = (int(np.ceil(self.years[0])), int(self.years[1]))
        step = next(s for s in (1, 2, 5, 10, 20, 50) if (last - first) / s <= 7)
        years = range(-(-first // step) * step, last + 1, step)
        return tuple(Mark(at(self.x(year)), at(self.high - 10), str(year)) for year in years)

    def line(self, years: Values, values: Values) -> str:
        return " ".join(f"{self.x(y):.1f},{self.y(v):.1f}" for y, v in zip(years, values, strict=True))


def at(place: float) -> str:
    """A coordinate."""
    return f"{place:.1f}"


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """A rectangle as a part of a path."""
    return f"M{x:.1f} {y:.1f}h{width:.1f}v{height:.1f}h-{width:.1f}z"


def fan(past_years: Values, past: Values, years: Values, band: Values, high: int = 330) -> Figure:
    """What was, and the interval ahead; ``band`` [year, p10 p50 p90]."""
    when = np.concatenate([past_years[-1:], years])
    now = np.full(3, past[-1])
    band = np.concatenate([now[None], band])
    marks = ticks(float(min(band.min(), past.min())), float(max(band.max(), past.max())))
    scale = Scale((float(past_years[0]), float(years[-1])), (marks[0], marks[-1]), high, right=ENDS)
    edge = f"{scale.line(when, band[:, 2])} {scale.line(when[::-1], band[::-1, 0])}"
    end = WIDE - ENDS + 6
    ends = _apart([scale.y(value) for value in band[-1, ::-1]], 20)
    labels = [Mark(at(end), at(y + 5), said(neat(value))) for y, value in zip(ends, band[-1, ::-1], strict=True)]
    if band[-1, 0] == band[-1, 2]:
        labels = labels[:1]  # nothing but what was
    lines = (
        Line(scale.line(past_years, past), "", "", "", "past"),
        Line(scale.line(when, band[:, 1]), "", "", "", "middle"),
    )
    return Figure(
        high, scale.across(marks), scale.along(), edge, lines, labels=tuple(labels), right=WIDE - ENDS,
        zero=at(scale.x(float(past_years[-1]))),
    )  # fmt: skip


def _apart(places: Sequence[float], least: float) -> list[float]:
    """The same places from above, moved down so that labels do not meet."""
    found: list[float] = []
    for place in places:
        found.append(max(place, found[-1] + least) if found else place)
    return found


def many(past_years: Values, past: Values, years: Values, lines: Sequence[tuple[str, Values]]) -> Figure:
    """Several ways it may go, each with its name."""
    when = np.concatenate([past_years[-1:], years])
    joined = [(name, np.concatenate([past[-1:], values])) for name, values in lines]
    low = min(float(past.min()), *(float(values.min()) for _, values in joined))
    top = max(float(past.max()), *(float(values.max()) for _, values in joined))
    marks = ticks(low, top)
    scale = Scale((float(past_years[0]), float(years[-1])), (marks[0], marks[-1]), 330, right=ENDS)
    order = sorted(range(len(joined)), key=lambda i: -float(joined[i][1][-1]))
    places = _apart([scale.y(float(joined[i][1][-1])) for i in order], 20)
    drawn = [Line(scale.line(past_years, past), "", "", "", "past")]
    for i, y in zip(order, places, strict=True):
        values = joined[i][1]
        drawn.append(
            Line(scale.line(when, values), said(neat(float(values[-1]))), at(WIDE - ENDS + 6), at(y + 5), f"way-{i}")
        )
    return Figure(330, scale.across(marks), scale.along(), lines=tuple(drawn), right=WIDE - ENDS)


def pyramid(people: Values, before: Values, most: float) -> Figure:
    """Men to the left, women to the right; filled a year, outlined another. ``people`` [sex, age]."""
    step, top, middle, half = 4.0, 34, WIDE / 2, WIDE / 2 - 34
    bottom = top + 101 * step
    shapes, lines = [], []
    for sex, side, kind in ((1, -1, "men"), (0, 1, "women")):
        start = middle + side * 18
        widths = (people[sex].astype(float) / most * half).tolist()
        rows = [
            rectangle(start - width if side < 0 else start, bottom - (age + 1) * step, width, step - 0.5)
            for age, width in enumerate(widths)
        ]
        shapes.append(Shape("".join(rows), kind))
        edge = (start + side * before[sex].astype(float) / most * half).tolist()
        corners = [f"{x:.1f},{bottom - row * step:.1f}" for age, x in enumerate(edge) for row in (age, age + 1)]
        lines.append(Line(" ".join(corners), "", "", "", "before"))
    along = [Mark(at(middle), at(bottom - age * step + 4), str(age)) for age in range(0, 101, 10)]
    for side in (-1, 1):
        along.append(Mark(at(middle + side * (18 + half) - side * 2), at(bottom + 20), said(most)))
        along.append(Mark(at(middle + side * 18), at(bottom + 20), "0"))
    return Figure(int(bottom + 30), along=tuple(along), shapes=tuple(shapes), lines=tuple(lines))


def most_of(*populations: Values) -> float:
    """A round number above the largest age group, the same for all years."""
    return ticks(0, float(max(people.max() for people in populations)), 8)[-1]


def components(years: Values, births: Values, deaths: Values, net: Values, last_known: int) -> Figure:
    """Births upwards and deaths downwards, net moves as a line."""
    high = 330
    marks = ticks(-float(max(deaths.max(), -net.min())), float(max(births.max(), net.max())))
    scale = Scale((float(years[0]) - 0.5, float(years[-1]) + 0.5), (marks[0], marks[-1]), high)
    width = (scale.x(1) - scale.x(0)) * 0.72
    bars: dict[str, list[str]] = {}
    for year, born, dead in zip(years, births, deaths, strict=True):
        x = scale.x(float(year)) - width / 2
        when = "past" if year <= last_known else "ahead"
        for value, kind in ((float(born), "births"), (-float(dead), "deaths")):
            top, foot = sorted((scale.y(value), scale.y(0)))
            bars.setdefault(f"{kind} {when}", []).append(rectangle(x, top, width, foot - top))
    line = scale.line(years, net)
    shapes = tuple(Shape("".join(rows), kind) for kind, rows in bars.items())
    return Figure(
        high, scale.across(marks), scale.along(), shapes=shapes,
        lines=(Line(line, "", "", "", "around"), Line(line, "", "", "", "net")), zero=at(scale.y(0)),
    )  # fmt: skip


def sideways(rows: Sequence[tuple[str, float]], unit: str = "", *, whole: bool = False) -> Figure:
    """A bar for each row to the right or left of nought, with its name and figure."""
    top, step = 6, 34
    most = max((abs(value) for _, value in rows), default=1) or 1
    negative = any(value < 0 for _, value in rows)
    positive = any(value > 0 for _, value in rows)
    room = WIDE - 190 - 60
    zero = 190 + (room * (0.5 if positive else 1) if negative else 0)
    reach = room * (0.5 if negative and positive else 1)
    bars, labels = [], []
    for index, (name, value) in enumerate(rows):
        width = abs(value) / most * reach
        x = zero if value >= 0 else zero - width
        y = top + index * step
        text = said(neat(value)) if whole else decimal(value)
        sign = "+" if value > 0 else ""
        bars.append(Bar(at(x), at(y + 5), at(max(width, 1)), "18", name, "more" if value >= 0 else "less"))
        labels.append(Mark(at(zero + width + 8 if value >= 0 else zero + 8), at(y + 20), f"{sign}{text}{unit}"))
    names = tuple(Mark("0", at(top + i * step + 20), name) for i, (name, _) in enumerate(rows))
    return Figure(top + len(rows) * step + 6, across=names, bars=tuple(bars), labels=tuple(labels), zero=at(zero))
