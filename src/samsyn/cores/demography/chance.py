"""Many normal and uniform numbers quickly: sixteen random bits each, looked up."""

from functools import cache
from statistics import NormalDist
from typing import Final

import numpy as np
import numpy.typing as npt

from samsyn.cores.demography.quantiles import Single

type Bits = npt.NDArray[np.uint16]

_STEPS: Final = 1 << 16
_WORD: Final = 4  # numbers of sixteen bits in one of the generator's own


@cache
def table() -> Single:
    """The middle of each of 65,536 equally likely parts of the normal distribution, scaled to variance one.

    The outermost lies at 4.3 standard deviations, further than a thousand draws of a cell ever come."""
    normal = NormalDist()
    half = np.array([normal.inv_cdf((i + 0.5) / _STEPS) for i in range(_STEPS // 2)])
    both = np.concatenate([half, -half[::-1]])
    return np.asarray(both / both.std(), np.float32)


def bits(chance: np.random.Generator, count: int) -> Bits:
    """``count`` numbers of sixteen random bits."""
    words = chance.bit_generator.random_raw(-(-count // _WORD))
    return np.asarray(words, np.uint64).view(np.uint16)[:count]


def normal(chance: np.random.Generator, shape: tuple[int, ...]) -> Single:
    """Standard normal numbers."""
    return looked_up(bits(chance, int(np.prod(shape))).reshape(shape), np.empty(shape, np.float32))


def looked_up(random: Bits, out: Single) -> Single:
    """Each sixteen bits as a standard normal number, into ``out``."""
    np.take(table(), random, out=out, mode="clip")  # no number is out of the table's bounds
    return out


def spread(random: Bits, out: Single) -> Single:
    """Each sixteen bits as a number evenly spread between nought and one, neither included, into ``out``."""
    np.add(random, np.float32(0.5), out=out, casting="unsafe")
    out *= np.float32(1 / _STEPS)
    return out
