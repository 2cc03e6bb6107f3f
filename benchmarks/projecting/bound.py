"""The least that can be asked: the plain way's draws carried by a compiled loop, place by place on all cores, and one
sort per cell. No random streams of its own per place, no flows kept, no sums: only what cannot be left out."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit

from samsyn.cores.demography import Assumptions

type Double = npt.NDArray[np.float64]


@njit(nogil=True, error_model="numpy")
def _carried(start, level, death, out, abroad, into, fertility, boys, cells):  # type: ignore[no-untyped-def]
    """``level`` [flow, year, draw]; ``cells`` [year, sex, age, draw] is filled."""
    years, _, ages, draws = cells.shape
    births, newborn = np.empty(draws, np.float32), np.empty(draws, np.float32)
    for year in range(years):
        births[:] = 0
        for sex in range(2):
            for age in range(ages):
                for draw in range(draws):
                    people = start[sex, age] if year == 0 else cells[year - 1, sex, age, draw]
                    left = people * (1 - death[year, sex, age + 1] * level[0, year, draw])
                    away = out[year, sex, age + 1] * level[1, year, draw]
                    away += (1 - away) * abroad[year, sex, age + 1] * level[2, year, draw]
                    closing = left * (1 - away) + into[year, sex, age + 1] * level[3, year, draw]
                    if sex == 0:
                        births[draw] += fertility[year, age + 1] * (people + closing)
                    if age < ages - 1:
                        cells[year, sex, age + 1, draw] = closing
                    else:
                        cells[year, sex, age, draw] += closing
        for sex in range(2):
            share = (boys if sex else 1 - boys) * (1 - death[year, sex, 0]) / 2
            for draw in range(draws):
                newborn[draw] = births[draw] * level[4, year, draw] * share
                cells[year, sex, 0, draw] = newborn[draw]


def drawn(assumed: Assumptions, start: Double, draws: int) -> float:
    """p10, p50 and p90 of every cell; the middle's sum in the last year."""
    years, areas = len(assumed.years), len(assumed.areas)
    found = np.empty((areas, 3, years, 2, 101), np.float32)
    places = np.array([0.1, 0.5, 0.9]) * (draws - 1)
    at, above = places.astype(int), (places % 1).astype(np.float32)[:, None, None, None]

    def single(values: Any) -> npt.NDArray[np.float32]:
        return np.ascontiguousarray(values, np.float32)

    def one(area: int) -> None:
        chance = np.random.Generator(np.random.SFC64(area))
        level = np.exp(np.float32(0.05) * chance.standard_normal((5, years, draws), dtype=np.float32))
        cells = np.empty((years, 2, 101, draws), np.float32)
        _carried(
            single(start[area]), level, single(assumed.death[:, area]), single(assumed.out[:, area]),
            single(assumed.emigration[:, area]), single(assumed.into[:, area] + assumed.immigration[:, area]),
            single(assumed.fertility[:, area]), np.float32(assumed.boys), cells,
        )  # fmt: skip
        cells.sort(-1)
        below, over = (np.moveaxis(cells[..., index], -1, 0) for index in (at, np.minimum(at + 1, draws - 1)))
        found[area] = below + above * (over - below)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one, range(areas)))
    return float(found[:, 1, -1].sum())
