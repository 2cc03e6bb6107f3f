"""Births: the country's rates by mother's age, going on as lately and back to what is usual in the long run, times a
local ratio."""

from typing import TYPE_CHECKING, Final

import numpy as np

from samsyn.cores.demography.smoothing import mean_of, ratio
from samsyn.cores.demography.values import SLOTS, Array, Flows

if TYPE_CHECKING:
    from samsyn.cores.demography.rates import Settings

_PRIOR: Final = 50.0  # births
_BOUNDS: Final = (0.5, 2.0)
_DROWNED: Final = 800.0  # births a year: with so many, chance moves the level as much as a year does
_LATER: Final = 0.2  # years a year: the fastest postponement that is believed
_LONGEST: Final = 0.9  # of a change is repeated the year after, at most
_ENOUGH: Final = 10  # years of history before a long-run level is trusted


def women(flows: Flows) -> Array:
    """Mean of women at the year's beginning and end, [year, area, slot]."""
    return (flows.opening[:, :, 0] + flows.closing[:, :, 0]) / 2


def ahead(flows: Flows, count: int, settings: "Settings") -> Array:
    """Births per woman, [year, area, slot]."""
    mothers = women(flows)
    national = ratio(
        mean_of(flows.births.sum(1), settings.weights, settings.fertility_years),
        mean_of(mothers.sum(1), settings.weights, settings.fertility_years),
    )
    national = national * _fresh(flows.births[-1].sum(), (mothers[-1].sum(0) * national).sum())
    local = _local(flows.births, mothers, national, settings.local_fertility_years)
    total = national.sum()
    if total == 0:
        return np.zeros((count, mothers.shape[1], SLOTS))
    levels = _levels(flows, total, count, settings.fertility_return)
    return np.asarray((levels / total)[:, None, None] * national * local[:, None])


def _levels(flows: Flows, total: float, count: int, return_: float) -> Array:
    """Children per woman in the years ahead. Without a return, or with a short history, they stay as they are."""
    if not return_ or len(flows.births) < _ENOUGH:
        return np.full(count, total)
    goal, onward = long_run(flows), wave(flows, count)
    return np.asarray(goal + (total + onward - goal) * (1 - return_) ** np.arange(1, count + 1))


def wave(flows: Flows, count: int) -> Array:
    """How much further the level goes the way it went last year, [year]: births come in waves.

    A share of each year's change has been repeated the year after; how much, the history says (nothing when changes
    are mere chance, as where few are born).
    """
    totals = ratio(flows.births.sum(1), women(flows).sum(1)).sum(-1)
    change = np.diff(totals)
    size = float(change[:-1] @ change[:-1])
    share = float(np.clip(change[1:] @ change[:-1] / size, 0, _LONGEST)) if size > 0 else 0.0
    return np.asarray(change[-1] * np.cumsum(share ** np.arange(1, count + 1)))


def _fresh(born: float, expected: float) -> float:
    """What the rates of some years are multiplied by to stand where the last year does: level changes about three and
    a half per cent from one year to the next, and with few births that drowns in chance."""
    if expected <= 0:
        return 1.0
    return float(1 + born / (born + _DROWNED) * (born / expected - 1))


def long_run(flows: Flows) -> float:
    """Children per woman in the long run: the mean of the yearly total rate, put right for births being put off.

    When mothers grow older by r years a year, the yearly rate is too low by the factor 1 - r. [Bongaarts & Feeney 1998]
    """
    rates = ratio(flows.births.sum(1), women(flows).sum(1))
    totals = rates.sum(-1)
    used = totals > 0
    if not used.any():
        return 0.0
    ages = (rates * (np.arange(SLOTS) - 0.5)).sum(-1)[used] / totals[used]
    years = np.flatnonzero(used)
    later = np.polyfit(years, ages, 1)[0] if len(years) > 1 else 0.0
    return float(totals[used].mean() / (1 - np.clip(later, 0, _LATER)))


def swings(flows: Flows, leads: int) -> Array:
    """How much the country's births per woman have changed in 1, 2 … years: root mean square of the logarithm, [lead],
    over every pair of years in the history. Nought where the history is too short to have such a pair."""
    totals = ratio(flows.births.sum(1), women(flows).sum(1)).sum(-1)
    logs = np.log(totals[totals > 0])
    return np.array(
        [
            np.sqrt(np.mean((logs[lead:] - logs[:-lead]) ** 2)) if lead < len(logs) else 0.0
            for lead in range(1, leads + 1)
        ]
    )


def _local(births: Array, mothers: Array, national: Array, years: int) -> Array:
    """The place's births to those expected from the country's rates, [area], drawn to one where few are born."""
    expected = (mothers[-years:] * national).sum((0, 2))
    seen = births[-years:].sum((0, 2))
    country = seen.sum() / expected.sum() if expected.sum() > 0 and seen.sum() > 0 else 1.0
    return np.clip((seen / country + _PRIOR) / (expected + _PRIOR), *_BOUNDS)
