"""A run: from figures to a projection with its uncertainty and its own past errors."""

from dataclasses import dataclass, field, replace

import numpy as np

from samsyn.cores import demography
from samsyn.cores.demography import Assumptions, Backtest, Draws, Multiplier, Projection, Settings, Variation
from samsyn.projection.intake import Intake
from samsyn.projection.refusals import Refused

FURTHEST = 100  # years ahead
MOST_DRAWS = 100_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to run: the last year, how many draws, from which seed, with which scenario."""

    to: int
    draws: int = 1000
    seed: int = 1
    scenario: tuple[Multiplier, ...] = ()
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave. ``middle`` is the projection without variation; ``backtest`` None when history is short."""

    intake: Intake
    wanted: Wanted
    middle: Projection
    draws: Draws
    backtest: Backtest | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What all scenarios of a history have in common."""

    assumed: Assumptions
    variation: Variation


def run(intake: Intake, wanted: Wanted) -> Run:
    """Refused when the year or the draws make no sense."""
    check(intake, wanted)
    history = intake.history
    prepared = prepare(intake, wanted)
    return Run(
        intake,
        wanted,
        demography.project(history.population[-1], prepared.assumed, wanted.scenario),
        futures(intake, wanted, prepared),
        demography.backtest(history, wanted.settings),
        (*intake.notes, *prepared.variation.notes),
    )


def check(intake: Intake, wanted: Wanted) -> None:
    """Refused when the year, the draws or the scenario's places make no sense."""
    last = intake.history.years[-1]
    if not last < wanted.to <= last + FURTHEST:
        raise Refused(
            f"--to {wanted.to} går inte: folkmängden slutar {last}. Välj ett år från {last + 1} till {last + FURTHEST}."
        )
    if not 2 <= wanted.draws <= MOST_DRAWS:
        raise Refused(f"--draws {wanted.draws} går inte. Välj 2 till 100 000; 1000 räcker långt.")
    strange = {area for part in wanted.scenario for area in part.areas} - set(intake.history.areas)
    if strange:
        raise Refused(f"Scenariot nämner {', '.join(sorted(strange))}, som inte finns bland områdena.")


def prepare(intake: Intake, wanted: Wanted) -> Prepared:
    """Rates of the years ahead, and how much they vary."""
    few = min(wanted.draws, 200)
    return Prepared(assume(intake, wanted), demography.calibrate(intake.history, wanted.settings, draws=few))


def assume(intake: Intake, wanted: Wanted) -> Assumptions:
    """Rates of the years ahead."""
    history = intake.history
    flows = demography.flows_of(history)
    return demography.assumptions(history.areas, history.years[-1], flows, wanted.to, wanted.settings)


def from_year(intake: Intake, year: int) -> Intake:
    """The history from the first year that was chosen. Refused when too little is left of it."""
    years = intake.history.years
    if not years[0] <= year <= years[-1] - 2:
        raise Refused(f"Historien går från {years[0]} till {years[-1]}. Välj minst tre år av den, inte från {year}.")
    return replace(intake, history=intake.history.since(year))


def futures(intake: Intake, wanted: Wanted, prepared: Prepared, groups: tuple[tuple[int, int], ...] = ()) -> Draws:
    """Many futures of one scenario. All scenarios meet the same chance, so that they differ by what they assume."""
    return demography.simulate(
        intake.history.population[-1], prepared.assumed, prepared.variation,
        draws=wanted.draws, seed=wanted.seed, scenario=wanted.scenario, groups=groups,
    )  # fmt: skip


def history_totals(run: Run) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """All places together, [year]."""
    return np.asarray(run.intake.history.population.sum((1, 2, 3)))
