"""One year at a time: deaths, moves, births, ageing. Everything balances by construction."""

from dataclasses import replace
from typing import Any

import numpy as np

from samsyn.cores.demography.cohorts import by_age, opening_of
from samsyn.cores.demography.values import Array, Assumptions, Flows, Multiplier, Projection, frozen

_FIELDS = {
    "births": "fertility",
    "deaths": "death",
    "in": "into",
    "out": "out",
    "immigration": "immigration",
    "emigration": "emigration",
}


def project(start: Array, assumed: Assumptions, scenario: tuple[Multiplier, ...] = ()) -> Projection:
    """``start`` [area, sex, age] on 31 December of the year before the first assumed, carried through all years.

    Numbers are not rounded. Never negative, and every cohort balances: see ``Flows``.
    """
    if np.min(start, initial=0.0) < 0:
        raise ValueError("a population cannot be negative")
    changed = apply(assumed, scenario)
    population = [np.asarray(start, dtype=np.float64)]
    years: list[Flows] = []
    for index in range(len(assumed.years)):
        year = one_year(opening_of(population[-1]), changed, index)
        years.append(year)
        population.append(by_age(year.closing))

    def joined(name: str) -> Array:
        return frozen(np.stack([getattr(year, name) for year in years]))

    flows = Flows(
        joined("opening"), joined("closing"), joined("births"), joined("deaths"),
        joined("into"), joined("out"), joined("immigration"), joined("emigration"), assumed.net,
    )  # fmt: skip
    return Projection(assumed.areas, (assumed.years[0] - 1, *assumed.years), frozen(np.stack(population)), flows)


def one_year(opening: Array, assumed: Assumptions, index: int) -> Flows:
    """A year's flows, [area, sex, slot]; ``opening`` holds nobody in slot 0, who are born here."""
    death, out, emigration = assumed.death[index], assumed.out[index], assumed.emigration[index]
    into, immigration = assumed.into[index], assumed.immigration[index]
    opening = opening.copy()
    keep = (1 - death) * (1 - out - emigration)
    women = opening[:, 0]
    women = (1 - assumed.closing_women) * women + assumed.closing_women * (
        women * keep[:, 0] + (into + immigration)[:, 0]
    )
    births = assumed.fertility[index] * women
    opening[..., 0] = births.sum(-1)[:, None] * np.array([1 - assumed.boys, assumed.boys])
    deaths = opening * death
    survivors = opening - deaths
    left, abroad = survivors * out, survivors * emigration
    closing = np.maximum(survivors - left - abroad, 0) + into + immigration  # below zero only by the last digit
    return Flows(opening, closing, births, deaths, np.array(into), left, np.array(immigration), abroad, assumed.net)


def apply(assumed: Assumptions, scenario: tuple[Multiplier, ...]) -> Assumptions:
    """The same assumptions with a scenario's multipliers; probabilities stay at most one, and leavers with them."""
    for part in scenario:
        assumed = _multiplied(assumed, part)
    if not scenario:
        return assumed
    leaving = np.maximum(assumed.out + assumed.emigration, 1)
    return replace(
        assumed,
        death=frozen(np.minimum(assumed.death, 1)),
        out=frozen(assumed.out / leaving),
        emigration=frozen(assumed.emigration / leaving),
    )


def _multiplied(assumed: Assumptions, part: Multiplier) -> Assumptions:
    name = _FIELDS[part.flow]
    factor = np.ones((len(assumed.years), len(assumed.areas)))
    years = [part.first <= year <= part.last for year in assumed.years]
    places = [not part.areas or area in part.areas for area in assumed.areas]
    factor[np.ix_(years, places)] = part.factor
    values: Array = getattr(assumed, name)
    scaled = values * factor.reshape(*factor.shape, *(1,) * (values.ndim - 2))
    changed: dict[str, Any] = {name: frozen(scaled)}
    return replace(assumed, **changed)
