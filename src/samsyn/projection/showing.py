"""What the pages say: figures in round numbers, rows of tables, pictures. Values in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.cores import demography
from samsyn.projection import figures
from samsyn.projection.queries import Outlook, Place
from samsyn.projection.results import GROUPS, Ahead, Totals

type Values = npt.NDArray[np.floating]

GROUP_NAMES: Final[tuple[Promise, ...]] = (
    _("Förskola"), _("Grundskola"), _("Gymnasiet"), _("Arbetsför ålder"), _("Yngre pensionärer"), _("80 år och äldre"),
)  # fmt: skip
AGE_NAMES: Final[tuple[Promise, ...]] = (
    _("0–5 år"), _("6–15 år"), _("16–18 år"), _("20–64 år"), _("65–79 år"), _("80 år och äldre"),
)  # fmt: skip
FLOW_NAMES: Final[dict[str, Promise]] = {
    "births": _("barnafödandet"),
    "deaths": _("dödligheten"),
    "in": _("inflyttningen från andra län"),
    "out": _("utflyttningen till andra län"),
    "immigration": _("inflyttningen från utlandet"),
    "emigration": _("utflyttningen till utlandet"),
}
NET_NAMES: Final[dict[str, Promise]] = {
    **FLOW_NAMES,
    "immigration": _("inflyttningen, i de åldrar där fler kommer än flyttar"),
    "emigration": _("utflyttningen, i de åldrar där fler flyttar än kommer"),
}


@dataclass(frozen=True, slots=True)
class Series:
    """One place or all: years after each other, p10 p50 p90 last where there is a band."""

    years_past: Values
    past: Values
    years: Values
    band: Values
    groups: Values
    people_past: Values
    people: Values
    births: Values
    deaths: Values
    net: Values


@dataclass(frozen=True, slots=True)
class Headline:
    """The one big number, in round figures."""

    now_year: int
    now: int
    year: int
    low: int
    middle: int
    high: int

    @property
    def change(self) -> int:
        """How many more, or fewer below nought."""
        return self.middle - self.now

    @property
    def sure(self) -> str:
        """ "more" or "fewer" when even the far end of the interval is; else "open"."""
        return "more" if self.low > self.now else "fewer" if self.high < self.now else "open"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what, now, then, its interval, change in per cent."""

    name: str | Promise
    now: int
    middle: int
    low: int
    high: int
    percent: float
    note: str | Promise = ""
    slug: str = ""

    @property
    def said_percent(self) -> str:
        """+3 or -2: more would say that we know more than we do."""
        return f"{'+' if round(self.percent) > 0 else ''}{figures.said(self.percent)}"


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year in a table."""

    year: int
    known: bool
    low: int
    middle: int
    high: int
    births: int
    deaths: int
    net: str


def series(outlook: Outlook, place: Place | None) -> Series:
    """One place, or the whole county."""
    past, coming = outlook.past, outlook.ahead
    which: Any = slice(None) if place is None else [place.index]

    def both(name: str) -> Values:
        parts = [getattr(side, name)[:, which].sum(1) for side in (past, coming)]
        return np.concatenate([parts[0][1:], parts[1]])

    return Series(
        past.years, past.people[:, which].sum((1, 2, 3)), coming.years,
        _band(coming, place),
        coming.country_groups if place is None else coming.groups[:, place.index],
        past.people[:, which].sum(1), coming.people[:, which].sum(1), both("births"), both("deaths"), both("net"),
    )  # fmt: skip


def _band(ahead: Ahead | Totals, place: Place | None) -> Values:
    return ahead.country if place is None else ahead.total[:, place.index]


def headline(one: Series) -> Headline:
    """The last year beside the last one known."""
    low, middle, high = (figures.neat(value) for value in one.band[-1])
    return Headline(int(one.years_past[-1]), round(float(one.past[-1])), int(one.years[-1]), low, middle, high)


def groups(one: Series) -> tuple[Row, ...]:
    """Ages that people know, now and in the last year."""
    now = [float(one.people_past[-1][:, first : last + 1].sum()) for first, last in GROUPS]
    return tuple(
        _row(name, now[i], one.groups[-1, i], note=ages)
        for i, (name, ages) in enumerate(zip(GROUP_NAMES, AGE_NAMES, strict=True))
    )


def municipalities(outlook: Outlook) -> tuple[Row, ...]:
    """Every place, the one that grows most first."""
    now = outlook.past.people[-1].sum((1, 2))
    rows = [
        _row(place.name, float(now[place.index]), outlook.ahead.total[-1, place.index], slug=place.slug)
        for place in outlook.places
    ]
    return tuple(sorted(rows, key=lambda row: -row.percent))


def _row(name: str | Promise, now: float, band: Values, note: str | Promise = "", slug: str = "") -> Row:
    low, middle, high = (figures.neat(value) for value in band)
    percent = 100 * (float(band[1]) / now - 1) if now else 0.0
    return Row(name, round(now), middle, low, high, round(percent, 1), note, slug)


def years(one: Series) -> tuple[YearRow, ...]:
    """All years, known and expected, with what changed in them; the first has no change."""
    flows = list(zip(one.births, one.deaths, one.net, strict=True))
    found = []
    for index, year in enumerate([*one.years_past, *one.years]):
        known = index < len(one.past)
        band = np.full(3, one.past[index]) if known else one.band[index - len(one.past)]
        born, dead, net = flows[index - 1] if index else (0, 0, 0)
        low, middle, high = (round(float(v)) if known else figures.neat(v) for v in band)
        found.append(YearRow(int(year), known, low, middle, high, round(born), round(dead), figures.said(net)))
    return tuple(found)


def fan(one: Series) -> figures.Figure:
    """Picture: what was and what may come."""
    return figures.fan(one.years_past, one.past, one.years, one.band)


def components(one: Series) -> figures.Figure:
    """Picture: births, deaths and moves, from at most as long ago as the years ahead."""
    when = np.concatenate([one.years_past[1:], one.years])
    kept = slice(max(0, len(one.years_past) - 1 - len(one.years)), None)
    return figures.components(when[kept], one.births[kept], one.deaths[kept], one.net[kept], int(one.years_past[-1]))


@dataclass(frozen=True, slots=True)
class Pyramid:
    """Ages in one year over those of the last year known; ``steps`` the years one may choose."""

    year: int
    now_year: int
    figure: figures.Figure
    steps: tuple[int, ...]
    before: int | None
    after: int | None
    dependency: str
    mean_age: str
    oldest: int
    rows: tuple[tuple[str, int, int], ...]


def pyramid(one: Series, year: int | None) -> Pyramid:
    """The year, or the last; a year that is not there becomes the nearest."""
    all_years = [int(y) for y in (*one.years_past, *one.years)]
    people = np.concatenate([one.people_past, one.people])
    chosen = min(all_years, key=lambda y: abs(y - (year or all_years[-1])))
    index, now = all_years.index(chosen), len(one.years_past) - 1
    shown = people[index].astype(float)
    most = figures.most_of(people[0], people[now], people[-1])
    steps = tuple(y for y in all_years if y % 5 == 0 or y in (all_years[now], all_years[-1]))
    rows = tuple((f"{a}–{a + 4}" if a < 100 else "100+", *_pair(shown, a)) for a in range(0, 101, 5))
    return Pyramid(
        chosen, all_years[now], figures.pyramid(shown, people[now], most), steps,
        all_years[index - 1] if index else None, all_years[index + 1] if index + 1 < len(all_years) else None,
        figures.said(float(demography.measures(shown)["dependency_ratio"])),
        figures.decimal(float(demography.measures(shown)["mean_age"])), _oldest(one, index), rows,
    )  # fmt: skip


def _oldest(one: Series, index: int) -> int:
    """80 and older in a year: what was counted, or the middle of what is expected."""
    ahead = index - len(one.years_past)
    return figures.neat(float(one.people_past[index][:, 80:].sum() if ahead < 0 else one.groups[ahead, -1, 1]))


def _pair(people: Values, age: int) -> tuple[int, int]:
    return round(float(people[0, age : age + 5].sum())), round(float(people[1, age : age + 5].sum()))


@dataclass(frozen=True, slots=True)
class WayRow:
    """A scenario in the last year beside the main one."""

    number: int
    name: str
    low: int
    middle: int
    high: int
    against: str
    parts: tuple[tuple[str, str, bool, int, int], ...]


def ways(outlook: Outlook, every: Sequence[Totals], place: Place | None) -> tuple[WayRow, ...]:
    """Every scenario, in order."""
    ends = [[figures.neat(value) for value in _band(one, place)[-1]] for one in every]
    names = FLOW_NAMES if outlook.moves else NET_NAMES
    found = []
    for way, (low, middle, high) in zip(outlook.ways, ends, strict=True):
        gap = middle - ends[0][1]
        against = f"{'+' if gap > 0 else ''}{figures.said(gap)}" if way.number else ""
        parts = tuple((str(names[flow]), _percent(factor), factor >= 1, a, b) for flow, factor, a, b in way.parts)
        found.append(WayRow(way.number, way.name, low, middle, high, against, parts))
    return tuple(found)


def _percent(factor: float) -> str:
    return figures.said(abs(100 * factor - 100))


def ways_figure(outlook: Outlook, base: Series, every: Sequence[Totals], place: Place | None) -> figures.Figure:
    """Picture: every scenario's middle, after what was."""
    lines = [(way.name, _band(one, place)[:, 1]) for way, one in zip(outlook.ways, every, strict=True)]
    return figures.many(base.years_past, base.past, base.years, lines)
