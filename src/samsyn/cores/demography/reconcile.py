"""Parts that must add up: municipalities to their county, and all to a given total."""

from typing import Final, Literal

import numpy as np

from samsyn.cores.demography.values import Array

_ROUNDS: Final = 500
_CLOSE: Final = 1e-9
_NOBODY: Final = 1e-9  # of a person

type Method = Literal["rake", "least_squares", "proportional"]


def rake(parts: Array, cells: Array, totals: Array | None = None) -> Array:
    """``parts`` [area, …cell] made to sum to ``cells`` […cell] over areas and, if given, to ``totals`` [area].

    Iterative proportional fitting: nothing becomes negative, zeros stay zero. Where a cell is wanted and no area has
    anyone in it, it is shared by the areas' size. Raises ValueError when the two kinds of totals disagree.
    """
    fitted = _seeded(np.asarray(parts, dtype=np.float64), cells)
    if totals is None:
        return fitted * _share(cells, fitted.sum(0))
    if abs(cells.sum() - totals.sum()) > 1e-6 * max(1.0, float(cells.sum())):
        raise ValueError("the cells and the areas do not have the same sum")
    shape = (-1, *(1,) * (fitted.ndim - 1))
    over = tuple(range(1, fitted.ndim))
    for _ in range(_ROUNDS):
        fitted = fitted * _share(totals, fitted.sum(over)).reshape(shape)
        now = fitted.sum(0)
        fitted = fitted * _share(cells, now)
        if np.abs(now - cells).max(initial=0.0) <= _CLOSE * max(1.0, float(cells.max(initial=0.0))):
            break
    return fitted


def least_squares(parts: Array, cells: Array) -> Array:
    """``parts`` [area, …cell] changed as little as can be to sum to ``cells``, and never below zero.

    Least is meant in squares weighted by one over the part, so that a large place takes more of the change; where that
    would go below zero the rest is taken by the others.
    """
    parts = np.asarray(parts, dtype=np.float64)
    weight = np.maximum(parts, 1e-6)
    gap = cells - parts.sum(0)
    moved = parts + weight * (gap / weight.sum(0))
    return rake(np.maximum(moved, 0), cells)


def proportional(parts: Array, total: float) -> Array:
    """``parts`` all times the same, to sum to ``total``."""
    now = float(parts.sum())
    if now == 0:
        raise ValueError("nobody to share a total between")
    return np.asarray(parts * (total / now))


def _seeded(parts: Array, cells: Array) -> Array:
    if parts.min(initial=0.0) < 0 or np.min(cells, initial=0.0) < 0:
        raise ValueError("a population cannot be negative")
    parts = np.where(parts < _NOBODY, 0, parts)
    lacking = (parts.sum(0) == 0) & (cells > 0)
    if not lacking.any():
        return parts
    size = parts.sum(tuple(range(1, parts.ndim)))
    size = size / size.sum() if size.sum() > 0 else np.full(len(parts), 1 / len(parts))
    return np.asarray(np.where(lacking, size.reshape(-1, *(1,) * (parts.ndim - 1)) * cells, parts))


def _share(wanted: Array, now: Array) -> Array:
    return np.divide(wanted, now, out=np.zeros_like(now), where=now > 0)
