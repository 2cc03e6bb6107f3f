"""Opinion groups: everyone with seven votes in one, none of one person, named so that the names stay."""

import string
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from scipy.optimize import linear_sum_assignment

from samsyn.cores.opinion import mixture
from samsyn.cores.opinion.chance import draws
from samsyn.cores.opinion.selection import MOST_GROUPS, Material, Trial, choose, fitted, material
from samsyn.cores.opinion.values import FEWEST_VOTES, UNGROUPED, Floats, Groups, Ints, Singles, Votes
from samsyn.cores.opinion.votes import only, sides

SAMPLE: Final = 5_000  # participants among whom groups are sought when there are more
HEARD: Final = 200  # answers per statement in the sample
WHOLE: Final = 20_000  # participants up to whom everyone takes part until the fit has settled
ROUNDS: Final = 2  # rounds over everyone above that
_SAMPLING = 3


def fewest_members(people: int) -> int:
    """The smallest group: more than a handful, and a twentieth; in a small workshop a quarter, but at least two.

    Five loud voices would otherwise be a group of their own, and nothing would be common to all groups.
    """
    return max(2, min(6, people // 4), -(-people // 20))


def eligible(votes: Votes, *, fewest: int = FEWEST_VOTES) -> Ints:
    """Numbers of the participants with at least ``fewest`` votes."""
    return np.flatnonzero(votes.answered >= fewest)


def sample(votes: Votes, rows: Ints, *, seed: int) -> Material:
    """Those among whom groups are sought: everyone in ``rows``, or by lot SAMPLE of them; more when they have answered
    so little that a statement would have fewer than HEARD answers."""
    enough = max(SAMPLE, int(HEARD * votes.shape[1] / max(votes.answered[rows].mean(), 1)))
    if len(rows) > enough:
        lots = draws(rows, seed=seed, purpose=_SAMPLING)
        rows = np.sort(rows[np.argsort(lots, kind="stable")[:enough]])
    return material(only(votes, participants=rows), rows, seed=seed)


def grouped(
    table: Any, rows: Ints, given: Material, *, count: int | None = None, habit: int = 0
) -> tuple[Groups, tuple[Trial, ...]]:
    """Groups for the participants in ``rows`` of the indicators ``table``. ``count`` forces how many."""
    most = min(MOST_GROUPS, max(len(rows) // fewest_members(len(rows)), 1))
    if count is None:
        _, shares, trials = choose(given, most=most, habit=habit)
    else:
        shares, trials = fitted(given, given.table, min(count, most))[0], ()
    part = sides(table if len(rows) == table.shape[0] else table[rows])
    shares = _everyone(part, shares, given)
    shares = _without_small(part, shares)
    return _ordered(shares, mixture.profiles(part, shares), rows, table.shape[0]), trials


def _everyone(part: Any, shares: Singles, given: Material) -> Singles:
    """From the sample's groups to everyone's."""
    if shares.shape[0] == part.shape[0]:
        return shares
    logs = mixture.profiles(given.table, shares)
    spread, _ = mixture.normalised(mixture.likelihoods(part, logs, mixture.weights(shares)))
    return mixture.fit(part, spread, rounds=60 if part.shape[0] <= WHOLE else ROUNDS)[0]


def _without_small(part: Any, shares: Singles) -> Singles:
    """Groups below the smallest size are dissolved, the smallest first; their members go where they fit next best."""
    least = fewest_members(shares.shape[0])
    while shares.shape[1] > 1:
        sizes = np.bincount(np.argmax(shares, axis=1), minlength=shares.shape[1])
        smallest = int(np.argmin(sizes))
        if sizes[smallest] >= least:
            break
        kept = np.delete(shares, smallest, axis=1) + np.float32(1e-6)
        kept /= kept.sum(axis=1, keepdims=True)
        shares, _ = mixture.normalised(mixture.likelihoods(part, mixture.profiles(part, kept), mixture.weights(kept)))
    return shares


def _ordered(shares: Singles, logs: Floats, rows: Ints, people: int) -> Groups:
    """The largest first; of equals, the one with the participant who comes first."""
    labels = np.argmax(shares, axis=1)
    sizes = np.bincount(labels, minlength=shares.shape[1])
    firsts = [int(np.argmax(labels == one)) for one in range(len(sizes))]
    order = np.lexsort((np.array(firsts), -sizes))
    rank = np.argsort(order)
    everyone = np.full(people, UNGROUPED, dtype=np.int64)
    everyone[rows] = rank[labels]
    spread = np.zeros((people, len(sizes)), dtype=np.float32)
    spread[rows] = shares[:, order]
    return Groups(everyone, spread, logs[order], sizes[order])


def names(labels: Ints, participants: Any, previous: Mapping[Any, str] | None = None) -> tuple[str, ...]:
    """A letter for each group. A group keeps the letter that most of its members had in ``previous``
    (identity → letter; the best matching over all groups at once); new groups get letters not used before."""
    count = int(labels.max()) + 1 if len(labels) else 0
    letters = list(_letters(count + len(set(previous.values())) if previous else count))
    if not previous:
        return tuple(letters[:count])
    old = sorted(set(previous.values()))
    shared = np.zeros((count, len(old)))
    for one, label in zip(participants.tolist(), labels.tolist(), strict=True):
        if label >= 0 and one in previous:
            shared[label, old.index(previous[one])] += 1
    taken = {
        row: old[column] for row, column in zip(*linear_sum_assignment(-shared), strict=True) if shared[row, column]
    }
    free = iter([one for one in letters if one not in old])
    return tuple(taken[row] if row in taken else next(free) for row in range(count))


def _letters(count: int) -> list[str]:
    single = list(string.ascii_uppercase)
    return (single + [a + b for a in single for b in single])[:count]
