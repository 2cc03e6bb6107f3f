"""Votes are kept as given: last one counts, order does not matter, nothing of the caller's is changed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.cores.opinion import NotAVote, OpinionError, collect, only

triplets = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 6), st.sampled_from([-1, 0, 1])), max_size=60)


@given(triplets)
def test_the_last_vote_on_a_statement_counts(given_votes):
    who, what, marks = (np.array([one[at] for one in given_votes], dtype=np.int64) for at in range(3))
    votes = collect(who, what, marks)
    expected = {(a, b): c for a, b, c in given_votes}
    rows = votes.participants[votes.rows].tolist()
    found = dict(
        zip(zip(rows, votes.statements[votes.columns].tolist(), strict=True), votes.values.tolist(), strict=True)
    )
    assert found == expected
    assert all((np.diff(votes.columns[a:b]) > 0).all() for a, b in zip(votes.starts, votes.starts[1:], strict=False))


@given(triplets, st.randoms(use_true_random=False))
def test_the_order_of_other_votes_does_not_matter(given_votes, chance):
    unique = list({(a, b): (a, b, c) for a, b, c in given_votes}.values())
    mixed = unique.copy()
    chance.shuffle(mixed)
    first, second = (collect(*([one[at] for one in votes] for at in range(3))) for votes in (unique, mixed))
    assert (first.values == second.values).all()
    assert (first.columns == second.columns).all()


def test_arrays_given_are_not_changed_and_arrays_kept_cannot_be():
    who, what, marks = np.array([3, 1, 1]), np.array([2, 2, 2]), np.array([1, 0, -1])
    before = [one.copy() for one in (who, what, marks)]
    votes = collect(who, what, marks)
    assert all((a == b).all() for a, b in zip((who, what, marks), before, strict=True))
    with pytest.raises(ValueError, match="read-only"):
        votes.values[0] = 0


def test_identities_may_be_words():
    votes = collect(["Bo", "Ada", "Bo"], ["s2", "s1", "s1"], [1, -1, 0])
    assert votes.participants.tolist() == ["Ada", "Bo"]
    assert votes.values.tolist() == [-1, 0, 1]


@pytest.mark.parametrize("value", [2, -2, 0.5, 257, float("nan")])
def test_what_is_no_vote_is_refused(value):
    with pytest.raises(NotAVote):
        collect([1], [1], [value])


def test_a_word_is_no_vote():
    with pytest.raises(NotAVote):
        collect([1], [1], ["ja"])


def test_lists_of_different_length_are_refused():
    with pytest.raises(OpinionError):
        collect([1, 2], [1], [1])


def test_a_vote_by_someone_not_listed_is_refused():
    with pytest.raises(OpinionError):
        collect([1, 7], [1, 1], [1, 1], all_participants=[1, 2])


def test_a_part_keeps_its_votes():
    votes = collect([0, 0, 1, 2], [0, 1, 1, 0], [1, -1, 0, 1])
    part = only(votes, participants=[2, 0], statements=[0])
    assert part.participants.tolist() == [2, 0]
    assert part.values.tolist() == [1, 1]
