"""One place's futures, all draws of a year side by side, in single precision."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from samsyn.cores.demography.chance import bits, looked_up, spread
from samsyn.cores.demography.cohorts import opening_of
from samsyn.cores.demography.deviations import Deviations, of_place
from samsyn.cores.demography.products import product
from samsyn.cores.demography.quantiles import Single, found
from samsyn.cores.demography.values import AGES, SLOTS, Array, Assumptions
from samsyn.cores.demography.variation import KNOTS, Variation, hats

_CELLS = 2 * SLOTS


@dataclass(frozen=True, slots=True)
class Year:
    """A year's draws. ``closing`` [sex, slot, draw] is only good until the next year is asked for."""

    closing: Single
    total: Single
    births: Single
    deaths: Single
    net: Single


@dataclass(frozen=True, slots=True)
class Drawn:
    """One place: quantiles of its ``sums`` [total births deaths net and groups, year, 4] and ``cells`` [year, sex, age,
    4], and what is ``known`` of each draw, its total and its groups, [1 + group, year, draw]."""

    sums: Single
    cells: Single
    known: Single


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
    """One place's draws and quantiles. ``groups``: first and last age, to be summed in each draw."""
    years, draws = common.births.shape
    both = of_place(variation, common, chance)
    sums = np.empty((4 + len(groups), years, draws), np.float32)
    cells = np.empty((years, 2, AGES, 4), np.float32)
    ages = np.empty((2, AGES, draws), np.float32)
    for index, year in enumerate(futures(start, assumed, area, both, turnover, chance)):
        sums[:4, index] = year.total, year.births, year.deaths, year.net
        ages[:] = year.closing[:, :AGES]
        ages[:, -1] += year.closing[:, AGES]
        for group, (first, last) in enumerate(groups):
            sums[4 + group, index] = ages[:, first : last + 1].sum((0, 1))
        found(ages, cells[index])
    known = np.concatenate([sums[:1], sums[4:]])
    return Drawn(found(sums), cells, known)


@dataclass(frozen=True, slots=True)
class _Rates:
    """One place's assumptions, [year, …]. ``effects`` [year, cell, 2 + knots]: what stays, what more
    deaths take, and what moves add to."""

    effects: Single
    death: Single
    come: Single
    fertility: Single
    closing_women: np.float32
    sexes: Single


@cache
def _knots() -> Single:
    """[cell, knot]: what moves at each knot add to a cell, the same for both sexes."""
    return np.tile(hats().T, (2, 1)).astype(np.float32)


def _rates(assumed: Assumptions, area: int) -> _Rates:
    death = assumed.death[:, area]
    stay = 1 - assumed.out[:, area] - assumed.emigration[:, area]
    effects = np.empty((len(death), _CELLS, 2 + len(KNOTS)), np.float32)
    effects[..., 0] = ((1 - death) * stay).reshape(len(death), _CELLS)
    effects[..., 1] = (-death * stay).reshape(len(death), _CELLS)
    effects[..., 2:] = _knots()
    return _Rates(
        effects,
        death.astype(np.float32),
        (assumed.into[:, area] + assumed.immigration[:, area]).astype(np.float32)[..., None],
        assumed.fertility[:, area].astype(np.float32),
        np.float32(assumed.closing_women),
        np.array([[1 - assumed.boys], [assumed.boys]], np.float32),
    )


