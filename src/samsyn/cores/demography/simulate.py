"""Many futures, one place at a time, so that memory holds one place's draws only. Seeded; threads change nothing."""

import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np

from samsyn.cores.demography import compiled, quantiles
from samsyn.cores.demography.chance import normal
from samsyn.cores.demography.futures import Deviations, drawn
from samsyn.cores.demography.quantiles import Band, Single
from samsyn.cores.demography.step import apply
from samsyn.cores.demography.values import AGES, Array, Assumptions, Multiplier
from samsyn.cores.demography.variation import LEADS, Spread, Variation

_WIDEST: Final = 1.0  # logarithm: a rate is at most e times what is assumed, and at least a third
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
    run = _Run(start, changed, variation, draws, seed, events, compile_it, _members(groups), filled)
    common = _deviations(run, _chance(seed, ""), local=False)
    country = np.zeros((years, 1 + len(groups), draws))
    with ThreadPoolExecutor(workers) as pool:
        for sums in pool.map(lambda area: _place(run, common, area), range(areas)):
            country += sums
    quantiles.fill(filled.country, (slice(None),), country[:, 0].astype(np.float32))
    quantiles.fill(filled.country_groups, (slice(None),), country[:, 1:].astype(np.float32))
    return filled


@dataclass(frozen=True, slots=True)
class _Run:
    """What all places have in common."""

    start: Array
    assumed: Assumptions
    variation: Variation
    draws: int
    seed: int
    events: bool
    compile: bool
    members: Single
    filled: Draws


def _members(groups: tuple[tuple[int, int], ...]) -> Single:
    """[group, age]: one for those who belong."""
    ages = np.arange(AGES)
    return np.array([(first <= ages) & (ages <= last) for first, last in groups], dtype=np.float32).reshape(-1, AGES)


def _place(run: _Run, common: Deviations, area: int) -> Array:
    """Fill one place's quantiles; its total and groups in each draw, [year, 1 + group, draw]."""
    chance = _chance(run.seed, run.assumed.areas[area])
    own = _deviations(run, chance, local=True)
    both = Deviations(
        _factor(common.births + own.births), _factor(common.deaths + own.deaths), common.moves + own.moves
    )
    turnover = run.variation.turnover.astype(np.float32)[..., None] if run.events else None
    draw = compiled.drawn if run.compile else drawn
    found = draw(run.start[area], run.assumed, area, both, turnover, run.members, chance)
    quantiles.put(run.filled.population, (slice(None), area), found.cells)
    quantiles.fill(run.filled.groups, (slice(None), area), found.known[:, 1:].astype(np.float32))
    for name, draws in zip(_SUMS, found.sums, strict=True):
        quantiles.fill(getattr(run.filled, name), (slice(None), area), draws)
    return found.known


def _deviations(run: _Run, chance: np.random.Generator, *, local: bool) -> Deviations:
    parts = (run.variation.births, run.variation.deaths, run.variation.moves)
    years = len(run.assumed.years)
    if local:
        return Deviations(*(paths(part.local, years, run.draws, chance) for part in parts))
    half = -(-run.draws // 2)
    return Deviations(*(_mirrored(paths(part.country, years, half, chance), run.draws) for part in parts))


def _mirrored(half: Single, draws: int) -> Single:
    """Each draw and its opposite, so that the middle does not lean by chance. (Antithetic variates: Hammersley & Morton
    1956.)"""
    return np.concatenate([half, -half], -1)[..., :draws]


def paths(part: Spread, years: int, draws: int, chance: np.random.Generator) -> Single:
    """Deviations over time, [year, …, draw]: a unit process with memory, times the spread of each lead year.

    After the last lead that history could try, the spread grows with the square root of the lead.
    """
    size = part.size[np.minimum(np.arange(years), len(part.size) - 1)]
    further = np.sqrt(np.maximum(np.arange(1, years + 1) / LEADS, 1))
    size = size * further.reshape(-1, *(1,) * (size.ndim - 1))
    shocks = normal(chance, (*size.shape, draws))
    if part.together:
        alike = normal(chance, (years, *(1,) * (size.ndim - 1), draws))
        shocks = np.float32(np.sqrt(1 - part.together)) * shocks + np.float32(np.sqrt(part.together)) * alike
    fresh, kept = np.float32(np.sqrt(1 - part.memory**2)), np.float32(part.memory)
    for year in range(1, years):
        shocks[year] = kept * shocks[year - 1] + fresh * shocks[year]
    return np.asarray(shocks * size[..., None].astype(np.float32))


def _factor(logs: Single) -> Single:
    return np.asarray(np.exp(np.clip(logs, -_WIDEST, _WIDEST)))


def _chance(seed: int, area: str) -> np.random.Generator:
    """A stream of its own for each place, whatever the order."""
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, zlib.crc32(area.encode())])))
