"""How many groups the votes speak for: as many as foretell hidden votes and come back in halves.

A fifth of the votes is hidden. A count of groups is accepted when it foretells the hidden votes better than the best
count before it (paired over participants, more than SURE standard errors), and the groups found from either half of the
participants agree. Cross-validated likelihood for mixtures: Smyth 2000; stability of clusters: Ben-Hur et al. 2002.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy import sparse
from scipy.special import logsumexp

from samsyn.cores.opinion import mixture
from samsyn.cores.opinion.agreement import adjusted_rand
from samsyn.cores.opinion.centres import first_shares
from samsyn.cores.opinion.chance import draws
from samsyn.cores.opinion.space import space
from samsyn.cores.opinion.values import Floats, Ints, Singles, Votes
from samsyn.cores.opinion.votes import indicators, sides

MOST_GROUPS: Final = 8
AXES: Final = 6
HIDDEN: Final = 0.2
SURE: Final = 2.0  # standard errors
HOLDS: Final = 0.7  # adjusted Rand index between halves
BRIEF: Final = 3  # rounds that a first guess is tried
FEWER: Final = 0.1  # how much steadier more groups must be, when none are steady enough
PATIENCE: Final = 3  # counts in a row that were not accepted and foretold no better than any before them
_HIDING, _HALVING = 1, 2


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """One count of groups tried: the gain in foretelling (nats per hidden vote, standard errors) and if it holds."""

    count: int
    gain: float
    errors: float
    holds: float


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """A sample of participants made ready: votes as indicators, positions, who has seen most, and who draws what."""

    table: Any
    points: Floats
    reliable: Floats
    numbers: Ints
    seed: int


def material(votes: Votes, numbers: Ints, *, seed: int) -> Material:
    """``numbers``: each participant's number in the whole, so that draws are the same whatever the sample."""
    found = space(votes, axes=min(AXES, *votes.shape), exact=False).positions
    answered = votes.answered
    return Material(
        sides(indicators(votes)), found, (answered >= np.median(answered)).astype(np.float64), numbers, seed
    )


def choose(given: Material, *, most: int = MOST_GROUPS, habit: int = 0) -> tuple[int, Singles, tuple[Trial, ...]]:
    """The count of groups, shares for the sample, and what was tried. ``habit``: the count until now, which is kept
    unless another is clearly better."""
    shown, hidden = _parted(given)
    best, told = 1, _foretold(hidden, *fitted(given, shown, 1))
    peak, trials, refused = told, [Trial(1, 0.0, 0.0, 1.0)], 0
    fallback, steadiest = 1, -1.0
    for count in range(2, min(most, len(given.numbers) // 2) + 1):
        now = _foretold(hidden, *fitted(given, shown, count))
        gain, errors = _better(now - told, hidden)
        holds = halves(given, count) if errors > SURE / 2 else 0.0
        trials.append(Trial(count, gain, errors, holds))
        enough = SURE / 2 if count == habit else 2 * SURE if count > habit > 0 else SURE
        if errors > enough and holds >= HOLDS:
            best, told, peak, refused = count, now, now, 0
            continue
        if _better(now - peak, hidden)[1] > SURE:
            peak, refused = now, 0  # too few groups never hold where camps are alike: more may
        else:
            refused += 1
        if errors > enough and holds > steadiest + FEWER:
            fallback, steadiest = count, holds
        if errors < -SURE or refused == PATIENCE:
            break
    best = best if best > 1 else fallback
    return best, fitted(given, given.table, best)[0], tuple(trials)


def halves(given: Material, count: int, *, turn: int = 0) -> float:
    """Agreement (adjusted Rand index) between the groups that either half of the participants finds for everyone."""
    first = draws(given.numbers, seed=given.seed, purpose=_HALVING + 16 * turn) < 0.5
    if min(first.sum(), (~first).sum()) < 2 * count:
        return 0.0
    views = []
    for half in (first, ~first):
        part = Material(given.table[half], given.points[half], given.reliable[half], given.numbers[half], given.seed)
        shares, logs = fitted(part, part.table, count)
        views.append(np.argmax(mixture.likelihoods(given.table, logs, mixture.weights(shares)), axis=1))
    return adjusted_rand(views[0], views[1])


def fitted(given: Material, table: Any, count: int) -> tuple[Singles, Floats]:
    """The best of two first guesses, one in the plane and one in all axes, after BRIEF rounds; then until settled."""
    if count == 1:
        shares = np.ones((len(given.numbers), 1), dtype=np.float32)
        return shares, mixture.profiles(table, shares)
    reliable = given.reliable if given.reliable.sum() >= 2 * count else np.ones_like(given.reliable)
    found = [
        mixture.fit(table, first_shares(given.points[:, :axes], reliable, count, seed=given.seed), rounds=BRIEF)
        for axes in sorted({min(2, given.points.shape[1]), given.points.shape[1]})
    ]
    best = max(found, key=lambda one: one[2])
    return mixture.fit(table, best[0])[:2]


def _parted(given: Material) -> tuple[Any, Any]:
    table = given.table
    rows = np.repeat(given.numbers, np.diff(table.indptr)).astype(np.uint64)
    lots = draws((rows << np.uint64(24)) ^ (table.indices // 3).astype(np.uint64), seed=given.seed, purpose=_HIDING)
    return _those(table, lots >= HIDDEN), _those(table, lots < HIDDEN)


def _those(table: Any, chosen: Any) -> Any:
    starts = np.concatenate(([0], np.cumsum(chosen)))[table.indptr]
    return sparse.csr_array((table.data[chosen], table.indices[chosen], starts), shape=table.shape)


def _foretold(hidden: Any, shares: Singles, logs: Floats) -> Floats:
    """Log probability of each participant's hidden votes, given the groups that the shown votes place them in."""
    return np.asarray(logsumexp(mixture.likelihoods(hidden, logs, np.log(shares + 1e-9)), axis=1))


def _better(difference: Floats, hidden: Any) -> tuple[float, float]:
    spread = difference.std() / np.sqrt(len(difference))
    return float(difference.sum() / max(hidden.nnz, 1)), float(difference.mean() / spread) if spread > 0 else 0.0
