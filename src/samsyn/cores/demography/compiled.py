"""The same futures as ``futures`` and the same quantiles, by ``fused``: worth it when there are many cells."""

from functools import cache
from importlib.util import find_spec
from typing import Final

import numpy as np
import numpy.typing as npt

from samsyn.cores.demography.chance import table
from samsyn.cores.demography.cohorts import opening_of
from samsyn.cores.demography.deviations import WIDEST, Deviations, sizes
from samsyn.cores.demography.futures import Drawn
from samsyn.cores.demography.quantiles import Single, weights
from samsyn.cores.demography.values import AGES, SLOTS, Array, Assumptions
from samsyn.cores.demography.variation import Variation, hats

_WORTH: Final = 300_000  # years of a place in a draw: below it the compiler takes longer than it saves

type _Wander = tuple[Single, np.float32, np.float32, Single]
type _Indices = npt.NDArray[np.int64]


def worth(size: int) -> bool:
    """Whether so many years of places and draws are best left to the compiler. Nothing else plays a part, so that the
    same task always goes the same way."""
    return size >= _WORTH and found()


@cache
def found() -> bool:
    """Whether Numba is installed (the extra ``fast``). It is not loaded here."""
    return find_spec("numba") is not None


@cache
def _hats(multiple: int) -> Single:
    """[knot, slot]: each knot's share of every slot; filled up with empty knots to a multiple."""
    shares = hats()
    return np.pad(shares, ((0, -len(shares) % multiple), (0, 0))).astype(np.float32)


def drawn(
    start: Array,
    assumed: Assumptions,
    area: int,
    variation: Variation,
    common: Deviations,
    turnover: Array | None,
    groups: tuple[tuple[int, int], ...],
    chance: np.random.Generator,
) -> Drawn:
    """One place's draws and quantiles, as ``futures.drawn``."""
    from samsyn.cores.demography import fused  # loads the compiler

    years, draws = common.births.shape
    buffer = np.zeros((draws, 2, SLOTS + years), np.float32)
    buffer[..., years:] = opening_of(start)
    sums = np.empty((draws, 4 + len(groups), years), np.float32)
    sums[:, 3, 0] = start.sum()
    flows = np.empty((4, 4 + len(groups), years), np.float32)
    cells = np.empty((4, years, 2, AGES), np.float32)
    fused.place(
        _state(chance), buffer, _rates(assumed, area, turnover), _wander(variation, common),
        _hats(fused.KNOTS_AT_ONCE), table(), np.float32(WIDEST), turnover is not None,
        np.array(groups, np.int64).reshape(-1, 2), (network(draws), *_places(draws)), sums, flows, cells,
    )  # fmt: skip
    each = sums.transpose(1, 2, 0)
    known = np.concatenate([each[:1], each[4:]])
    return Drawn(np.moveaxis(flows, 0, -1), np.moveaxis(cells, 0, -1), known)


def _state(chance: np.random.Generator) -> npt.NDArray[np.uint64]:
    """Where the generator stands: three numbers and a counter, from which the compiled code goes on."""
    state: dict[str, dict[str, npt.NDArray[np.uint64]]] = dict(chance.bit_generator.state)
    return state["state"]["state"]


def _wander(variation: Variation, common: Deviations) -> tuple[_Wander, ...]:
    """Of births, deaths and moves: the spread by year and knot, memory, what ages have together, what is common."""
    parts = (variation.births.local, variation.deaths.local, variation.moves.local)
    shared = (common.births[:, None], common.deaths[:, None], common.moves)
    return tuple(
        (
            np.ascontiguousarray(sizes(part, len(common.births)).reshape(len(common.births), -1)),
            np.float32(part.memory), np.float32(part.together), np.ascontiguousarray(also),
        )
        for part, also in zip(parts, shared, strict=True)
    )  # fmt: skip


def _rates(assumed: Assumptions, area: int, turnover: Array | None) -> tuple[Single | _Indices, ...]:
    """[year, …]: what stays, what more deaths take, deaths, who come, births before and after moving; then the share of
    each sex, the spread of events and between which slots there are births."""
    death, closing = assumed.death[:, area], assumed.closing_women
    stay = 1 - assumed.out[:, area] - assumed.emigration[:, area]
    come = assumed.into[:, area] + assumed.immigration[:, area]
    fertility = assumed.fertility[:, area].astype(np.float32)
    spread = np.zeros((2, SLOTS), np.float32) if turnover is None else np.sqrt(turnover).astype(np.float32)
    mothers = np.flatnonzero(fertility.any(0))
    return (
        *(np.ascontiguousarray(v, np.float32) for v in ((1 - death) * stay, -death * stay, death, come)),
        (1 - np.float32(closing)) * fertility,
        np.float32(closing) * fertility,
        np.array([1 - assumed.boys, assumed.boys], np.float32),
        np.ascontiguousarray(np.broadcast_to(spread, (2, SLOTS))),
        np.array([max(1, mothers[0]), mothers[-1] + 1] if len(mothers) else [1, 1], np.int64),
    )


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
