"""Figures one by one → a series; two fetches of a series → one; what differs between them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from samsyn.cores.series.values import SEXES, Figure, Figures, Marks, Origins, Query, Values, empty, within


@dataclass(frozen=True, slots=True)
class Window:
    """What was asked for: these areas (none = all) and periods. Inside it the answer is the whole truth."""

    areas: frozenset[str] = frozenset()
    first: str = ""
    last: str = ""

    def holds(self, area: str, period: str) -> bool:
        """Whether a figure was asked for."""
        if self.areas and area not in self.areas:
            return False
        return within(period, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Change:
    """One figure before and after; None where there was no figure at all."""

    before: Figure | None
    after: Figure | None

    @property
    def kind(self) -> str:
        """added, gone or changed."""
        if self.before is None:
            return "added"
        return "gone" if self.after is None else "changed"


def gathered(rows: Iterable[Figure], query: Query | None = None) -> Figures:
    """A series of these figures. A figure given twice: the last one counts. An unknown sex: ValueError."""
    by_place = {(row.area, row.period, row.sex): row for row in rows}
    areas = tuple(sorted({area for area, _, _ in by_place}))
    periods = tuple(sorted({period for _, period, _ in by_place}))
    at_area = {area: at for at, area in enumerate(areas)}
    at_period = {period: at for at, period in enumerate(periods)}
    values = np.full((len(areas), len(periods), len(SEXES)), np.nan)
    said = np.zeros(values.shape, dtype=bool)
    statuses = {}
    for (area, period, sex), row in by_place.items():
        place = at_area[area], at_period[period], SEXES.index(sex)
        said[place] = True
        if row.value is not None:
            values[place] = row.value
        if row.status:
            statuses[place] = row.status
    return Figures(areas, periods, values, said, MappingProxyType(statuses), (query,) if query else ())


def merged(old: Figures, new: Figures, window: Window) -> Figures:
    """The new answer inside its window, the old figures outside it; each figure keeps the query it came with."""
    asked_areas = np.array([not window.areas or area in window.areas for area in old.areas], dtype=bool)
    asked_periods = np.array([within(period, window.first, window.last) for period in old.periods], dtype=bool)
    kept = old.said & ~(asked_areas[:, None, None] & asked_periods[None, :, None])
    if not kept.any():
        return new
    kept_areas = [area for area, some in zip(old.areas, kept.any(axis=(1, 2)), strict=True) if some]
    kept_periods = [period for period, some in zip(old.periods, kept.any(axis=(0, 2)), strict=True) if some]
    areas = tuple(sorted({*kept_areas, *new.areas}))
    periods = tuple(sorted({*kept_periods, *new.periods}))
    queries: list[Query] = []
    before, after = _relaid(old, kept, areas, periods, queries), _relaid(new, new.said, areas, periods, queries)
    return Figures(
        areas,
        periods,
        np.where(after.said, after.values, before.values),
        before.said | after.said,
        MappingProxyType({**before.statuses, **after.statuses}),
        tuple(queries),
        np.where(after.said, after.origins, before.origins) if len(queries) > 1 else None,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Changes:
    """What differs, counted at once and written out only when looked at."""

    before: Figures
    after: Figures
    places: npt.NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[Change]:
        for place in self.places.tolist():
            yield Change(
                self.before.figure(*place) if self.before.said[tuple(place)] else None,
                self.after.figure(*place) if self.after.said[tuple(place)] else None,
            )

    def count(self, kind: str) -> int:
        """How many were added, changed or gone."""
        at = tuple(self.places.T)
        before, after = self.before.said[at], self.after.said[at]
        which = {"added": ~before, "gone": ~after, "changed": before & after}
        return int(which[kind].sum())


def changes(old: Figures, new: Figures) -> Changes:
    """Every figure that differs, in order of place. The query it came with is no difference."""
    areas = old.areas if old.areas == new.areas else tuple(sorted({*old.areas, *new.areas}))
    periods = old.periods if old.periods == new.periods else tuple(sorted({*old.periods, *new.periods}))
    before, after = _relaid(old, old.said, areas, periods, []).on, _relaid(new, new.said, areas, periods, []).on
    other = before.said != after.said
    other |= before.said & (before.values != after.values) & ~(np.isnan(before.values) & np.isnan(after.values))
    for place in before.statuses.keys() | after.statuses.keys():
        other[place] |= before.statuses.get(place) != after.statuses.get(place)
    return Changes(before, after, np.argwhere(other))


@dataclass(frozen=True, slots=True)
class _Laid:
    """A part of a series on other axes."""

    on: Figures
    origins: Origins

    @property
    def values(self) -> Values:
        return self.on.values

    @property
    def said(self) -> Marks:
        return self.on.said

    @property
    def statuses(self) -> Mapping[tuple[int, int, int], str]:
        return self.on.statuses


def _relaid(
    series: Figures, kept: Marks, areas: tuple[str, ...], periods: tuple[str, ...], queries: list[Query]
) -> _Laid:
    if series.areas == areas and series.periods == periods and kept is series.said and not queries:
        queries.extend(series.queries)
        return _Laid(series, np.zeros(kept.shape, np.uint8) if series.origins is None else series.origins)
    at_area = {area: at for at, area in enumerate(areas)}
    at_period = {period: at for at, period in enumerate(periods)}
    a, p, s = np.nonzero(kept)
    to_area = np.array([at_area.get(area, -1) for area in series.areas], dtype=int)
    to_period = np.array([at_period.get(period, -1) for period in series.periods], dtype=int)
    place = to_area[a], to_period[p], s
    values, said = (
        np.full((len(areas), len(periods), len(SEXES)), np.nan),
        np.zeros((len(areas), len(periods), 3), bool),
    )
    origins = np.zeros(said.shape, dtype=np.uint8)
    values[place], said[place] = series.values[a, p, s], True
    if series.queries:
        numbers = np.zeros(len(a), dtype=np.uint8) if series.origins is None else series.origins[a, p, s]
        renumbered = np.zeros(256, dtype=np.uint8)
        for number in np.unique(numbers).tolist():
            renumbered[number] = _number(queries, series.queries[number])
        origins[place] = renumbered[numbers]
    statuses = {
        (int(to_area[x]), int(to_period[y]), z): word for (x, y, z), word in series.statuses.items() if kept[x, y, z]
    }
    return _Laid(Figures(areas, periods, values, said, MappingProxyType(statuses)), origins)


def only(series: Figures, areas: Collection[str]) -> Figures:
    """The series of these areas alone."""
    kept = [at for at, area in enumerate(series.areas) if area in areas]
    if not kept:
        return empty()
    back = {at: place for place, at in enumerate(kept)}
    statuses = {(back[a], p, s): word for (a, p, s), word in series.statuses.items() if a in back}
    return Figures(
        tuple(series.areas[at] for at in kept), series.periods, series.values[kept], series.said[kept],
        MappingProxyType(statuses), series.queries, None if series.origins is None else series.origins[kept],
    )  # fmt: skip


def _number(queries: list[Query], query: Query) -> int:
    """The query's number; past 255 the oldest share the last number, so that a figure always has one."""
    if query not in queries:
        if len(queries) == 256:
            queries[-1] = query
            return 255
        queries.append(query)
    return queries.index(query)
