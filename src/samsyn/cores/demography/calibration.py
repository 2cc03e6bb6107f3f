"""Widening or narrowing what places have of their own until four fifths of what really came lies in the interval, and
widening what they have in common for how few times it has been seen."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from samsyn.cores.demography.cohorts import flows_of
from samsyn.cores.demography.fertility import swings
from samsyn.cores.demography.rates import Settings, assumptions
from samsyn.cores.demography.simulate import simulate
from samsyn.cores.demography.smoothing import ratio, running
from samsyn.cores.demography.values import Array, Assumptions, History, frozen
from samsyn.cores.demography.variation import LEADS, Variation, Wander, estimate

_ROUNDS: Final = 3
_BOUNDS: Final = (0.3, 3.0)
_OLD: Final = 80  # from here deaths are what is uncertain
_AGES: Final = (10, 20, 30, 45, 65, _OLD)  # moves are tried by these ages
_BY_KNOT: Final = (0, 0, 0, 1, 1, 2, 3, 3, 4, 4)  # and scaled at the knots where those cohorts have been
_MOST: Final = 40  # places are enough to tell
_LEAST_OWN: Final = 0.1  # of a cell that is not the place's own share of the sum


@dataclass(frozen=True, slots=True)
class _Trial:
    """What was known in a year, and what came ten years later."""

    start: Array
    assumed: Assumptions
    outcome: Array


def calibrate(
    history: History,
    settings: Settings | None = None,
    *,
    least: int = 10,
    origins: int = 6,
    draws: int = 200,
    seed: int = 7,
) -> Variation:
    """Variation estimated from the history; then what each place has of its own is scaled, so that 80 per cent of the
    cells lie between p10 and p90 after ten years in backtests, where what all places had in common is taken out:
    births by those born since, deaths by the old, moves by five groups in between.

    What is common cannot be tried so: all cells of a decade share it, and it has been seen only once a decade. It keeps
    its root mean square, widened as `few` says.
    """
    variation = estimate(history, settings, least=least)
    possible = [year for year in history.years if history.years[0] + least <= year <= history.years[-1] - LEADS]
    if variation.notes or not possible:
        return variation
    places = _some(history)
    chosen = possible[:: -max(1, len(possible) // origins)]
    trials = [_trial(places, year, settings) for year in chosen]
    for _ in range(_ROUNDS):
        misses = np.stack([_miss(trial, variation, draws, seed) for trial in trials])
        variation = _scaled(variation, misses)
    variation = _swinging(variation, history)
    decades = (history.years[-1] - history.years[0]) / LEADS
    return _common(variation, few(decades))


def _swinging(variation: Variation, history: History) -> Variation:
    """The country's births are at least as uncertain as they have been changeable: misses are seen from a few years,
    late in the history, but how far births can go in ten years has been seen in all of it."""
    country = variation.births.country
    seen = swings(flows_of(history), len(country.size))
    wider = replace(country, size=frozen(np.maximum.accumulate(np.maximum(country.size, seen))))
    return replace(variation, births=replace(variation.births, country=wider))


def few(decades: float) -> float:
    """How much wider p10-p90 must be when its spread was seen only ``decades`` times: Student's t with as many degrees
    of freedom beside the normal (the first terms of the Cornish-Fisher series), and the mean itself is uncertain."""
    z = 1.2815515655446004
    tail = z + (z**3 + z) / (4 * decades) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * decades**2)
    return float(tail / z * np.sqrt(1 + 1 / decades))


def _common(variation: Variation, factor: float) -> Variation:
    parts = (variation.births, variation.deaths, variation.moves)
    wider = [replace(part, country=part.country.scaled(factor)) for part in parts]
    return replace(variation, births=wider[0], deaths=wider[1], moves=wider[2])


def _some(history: History) -> History:
    """Every so many-th place; rates of the country are then those of the sample, close enough for a width."""
    step = -(-len(history.areas) // _MOST)
    return history.places(tuple(range(0, len(history.areas), step))) if step > 1 else history


def _trial(history: History, origin: int, settings: Settings | None) -> _Trial:
    known = history.until(origin)
    assumed = assumptions(known.areas, origin, flows_of(known), origin + LEADS, settings)
    return _Trial(known.population[-1], assumed, history.population[history.years.index(origin + LEADS)])


def _miss(trial: _Trial, variation: Variation, draws: int, seed: int) -> Array:
    """Distance of each place's own part from the middle after ten years, in half widths of the interval of what is its
    own, [area, sex, age]. What all places missed together, by sex and age, is taken out of what came."""
    band = simulate(trial.start, trial.assumed, _alone(variation), draws=draws, seed=seed).population
    middle, low, high = (part[-1].astype(np.float64) for part in (band.p50, band.p10, band.p90))
    shared = ratio(running(trial.outcome.sum(0), 2), running(middle.sum(0), 2), 1.0)
    own = np.maximum(1 - ratio(middle, middle.sum(0)), _LEAST_OWN)  # a sum holds a share of the place itself
    expected = middle * np.where(shared > 0, shared, 1.0)
    return np.asarray(np.abs(trial.outcome - expected) / np.maximum(np.sqrt(own) * (high - low) / 2, 0.5))


def _alone(variation: Variation) -> Variation:
    """The same without what places have in common."""
    return _common(variation, 0.0)


def _scaled(variation: Variation, misses: Array) -> Variation:
    young, old = (_factor(misses[..., part]) for part in (slice(0, LEADS), slice(_OLD, None)))
    between = np.array([_factor(misses[..., first:last]) for first, last in pairwise(_AGES)])
    return replace(
        variation,
        births=_own(variation.births, young),
        moves=_own(variation.moves, between[np.array(_BY_KNOT)]),
        deaths=_own(variation.deaths, old),
    )


def _own(part: Wander, factor: float | Array) -> Wander:
    return replace(part, local=part.local.scaled(factor))


def _factor(misses: Array) -> float:
    """What the width must be multiplied by."""
    return float(np.clip(np.quantile(misses, 0.8), *_BOUNDS))
