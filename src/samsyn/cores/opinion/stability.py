"""Would the groups come back if other people had come? Split-half stability."""

from dataclasses import dataclass

import numpy as np

from samsyn.cores.opinion.selection import Material, halves

TURNS = 5


@dataclass(frozen=True, slots=True)
class Stability:
    """Adjusted Rand index between the groups found from random halves of the participants: the middle of ``turns``
    divisions, and the lowest and highest. 1 = always the same groups, about 0 = chance."""

    middle: float
    low: float
    high: float
    turns: int


def split_half(given: Material, count: int, *, turns: int = TURNS) -> Stability:
    """Divide the participants in two at random ``turns`` times, find ``count`` groups in each half, place everyone with
    both, and compare."""
    found = [halves(given, count, turn=turn) for turn in range(turns)] if count > 1 else [1.0]
    return Stability(float(np.median(found)), min(found), max(found), len(found))
