"""The same futures as ``futures`` and the same quantiles, by ``fused``: worth it when there are many cells."""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Final

import numpy as np
import numpy.typing as npt

from samsyn.cores.demography.chance import Bits, bits, table
from samsyn.cores.demography.cohorts import opening_of
from samsyn.cores.demography.futures import Deviations, Drawn
from samsyn.cores.demography.quantiles import Single, weights
from samsyn.cores.demography.values import AGES, SLOTS, Array, Assumptions
from samsyn.cores.demography.variation import KNOTS, hats

_WORTH: Final = 300_000  # years of a place in a draw: below it the compiler takes longer than it saves
_BLOCK: Final = 1_000  # years of a place in a draw, held at a time

type _Chance = tuple[Single, Bits]
type _Indices = npt.NDArray[np.int64]


def worth(size: int) -> bool:
    """Whether so many years of places and draws are best left to the compiler. Nothing else plays a part, so that the
    same task always goes the same way."""
    return size >= _WORTH and found()


@cache
def found() -> bool:
    """Whether Numba is installed (the extra ``fast``). It is not loaded here."""
    return find_spec("numba") is not None


@dataclass(frozen=True, slots=True)
class Knots:
    """Between which knots a slot lies, and the share of the nearer and the further."""

    at: _Indices
    low: Single
    high: Single


@cache
def _knots() -> Knots:
    at = np.clip(np.searchsorted(KNOTS, np.arange(SLOTS), side="right") - 1, 0, len(KNOTS) - 2)
    shares, slots = hats().astype(np.float32), np.arange(SLOTS)
    return Knots(at, shares[at, slots], shares[at + 1, slots])


def drawn(
    start: Array,
    assumed: Assumptions,
    area: int,
    deviations: Deviations,
    turnover: Single | None,
    members: Single,
    chance: np.random.Generator,
) -> Drawn:
    """One place's draws and quantiles, as ``futures.drawn``."""
    from samsyn.cores.demography import fused  # loads the compiler

    years, draws = deviations.births.shape
    buffer = np.zeros((2, SLOTS + years, draws), np.float32)
    buffer[:, years:] = opening_of(start).astype(np.float32)[..., None]
    flows = np.zeros((3, years, draws), np.float32)
    known = np.empty((years, 1 + len(members), draws))
    cells = np.empty((years, 2, AGES, 4), np.float32)
    rates, knots = _rates(assumed, area, turnover), _knots()
    moved = (deviations.births, deviations.deaths, deviations.moves)
    size = max(1, _BLOCK // draws)
    for first in range(0, years, size):
        part = slice(first, min(first + size, years))
        block = np.empty((part.stop - first, 2, AGES, draws), np.float32)
        random = _chance(part.stop - first, draws, chance, events=turnover is not None)
        fused.years(
            first, buffer, rates, moved, (knots.at, knots.low, knots.high), random, table(), turnover is not None,
            flows, block,
        )  # fmt: skip
        if len(members):
            known[part, 1:] = members @ block.sum(1)
        fused.picked(block.reshape(-1, draws), network(draws), *_places(draws), cells[part].reshape(-1, 4))
    total, births, deaths = flows
    known[:, 0] = total
    before = np.concatenate([np.full((1, draws), start.sum(), np.float32), total[:-1]])
    return Drawn(np.stack([total, births, deaths, total - before - births + deaths]), cells, known)


def _rates(assumed: Assumptions, area: int, turnover: Single | None) -> tuple[Single, ...]:
    """[year, …]: what stays, what more deaths take, deaths, who come, births before and after moving; then the share of
    each sex and the spread of events."""
    death, closing = assumed.death[:, area], assumed.closing_women
    stay = 1 - assumed.out[:, area] - assumed.emigration[:, area]
    come = assumed.into[:, area] + assumed.immigration[:, area]
    fertility = assumed.fertility[:, area].astype(np.float32)
    spread = np.zeros((2, SLOTS), np.float32) if turnover is None else np.sqrt(turnover[..., 0])
    return (
        *(np.ascontiguousarray(v, np.float32) for v in ((1 - death) * stay, -death * stay, death, come)),
        (1 - np.float32(closing)) * fertility,
        np.float32(closing) * fertility,
        np.array([1 - assumed.boys, assumed.boys], np.float32),
        np.ascontiguousarray(np.broadcast_to(spread, (2, SLOTS)), np.float32),
    )


def _chance(years: int, draws: int, chance: np.random.Generator, *, events: bool) -> _Chance:
    """The random numbers of some years, taken in the order ``futures`` takes them: births, deaths, [year, 2, 2, draw];
    each cell's noise and what decides its rounding, [year, sex, slot, draw]."""
    if not events:
        return np.zeros((years, 2, 2, 1), np.float32), np.zeros((years, 2, 1, 1, 1), np.uint16)
    counts = np.empty((years, 2, 2, draws), np.float32)
    cells = np.empty((years, 2, 2, SLOTS, draws), np.uint16)  # [year, noise or rounding, sex, slot, draw]
    for year in range(years):
        for count in counts[year]:
            count[0] = chance.standard_normal(draws, dtype=np.float32)
            count[1] = chance.random(draws, dtype=np.float32)
        cells[year] = bits(chance, cells[year].size).reshape(cells[year].shape)
    return counts, cells


@cache
def _places(draws: int) -> tuple[_Indices, Single]:
    """Below which sorted draw p10, p50 and p90 lie, and how far above it."""
    columns = weights(draws)[:, :3].T
    at = np.array([int(np.flatnonzero(column)[0]) for column in columns])
    return at, np.array([1 - column[below] for column, below in zip(columns, at, strict=True)], np.float32)


@cache
def network(draws: int) -> _Indices:
    """[comparison, 2]: Batcher's odd-even merge sort (1968) for so many draws, without the comparisons that touch
    none of the draws that are looked at."""
    at, share = _places(draws)
    wanted = {int(below) for below in at} | {int(below) + 1 for below, above in zip(at, share, strict=True) if above}
    kept = []
    for low, high in reversed(_comparisons(draws)):
        if low in wanted or high in wanted:
            wanted |= {low, high}
            kept.append((low, high))
    return np.array(kept[::-1], np.int64)


def _comparisons(draws: int) -> list[tuple[int, int]]:
    """Knuth, *Sorting and Searching*, algorithm 5.2.2 M: which two places are put in order, one after another."""
    found: list[tuple[int, int]] = []
    top = 1 << max(0, (draws - 1).bit_length() - 1)
    part = top
    while part:
        step, rest, gap = top, 0, part
        while True:
            found += [(i, i + gap) for i in range(draws - gap) if i & part == rest]
            if step == part:
                break
            gap, step, rest = step - part, step // 2, part
        part //= 2
    return found
