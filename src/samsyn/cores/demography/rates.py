"""From history to what is assumed of the years ahead."""

from dataclasses import dataclass

from samsyn.cores.demography import fertility, migration, mortality
from samsyn.cores.demography.smoothing import Weighting
from samsyn.cores.demography.values import BOYS, Assumptions, Flows, frozen


@dataclass(frozen=True, slots=True)
class Settings:
    """How history becomes assumptions. The defaults were chosen by backtests alone (docs/algorithms/projection.md).

    ``*_years``: how many of the latest years count. ``death_trend``: over how many years the fall of mortality is
    measured (0: no fall). ``fertility_return``: the share of the way to the long-run level gone each year (0: the level
    stays where it is). ``level_memory``: weight of the whole history against the latest ``level_years`` in the
    country's net migration.
    """

    weights: Weighting = "even"
    death_years: int = 3
    death_trend: int = 15
    local_death_years: int = 10
    fertility_years: int = 3
    fertility_return: float = 0.2
    local_fertility_years: int = 5
    migration_years: int = 12
    level_years: int = 5
    level_memory: float = 0.5
    boys: float = BOYS


def assumptions(
    areas: tuple[str, ...], last: int, flows: Flows, to: int, settings: Settings | None = None
) -> Assumptions:
    """What is assumed for ``last + 1`` … ``to``, from ``flows`` by cohort up to the year ``last``."""
    chosen = settings or Settings()
    if to <= last:
        raise ValueError(f"the last year to project, {to}, is not after {last}")
    count = to - last
    moves = migration.ahead(flows, count, chosen)
    return Assumptions(
        areas=areas,
        years=tuple(range(last + 1, to + 1)),
        death=frozen(mortality.ahead(flows, count, chosen)),
        fertility=frozen(fertility.ahead(flows, count, chosen)),
        out=moves.out,
        emigration=moves.emigration,
        into=moves.into,
        immigration=moves.immigration,
        boys=chosen.boys,
        net=flows.net,
    )
