"""A figure over time, for many areas and both sexes at once.

area    as the source codes it: "0019" Region Västmanland, "1980" Västerås, "0000" the country
period  as the source writes it: "2023", "2023M05"; in order
sex     "T" all, "K" women, "M" men
value   NaN where there is none. ``said`` tells a figure that the source gave without a value from one it never gave.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

SEXES: Final = ("T", "K", "M")

type Values = npt.NDArray[np.float64]
type Marks = npt.NDArray[np.bool_]
type Origins = npt.NDArray[np.uint8]
type AreaKind = Literal["country", "region", "municipality", "other"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as a source gives it; no value is None, never 0."""

    area: str
    period: str
    sex: str
    value: float | None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked, when, and how the source marks its answer."""

    source: str
    asked: str
    at: str
    revision: str = ""
    noisy: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """All figures of one series: arrays [area, period, sex], read-only."""

    areas: tuple[str, ...]
    periods: tuple[str, ...]
    values: Values
    said: Marks
    statuses: Mapping[tuple[int, int, int], str] = field(default_factory=lambda: MappingProxyType({}))
    queries: tuple[Query, ...] = ()
    origins: Origins | None = None

    def __post_init__(self) -> None:
        shape = (len(self.areas), len(self.periods), len(SEXES))
        if self.values.shape != shape or self.said.shape != shape:
            message = f"figures of shape {self.values.shape} for {shape}"
            raise ValueError(message)
        for array in (self.values, self.said, self.origins):
            if array is not None:
                array.flags.writeable = False

    def __len__(self) -> int:
        return int(self.said.sum())

    def rows(self, areas: tuple[str, ...] = (), first: str = "", last: str = "") -> Iterator[Figure]:
        """The figures the source gave, area by area, period by period, all–women–men."""
        for at, period, sex in np.argwhere(self.said).tolist():
            if areas and self.areas[at] not in areas:
                continue
            if not within(self.periods[period], first, last):
                continue
            yield self.figure(at, period, sex)

    def figure(self, area: int, period: int, sex: int) -> Figure:
        """One figure by its place."""
        value = float(self.values[area, period, sex])
        said = None if np.isnan(value) else value
        status = self.statuses.get((area, period, sex), "")
        return Figure(self.areas[area], self.periods[period], SEXES[sex], said, status)

    def line(self, area: str, sex: str = "T") -> tuple[tuple[str, float], ...]:
        """Period and value of one area and sex, where there is a value."""
        if area not in self.areas:
            return ()
        values = self.values[self.areas.index(area), :, SEXES.index(sex)]
        return tuple((p, v) for p, v in zip(self.periods, values.tolist(), strict=True) if v == v)

    def query_of(self, area: str, period: str, sex: str = "T") -> Query | None:
        """What was asked when this figure came."""
        if not self.queries:
            return None
        if self.origins is None:
            return self.queries[0]
        place = self.areas.index(area), self.periods.index(period), SEXES.index(sex)
        return self.queries[int(self.origins[place])]


def within(period: str, first: str, last: str) -> bool:
    """Whether a period lies from one to another; "2023M05" lies in "2023"."""
    return (not first or period >= first) and (not last or period[: len(last)] <= last)


def empty() -> Figures:
    """A series with nothing in it."""
    return Figures((), (), np.empty((0, 0, 3)), np.empty((0, 0, 3), dtype=bool))


def kind_of(area: str) -> AreaKind:
    """What an area's code says it is, in Kolada's codes (0019) and SCB's (19)."""
    if area in {"0000", "00"}:
        return "country"
    if not area.isdigit():
        return "other"
    if len(area) == 2 or (len(area) == 4 and area.startswith("00")):
        return "region"
    return "municipality" if len(area) == 4 else "other"
