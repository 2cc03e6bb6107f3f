"""The published formulas on counts worked out by hand, and laws of the intervals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.cores.opinion import Tallies, Verdict, certainty, group_informed, representative, typical, united, wilson


def tallies(agree, disagree, seen):
    return Tallies(*(np.array(one, dtype=np.int64) for one in (agree, disagree, seen)))


def test_representativeness_by_hand():
    """Group 1: 8 of 10 agree; the rest: 2 of 10. Shares 9/12 and 3/12; tests with each count one up."""
    found = representative(tallies([[8], [2]], [[1], [6]], [[10], [10]]))
    assert found.agree_share[:, 0] == pytest.approx([9 / 12, 3 / 12])
    assert found.agree_ratio[0, 0] == pytest.approx(3.0)
    assert found.agree_test[0, 0] == pytest.approx(2 * 11**0.5 * (9 / 11 - 0.5))
    pooled = 12 / 22
    spread = (pooled * (1 - pooled) * (2 / 11)) ** 0.5
    assert found.agree_ratio_test[0, 0] == pytest.approx((9 / 11 - 3 / 11) / spread)
    assert found.disagree_ratio[1, 0] == pytest.approx((7 / 12) / (2 / 12))


def test_everybody_alike_gives_no_difference_to_test():
    found = representative(tallies([[5], [7]], [[0], [0]], [[5], [7]]))
    assert found.agree_ratio_test.tolist() == [[0.0], [0.0]]


def test_group_informed_consensus_is_the_product():
    agreed, refused = group_informed(tallies([[8], [2]], [[1], [6]], [[10], [10]]))
    assert agreed[0] == pytest.approx(9 / 12 * 3 / 12)
    assert refused[0] == pytest.approx(2 / 12 * 7 / 12)


def test_calling_twice_gives_the_same():
    counts = tallies([[8, 1], [2, 9]], [[1, 8], [6, 0]], [[10, 10], [10, 12]])
    before = counts.agree.copy()
    first, second = representative(counts), representative(counts)
    assert (first.agree_ratio_test == second.agree_ratio_test).all()
    assert (counts.agree == before).all()


def test_what_is_typical_of_each_group():
    counts = tallies([[30, 2, 28], [3, 29, 27]], [[0, 25, 1], [25, 1, 2]], [[32, 30, 30], [31, 30, 30]])
    found = representative(counts)
    assert typical(counts, found, 0) == [0, 1]
    assert typical(counts, found, 1) == [1, 0]
    assert united(tallies([[33, 31, 55]], [[25, 26, 3]], [[63, 60, 60]]))["agree"] == [2]


@given(st.integers(1, 500), st.data())
def test_an_interval_holds_its_share_and_narrows_with_answers(seen, data):
    votes = data.draw(st.integers(0, seen))
    low, high = wilson(np.array([votes, 10 * votes]), np.array([seen, 10 * seen]))
    assert 0 <= low[0] <= votes / seen + 1e-12
    assert votes / seen - 1e-12 <= high[0] <= 1
    assert high[1] - low[1] < high[0] - low[0]


def verdict(agree, disagree, seen):
    return certainty(tallies(agree, disagree, seen)).verdicts[0]


def test_a_handful_makes_no_common_ground():
    assert verdict([[4], [4]], [[0], [0]], [[4], [4]]) == Verdict.UNHEARD
    assert verdict([[300], [4]], [[10], [2]], [[320], [7]]) == Verdict.MIXED


def test_a_handful_hides_no_common_ground():
    assert verdict([[300], [60]], [[5], [8]], [[320], [70]]) == Verdict.COMMON_AGREE


def test_all_against_is_common_too():
    assert verdict([[5], [2]], [[300], [60]], [[320], [70]]) == Verdict.COMMON_DISAGREE


def test_what_divides():
    found = certainty(tallies([[90], [10], [50]], [[5], [80], [40]], [[100], [100], [100]]))
    assert found.verdicts == (Verdict.DIVIDES,)
    assert found.apart[0].tolist() == [0, 1]
    assert 0.6 < found.divisive_low[0] < found.divisive[0] < found.divisive_high[0] < 0.95


def test_how_many_would_have_to_turn():
    assert certainty(tallies([[8], [60]], [[2], [10]], [[10], [70]])).turned.tolist() == [3]
    assert certainty(tallies([[4], [60]], [[2], [10]], [[10], [70]])).turned.tolist() == [0]


def test_the_product_interval_covers():
    """Simulated shares of two groups: about 95 of 100 products lie inside the interval."""
    chance = np.random.default_rng(3)
    counts = tallies([[30], [12]], [[5], [5]], [[40], [20]])
    product = chance.beta(31, 11, 20_000) * chance.beta(13, 9, 20_000)
    found = certainty(counts)
    inside = np.mean((product > found.consensus_low[0]) & (product < found.consensus_high[0]))
    assert 0.93 < inside < 0.97
