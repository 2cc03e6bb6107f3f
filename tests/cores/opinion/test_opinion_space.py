"""Components without filling in are those of the filled-in, centred table."""

import numpy as np
import pytest

from samsyn.cores.opinion import collect, space
from tests.cores.opinion.planted import planted


def filled(votes):
    table = np.full(votes.shape, np.nan)
    table[votes.rows, votes.columns] = votes.values
    return np.where(np.isnan(table), np.nanmean(table, axis=0), table)


@pytest.mark.parametrize("statements", [40, 400])
def test_equal_to_the_imputed_and_centred(statements):
    votes, _ = planted(300, statements, fill=0.3)
    table = filled(votes)
    centred = table - table.mean(axis=0)
    _, values, vectors = np.linalg.svd(centred, full_matrices=False)
    found = space(votes, axes=2)
    assert found.variances == pytest.approx(values[:2] ** 2 / 299, rel=1e-9)
    assert np.abs((found.components * vectors[:2]).sum(axis=1)) == pytest.approx(1, abs=1e-9)
    scale = np.sqrt(statements / votes.answered)[:, None]
    assert found.positions == pytest.approx(centred @ found.components.T * scale, abs=1e-7)


def test_everybody_alike_is_a_point():
    found = space(collect([0, 0, 1, 1], [0, 1, 0, 1], [1, 1, 1, 1]))
    assert (found.positions == 0).all()
    assert (found.variances == 0).all()
