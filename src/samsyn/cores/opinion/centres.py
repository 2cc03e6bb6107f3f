"""A first guess at groups: k-means on positions, which the voting profiles then correct."""

from typing import Final

import numpy as np

from samsyn.cores.opinion.values import Floats, Ints, Singles

TRIES: Final = 3
ROUNDS: Final = 15
DOUBT: Final = 0.1  # how much of each participant the first guess leaves to the other groups


def first_shares(points: Floats, reliable: Floats, count: int, *, seed: int) -> Singles:
    """Shares [participant, group] after k-means on the ``reliable`` half of ``points`` (those with most votes)."""
    labels = _nearest(points, _best_centres(points[reliable > 0], count, seed))
    shares = np.full((len(points), count), DOUBT / count, dtype=np.float32)
    shares[np.arange(len(points)), labels] += 1 - DOUBT
    return shares


def _best_centres(points: Floats, count: int, seed: int) -> Floats:
    chance = np.random.default_rng(seed)
    best, least = points[:1], np.inf
    for _ in range(TRIES if count > 1 else 1):
        centres = _settled(points, _spread(points, count, chance))
        cost = float(_distances(points, centres).min(axis=0).sum())
        if cost < least:
            best, least = centres, cost
    return best


def _spread(points: Floats, count: int, chance: np.random.Generator) -> Floats:
    """k-means++ (Arthur and Vassilvitskii 2007): each next centre far from those there are."""
    chosen = [int(chance.integers(len(points)))]
    near = np.full(len(points), np.inf)
    while len(chosen) < count:
        near = np.minimum(near, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
        total = near.sum()
        chosen.append(int(np.searchsorted(np.cumsum(near), chance.random() * total)) if total > 0 else 0)
        chosen[-1] = min(chosen[-1], len(points) - 1)
    return points[chosen]


def _settled(points: Floats, centres: Floats) -> Floats:
    before = None
    for _ in range(ROUNDS):
        labels = _nearest(points, centres)
        if before is not None and bool((labels == before).all()):
            break
        before = labels
        members = np.bincount(labels, minlength=len(centres))
        sums = np.stack([np.bincount(labels, weights=axis, minlength=len(centres)) for axis in points.T], axis=1)
        centres = np.where(members[:, None] > 0, sums / np.maximum(members, 1)[:, None], centres)
    return centres


def _distances(points: Floats, centres: Floats) -> Floats:
    """Squared distances [centre, point]."""
    return np.asarray((centres**2).sum(axis=1)[:, None] - 2 * (centres @ points.T) + (points**2).sum(axis=1))


def _nearest(points: Floats, centres: Floats) -> Ints:
    return np.asarray(np.argmin(_distances(points, centres), axis=0))
