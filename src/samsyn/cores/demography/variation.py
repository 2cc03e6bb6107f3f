"""How wrong rates have been: what the uncertainty is made of, estimated from backtests inside the history."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from samsyn.cores.demography.cohorts import flows_of
from samsyn.cores.demography.fertility import women
from samsyn.cores.demography.rates import Settings, assumptions
from samsyn.cores.demography.smoothing import ratio, running
from samsyn.cores.demography.step import project
from samsyn.cores.demography.values import SLOTS, Array, Flows, History, frozen

KNOTS: Final = (0, 8, 16, 21, 26, 32, 42, 55, 70, 101)  # slots: between them a deviation goes straight
LEADS: Final = 10  # years ahead that backtests look
_MEMORY: Final = (0.3, 0.97)  # bounds of the correlation from year to year


def hats() -> Array:
    """[knot, slot]: each knot's share of every slot, summing to one."""
    slots = np.arange(SLOTS)
    return np.stack([np.interp(slots, KNOTS, np.eye(len(KNOTS))[i]) for i in range(len(KNOTS))])


@dataclass(frozen=True, slots=True)
class Spread:
    """A deviation's standard deviation, [lead year] or [lead year, knot]. ``memory``: its correlation from one year to
    the next. ``together``: its correlation between ages."""

    size: Array
    memory: float
    together: float = 0.0

    def scaled(self, factor: float | Array) -> "Spread":
        """The same, wider or narrower."""
        return replace(self, size=frozen(self.size * factor))


@dataclass(frozen=True, slots=True)
class Wander:
    """A deviation over time: ``country`` common to all places, ``local`` each place's own."""

    country: Spread
    local: Spread

    def scaled(self, factor: float | Array) -> "Wander":
        """The same, wider or narrower."""
        return Wander(self.country.scaled(factor), self.local.scaled(factor))


@dataclass(frozen=True, slots=True)
class Variation:
    """What varies. ``births`` and ``deaths``: logarithms of rates, [lead]. ``moves``: net migration per person,
    [lead, knot]. ``turnover``: variance of a cohort's random events in a year per person in it, [sex, slot]."""

    births: Wander
    deaths: Wander
    moves: Wander
    turnover: Array
    notes: tuple[str, ...] = ()


# Without history long enough to look back on: rounded from what the 21 Swedish counties gave 1968-2005.
def usual() -> Variation:
    """Variation where history is too short to estimate it."""
    lead = np.sqrt(np.arange(1, LEADS + 1) / LEADS)
    moves = np.interp(np.arange(len(KNOTS)), (0, 3, 4, 6, 9), (0.004, 0.008, 0.008, 0.0015, 0.0005)) * np.ones(
        (LEADS, 1)
    )
    turnover = np.interp(np.arange(SLOTS), (0, 8, 24, 40, 70, 85, 101), (0.1, 0.04, 0.18, 0.03, 0.03, 0.12, 0.3))
    return Variation(
        births=Wander(Spread(frozen(0.17 * lead), 0.95), Spread(frozen(0.04 * lead), 0.9)),
        deaths=Wander(Spread(frozen(0.05 * lead), 0.9), Spread(frozen(0.02 * lead), 0.9)),
        moves=Wander(Spread(frozen(moves * 0.5), 0.9, 0.8), Spread(frozen(moves), 0.9, 0.5)),
        turnover=frozen(np.broadcast_to(turnover, (2, SLOTS))),
        notes=("Historiken är för kort att pröva mot; osäkerheten är den som svenska län brukar ha.",),
    )


@dataclass(frozen=True, slots=True)
class _Misses:
    """Outcome against what was assumed, [origin, lead, area(, knot)]."""

    births: Array
    deaths: Array
    moves: Array


