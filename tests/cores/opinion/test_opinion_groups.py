"""Groups: the planted ones are found, small ones dissolved, names stay, the same in gives the same out."""

import numpy as np
import pytest

from samsyn.cores.opinion import UNGROUPED, NothingToAnalyse, adjusted_rand, analyse, collect
from samsyn.cores.opinion.grouping import fewest_members, names
from tests.cores.opinion.planted import planted


@pytest.fixture(scope="module")
def found():
    votes, truth = planted(1500, 200, fill=0.2, seed=4)
    return votes, truth, analyse(votes, seed=1)


def test_planted_groups_are_found(found):
    votes, truth, result = found
    often = votes.answered >= 40
    assert result.groups.count == 4
    assert adjusted_rand(truth[often], result.groups.labels[often]) > 0.85


@pytest.mark.parametrize("camps", range(2, 8))
def test_camps_that_stand_equally_far_apart_are_all_found(camps):
    """Too few groups foretell better and better and never hold: the search must go on past them.

    Each camp agrees with three statements of its own and with three that all share. No axis is the first among these
    votes, so which ones are drawn is left to the processor's last digit; what is found must not be.
    """
    camp = np.repeat(np.arange(20 * camps)[:, None] % camps, 3 + 3 * camps, axis=1)
    about = np.broadcast_to((np.arange(3 + 3 * camps) - 3) // 3, camp.shape)
    who, what = np.indices(camp.shape)
    marks = np.where((about < 0) | (about == camp), 1, -1)
    for seed in range(3):
        result = analyse(collect(who.ravel(), what.ravel(), marks.ravel()), seed=seed)
        assert adjusted_rand(camp[:, 0], result.groups.labels) == 1.0


def test_everyone_with_seven_votes_is_in_a_group_and_nobody_else(found):
    votes, _, result = found
    assert ((result.groups.labels == UNGROUPED) == (votes.answered < 7)).all()
    assert result.groups.sizes.min() >= fewest_members(int((votes.answered >= 7).sum()))
    assert (np.diff(result.groups.sizes) <= 0).all()


def test_the_same_again(found):
    votes, _, result = found
    again = analyse(votes, seed=1)
    assert (again.groups.labels == result.groups.labels).all()
    assert (again.groups.shares == result.groups.shares).all()
    assert (again.space.positions == result.space.positions).all()


def test_tallies_are_the_votes_of_the_groups(found):
    votes, _, result = found
    labels = result.groups.labels[votes.rows]
    for group in range(result.groups.count):
        chosen = (labels == group) & (votes.values == 1)
        assert (np.bincount(votes.columns[chosen], minlength=200) == result.tallies.agree[group]).all()
    assert result.everyone.seen.sum() == len(votes.values)


def test_names_stay_when_votes_trickle_in(found):
    votes, _, result = found
    chance = np.random.default_rng(0)
    who = np.concatenate((votes.participants[votes.rows], chance.integers(0, 1500, 200)))
    what = np.concatenate((votes.statements[votes.columns], chance.integers(0, 200, 200)))
    marks = np.concatenate((votes.values, chance.integers(-1, 2, 200)))
    before = result.label_of()
    after = analyse(collect(who, what, marks), seed=1, previous=before).label_of()
    assert sum(before[one] == after[one] for one in before) > 0.97 * len(before)


def test_a_new_group_gets_a_new_letter():
    labels, who = np.array([0, 0, 0, 1, 1, 2, 2]), np.arange(7)
    assert names(labels, who) == ("A", "B", "C")
    assert names(labels, who, {0: "B", 1: "B", 3: "A", 4: "A"}) == ("B", "A", "C")
    assert names(labels, who, {5: "A", 6: "A"}) == ("B", "C", "A")


def test_everybody_agrees_is_one_group():
    who, what = (one.ravel() for one in np.meshgrid(np.arange(30), np.arange(12)))
    result = analyse(collect(who, what, np.ones(360)))
    assert result.groups.sizes.tolist() == [30]
    assert set(result.certainty.verdicts) == {"common_agree"}


def test_all_passes_is_one_group_with_nothing_in_common():
    who, what = (one.ravel() for one in np.meshgrid(np.arange(30), np.arange(12)))
    result = analyse(collect(who, what, np.zeros(360)))
    assert result.groups.sizes.tolist() == [30]
    assert set(result.certainty.verdicts) == {"mixed"}


def test_chance_is_one_group():
    chance = np.random.default_rng(5)
    who, what = (one.ravel() for one in np.meshgrid(np.arange(300), np.arange(40)))
    result = analyse(collect(who, what, chance.integers(-1, 2, len(who))))
    assert result.groups.count == 1


def test_one_odd_person_is_no_group():
    who, what = (one.ravel() for one in np.meshgrid(np.arange(40), np.arange(30)))
    odd = np.where(who == 39, -1, 1) * np.where(what % 2, 1, -1)
    result = analyse(collect(who, what, odd))
    assert result.groups.sizes.min() >= 2


@pytest.mark.parametrize("people", [2, 3, 4, 5, 8])
def test_very_few_people(people):
    who, what = (one.ravel() for one in np.meshgrid(np.arange(people), np.arange(10)))
    result = analyse(collect(who, what, np.where((who % 2) ^ (what % 2), 1, -1)))
    assert (result.groups.labels != UNGROUPED).all()
    assert result.groups.sizes.min() >= 2


@pytest.mark.parametrize(
    ("who", "what", "reason"),
    [([], [], "no_votes"), ([1, 1, 1], [1, 2, 3], "one_participant"), ([1, 2, 3], [4, 4, 4], "one_statement"),
     ([1, 2, 3], [4, 5, 6], "few_votes")],
)  # fmt: skip
def test_too_little_is_said(who, what, reason):
    with pytest.raises(NothingToAnalyse) as refused:
        analyse(collect(np.array(who, dtype=int), np.array(what, dtype=int), np.ones(len(who))))
    assert refused.value.reason == reason


def test_left_out_statements_count_towards_seven():
    who, what = (one.ravel() for one in np.meshgrid(np.arange(20), np.arange(8)))
    votes = collect(who, what, np.where((who % 2) ^ (what % 2), 1, -1))
    result = analyse(votes, left_out=[0, 1, 2])
    assert (result.groups.labels != UNGROUPED).all()
    assert len(result.votes.statements) == 5


def test_adjusted_rand_by_hand():
    first, second = np.array([0, 0, 0, 1, 1, 1]), np.array([0, 0, 1, 1, 2, 2])
    assert adjusted_rand(first, first) == 1
    assert adjusted_rand(first, second) == pytest.approx((2 - 6 * 3 / 15) / ((6 + 3) / 2 - 6 * 3 / 15))


def test_halves_give_the_same_groups(found):
    stability = found[2].split_half(turns=3)
    assert stability.low <= stability.middle <= stability.high
    assert stability.middle > 0.7


@pytest.mark.long
def test_the_quality_demanded():
    votes, truth = planted(10_000, 1_000, fill=0.05)
    result = analyse(votes, seed=1)
    some, often = votes.answered >= 7, votes.answered >= 40
    assert result.groups.count == 4
    assert adjusted_rand(truth[some], result.groups.labels[some]) >= 0.85
    assert adjusted_rand(truth[often], result.groups.labels[often]) >= 0.93


@pytest.mark.parametrize("people", [60, 200])
def test_five_loud_voices_neither_hide_nor_make_common_ground(people):
    """Everybody agrees about 0-9 and is against 10-19 and has seen half; five have seen all and say the opposite."""
    chance = np.random.default_rng(8)
    who, what = (one.ravel() for one in np.meshgrid(np.arange(people + 5), np.arange(20), indexing="ij"))
    loud = who >= people
    marks = np.where((what < 10) ^ loud, 1, -1)
    seen = loud | (chance.random(len(who)) < 0.5)
    result = analyse(collect(who[seen], what[seen], marks[seen]))
    assert result.groups.sizes.min() > 5
    assert set(result.certainty.verdicts[:10]) == {"common_agree"}
    assert set(result.certainty.verdicts[10:]) == {"common_disagree"}
