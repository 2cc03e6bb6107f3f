"""Votes counted by group, and how typical each vote is of a group: the formulas of Polis.

Source: Small, Björkegren, Erkkilä, Shaw and Megill 2021, and the server's own code as red-dwarf 0.4.0 reads it; the
figures are equal to red-dwarf's for the same groups.
"""

from typing import Any

import numpy as np

from samsyn.cores.opinion.values import Floats, Ints, Representative, Tallies


def tally(table: Any, labels: Ints, count: int) -> Tallies:
    """Votes of the participants labelled 0 … count-1, from the indicators of all; other labels are left out."""
    inside = labels >= 0
    member = np.zeros((len(labels), max(count, 1)), dtype=np.float64)
    member[np.flatnonzero(inside), labels[inside]] = 1
    triples = np.asarray(table.T @ member).T.reshape(member.shape[1], -1, 3)
    whole = np.rint(triples).astype(np.int64)
    return Tallies(agree=whole[:, :, 2], disagree=whole[:, :, 0], seen=whole.sum(axis=2))


def total(tallies: Tallies) -> Tallies:
    """All groups as one."""
    return Tallies(*(one.sum(axis=0, keepdims=True) for one in (tallies.agree, tallies.disagree, tallies.seen)))


def share(votes: Ints, seen: Ints) -> Floats:
    """Smoothed share (votes + 1) / (seen + 2): one half where nobody has answered."""
    return np.asarray((votes + 1.0) / (seen + 2.0))


def one_share_test(votes: Ints, seen: Ints) -> Floats:
    """z of "more than half": 2 sqrt(n + 1) ((votes + 1) / (n + 1) - 1/2)."""
    return np.asarray(2 * np.sqrt(seen + 1.0) * ((votes + 1.0) / (seen + 1.0) - 0.5))


def two_share_test(inside: Ints, outside: Ints, seen_in: Ints, seen_out: Ints) -> Floats:
    """z of "a larger share here than elsewhere", pooled, each count one up; 0 where everybody votes alike."""
    a, b, n, m = (one + 1.0 for one in (inside, outside, seen_in, seen_out))
    pooled = (a + b) / (n + m)
    spread = np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / n + 1 / m))
    return np.asarray(np.where(pooled == 1, 0.0, (a / n - b / m) / np.where(spread > 0, spread, 1)))


def representative(tallies: Tallies) -> Representative:
    """Shares, their tests, and the ratio to the share among all others with its test, for each group and statement."""
    others = Tallies(*(one.sum(axis=0, keepdims=True) - one for one in (tallies.agree, tallies.disagree, tallies.seen)))
    agree, disagree = share(tallies.agree, tallies.seen), share(tallies.disagree, tallies.seen)
    return Representative(
        agree_share=agree,
        disagree_share=disagree,
        agree_test=one_share_test(tallies.agree, tallies.seen),
        disagree_test=one_share_test(tallies.disagree, tallies.seen),
        agree_ratio=agree / share(others.agree, others.seen),
        disagree_ratio=disagree / share(others.disagree, others.seen),
        agree_ratio_test=two_share_test(tallies.agree, others.agree, tallies.seen, others.seen),
        disagree_ratio_test=two_share_test(tallies.disagree, others.disagree, tallies.seen, others.seen),
    )


def group_informed(tallies: Tallies) -> tuple[Floats, Floats]:
    """Group-informed consensus for agreeing and for disagreeing: the product over groups of their smoothed shares."""
    return share(tallies.agree, tallies.seen).prod(axis=0), share(tallies.disagree, tallies.seen).prod(axis=0)
