"""A place's years in one pass over the cells, compiled by Numba. Needs the extra ``fast``; imported only when it pays.

The same steps as ``futures`` with the same random numbers, so the figures differ by rounding only. Sums go slot by slot
in single precision, so threads change nothing. Loops over draws stand innermost: they become vectors.
"""

# ruff: noqa: FURB136 (a comparison becomes one instruction; the function must mind what is not a number)
from typing import Any

import numpy as np
from numba import njit

_EVEN = np.float32(1 / 65536)
_HALF = np.float32(0.5)
_NOUGHT = np.float32(0)
_ONE = np.float32(1)
_LANES = 64  # cells sorted side by side: a hundred draws of them fit a core's nearest memory


def _compiled() -> Any:
    """Numba's own decorator, which has no types. A folder that cannot be written to only means compiling anew."""

    def decorated(function: Any) -> Any:
        try:
            return njit(nogil=True, error_model="numpy", cache=True)(function)
        except RuntimeError:
            return njit(nogil=True, error_model="numpy")(function)

    return decorated


@_compiled()
def _moved(low, high, shifts, year, knot, moves):  # type: ignore[no-untyped-def]
    """What moves add to those who stay, straight between two knots."""
    for draw in range(moves.shape[0]):
        moves[draw] = low * shifts[year, knot, draw] + high * shifts[year, knot + 1, draw]


@_compiled()
def _carried(window, sex, slot, stay, drop, come, fewer, year, moves):  # type: ignore[no-untyped-def]
    """A cell from opening to closing, all draws."""
    for draw in range(moves.shape[0]):
        keep = stay + drop * (fewer[year, draw] - _ONE) + moves[draw]
        window[sex, slot, draw] = (keep if keep > _NOUGHT else _NOUGHT) * window[sex, slot, draw] + come


@_compiled()
def _added(flows, row, year, factor, window, sex, slot):  # type: ignore[no-untyped-def]
    for draw in range(flows.shape[2]):
        flows[row, year, draw] += factor * window[sex, slot, draw]


@_compiled()
def _pooled(window, sex, slot, other):  # type: ignore[no-untyped-def]
    for draw in range(window.shape[2]):
        window[sex, slot, draw] += window[sex, other, draw]


@_compiled()
def _by_chance(window, sex, slot, event, random, step, age, table, scratch):  # type: ignore[no-untyped-def]
    """Whole persons around what was expected: see ``futures``."""
    for draw in range(scratch.shape[0]):
        scratch[draw] = table[random[step, 0, sex, age, draw]]
    for draw in range(scratch.shape[0]):
        value = window[sex, slot, draw]
        value += scratch[draw] * np.sqrt(value) * event
        value = np.floor(value + (np.float32(random[step, 1, sex, age, draw]) + _HALF) * _EVEN)
        window[sex, slot, draw] = value if value > _NOUGHT else _NOUGHT


@_compiled()
def _counted(flows, row, year, factor, counts, step, events):  # type: ignore[no-untyped-def]
    """Births (row 1) or deaths (2) of each draw: whole when events happen."""
    for draw in range(flows.shape[2]):
        value = flows[row, year, draw] * factor[year, draw]
        if events:
            noise, even = counts[step, row - 1, 0, draw], counts[step, row - 1, 1, draw]
            value = np.floor(value + noise * np.sqrt(value) + even)
            value = value if value > _NOUGHT else _NOUGHT
        flows[row, year, draw] = value


@_compiled()
def _kept(cells, step, window, start):  # type: ignore[no-untyped-def]
    """The closing window by age."""
    last = cells.shape[2] - 1
    for sex in range(cells.shape[1]):
        for age in range(last + 1):
            for draw in range(cells.shape[3]):
                cells[step, sex, age, draw] = window[sex, start + age, draw]
        for draw in range(cells.shape[3]):
            cells[step, sex, last, draw] += window[sex, start + last + 1, draw]


