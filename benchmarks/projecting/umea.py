"""A published municipal projection, from its own input. Rates are by age at the year's start; newborn neither die nor move."""

import csv
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from samsyn.cores.demography import Assumptions, project

PUBLISHED: Final = {2019: 127119.0, 2024: 135789.7, 2031: 147065.2}
BOYS: Final = 0.514

type Double = npt.NDArray[np.float64]


def read(folder: Path) -> tuple[Assumptions, Double]:
    """The model's rates by cohort and its starting population, [1, sex, age]."""
    with (folder / "startpop_2019.csv").open(encoding="utf-8") as handle:
        start = np.array([[float(x) for x in row[1:]] for row in list(csv.reader(handle))[1:]]).T[None]
    tables: dict[str, Double] = {}
    with (folder / "assumptions.csv").open(encoding="utf-8") as handle:
        rows = list(csv.reader(handle))
    for row in rows[1:]:
        tables.setdefault(row[1], np.zeros((12, 101)))[:, int(row[0])] = [float(x) for x in row[2:]]

    def both(name: str) -> Double:
        return np.stack([tables[name.format("women")], tables[name.format("men")]], 1)

    into = both("inmig.rates.{}") * both("natpop.{}")
    parts = (both("asdr_{}"), both("outmig.rates.{}"), into, both("intermig.net.{}"))
    death, out, into, abroad = (np.concatenate([np.zeros((12, 2, 1)), part], -1)[:, None] for part in parts)
    fertility = np.concatenate([np.zeros((12, 1)), tables["asfr"]], -1)[:, None]
    years = tuple(int(year) for year in rows[0][2:])
    return Assumptions(
        ("2480",), years, death, fertility, out, np.zeros_like(out), into, abroad, closing_women=1.0, boys=BOYS
    ), start  # fmt: skip


def agreement(folder: Path) -> dict[str, Any]:
    """Totals beside the published ones."""
    assumed, start = read(folder)
    done = project(start, assumed)
    totals = dict(zip(done.years, done.population.sum((1, 2, 3)).tolist(), strict=True))
    return {
        "years": list(PUBLISHED),
        "totals": [totals[year] for year in PUBLISHED],
        "errors": [abs(totals[year] / value - 1) for year, value in PUBLISHED.items()],
    }


def scaled(folder: Path, areas: int, years: int) -> tuple[Assumptions, Double]:
    """The published place in ``areas`` sizes, its last year standing for those after it."""
    one, start = read(folder)
    sizes = np.geomspace(0.02, 4, areas)
    index = np.minimum(np.arange(years), len(one.years) - 1)

    def rates(values: Double) -> Double:
        return np.broadcast_to(values[index], (years, areas, *values.shape[2:]))

    return Assumptions(
        tuple(f"{i:04d}" for i in range(areas)), tuple(range(2020, 2020 + years)), rates(one.death),
        rates(one.fertility), rates(one.out), rates(one.emigration), one.into[index] * sizes[:, None, None],
        one.immigration[index] * sizes[:, None, None], 1.0, BOYS,
    ), start * sizes[:, None, None]  # fmt: skip
