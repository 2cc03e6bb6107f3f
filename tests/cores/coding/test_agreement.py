"""Agreement: figures from textbooks, and the laws they must keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.cores.coding import alpha, kappa, masi


def test_kappa_of_a_known_table() -> None:
    """20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: 0.70 observed, 0.50 expected."""
    pairs = [("ja", "ja")] * 20 + [("ja", "nej")] * 5 + [("nej", "ja")] * 10 + [("nej", "nej")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


def test_alpha_of_krippendorffs_binary_example() -> None:
    """Ten units, two coders (Krippendorff 2011, computing alpha-reliability, section A): 0.095."""
    first, second = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha(list(zip(first, second, strict=True))) == pytest.approx(0.095, abs=0.001)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=20))
def test_alpha_is_krippendorffs_formula_for_nominal_codes(units: list[tuple[str, str]]) -> None:
    """For two coders who both coded everything: 1 - (n - 1) * (n - sum o_cc) / (n * n - sum n_c * n_c)."""
    codes = [code for unit in units for code in unit]
    n, same = len(codes), sum(2 for a, b in units if a == b)
    squares = sum(codes.count(code) ** 2 for code in set(codes))
    expected = 1.0 if n * n == squares else 1 - (n - 1) * (n - same) / (n * n - squares)
    assert alpha(units) == pytest.approx(expected)


def test_alpha_leaves_out_what_one_coder_saw_alone() -> None:
    assert alpha([("a", "a"), ("b", "b"), ("c",)]) == 1
    assert alpha([("a",), ("b",)]) is None
    assert kappa([]) is None


def test_sets_that_share_something_are_nearer() -> None:
    a, b = frozenset({1, 2}), frozenset({1})
    assert masi(a, a) == 0
    assert masi(frozenset(), frozenset()) == 0
    assert masi(a, frozenset({3})) == 1
    assert masi(a, b) == pytest.approx(1 - 2 / 3 * 1 / 2)
    assert masi(frozenset({1, 2}), frozenset({2, 3})) == pytest.approx(1 - 1 / 3 * 1 / 3)


sets = st.frozensets(st.integers(0, 4), max_size=3)


@given(st.lists(st.tuples(sets, sets), min_size=1, max_size=20))
def test_alpha_does_not_mind_the_order_of_coders(units: list[tuple[frozenset[int], frozenset[int]]]) -> None:
    there, back = alpha(units, masi), alpha([(b, a) for a, b in units], masi)
    assert there is not None
    assert there == pytest.approx(back)
    assert there <= 1
    assert alpha([(a, a) for a, _b in units], masi) == 1


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=20))
def test_kappa_is_one_only_for_the_same(pairs: list[tuple[int, int]]) -> None:
    found = kappa(pairs)
    assert found is not None
    assert (found == pytest.approx(1)) == all(a == b for a, b in pairs)
