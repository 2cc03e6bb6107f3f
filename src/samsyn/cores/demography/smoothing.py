"""Means over years and ages: how history is weighted, and how a small place borrows from its own neighbours in age."""

from typing import Final, Literal

import numpy as np

from samsyn.cores.demography.values import Array

type Weighting = Literal["even", "linear", "ewma"]

ALPHA: Final = 0.33  # the weight of the newest year in "ewma"


def weights(kind: Weighting, count: int) -> Array:
    """Weights of ``count`` years, oldest first, summing to one."""
    if count < 1:
        raise ValueError("at least one year is needed")
    steps = np.arange(count)
    raw = {"even": np.ones(count), "linear": steps + 1.0, "ewma": (1 - ALPHA) ** steps[::-1]}
    if kind not in raw:
        raise ValueError(f"weights are even, linear or ewma, not {kind!r}")
    return np.asarray(raw[kind] / raw[kind].sum(), dtype=np.float64)


def mean_of(values: Array, kind: Weighting, count: int) -> Array:
    """The weighted mean of the last ``count`` years (axis 0), or of as many as there are."""
    count = min(count, len(values))
    return np.asarray(np.tensordot(weights(kind, count), values[-count:], 1))


def running(values: Array, radius: int) -> Array:
    """Mean of the ``2 * radius + 1`` nearest along the last axis; the ends repeat."""
    if radius == 0:
        return values
    width = 2 * radius + 1
    edges = [(0, 0)] * (values.ndim - 1) + [(radius, radius)]
    sums = np.cumsum(np.pad(values, edges, mode="edge"), -1)
    sums = np.concatenate([np.zeros((*sums.shape[:-1], 1)), sums], -1)
    return np.asarray((sums[..., width:] - sums[..., :-width]) / width)


def ratio(above: Array, below: Array, otherwise: float = 0.0) -> Array:
    """``above / below``, and ``otherwise`` where nothing is below."""
    shape = np.broadcast_shapes(above.shape, below.shape)
    return np.asarray(np.divide(above, below, out=np.full(shape, otherwise), where=np.broadcast_to(below > 0, shape)))
