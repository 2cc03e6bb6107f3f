"""How sure each figure is, so that a handful of loud voices can neither make nor hide a common ground.

A group's share of agreement has a Wilson interval (Wilson 1927); the group-informed consensus is a product of shares
whose logarithms have known mean and variance under a Beta distribution; a difference between groups has Newcombe's
interval (Newcombe 1998). A statement is common ground only when the low end is above half in *every* group,
on enough answers.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from scipy.special import ndtri, polygamma, psi

from samsyn.cores.opinion.values import Floats, Ints, Tallies

LEVEL: Final = 0.95
FEWEST_ANSWERS: Final = 5  # in each group; below this a group has not been heard about a statement
DIVIDES: Final = 0.25  # the least difference between two groups' shares, at the low end, that is called dividing


class Verdict(StrEnum):
    """What can be said of a statement with certainty."""

    COMMON_AGREE = "common_agree"  # a majority in every group agrees
    COMMON_DISAGREE = "common_disagree"  # a majority in every group disagrees
    DIVIDES = "divides"
    UNHEARD = "unheard"  # some group has not answered enough: neither common ground nor shown not to be
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, eq=False)
class Certainty:
    """Intervals. [group, statement]: ``agree_low``, ``agree_high``, ``disagree_low``, ``disagree_high``. [statement]:
    ``consensus_low``/``high`` for the group-informed consensus (agreeing), ``divisive``, ``divisive_low``/``high``,
    ``apart`` (the two groups furthest apart), ``weakest`` (lowest low end of agreeing over groups), ``opposed`` (the
    same of disagreeing), ``turned`` (how many in one group would have had to answer otherwise for a majority
    there to be lost), ``verdicts``."""

    agree_low: Floats
    agree_high: Floats
    disagree_low: Floats
    disagree_high: Floats
    consensus_low: Floats
    consensus_high: Floats
    divisive: Floats
    divisive_low: Floats
    divisive_high: Floats
    apart: Ints
    weakest: Floats
    opposed: Floats
    turned: Ints
    verdicts: tuple[Verdict, ...]


def wilson(votes: Ints, seen: Ints, *, level: float = LEVEL) -> tuple[Floats, Floats]:
    """Low and high end of a share; 0 and 1 where nobody has answered."""
    z = float(ndtri(0.5 + level / 2))
    n = np.maximum(seen, 1)
    part = votes / n
    middle = (part + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * np.sqrt(part * (1 - part) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    heard = seen > 0
    return np.where(heard, np.maximum(middle - reach, 0), 0.0), np.where(heard, np.minimum(middle + reach, 1), 1.0)


def product_interval(tallies: Tallies, *, level: float = LEVEL) -> tuple[Floats, Floats]:
    """Ends for the product over groups of shares that are Beta(agree + 1, seen - agree + 1): log-normal with the exact
    mean and variance of the logarithm."""
    a, whole = tallies.agree + 1.0, tallies.seen + 2.0
    middle = (psi(a) - psi(whole)).sum(axis=0)
    reach = float(ndtri(0.5 + level / 2)) * np.sqrt((polygamma(1, a) - polygamma(1, whole)).sum(axis=0))
    return np.exp(middle - reach), np.minimum(np.exp(middle + reach), 1.0)


def certainty(tallies: Tallies, *, level: float = LEVEL) -> Certainty:
    """Every interval for every statement, and the verdict on each."""
    agree_low, agree_high = wilson(tallies.agree, tallies.seen, level=level)
    disagree_low, disagree_high = wilson(tallies.disagree, tallies.seen, level=level)
    low, high = product_interval(tallies, level=level)
    apart, divisive, divisive_low, divisive_high = _apart(tallies, agree_low, agree_high)
    weakest, opposed = agree_low.min(axis=0), disagree_low.min(axis=0)
    return Certainty(
        agree_low, agree_high, disagree_low, disagree_high, low, high, divisive, divisive_low, divisive_high,
        apart, weakest, opposed, _turned(tallies), _verdicts(tallies, weakest, opposed, divisive_low),
    )  # fmt: skip


def _apart(tallies: Tallies, low: Floats, high: Floats) -> tuple[Ints, Floats, Floats, Floats]:
    """The pair of groups, heard enough, whose shares of agreement differ most for certain; Newcombe's interval."""
    count, statements = tallies.seen.shape
    part = (tallies.agree + 1.0) / (tallies.seen + 2.0)
    best = np.full(statements, -np.inf)
    pair, found = np.zeros((statements, 2), dtype=np.int64), np.zeros((3, statements))
    heard = tallies.seen >= FEWEST_ANSWERS
    for one in range(count):
        for other in range(count):
            gap = part[one] - part[other]
            down = gap - np.sqrt((part[one] - low[one]) ** 2 + (high[other] - part[other]) ** 2)
            up = gap + np.sqrt((high[one] - part[one]) ** 2 + (part[other] - low[other]) ** 2)
            better = heard[one] & heard[other] & (gap > 0) & (down > best)
            best = np.where(better, down, best)
            pair[better] = (one, other)
            found[:, better] = np.stack((gap, np.clip(down, 0, 1), np.clip(up, 0, 1)))[:, better]
    return pair, found[0], found[1], found[2]


def _turned(tallies: Tallies) -> Ints:
    """Agreeing answers that would have to be otherwise in the nearest group before half or less of it agrees."""
    ahead = 2 * tallies.agree - tallies.seen
    return np.asarray(np.maximum((ahead + 1) // 2, 0).min(axis=0), dtype=np.int64)


def _verdicts(tallies: Tallies, weakest: Floats, opposed: Floats, divisive_low: Floats) -> tuple[Verdict, ...]:
    heard = (tallies.seen >= FEWEST_ANSWERS).all(axis=0)
    found = np.select(
        [heard & (weakest > 0.5), heard & (opposed > 0.5), divisive_low >= DIVIDES, ~heard],
        [0, 1, 2, 3],
        default=4,
    )
    kinds = (Verdict.COMMON_AGREE, Verdict.COMMON_DISAGREE, Verdict.DIVIDES, Verdict.UNHEARD, Verdict.MIXED)
    return tuple(kinds[one] for one in found)