def estimate(history: History, settings: Settings | None = None, *, least: int = 10, origins: int = 16) -> Variation:
    """Variation from assumptions made in earlier years of the same history. Too short a history: the usual one."""
    years = history.years
    first = years[0] + least
    possible = [year for year in years if first <= year <= years[-1] - LEADS]
    if len(possible) < 3:
        return usual()
    chosen = possible[:: max(1, -(-len(possible) // origins))]
    flows = flows_of(history)
    misses = _misses(history, flows, chosen, settings)
    size = history.population[-1].sum((1, 2))
    share = size / size.sum()
    births, deaths = _events(flows)
    return Variation(
        births=_wander(misses.births, share, 1 / np.maximum(births, 1)),
        deaths=_wander(misses.deaths, share, 1 / np.maximum(deaths, 1)),
        moves=_wander(misses.moves, share, np.zeros(len(size))),
        turnover=frozen(_turnover(flows)),
    )


def _events(flows: Flows) -> tuple[Array, Array]:
    return flows.births[-LEADS:].sum(-1).mean(0), flows.deaths[-LEADS:].sum((2, 3)).mean(0)


def _misses(history: History, flows: Flows, origins: list[int], settings: Settings | None) -> _Misses:
    births, deaths, moves = [], [], []
    shape = hats()
    for origin in origins:
        known = history.until(origin)
        assumed = assumptions(known.areas, origin, flows_of(known), origin + LEADS, settings)
        at = slice(len(known.years) - 1, len(known.years) - 1 + LEADS)
        opening = flows.opening[at]
        ahead = project(known.population[-1], assumed).flows
        expected = (assumed.fertility * women(flows)[at]).sum(-1)
        births.append(np.log((flows.births[at].sum(-1) + 1) / (expected + 1)))
        expected = (assumed.death * opening).sum((2, 3))
        deaths.append(np.log((flows.deaths[at].sum((2, 3)) + 1) / (expected + 1)))
        planned = ratio(ahead.net_migration, ahead.opening) * opening
        away = ((flows.net_migration[at] - planned) @ shape.T).sum(2)
        moves.append(ratio(away, (opening @ shape.T).sum(2)))
    return _Misses(np.stack(births), np.stack(deaths), np.stack(moves))


def _wander(misses: Array, share: Array, chance: Array) -> Wander:
    """Country and local part of what was missed; ``chance`` is the variance that random events alone give, [area]."""
    weight = share.reshape(-1, *(1,) * (misses.ndim - 3))
    common = (misses * weight).sum(2)
    rest = misses - common[:, :, None]
    noise = float((chance * share).sum())
    local = np.sqrt(np.maximum((rest**2 * weight).sum(2).mean(0) - noise, 0))
    country = np.sqrt((common**2).mean(0))
    return Wander(_spread(country, common), _spread(local, rest))


def _spread(size: Array, misses: Array) -> Spread:
    """Smoothed over leads and never falling: the further ahead, the less is known."""
    rising = np.maximum.accumulate(running(size.T, 1).T, 0)
    together = _together(misses) if size.ndim > 1 else 0.0
    return Spread(frozen(rising), float(np.clip(_alike(misses[:, :-1], misses[:, 1:]), *_MEMORY)), together)


def _alike(one: Array, other: Array) -> float:
    """Correlation around zero."""
    size = float(np.sqrt((one**2).sum() * (other**2).sum()))
    return float((one * other).sum()) / size if size > 0 else 0.0


def _together(misses: Array) -> float:
    """Mean correlation between neighbouring knots of working age and their children, where most moves are."""
    knots = misses[..., :8]
    found = [_alike(knots[..., i], knots[..., j]) for i in range(8) for j in range(i)]
    return float(np.clip(np.mean(found), 0, 0.95))


def _turnover(flows: Flows) -> Array:
    """Variance of a cohort's change per person, what ages and places have in common taken out."""
    expected = flows.deaths.sum(1, keepdims=True) / np.maximum(flows.opening.sum(1, keepdims=True), 1) * flows.opening
    change = flows.net_migration - flows.deaths + expected
    rate = ratio(change, flows.opening)
    # Next to a cohort's own usual and its neighbours in age the same year stands what chance did.
    rate = rate - rate.mean(0)
    odd = (rate - running(rate, 2)) ** 2 * flows.opening * 5 / 4
    spread = running(odd.mean((0, 1)), 2)
    return np.maximum(spread, 1e-4)
