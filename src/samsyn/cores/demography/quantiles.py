"""Ten, fifty and ninety per cent of many draws, by one sort."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

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
    count = draws.shape[-1]
    band.mean[where] = draws @ np.full(count, 1 / count, draws.dtype)
    draws.sort(axis=-1)
    for share, into in ((LOW, band.p10), (MIDDLE, band.p50), (HIGH, band.p90)):
        at = share * (count - 1)
        below = int(at)
        above = min(below + 1, count - 1)
        part = draws.dtype.type(at - below)
        into[where] = draws[..., below] + part * (draws[..., above] - draws[..., below])


def of(draws: npt.NDArray[np.floating]) -> Band:
    """The band over the last axis; the argument is left as it is."""
    band = empty(draws.shape[:-1])
    fill(band, (slice(None),) * (draws.ndim - 1), draws.astype(np.float32))
    return band
