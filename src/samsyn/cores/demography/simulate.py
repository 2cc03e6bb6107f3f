"""Many futures, one place at a time, so that memory holds one place's draws only. Seeded; threads change nothing."""

import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np

from samsyn.cores.demography import compiled, quantiles
from samsyn.cores.demography.deviations import Deviations, common
from samsyn.cores.demography.futures import drawn
from samsyn.cores.demography.quantiles import Band, Single
from samsyn.cores.demography.step import apply
from samsyn.cores.demography.values import AGES, Array, Assumptions, Multiplier
from samsyn.cores.demography.variation import Variation

_SUMS: Final = ("total", "births", "deaths", "net")


@dataclass(frozen=True, slots=True)
class Draws:
    """``population`` [year, area, sex, age], years after the last known. ``total``, ``births``, ``deaths``, ``net``
    [year, area]; ``country`` the sum of all places, [year]; ``groups`` [year, area, group] and ``country_groups``
    [year, group]. Each draw balances: total = total a year before + births - deaths + net."""

    areas: tuple[str, ...]
    years: tuple[int, ...]
    population: Band
    total: Band
    births: Band
    deaths: Band
    net: Band
    country: Band
    groups: Band
    country_groups: Band


def simulate(
    start: Array,
    assumed: Assumptions,
    variation: Variation,
    *,
    draws: int = 1000,
    seed: int = 1,
    scenario: tuple[Multiplier, ...] = (),
    events: bool = True,
    groups: tuple[tuple[int, int], ...] = (),
    workers: int = 2,
    fused: bool | None = None,
) -> Draws:
    """``start`` [area, sex, age] carried through all years ``draws`` times. ``events`` adds chance in every cohort.

    ``groups``: first and last age, both counted, summed before the quantiles. A place's draws depend on ``seed`` and
    the place's code, not on its order or on how many ``workers`` there are.
    ``fused``: by compiled code; None leaves it to the size of the task. The figures are the same but for rounding.
    """
    if draws < 2:
        raise ValueError("a simulation needs at least two draws")
    changed = apply(assumed, scenario)
    years, areas = len(changed.years), len(changed.areas)
    each = [quantiles.empty((years, areas)) for _ in _SUMS]
    filled = Draws(
        changed.areas,
        changed.years,
        population=quantiles.empty((years, areas, 2, AGES)),
        total=each[0],
        births=each[1],
        deaths=each[2],
        net=each[3],
        country=quantiles.empty((years,)),
        groups=quantiles.empty((years, areas, len(groups))),
        country_groups=quantiles.empty((years, len(groups))),
    )
    compile_it = compiled.worth(years * areas * draws) if fused is None else fused
    shared = common(variation, years, draws, _chance(seed, ""))
    run = _Run(start, changed, variation, shared, seed, events, compile_it, groups, filled)
    country = np.zeros((1 + len(groups), years, draws))
    with ThreadPoolExecutor(workers) as pool:
        for known in pool.map(lambda area: _place(run, area), range(areas)):
            country += known
    quantiles.fill(filled.country, (slice(None),), country[0].astype(np.float32))
    quantiles.fill(filled.country_groups, (slice(None),), country[1:].swapaxes(0, 1).astype(np.float32))
    return filled


@dataclass(frozen=True, slots=True)
class _Run:
    """What all places have in common. ``common``: what their futures share."""

    start: Array
    assumed: Assumptions
    variation: Variation
    common: Deviations
    seed: int
    events: bool
    compile: bool
    groups: tuple[tuple[int, int], ...]
    filled: Draws


def _place(run: _Run, area: int) -> Single:
    """Fill one place's quantiles; its total and groups in each draw, [1 + group, year, draw]."""
    chance = _chance(run.seed, run.assumed.areas[area])
    turnover = run.variation.turnover if run.events else None
    draw = compiled.drawn if run.compile else drawn
    found = draw(run.start[area], run.assumed, area, run.variation, run.common, turnover, run.groups, chance)
    quantiles.put(run.filled.population, (slice(None), area), found.cells)
    for name, values in zip(_SUMS, found.sums, strict=False):
        quantiles.put(getattr(run.filled, name), (slice(None), area), values)
    quantiles.put(run.filled.groups, (slice(None), area), found.sums[len(_SUMS) :].swapaxes(0, 1))
    return found.known


def _chance(seed: int, area: str) -> np.random.Generator:
    """A stream of its own for each place, whatever the order."""
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, zlib.crc32(area.encode())])))
