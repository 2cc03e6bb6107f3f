"""How many we will be: a cohort-component projection with its uncertainty. See docs/algorithms/projection.md."""

from samsyn.cores.demography.backtest import AGE_GROUPS, METHODS, Backtest, Score, backtest, hardest_age
from samsyn.cores.demography.calibration import calibrate
from samsyn.cores.demography.cohorts import age_convention, flows_of
from samsyn.cores.demography.measures import measures
from samsyn.cores.demography.quantiles import Band
from samsyn.cores.demography.rates import Settings, assumptions
from samsyn.cores.demography.reconcile import least_squares, rake
from samsyn.cores.demography.simulate import Draws, simulate
from samsyn.cores.demography.step import project
from samsyn.cores.demography.values import (
    AGES,
    SLOTS,
    Assumptions,
    Flows,
    History,
    Migration,
    Multiplier,
    Projection,
)
from samsyn.cores.demography.variation import Variation, estimate, usual

__all__ = [
    "AGES",
    "AGE_GROUPS",
    "METHODS",
    "SLOTS",
    "Assumptions",
    "Backtest",
    "Band",
    "Draws",
    "Flows",
    "History",
    "Migration",
    "Multiplier",
    "Projection",
    "Score",
    "Settings",
    "Variation",
    "age_convention",
    "assumptions",
    "backtest",
    "calibrate",
    "estimate",
    "flows_of",
    "hardest_age",
    "least_squares",
    "measures",
    "project",
    "rake",
    "simulate",
    "usual",
]
