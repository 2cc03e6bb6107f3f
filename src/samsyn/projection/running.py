"""A run: from figures to a projection with its uncertainty and its own past errors."""

from dataclasses import dataclass, field

import numpy as np

from samsyn.cores import demography
from samsyn.cores.demography import Backtest, Draws, Multiplier, Projection, Settings
from samsyn.projection.intake import Intake
from samsyn.projection.refusals import Refused

FURTHEST = 100  # years ahead


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


def run(intake: Intake, wanted: Wanted) -> Run:
    """Refused when the year or the draws make no sense."""
    history = intake.history
    last = history.years[-1]
    if not last < wanted.to <= last + FURTHEST:
        raise Refused(
            f"--to {wanted.to} går inte: folkmängden slutar {last}. Välj ett år från {last + 1} till {last + FURTHEST}."
        )
    if not 2 <= wanted.draws <= 100_000:
        raise Refused(f"--draws {wanted.draws} går inte. Välj 2 till 100 000; 1000 räcker långt.")
    strange = {area for part in wanted.scenario for area in part.areas} - set(history.areas)
    if strange:
        raise Refused(f"Scenariot nämner {', '.join(sorted(strange))}, som inte finns bland områdena.")
    flows = demography.flows_of(history)
    assumed = demography.assumptions(history.areas, last, flows, wanted.to, wanted.settings)
    variation = demography.calibrate(history, wanted.settings)
    start = history.population[-1]
    draws = demography.simulate(
        start, assumed, variation, draws=wanted.draws, seed=wanted.seed, scenario=wanted.scenario
    )
    return Run(
        intake,
        wanted,
        demography.project(start, assumed, wanted.scenario),
        draws,
        demography.backtest(history, wanted.settings),
        (*intake.notes, *variation.notes),
    )


def history_totals(run: Run) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """All places together, [year]."""
    return np.asarray(run.intake.history.population.sum((1, 2, 3)))
