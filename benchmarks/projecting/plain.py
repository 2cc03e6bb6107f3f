"""Plain cohort-component: each place's own rates of the last three years, held."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from samsyn.cores import demography
from samsyn.cores.demography.cohorts import by_age, opening_of

type Double = npt.NDArray[np.float64]

YEARS = 3
_GROUPS = tuple(range(0, 101, 5))


def ahead(known: demography.History, horizon: int) -> Double:
    """The population ``horizon`` years on, [area, sex, age]."""
    flows = demography.flows_of(known)
    opening, deaths = flows.opening[-YEARS:].sum(0), flows.deaths[-YEARS:].sum(0)
    stay = (1 - _share(deaths, opening)) * (1 + _share(flows.net_migration[-YEARS:].sum(0), opening - deaths))
    women = (flows.opening[-YEARS:, :, 0] + flows.closing[-YEARS:, :, 0]).sum(0) / 2
    fertility = _share(flows.births[-YEARS:].sum(0), women)
    people = np.asarray(known.population[-1])
    for _ in range(horizon):
        opening = opening_of(people)
        births = (fertility * (opening[:, 0] + (opening * stay)[:, 0]) / 2).sum(-1)
        opening[..., 0] = births[:, None] * np.array([0.488, 0.512])
        people = by_age(np.maximum(opening * stay, 0))
    return people


def scored(history: demography.History, origins: Sequence[int], horizon: int = 10) -> dict[str, float]:
    """WAPE, MAPE and bias as `demography.backtest` counts them, in the last year."""
    rows = []
    for origin in origins:
        said = ahead(history.until(origin), horizon)
        seen = np.asarray(history.population[history.years.index(origin + horizon)])
        wrong = np.abs(np.add.reduceat(said - seen, _GROUPS, -1)).sum() / seen.sum()
        total = said.sum((1, 2)) / seen.sum((1, 2)) - 1
        rows.append((100 * wrong, 100 * np.abs(total).mean(), 100 * (said.sum() / seen.sum() - 1)))
    return dict(zip(("wape", "mape", "bias"), np.mean(rows, 0).tolist(), strict=True))


def _share(part: Double, whole: Double) -> Double:
    return np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0)
