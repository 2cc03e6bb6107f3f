"""How fast a figure moves, how sure that is, and how fast it must move to a target. See docs/algorithms/series.md."""

import math
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from samsyn.cores.series.values import Figures, Values

LEAST: Final = 5  # points below which no trend is claimed
LOOK_BACK: Final = 10  # years
Z: Final = 1.2816  # four chances of five

type Line = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """Change a year: the median slope between all pairs of years, and an interval that holds it four times of five."""

    slope: float
    low: float
    high: float
    points: int
    first: int
    last: int

    @property
    def sure(self) -> bool:
        """The interval lies on one side of no change."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Pace:
    """Change a year, in units: needed from the latest year to the target, and what there has been since base.

    ``needed_rate`` and ``actual_rate`` are the same as compound growth (0.02 = 2 % a year), where both ends exceed 0.
    """

    needed: float
    actual: float
    needed_rate: float | None
    actual_rate: float | None

    @property
    def share(self) -> float | None:
        """How much of the needed pace there has been; None when nothing is needed."""
        return self.actual / self.needed if self.needed else None


def trend(line: Line, look_back: int = LOOK_BACK) -> Trend | None:
    """Of the last years; None when there are too few points to tell.

    Theil–Sen's slope and Sen's interval: half of all values may be odd without moving it; nothing is assumed about how
    the values spread.
    """
    if not line:
        return None
    recent = [(year, value) for year, value in line if year > line[-1][0] - look_back]
    if len(recent) < LEAST:
        return None
    slopes = sorted((b - a) / (y - x) for (x, a), (y, b) in combinations(recent, 2))
    n, count = len(recent), len(slopes)
    half = Z * math.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    outside = max(0, math.floor((count - half) / 2))
    return Trend(float(np.median(slopes)), slopes[outside], slopes[count - 1 - outside], n, recent[0][0], recent[-1][0])


def pace(base: tuple[int, float], now: tuple[int, float], target: tuple[int, float]) -> Pace | None:
    """Needed against actual; None when there are no years between."""
    past, left = now[0] - base[0], target[0] - now[0]
    if past <= 0 or left <= 0:
        return None
    return Pace(
        needed=(target[1] - now[1]) / left,
        actual=(now[1] - base[1]) / past,
        needed_rate=_rate(now[1], target[1], left),
        actual_rate=_rate(base[1], now[1], past),
    )


def path(base: tuple[int, float], target: tuple[int, float]) -> Line:
    """The straight way from base to target, year by year."""
    years = target[0] - base[0]
    if years <= 0:
        return ()
    return tuple((base[0] + at, base[1] + (target[1] - base[1]) * at / years) for at in range(years + 1))


def slopes(series: Figures) -> Values:
    """Least-squares change a year of every area and sex over all its years, at once; NaN with fewer than two."""
    years = np.array([int(period[:4]) for period in series.periods], dtype=float)[None, :, None]
    has = ~np.isnan(series.values)
    count = has.sum(axis=1)
    value = np.where(has, series.values, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        x = np.where(has, years - (years * has).sum(axis=1, keepdims=True) / count[:, None, :], 0.0)
        found: Values = (x * value).sum(axis=1) / (x * x).sum(axis=1)
    return np.where(count >= 2, found, np.nan)


def _rate(start: float, end: float, years: int) -> float | None:
    if start <= 0 or end <= 0:
        return None
    return float((end / start) ** (1 / years) - 1)
