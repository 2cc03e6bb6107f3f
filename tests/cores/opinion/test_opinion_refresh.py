"""A few votes more: exact figures, in place of a full run; and which statement to show next."""

import numpy as np
import pytest

from samsyn.cores.opinion import analyse, collect, indicators, informative, next_statement, refresh, tally
from tests.cores.opinion.planted import planted


@pytest.fixture(scope="module")
def found():
    votes, _ = planted(600, 80, fill=0.3, seed=2)
    return analyse(votes, seed=1)


def more(count=50, people=600, statements=80):
    chance = np.random.default_rng(9)
    return chance.integers(0, people, count), chance.integers(0, statements, count), chance.integers(-1, 2, count)


def test_figures_are_exact_for_the_labels(found):
    fresh = refresh(found, *more())
    again = tally(indicators(fresh.votes), fresh.groups.labels, fresh.groups.count)
    assert (again.agree == fresh.tallies.agree).all()
    assert (again.seen == fresh.tallies.seen).all()
    assert (fresh.everyone.seen.sum()) == len(fresh.votes.values)
    assert fresh.groups.sizes.tolist() == np.bincount(fresh.groups.labels[fresh.groups.labels >= 0]).tolist()


def test_votes_are_all_of_them(found):
    who, what, marks = more()
    old = found.votes
    whole = collect(np.concatenate((old.rows, who)), np.concatenate((old.columns, what)),
                    np.concatenate((old.values, marks)))  # fmt: skip
    fresh = refresh(found, who, what, marks)
    assert (fresh.votes.starts == whole.starts).all()
    assert (fresh.votes.columns == whole.columns).all()
    assert (fresh.votes.values == whole.values).all()


def test_those_who_did_not_vote_now_stay_and_nothing_given_changes(found):
    before = found.groups.labels.copy()
    who, what, marks = more()
    fresh = refresh(found, who, what, marks)
    others = np.setdiff1d(np.arange(600), who)
    assert (fresh.groups.labels[others] == before[others]).all()
    assert (found.groups.labels == before).all()
    assert fresh.since == 50


def test_new_people_and_statements_come_last(found):
    who, what = np.full(9, 10_000), np.concatenate((np.arange(8), [500]))
    fresh = refresh(found, who, what, np.ones(9))
    assert fresh.votes.participants[-1] == 10_000
    assert fresh.votes.statements[-1] == 500
    assert fresh.groups.labels[-1] >= 0
    assert fresh.everyone.agree[0, -1] == 1
    assert len(fresh.certainty.verdicts) == 81


def test_no_votes_change_nothing(found):
    none = np.array([], dtype=int)
    assert refresh(found, none, none, none) is found


def test_what_tells_groups_apart_is_asked_first():
    logs = np.log(np.array([[[0.1, 0.1, 0.8], [0.1, 0.1, 0.8]], [[0.8, 0.1, 0.1], [0.1, 0.1, 0.8]]])).reshape(2, -1)
    seen = np.full((2, 2), 50)
    value = informative([0.5, 0.5], logs, seen)
    assert value[0] > value[1]
    certain = informative([1.0, 0.0], logs, seen)
    assert certain[0] == pytest.approx(certain[1])


def test_a_new_statement_is_asked_before_a_known_one():
    logs = np.log(np.full((2, 6), 1 / 3))
    value = informative([0.5, 0.5], logs, np.array([[0, 200], [0, 200]]))
    assert value[0] > value[1]


def test_next_statement_is_unseen_and_repeatable(found):
    groups, unseen = found.groups, np.array([3, 9, 27])
    picks = [
        next_statement(groups.shares[5], groups.profiles, found.tallies.seen, unseen, seed=one) for one in range(40)
    ]
    assert set(picks) <= {3, 9, 27}
    assert len(set(picks)) > 1
    again = next_statement(groups.shares[5], groups.profiles, found.tallies.seen, unseen, seed=0)
    assert again == picks[0]
    nothing = np.array([], dtype=int)
    assert next_statement(groups.shares[5], groups.profiles, found.tallies.seen, nothing, seed=0) is None
