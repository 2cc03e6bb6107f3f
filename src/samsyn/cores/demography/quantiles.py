"""Ten, fifty and ninety per cent of many draws, by one sort."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from samsyn.cores.demography.products import product

type Single = npt.NDArray[np.float32]

LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Band:
    """The interval p10–p90 with its middle and mean; four arrays of the same axes."""

    p10: Single
    p50: Single
    p90: Single
    mean: Single


def empty(shape: tuple[int, ...]) -> Band:
    """A band to be filled place by place."""
    return Band(*(np.empty(shape, np.float32) for _ in range(4)))


def fill(band: Band, where: tuple[slice | int, ...], draws: Single) -> None:
    """Put the quantiles over the last axis of ``draws`` into ``band``. Sorts ``draws`` in place."""
    put(band, where, found(draws))


def found(draws: Single, out: Single | None = None) -> Single:
    """[…, 4]: p10, p50, p90 and mean over the last axis of ``draws``, which is sorted in place. ``out`` lies in one
    piece."""
    draws.sort(axis=-1)
    into = np.empty((*draws.shape[:-1], 4), np.float32) if out is None else out
    count = draws.shape[-1]
    product(draws.reshape(-1, count), weights(count), into.reshape(-1, 4))
    return into


def put(band: Band, where: tuple[slice | int, ...], values: Single) -> None:
    """Put what ``found`` gave into ``band``."""
    middle = values[..., 1]
    band.p50[where] = middle
    band.p10[where] = np.minimum(values[..., 0], middle)  # the last digit may differ where all draws are alike
    band.p90[where] = np.maximum(values[..., 2], middle)
    band.mean[where] = values[..., 3]


@cache
def weights(count: int) -> Single:
    """[draw, 4]: what of each sorted draw goes into p10, p50, p90 (straight between two draws) and the mean."""
    weights = np.zeros((count, 4), np.float32)
    weights[:, 3] = 1 / count
    for column, share in enumerate((LOW, MIDDLE, HIGH)):
        at = share * (count - 1)
        below = int(at)
        weights[below, column] += 1 - (at - below)
        weights[min(below + 1, count - 1), column] += at - below
    return weights


def of(draws: npt.NDArray[np.floating]) -> Band:
    """The band over the last axis; the argument is left as it is."""
    band = empty(draws.shape[:-1])
    fill(band, (slice(None),) * (draws.ndim - 1), draws.astype(np.float32))
    return band