def futures(
    start: Array,
    assumed: Assumptions,
    area: int,
    deviations: Deviations,
    turnover: Array | None,
    chance: np.random.Generator,
) -> Iterator[Year]:
    """Year after year of one place. ``start`` [sex, age]; ``turnover`` [sex, slot] adds random events.

    The population lies in a long buffer through which a window of 102 slots moves a step a year: ageing copies nobody.
    """
    years, draws = deviations.births.shape
    rates = _rates(assumed, area)
    change = np.concatenate(
        [np.ones_like(deviations.births)[:, None], deviations.deaths[:, None] - 1, deviations.moves], 1
    )
    buffer = np.zeros((2, SLOTS + years, draws), np.float32)
    buffer[:, years:] = opening_of(start).astype(np.float32)[..., None]
    work = _Work(np.empty((_CELLS, draws), np.float32), np.zeros((2, SLOTS, draws), np.float32))
    events = None if turnover is None else np.sqrt(turnover[..., None]).astype(np.float32)
    counts = None if turnover is None else _counts(chance, years, draws)
    ones = np.ones(SLOTS, np.float32)
    total = np.full(draws, start.sum(), np.float32)
    for year in range(years):
        window = buffer[:, years - year : years - year + SLOTS]
        if year:
            window[:, -1] += buffer[:, years - year + SLOTS]
        births, deaths = _one(
            year, window, rates, deviations, change, work, None if counts is None else counts[:, year]
        )
        if events is not None:
            _by_chance(window, events, work, chance)
        now = (ones @ window).sum(0)
        yield Year(window, now, births, deaths, now - total - births + deaths)
        total = now


@dataclass(frozen=True, slots=True)
class _Work:
    """Room to count in, and nothing to compare with: a whole array of zeros is compared faster than a single one."""

    cells: Single
    nought: Single


def _one(
    year: int,
    window: Single,
    rates: _Rates,
    deviations: Deviations,
    change: Single,
    work: _Work,
    counts: Single | None,
) -> tuple[Single, Single]:
    """Carry the window from opening to closing; births and deaths of each draw."""
    keep = product(rates.effects[year], change[year], work.cells).reshape(window.shape)
    np.maximum(keep, work.nought, out=keep)
    come, death = rates.come[year], rates.death[year]
    women = window[0, 1:].copy()
    deaths = death[0, 1:] @ women + death[1, 1:] @ window[1, 1:]
    window[:, 1:] *= keep[:, 1:]
    window[:, 1:] += come[:, 1:]
    fertility, closing = rates.fertility[year, 1:], rates.closing_women
    births = ((1 - closing) * fertility) @ women + (closing * fertility) @ window[0, 1:]
    born = _counted(births * deviations.births[year], None if counts is None else counts[:, 0])
    newborn = rates.sexes * born
    window[:, 0] = newborn * keep[:, 0] + come[:, 0]
    dead = (deaths + death[:, 0] @ newborn) * deviations.deaths[year]
    return born, _counted(dead, None if counts is None else counts[:, 1])


def _counts(chance: np.random.Generator, years: int, draws: int) -> Single:
    """The random numbers of births and deaths, [noise or rounding, year, births or deaths, draw]."""
    random = bits(chance, 4 * years * draws).reshape(years, 2, 2, draws).transpose(2, 0, 1, 3)
    shape = random.shape[1:]
    return np.stack([looked_up(random[0], np.empty(shape, np.float32)), spread(random[1], np.empty(shape, np.float32))])


def _counted(mean: Single, random: Single | None) -> Single:
    """Whole events around a mean, as many on average; near to Poisson's. Without chance the mean itself."""
    if random is None:
        return np.asarray(mean, np.float32)
    noise, even = random
    return np.asarray(np.maximum(np.floor(mean + noise * np.sqrt(mean) + even), 0), np.float32)


def _by_chance(window: Single, events: Single, work: _Work, chance: np.random.Generator) -> None:
    """Random events: whole persons whose mean is what was expected and whose deviation is ``events`` times the root.

    Rounding down after adding a number between nought and one keeps the mean and adds at most a quarter of a person's
    variance by itself. The few draws that would be below zero become zero.
    """
    draws = window.shape[-1]
    random = bits(chance, 2 * window.size).reshape(2, draws, 2, SLOTS).transpose(0, 2, 3, 1)
    noise = looked_up(random[0], work.cells.reshape(window.shape))
    noise *= np.sqrt(window)
    noise *= events
    window += noise
    window += spread(random[1], noise)
    np.floor(window, out=window)
    np.maximum(window, work.nought, out=window)