@_compiled()
def _year(year, step, window, rates, deviations, knots, chance, table, events, flows, moves, scratch):  # type: ignore[no-untyped-def]
    """One year of one place: those born before, births, the newborn, deaths."""
    stay, drop, death, come, early, late, sexes, spread = rates
    more, fewer, shifts = deviations
    at, low, high = knots
    counts, random = chance
    start = more.shape[0] - year
    for slot in range(1, stay.shape[2]):
        _moved(low[slot], high[slot], shifts, year, at[slot], moves)
        for sex in range(2):
            mother = sex == 0 and (early[year, slot] > 0 or late[year, slot] > 0)
            _added(flows, 2, year, death[year, sex, slot], window, sex, start + slot)
            if mother:
                _added(flows, 1, year, early[year, slot], window, sex, start + slot)
            _carried(
                window, sex, start + slot,
                stay[year, sex, slot], drop[year, sex, slot], come[year, sex, slot], fewer, year, moves,
            )  # fmt: skip
            if mother:
                _added(flows, 1, year, late[year, slot], window, sex, start + slot)
            if events:
                _by_chance(window, sex, start + slot, spread[sex, slot], random, step, slot, table, scratch)
            _added(flows, 0, year, _ONE, window, sex, start + slot)
    _counted(flows, 1, year, more, counts, step, events)
    _moved(low[0], high[0], shifts, year, at[0], moves)
    for sex in range(2):
        for draw in range(moves.shape[0]):
            window[sex, start, draw] = sexes[sex] * flows[1, year, draw]
        _added(flows, 2, year, death[year, sex, 0], window, sex, start)
        _carried(
            window, sex, start, stay[year, sex, 0], drop[year, sex, 0], come[year, sex, 0], fewer, year, moves
        )  # fmt: skip
        if events:
            _by_chance(window, sex, start, spread[sex, 0], random, step, 0, table, scratch)
        _added(flows, 0, year, _ONE, window, sex, start)
    _counted(flows, 2, year, fewer, counts, step, events)


@_compiled()
def years(first, window, rates, deviations, knots, chance, table, events, flows, cells):  # type: ignore[no-untyped-def]
    """Carry ``window`` [sex, slot and years, draw] through as many years as ``cells`` [year, sex, age, draw] has, from
    the year ``first``. ``flows`` [total, births, deaths; year, draw], noughts to begin with, is filled too."""
    last, until = rates[0].shape[2] - 1, deviations[0].shape[0]
    moves, scratch = np.empty(window.shape[2], np.float32), np.empty(window.shape[2], np.float32)
    for step in range(cells.shape[0]):
        year = first + step
        if year:
            for sex in range(2):
                _pooled(window, sex, until - year + last, until - year + last + 1)
        _year(year, step, window, rates, deviations, knots, chance, table, events, flows, moves, scratch)
        _kept(cells, step, window, until - year)


@_compiled()
def _ordered(lanes, pairs):  # type: ignore[no-untyped-def]
    """Carry out a sorting network's comparisons on every lane side by side."""
    for pair in range(len(pairs)):
        low, high = pairs[pair, 0], pairs[pair, 1]
        for lane in range(lanes.shape[1]):
            one, other = lanes[low, lane], lanes[high, lane]
            lanes[low, lane] = one if one < other else other
            lanes[high, lane] = other if one < other else one


@_compiled()
def picked(cells, pairs, at, share, out):  # type: ignore[no-untyped-def]
    """p10, p50, p90 and mean of ``cells`` [cell, draw], into ``out`` [cell, 4]; ``_LANES`` cells at a time."""
    draws = cells.shape[1]
    lanes = np.zeros((draws, _LANES), np.float32)
    sums = np.empty(_LANES, np.float32)
    for first in range(0, len(cells), _LANES):
        many = min(_LANES, len(cells) - first)
        for lane in range(many):
            for draw in range(draws):
                lanes[draw, lane] = cells[first + lane, draw]
        sums[:] = _NOUGHT
        for draw in range(draws):
            for lane in range(_LANES):
                sums[lane] += lanes[draw, lane]
        _ordered(lanes, pairs)
        for lane in range(many):
            for column in range(3):
                below = lanes[at[column], lane]
                above = lanes[min(at[column] + 1, draws - 1), lane]
                out[first + lane, column] = (_ONE - share[column]) * below + share[column] * above
            out[first + lane, 3] = sums[lane] / np.float32(draws)
