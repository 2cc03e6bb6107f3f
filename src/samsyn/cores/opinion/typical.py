"""Which statements are most a group's own, and which everyone together votes alike on: the choice that Polis makes."""

from typing import Final, Literal

import numpy as np
from scipy.special import ndtri

from samsyn.cores.opinion.tallies import one_share_test, share
from samsyn.cores.opinion.values import Floats, Ints, Representative, Tallies

CONFIDENCE: Final = 0.9
MOST_CHOSEN: Final = 5
Direction = Literal["agree", "disagree"]


def directions(found: Representative) -> list[list[Direction]]:
    """For each group and statement: is the group more set apart by agreeing or by disagreeing?"""
    agrees = found.agree_ratio_test > found.disagree_ratio_test
    return [["agree" if one else "disagree" for one in row] for row in agrees.tolist()]


def ratios(found: Representative) -> Floats:
    """The ratio in that direction [group, statement]: how many times likelier the vote is than elsewhere."""
    agrees = found.agree_ratio_test > found.disagree_ratio_test
    return np.where(agrees, found.agree_ratio, found.disagree_ratio)


def typical(
    tallies: Tallies, found: Representative, group: int, *, most: int = MOST_CHOSEN, confidence: float = CONFIDENCE
) -> list[int]:
    """Numbers of the statements that are most a group's own, agreed ones first.

    Significant in share and in ratio at ``confidence``, by ratio x its test x share x its test; the best agreed one is
    always among them, and when nothing is significant there is at least the most telling one.
    """
    limit = float(ndtri(confidence))
    agrees = found.agree_ratio_test[group] > found.disagree_ratio_test[group]
    weight = np.where(agrees, _agreeing(found, group), _disagreeing(found, group))
    significant = (np.minimum(found.agree_test[group], found.agree_ratio_test[group]) > limit) | (
        np.minimum(found.disagree_test[group], found.disagree_ratio_test[group]) > limit
    )
    order = [int(one) for one in np.argsort(-weight, kind="stable") if significant[one]]
    head = _best_agreed(tallies, found, group, limit)
    if head is None and not order:
        head = int(np.argmax(np.maximum(found.agree_ratio_test[group], found.disagree_ratio_test[group])))
    chosen = order if head is None else [head, *(one for one in order if one != head)]
    return sorted(chosen[:most], key=lambda one: not agrees[one])


def _agreeing(found: Representative, group: int) -> Floats:
    certain = found.agree_share[group] * found.agree_test[group]
    return np.asarray(found.agree_ratio[group] * found.agree_ratio_test[group] * certain)


def _disagreeing(found: Representative, group: int) -> Floats:
    certain = found.disagree_share[group] * found.disagree_test[group]
    return np.asarray(found.disagree_ratio[group] * found.disagree_ratio_test[group] * certain)


def _best_agreed(tallies: Tallies, found: Representative, group: int, limit: float) -> int | None:
    """One pass in the statements' order, as the server does it: the first passable one, then any that beats it."""
    ratio, part = found.agree_ratio[group], found.agree_share[group]
    plain = part * found.agree_test[group]
    full = _agreeing(found, group)
    best = None
    for one in np.flatnonzero(tallies.agree[group] + tallies.disagree[group]).tolist():
        if best is None:
            passable = found.agree_test[group, one] > limit or (ratio[one] > 1.0 and part[one] > 0.5)
            best = one if passable else None
        else:
            weight = full if ratio[best] > 1.0 else plain
            best = one if weight[one] > weight[best] else best
    return best


def united(everyone: Tallies, *, most: int = MOST_CHOSEN, confidence: float = CONFIDENCE) -> dict[Direction, list[int]]:
    """What all participants together, grouped or not, agree or disagree about: share above half, and significantly."""
    sides: tuple[tuple[Direction, Ints], ...] = (("agree", everyone.agree[0]), ("disagree", everyone.disagree[0]))
    limit, chosen = float(ndtri(confidence)), dict[Direction, list[int]]()
    for direction, votes in sides:
        part, test = share(votes, everyone.seen[0]), one_share_test(votes, everyone.seen[0])
        order = np.argsort(-part * test, kind="stable")
        chosen[direction] = [int(one) for one in order if part[one] > 0.5 and test[one] > limit][:most]
    return chosen
