"""Figures that people know: ages by name, dependency ratio, mean and median age."""

from typing import Final

import numpy as np

from samsyn.cores.demography.values import AGES, Array

# First and last age, both counted. Pre-school from one year; working age as Swedish authorities count it now.
GROUPS: Final = {
    "preschool": (1, 5),
    "school": (6, 15),
    "upper_secondary": (16, 18),
    "working": (20, 64),
    "65_79": (65, 79),
    "80_plus": (80, 100),
}


def group(population: Array, name: str) -> Array:
    """How many are in a group, [… , age] → […]. KeyError for a name not in GROUPS."""
    first, last = GROUPS[name]
    return np.asarray(population[..., first : last + 1].sum(-1))


def dependency_ratio(population: Array) -> Array:
    """Those under 20 or over 64 for each hundred 20–64, [… , age] → […]; not a number where nobody is 20–64."""
    working = group(population, "working")
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(working > 0, 100 * (population.sum(-1) - working) / working, np.nan))


def mean_age(population: Array) -> Array:
    """Years, counting half a year for the running one, [… , age] → […]."""
    total = population.sum(-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(total > 0, population @ (np.arange(AGES) + 0.5) / total, np.nan))


def median_age(population: Array) -> Array:
    """The age that half are older than, evenly spread within a year of age, [… , age] → […]."""
    sums = np.cumsum(population, -1)
    half = sums[..., -1:] / 2
    at = np.argmax(sums >= half, -1)[..., None]
    before = np.take_along_axis(sums, at, -1) - np.take_along_axis(population, at, -1)
    within = np.take_along_axis(population, at, -1)
    part = np.divide(half - before, within, out=np.zeros_like(half), where=within > 0)
    return np.asarray(np.where(sums[..., -1] > 0, (at + part)[..., 0], np.nan))


def measures(population: Array) -> dict[str, Array]:
    """All of them, [… , sex, age] → […] each."""
    people = population.sum(-2)
    return {
        "total": people.sum(-1),
        **{name: group(people, name) for name in GROUPS},
        "dependency_ratio": dependency_ratio(people),
        "mean_age": mean_age(people),
        "median_age": median_age(people),
    }
