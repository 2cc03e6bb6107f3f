"""Chance that depends on nothing but what it is about: the same number and seed give the same draw for ever.

A generator would give every later vote another draw when one vote is added; here the others keep theirs, so groups do
not jump when votes trickle in. The mixing is splitmix64 (Steele, Lea and Flood 2014).
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from samsyn.cores.opinion.values import Floats

_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_FIRST: Final = np.uint64(0xBF58476D1CE4E5B9)
_SECOND: Final = np.uint64(0x94D049BB133111EB)
_PURPOSE: Final = 0x632BE59BD9B4E019


def draws(numbers: NDArray[Any], *, seed: int, purpose: int = 0) -> Floats:
    """A number in [0, 1) for each of ``numbers``; another ``purpose`` gives unrelated draws."""
    start = np.uint64((seed * 0x9E3779B9 + purpose * _PURPOSE) & 0xFFFFFFFFFFFFFFFF)
    with np.errstate(over="ignore"):
        mixed = (numbers.astype(np.uint64) + np.uint64(1)) * _GOLDEN + start
        mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
        mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
        mixed ^= mixed >> np.uint64(31)
    return np.asarray((mixed >> np.uint64(11)) * 2.0**-53)
