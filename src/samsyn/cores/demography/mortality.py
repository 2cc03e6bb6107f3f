"""Deaths: the country's rates with their fall, times the place's ratio in broad ages, drawn to one where few die."""

from typing import TYPE_CHECKING, Final

import numpy as np

from samsyn.cores.demography.smoothing import mean_of, running
from samsyn.cores.demography.values import SLOTS, Array, Flows

if TYPE_CHECKING:
    from samsyn.cores.demography.rates import Settings

_BANDS: Final = (0, 50, 65, 75, 85)  # slots; below 50 too few die to tell ages apart
_PRIOR: Final = 50.0  # deaths: with so few expected, half the place's deviation is believed
_BOUNDS: Final = (0.7, 1.3)
_OLDEST: Final = 95  # from here the fall is faded out: it is not seen among the very old


def ahead(flows: Flows, count: int, settings: "Settings") -> Array:
    """Probabilities of dying, [year, area, sex, slot]."""
    deaths, opening = flows.deaths.sum(1), flows.opening.sum(1)
    level = _log_rates(
        mean_of(deaths, settings.weights, settings.death_years),
        mean_of(opening, settings.weights, settings.death_years),
    )
    fall = _fall(deaths, opening, settings.death_trend)
    local = _local(flows, np.exp(level), settings.local_death_years)
    steps = np.arange(1, count + 1) + (min(settings.death_years, len(deaths)) - 1) / 2
    national = np.exp(level + fall * steps[:, None, None])
    return np.asarray(np.minimum(national[:, None] * local, 1))


def _log_rates(deaths: Array, opening: Array) -> Array:
    """Smoothed over age from age one; half a death against log of nothing."""
    logs = np.log((deaths + 0.5) / (opening + 1))
    logs[:, 2:] = running(logs[:, 2:], 2)
    return np.asarray(np.minimum(logs, 0))


def _fall(deaths: Array, opening: Array, span: int) -> Array:
    """Yearly change of the log rate, [sex, slot], never above zero: first third against last third of the span."""
    span = min(span, len(deaths))
    third = span // 3
    if third == 0:
        return np.zeros(deaths.shape[1:])
    early = slice(len(deaths) - span, len(deaths) - span + third)
    late = slice(len(deaths) - third, None)
    change = _log_rates(deaths[late].sum(0), opening[late].sum(0)) - _log_rates(
        deaths[early].sum(0), opening[early].sum(0)
    )
    fall = np.minimum(change / (span - third), 0)
    fall[:, 1:] = running(fall[:, 1:], 5)
    fall[:, _OLDEST + 1 :] = fall[:, [_OLDEST]] * np.linspace(1, 0, SLOTS - _OLDEST - 1)
    return np.asarray(fall)


def _local(flows: Flows, national: Array, years: int) -> Array:
    """The place's deaths to those expected from the country's rates, [area, sex, slot], pooled in broad ages."""
    expected = (national * flows.opening[-years:]).sum(0)
    seen = flows.deaths[-years:].sum(0)
    expected, seen = np.add.reduceat(expected, _BANDS, -1), np.add.reduceat(seen, _BANDS, -1)
    country = (seen.sum(0) + 1e-9) / (expected.sum(0) + 1e-9)
    drawn = np.clip((seen / np.maximum(country, 1e-9) + _PRIOR) / (expected + _PRIOR), *_BOUNDS)
    return np.repeat(drawn, np.diff([*_BANDS, SLOTS]), -1)
