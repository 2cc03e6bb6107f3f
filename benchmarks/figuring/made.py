"""Kolada's real shape with invented values: 6,000 indicators x 312 areas x 30 years x 3 sexes, 17 % filled."""

from types import MappingProxyType
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from samsyn.cores.series import SEXES, Figures, Query

KPIS: Final = 6000
AREAS: Final = ("0000", *(f"00{n:02}" for n in range(1, 22)), *(f"{1000 + n}" for n in range(290)))
YEARS: Final = tuple(str(year) for year in range(1996, 2026))
ASKED: Final = 94  # the indicator that is asked for: every area, both sexes, 21 years, as large as they come
REGION: Final = 19  # the place of 0019 in AREAS
PAGE: Final = (24, 29, 34, 44, 49, 54, 94, 149, 164, 184)  # a goal's ten indicators, all by sex
COLUMNS: Final = ("kpi", "area", "year", "sex", "value")


def invented(number: int) -> Figures:
    """One indicator: for municipalities, regions or both; split by sex or not; some years; some kind of number."""
    chance = np.random.default_rng(number)
    areas = {"K": AREAS[22:], "L": AREAS[:22], "A": AREAS}["KKKLA"[number % 5]]
    split, length = chance.random() < 0.38, int(chance.integers(4, 22))
    start = int(chance.integers(0, len(YEARS) - length + 1))
    shape = (len(areas), length, len(SEXES))
    level = np.exp(chance.normal(4, 1.5)) * (1 + chance.normal(0, 0.2, (len(areas), 1, 1)))
    values = level * (1 + 0.01 * np.arange(length)[None, :, None] + chance.normal(0, 0.03, shape))
    values = np.round(values, (0, 1, 2, 6)[number % 4])
    if not split:
        values[:, :, 1:] = np.nan
    values[chance.random(shape) < 0.02] = np.nan
    query = Query("Kolada", f"https://api.kolada.se/v3/data/kpi/N{number:05}", "2026-11-22T08:00:00Z", "2026-02-24")
    return Figures(areas, YEARS[start : start + length], values, ~np.isnan(values), MappingProxyType({}), (query,))


def rows(number: int) -> tuple[npt.NDArray[Any], ...]:
    """One indicator as the columns of a table: whole numbers for codes, which is what a database likes best."""
    one = invented(number)
    area, year, sex = np.nonzero(~np.isnan(one.values))
    first = AREAS.index(one.areas[0])
    return (
        np.full(len(area), number, dtype=np.int16), (area + first).astype(np.int16),
        (year + int(one.periods[0])).astype(np.int16), sex.astype(np.int8), one.values[area, year, sex],
    )  # fmt: skip


def columns(kpis: int) -> dict[str, npt.NDArray[Any]]:
    """Every value there is, series after series."""
    parts = list(zip(*(rows(number) for number in range(kpis)), strict=True))
    return {name: np.concatenate(part) for name, part in zip(COLUMNS, parts, strict=True)}
