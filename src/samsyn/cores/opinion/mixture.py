"""Groups as a mixture of voting profiles: how each group tends to vote on each statement (latent class analysis).

The likelihood of a participant's votes uses only what that participant has seen, so a participant with few votes is
placed with few votes' certainty and is not drawn to the middle, as happens to a distance in a filled-in table.
"""

from typing import Any, Final

import numpy as np

from samsyn.cores.opinion.values import Floats, Singles

PRIOR: Final = 3.0  # votes' worth of belief that a group votes as everybody does
CALM: Final = 1e-4  # nats per participant below which the fit has settled


def profiles(table: Any, shares: Singles) -> Floats:
    """Log probabilities of disagree, pass and agree [group, 3 x statement], drawn to everybody's by PRIOR votes."""
    counts = np.asarray(table.T @ shares, dtype=np.float64).T
    triples = counts.reshape(len(counts), -1, 3)
    whole = triples.sum(axis=0)
    common = (whole + 0.5) / (whole.sum(axis=1, keepdims=True) + 1.5)
    smooth = triples + PRIOR * common
    smooth /= smooth.sum(axis=2, keepdims=True)
    return np.log(smooth).reshape(len(counts), -1)


def weights(shares: Singles) -> Floats:
    """Log share of participants in each group."""
    sizes = shares.sum(axis=0, dtype=np.float64) + 1.0
    return np.asarray(np.log(sizes / sizes.sum()))


def likelihoods(table: Any, logs: Floats, log_weights: Floats) -> Floats:
    """Log of (group's share x probability of the participant's votes) [participant, group]."""
    across = np.ascontiguousarray(logs.T.astype(np.float32))
    return np.asarray(table @ across, dtype=np.float64) + log_weights


def normalised(joint: Floats) -> tuple[Singles, float]:
    """Shares that add up to one, and the mean log likelihood."""
    across = np.ascontiguousarray(joint.T)  # sums along short rows are slow
    top = across.max(axis=0)
    raised = np.exp(across - top)
    total = raised.sum(axis=0)
    return np.ascontiguousarray((raised / total).T, dtype=np.float32), float(np.mean(top + np.log(total)))


def fit(table: Any, shares: Singles, *, rounds: int = 60) -> tuple[Singles, Floats, float]:
    """Expectation-maximisation from ``shares``: shares, profiles and mean log likelihood when it has settled."""
    before = -np.inf
    for _ in range(rounds):
        logs = profiles(table, shares)
        shares, now = normalised(likelihoods(table, logs, weights(shares)))
        if now - before < CALM:
            break
        before = now
    return shares, profiles(table, shares), now
