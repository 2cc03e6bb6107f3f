"""How a future deviates from what is assumed: what all places have in common, and each place's own."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from samsyn.cores.demography.chance import normal
from samsyn.cores.demography.quantiles import Single
from samsyn.cores.demography.variation import LEADS, Spread, Variation

WIDEST: Final = 1.0  # logarithm: a rate is at most e times what is assumed, and at least a third


@dataclass(frozen=True, slots=True)
class Deviations:
    """From what is assumed, [year, …, draw]: births and deaths as logarithms, or as factors; net moves per person by
    knot."""

    births: Single
    deaths: Single
    moves: Single


def common(variation: Variation, years: int, draws: int, chance: np.random.Generator) -> Deviations:
    """What all places share: each draw and its opposite, so that the middle does not lean by chance. (Antithetic
    variates: Hammersley & Morton 1956.)"""
    half = -(-draws // 2)
    parts = (variation.births, variation.deaths, variation.moves)
    found = [_paths(part.country, years, half, chance) for part in parts]
    return Deviations(*(np.concatenate([part, -part], -1)[..., :draws] for part in found))


def of_place(variation: Variation, shared: Deviations, chance: np.random.Generator) -> Deviations:
    """What is shared and a place's own; births and deaths as factors."""
    years, draws = shared.births.shape
    births = _paths(variation.births.local, years, draws, chance)
    deaths = _paths(variation.deaths.local, years, draws, chance)
    moves = _paths(variation.moves.local, years, draws, chance)
    return Deviations(_factor(shared.births + births), _factor(shared.deaths + deaths), shared.moves + moves)


def sizes(part: Spread, years: int) -> Single:
    """The spread of each year ahead, [year] or [year, knot]: after the last lead that history could try, it grows with
    the square root of the lead."""
    size = part.size[np.minimum(np.arange(years), len(part.size) - 1)]
    further = np.sqrt(np.maximum(np.arange(1, years + 1) / LEADS, 1))
    return np.asarray(size * further.reshape(-1, *(1,) * (size.ndim - 1)), np.float32)


def _paths(part: Spread, years: int, draws: int, chance: np.random.Generator) -> Single:
    """Deviations over time, [year, …, draw]: a unit process with memory, times the spread of each lead year."""
    size = sizes(part, years)
    shocks = normal(chance, (*size.shape, draws))
    if part.together:
        alike = normal(chance, (years, *(1,) * (size.ndim - 1), draws))
        shocks = np.float32(np.sqrt(1 - part.together)) * shocks + np.float32(np.sqrt(part.together)) * alike
    fresh, kept = np.float32(np.sqrt(1 - part.memory**2)), np.float32(part.memory)
    for year in range(1, years):
        shocks[year] = kept * shocks[year - 1] + fresh * shocks[year]
    return np.asarray(shocks * size[..., None])


def _factor(logs: Single) -> Single:
    return np.asarray(np.exp(np.clip(logs, -WIDEST, WIDEST)))
