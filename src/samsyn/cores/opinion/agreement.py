"""How alike two divisions of the same people are."""

import numpy as np

from samsyn.cores.opinion.values import Ints


def adjusted_rand(first: Ints, second: Ints) -> float:
    """Adjusted Rand index: 1 for the same division, about 0 for chance (Hubert and Arabie 1985).

    1 when neither divides.
    """
    if len(first) < 2:
        return 1.0
    a, b = (np.unique(one, return_inverse=True)[1] for one in (first, second))
    table = np.bincount(a * (b.max() + 1) + b, minlength=(a.max() + 1) * (b.max() + 1)).reshape(a.max() + 1, -1)
    both, rows, columns = (_pairs(one) for one in (table, table.sum(axis=1), table.sum(axis=0)))
    expected = rows * columns / _pairs(np.array([len(first)]))
    highest = (rows + columns) / 2
    return 1.0 if highest == expected else float((both - expected) / (highest - expected))


def _pairs(counts: Ints) -> float:
    wide = counts.astype(np.float64)
    return float((wide * (wide - 1) / 2).sum())
