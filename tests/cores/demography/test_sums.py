"""Parts that add up, and the figures that people know."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from samsyn.cores import demography as d
from samsyn.cores.demography.reconcile import proportional

parts = arrays(float, (4, 2, 5), elements=st.floats(0, 1e4))
wanted = arrays(float, (2, 5), elements=st.floats(0, 1e5))


@given(parts, wanted, st.sampled_from([d.rake, d.least_squares]))
@settings(max_examples=60, deadline=None)
def test_places_add_up_to_the_county(parts: np.ndarray, wanted: np.ndarray, method) -> None:
    fitted = method(parts, wanted)
    assert fitted.min() >= 0
    assert np.allclose(fitted.sum(0), wanted, rtol=1e-9, atol=1e-6)


@given(parts, st.sampled_from([d.rake, d.least_squares]))
@settings(max_examples=30, deadline=None)
def test_what_adds_up_is_left(parts: np.ndarray, method) -> None:
    assert np.allclose(method(parts, parts.sum(0)), parts, rtol=1e-9, atol=1e-5)


def test_both_ways() -> None:
    parts = np.random.default_rng(3).uniform(1, 9, (3, 2, 4))
    cells, totals = parts.sum(0) * 1.1, parts.sum((1, 2)) * 1.1
    totals = totals + np.array([2.0, -3.0, 1.0])
    fitted = d.rake(parts, cells, totals)
    assert fitted.sum(0) == pytest.approx(cells, rel=1e-6)
    assert fitted.sum((1, 2)) == pytest.approx(totals, rel=1e-6)


def test_sums_that_cannot_both_hold_are_refused() -> None:
    with pytest.raises(ValueError, match="same sum"):
        d.rake(np.ones((2, 3)), np.full(3, 2.0), np.array([1.0, 1.0]))
    with pytest.raises(ValueError, match="negative"):
        d.rake(-np.ones((2, 3)), np.full(3, 2.0))
    with pytest.raises(ValueError, match="nobody"):
        proportional(np.zeros((2, 3)), 5)


def test_proportional() -> None:
    assert proportional(np.array([1.0, 3.0]), 8) == pytest.approx([2, 6])


def test_measures_by_hand() -> None:
    people = np.zeros((2, d.AGES))
    people[0, 3], people[0, 30], people[1, 40], people[1, 90] = 10, 20, 20, 10
    found = d.measures(people)
    assert found["total"] == 60
    assert found["preschool"] == 10
    assert found["working"] == 40
    assert found["80_plus"] == 10
    assert found["dependency_ratio"] == 50
    assert found["mean_age"] == pytest.approx((35 + 610 + 810 + 905) / 60)
    assert found["median_age"] == pytest.approx(31)


def test_measures_of_nobody() -> None:
    found = d.measures(np.zeros((2, d.AGES)))
    assert found["total"] == 0
    assert np.isnan(found["dependency_ratio"])
    assert np.isnan(found["median_age"])
