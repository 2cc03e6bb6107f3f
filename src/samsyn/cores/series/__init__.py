"""A figure over time: exact bytes, what changed, places, trend, pace, a proposal: docs/algorithms/series.md."""

from samsyn.cores.series.gathering import Change, Window, changes, gathered, merged, only
from samsyn.cores.series.packing import Damaged, pack, unpack
from samsyn.cores.series.ranking import ROW, Latest, latest, ranks
from samsyn.cores.series.values import SEXES, AreaKind, Figure, Figures, Query, empty, kind_of, within

__all__ = [
    "ROW",
    "SEXES",
    "AreaKind",
    "Change",
    "Damaged",
    "Figure",
    "Figures",
    "Latest",
    "Query",
    "Window",
    "changes",
    "empty",
    "gathered",
    "kind_of",
    "latest",
    "merged",
    "only",
    "pack",
    "ranks",
    "unpack",
    "within",
]
