"""Principal components of votes without filling the table in.

A missing vote, imputed with its statement's mean and then centred, is exactly 0, so the centred table is as sparse as
the votes and its singular vectors are the components of the imputed table.
"""

from typing import Any, Final

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import LinearOperator, eigsh

from samsyn.cores.opinion.values import Floats, Space, Votes

DENSE: Final = 320  # statements up to which the whole covariance is decomposed


def space(votes: Votes, *, axes: int = 2, exact: bool = True) -> Space:
    """The first ``axes`` components of the mean-imputed, centred votes, and each participant's position.

    Positions are multiplied by sqrt(statements / seen), so that those who have seen little are not drawn to the middle.
    The sign of an axis is chosen so that its heaviest statement is positive. Source: Small et al. 2021 (Polis).
    Not ``exact``: components to about three figures, enough for a first guess.
    """
    means = statement_means(votes)
    table = _centred(votes, means)
    variances, components = _components(table, min(axes, *votes.shape), 1e-12 if exact else 1e-3)
    components = _signed(_padded(components, axes))
    variances = np.concatenate((variances, np.zeros(axes - len(variances))))
    return Space(means, components, variances, positions(votes, means, components))


def statement_means(votes: Votes) -> Floats:
    """The mean of the votes cast on each statement; 0 where nobody voted."""
    sums = np.bincount(votes.columns, weights=votes.values, minlength=votes.shape[1])
    seen = np.bincount(votes.columns, minlength=votes.shape[1])
    return np.asarray(sums / np.maximum(seen, 1), dtype=np.float64)


def positions(votes: Votes, means: Floats, components: Floats) -> Floats:
    """Where each participant lies on each axis, given means and components."""
    scale = np.sqrt(votes.shape[1] / np.maximum(votes.answered, 1))
    return np.asarray((_centred(votes, means) @ components.T) * scale[:, None])


def _centred(votes: Votes, means: Floats) -> Any:
    data = votes.values - means[votes.columns]
    return sparse.csr_array((data, votes.columns, votes.starts), shape=votes.shape)


def _components(table: Any, axes: int, tolerance: float) -> tuple[Floats, Floats]:
    count = table.shape[1]
    freedom = max(table.shape[0] - 1, 1)
    if count <= max(DENSE, axes + 1):
        values, vectors = np.linalg.eigh((table.T @ table).toarray())
    else:
        turned = table.T.tocsr()
        step = LinearOperator((count, count), matvec=lambda one: turned @ (table @ one), dtype=np.float64)
        begin = np.cos(np.arange(count) * 1.7 + 0.3)  # any fixed vector that no plain pattern is orthogonal to
        values, vectors = eigsh(step, k=axes, v0=begin, tol=tolerance, ncv=max(20, 2 * axes + 1))
    order = np.argsort(-values, kind="stable")[:axes]
    return np.maximum(values[order], 0) / freedom, vectors[:, order].T


def _padded(components: Floats, axes: int) -> Floats:
    missing = axes - len(components)
    return np.vstack((components, np.zeros((missing, components.shape[1])))) if missing else components


def _signed(components: Floats) -> Floats:
    heaviest = np.argmax(np.abs(components), axis=1)
    signs = np.sign(components[np.arange(len(components)), heaviest])
    return components * np.where(signs == 0, 1, signs)[:, None]
