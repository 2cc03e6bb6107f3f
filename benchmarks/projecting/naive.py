"""The plain way: all places and draws in one array, then ``np.quantile``."""

import numpy as np
import numpy.typing as npt

from samsyn.cores.demography import SLOTS, Assumptions

type Double = npt.NDArray[np.float64]


def invented(areas: int, years: int) -> tuple[Assumptions, Double]:
    """Plausible rates and places of 2,000 to 400,000 people."""
    slots = np.arange(SLOTS)
    death = np.clip(0.0004 + 0.00003 * np.exp(slots * 0.095), 0, 0.6) * np.ones((2, 1))
    out = (0.02 + 0.1 * np.exp(-(((slots - 23) / 6) ** 2))) * np.ones((2, 1))
    fertility = 0.12 * np.exp(-(((slots - 31) / 5) ** 2))
    sizes = np.geomspace(10, 2000, areas)[:, None, None]
    start = sizes * np.exp(-((np.arange(101) / 85) ** 8)) * np.ones((2, 1))
    people = np.concatenate([np.zeros((areas, 2, 1)), start], -1)
    whole = (years, areas, 2, SLOTS)
    return Assumptions(
        tuple(f"{i:04d}" for i in range(areas)), tuple(range(2021, 2021 + years)),
        np.broadcast_to(death, whole), np.broadcast_to(fertility, (years, areas, SLOTS)),
        np.broadcast_to(out, whole), np.broadcast_to(out / 10, whole),
        np.broadcast_to(people * out, whole), np.broadcast_to(people * out / 5, whole),
    ), start  # fmt: skip


def drawn(assumed: Assumptions, start: Double, draws: int, *, events: bool) -> float:
    """p10, p50 and p90 of every cell; the middle's sum in the last year."""
    chance = np.random.default_rng(1)
    years, areas = len(assumed.years), len(assumed.areas)
    kept = np.empty((draws, years, areas, 2, 101), np.float32)
    people = np.broadcast_to(start.astype(np.float32), (draws, *start.shape))
    for year in range(years):
        level = np.exp(0.05 * chance.standard_normal((5, draws, areas, 1, 1), dtype=np.float32))
        people = _year(assumed, year, people, level, chance if events else None)
        kept[:, year] = people
    return float(np.quantile(kept, [0.1, 0.5, 0.9], axis=0, overwrite_input=True)[1, -1].sum())


def _year(
    assumed: Assumptions, year: int, people: npt.NDArray[np.float32], level: npt.NDArray[np.float32],
    chance: np.random.Generator | None,
) -> npt.NDArray[np.float32]:  # fmt: skip
    def rates(values: Double) -> npt.NDArray[np.float32]:
        now: npt.NDArray[np.float32] = values[year].astype(np.float32)
        return now

    def count(mean: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        return mean if chance is None else chance.poisson(np.maximum(mean, 0)).astype(np.float32)

    deaths = np.minimum(count(people * rates(assumed.death)[..., 1:] * level[0]), people)
    left = people - deaths
    gone = np.minimum(count(left * rates(assumed.out)[..., 1:] * level[1]), left)
    abroad = np.minimum(count(left * rates(assumed.emigration)[..., 1:] * level[2]), left - gone)
    come = count(rates(assumed.into)[..., 1:] * level[3] + rates(assumed.immigration)[..., 1:] * level[3])
    closing = left - gone - abroad + come
    women = (people[..., 0, :] + closing[..., 0, :]) / 2
    births = count(np.asarray((women * rates(assumed.fertility)[:, 1:]).sum(-1) * level[4, ..., 0, 0], np.float32))
    after = np.zeros_like(closing)
    after[..., 1:] = closing[..., :-1]
    after[..., -1] += closing[..., -1]
    boys = np.array([1 - assumed.boys, assumed.boys], np.float32)
    after[..., 0] = births[..., None] * boys * (1 - rates(assumed.death)[..., 0])
    return after
