"""How wrong it would have been: projections made in earlier years of the same history, beside two naive forecasts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from samsyn.cores.demography.cohorts import flows_of
from samsyn.cores.demography.rates import Settings, assumptions
from samsyn.cores.demography.step import project
from samsyn.cores.demography.values import Array, History, frozen

METHODS: Final = ("model", "unchanged", "growth")
_STARTS: Final = tuple(range(0, 101, 5))  # five-year groups, the last one 100 and older
_FEW: Final = 18  # the first group, 90-94, where so few live that chance is all
AGE_GROUPS: Final = tuple(f"{first}-{first + 4}" if first < 100 else "100+" for first in _STARTS)


@dataclass(frozen=True, slots=True)
class Score:
    """Mean over origins. ``wape``: sum of absolute errors per area × sex × five-year group over the sum of people;
    ``mape``: mean over areas of the absolute error of the total; ``bias``: error of the sum of areas. Per cent."""

    wape: float
    mape: float
    bias: float


@dataclass(frozen=True, slots=True)
class Backtest:
    """``errors`` [method, origin, lead, area] per cent of the outcome's total; ``by_age`` [method, lead, age
    group as in ``AGE_GROUPS``] absolute errors, of each sex in each place, per cent of those people; ``scores`` by
    method and lead. ``leads`` counts years from 1."""

    origins: tuple[int, ...]
    leads: tuple[int, ...]
    errors: Array
    by_age: Array
    scores: dict[str, tuple[Score, ...]]


def backtest(
    history: History, settings: Settings | None = None, *, horizon: int = 10, least: int = 10
) -> Backtest | None:
    """Project from every year with ``least`` years before it and ``horizon`` after. None when there is no such year."""
    origins = tuple(y for y in history.years if history.years[0] + least <= y <= history.years[-1] - horizon)
    if not origins:
        return None
    outcomes = np.stack([_outcome(history, origin, horizon) for origin in origins])
    makers: tuple[Callable[[int], Array], ...] = (
        lambda origin: _model(history.until(origin), horizon, settings),
        lambda origin: _unchanged(history.until(origin), horizon),
        lambda origin: _growth(history.until(origin), horizon),
    )
    forecasts = np.stack([np.stack([make(origin) for origin in origins]) for make in makers])
    seen, said = _grouped(outcomes), _grouped(forecasts)
    wrong = np.abs(said - seen)
    size = seen.sum((-1, -2))
    errors = 100 * (said.sum((-1, -2)) / np.maximum(size, 1e-9) - 1)
    by_age = 100 * wrong.sum((1, 3, 4)) / np.maximum(seen.sum((0, 2, 3)), 1e-9)
    wape = 100 * wrong.sum((3, 4, 5)) / seen.sum((2, 3, 4))
    bias = 100 * (said.sum((3, 4, 5)) / seen.sum((2, 3, 4)) - 1)
    scores = {
        name: tuple(Score(*map(float, row)) for row in zip(w.mean(0), np.abs(e).mean((0, 2)), b.mean(0), strict=True))
        for name, w, e, b in zip(METHODS, wape, errors, bias, strict=True)
    }
    return Backtest(origins, tuple(range(1, horizon + 1)), frozen(errors), frozen(by_age), scores)


def hardest_age(errors: Sequence[float]) -> int:
    """Which group of ``AGE_GROUPS`` is the furthest off, the oldest left aside."""
    return int(np.argmax(errors[:_FEW]))


def _grouped(population: Array) -> Array:
    return np.asarray(np.add.reduceat(population, _STARTS, -1))


def _outcome(history: History, origin: int, horizon: int) -> Array:
    at = history.years.index(origin) + 1
    return history.population[at : at + horizon]


def _model(known: History, horizon: int, settings: Settings | None) -> Array:
    last = known.years[-1]
    assumed = assumptions(known.areas, last, flows_of(known), last + horizon, settings)
    return project(known.population[-1], assumed).population[1:]


def _unchanged(known: History, horizon: int) -> Array:
    """Naive: everything stays as it is."""
    return np.broadcast_to(known.population[-1], (horizon, *known.population.shape[1:]))


def _growth(known: History, horizon: int) -> Array:
    """Naive: each place grows as in the last five years, with the same ages."""
    years = min(5, len(known.years) - 1)
    now, then = known.population[-1].sum((1, 2)), known.population[-1 - years].sum((1, 2))
    yearly = np.divide(now, then, out=np.ones_like(now), where=then > 0) ** (1 / years)
    steps = yearly[None] ** np.arange(1, horizon + 1)[:, None]
    return np.asarray(known.population[-1] * steps[..., None, None])
