"""The latest value of every area and its place among its like. As SQL's rank(): the highest is 1, ties share."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from samsyn.cores.series.values import SEXES, Figures, Values, kind_of

ROW: Final = np.dtype([("value", "<f8"), ("period", "<u2"), ("rank", "<u2"), ("of", "<u2")])


@dataclass(frozen=True, slots=True)
class Latest:
    """One area's latest value; rank among areas of its kind with a value in the same period (0 of 0: no value)."""

    period: str
    value: float | None
    rank: int
    of: int


def latest(series: Figures) -> npt.NDArray[np.void]:
    """[area, sex] of ROW; ``period`` is the place in ``series.periods``."""
    made = np.zeros((len(series.areas), len(SEXES)), dtype=ROW)
    made["value"] = np.nan
    valued = ~np.isnan(series.values)
    if not valued.any():
        return made
    last = len(series.periods) - 1 - valued[:, ::-1, :].argmax(axis=1)
    has = valued.any(axis=1)
    made["period"] = np.where(has, last, 0)
    made["value"] = np.where(has, np.take_along_axis(series.values, last[:, None, :], axis=1)[:, 0, :], np.nan)
    kinds = np.array([kind_of(area) for area in series.areas])
    for kind in set(kinds.tolist()):
        rows = kinds == kind
        for sex in range(len(SEXES)):
            for period in np.unique(last[rows, sex][has[rows, sex]]):
                _rank(made, series.values[:, period, sex], rows & has[:, sex] & (last[:, sex] == period), rows, sex)
    return made


def ranks(values: Values) -> npt.NDArray[np.int64]:
    """Places from the highest, 0 where there is no value."""
    have = np.sort(values[~np.isnan(values)])
    above = len(have) - np.searchsorted(have, values, side="right")
    found: npt.NDArray[np.int64] = np.where(np.isnan(values), 0, above + 1)
    return found


def _rank(
    made: npt.NDArray[np.void], values: Values, those: npt.NDArray[np.bool_], kind: npt.NDArray[np.bool_], sex: int
) -> None:
    compared = np.where(kind, values, np.nan)
    made["rank"][those, sex] = ranks(compared)[those]
    made["of"][those, sex] = int((~np.isnan(compared)).sum())
