"""A figure over time: exact bytes, what changed, places, trend, pace, a proposal: docs/algorithms/series.md."""

from samsyn.cores.series.gathering import Change, Changes, Window, changes, gathered, merged, only
from samsyn.cores.series.judging import Aim, Direction, Proposal, Reason, Verdict, Way, propose
from samsyn.cores.series.pace import Line, Pace, Trend, pace, path, slopes, trend
from samsyn.cores.series.packing import Damaged, pack, unpack
from samsyn.cores.series.ranking import ROW, Latest, latest, ranks
from samsyn.cores.series.values import SEXES, AreaKind, Figure, Figures, Query, empty, kind_of, within

__all__ = [
    "ROW",
    "SEXES",
    "Aim",
    "AreaKind",
    "Change",
    "Changes",
    "Damaged",
    "Direction",
    "Figure",
    "Figures",
    "Latest",
    "Line",
    "Pace",
    "Proposal",
    "Query",
    "Reason",
    "Trend",
    "Verdict",
    "Way",
    "Window",
    "changes",
    "empty",
    "gathered",
    "kind_of",
    "latest",
    "merged",
    "only",
    "pace",
    "pack",
    "path",
    "propose",
    "ranks",
    "slopes",
    "trend",
    "unpack",
    "within",
]
