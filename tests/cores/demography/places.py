"""Invented places for the tests: a stable country with a past in which everything balances."""

import numpy as np

from samsyn.cores import demography as d


def smooth_rates(areas: int, years: int, *, scale: float = 1.0) -> d.Assumptions:
    """Plausible rates, the same every year."""
    slots = np.arange(d.SLOTS)
    death = np.clip(0.0005 + 0.00003 * np.exp(slots * 0.095), 0, 0.6) * np.ones((years, areas, 2, 1))
    out = 0.02 * (slots < 60) + 0.06 * np.exp(-(((slots - 23) / 6) ** 2)) * np.ones((years, areas, 2, 1))
    people = np.broadcast_to(scale * out * 400, out.shape)
    fertility = 0.12 * np.exp(-(((slots - 31) / 5) ** 2)) * np.ones((years, areas, 1))
    names = tuple(f"{1200 + i:04d}" for i in range(areas))
    return d.Assumptions(
        names, tuple(range(2021, 2021 + years)), death, fertility, out, out * 0.1, people, people * 0.2
    )


def start(areas: int, *, scale: float = 1.0) -> np.ndarray:
    """About 400 in each age, fewer among the old."""
    ages = np.arange(d.AGES)
    return scale * 400 * np.exp(-((ages / 85) ** 8)) * np.ones((areas, 2, 1)) * np.arange(1, areas + 1)[:, None, None]


def history(
    areas: int = 3, years: int = 12, *, migration: bool = False, scale: float = 1.0, ages: int = 150
) -> d.History:
    """A past made by the projection itself after ``ages`` years of the same rates: steady when they are many."""
    before = d.project(start(areas, scale=scale), smooth_rates(areas, ages, scale=scale)).population[-1]
    done = d.project(before, smooth_rates(areas, years, scale=scale))
    flows = done.flows

    def with_first(values: np.ndarray) -> np.ndarray:
        return np.concatenate([values[:1], values])

    def aged(values: np.ndarray) -> np.ndarray:
        by_age = values[..., : d.AGES].copy()
        by_age[..., 100] += values[..., 101]
        return with_first(by_age)

    moves = None
    if migration:
        moves = d.Migration(aged(flows.into), aged(flows.out), aged(flows.immigration), aged(flows.emigration))
    return d.History(
        done.areas, done.years, done.population, aged(flows.births), aged(flows.deaths), moves
    )  # fmt: skip
