"""The whole way: votes to groups, what unites, what divides and what each group says, with how sure each figure is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from samsyn.cores.opinion import stability, tallies
from samsyn.cores.opinion.certainty import LEVEL, Certainty, certainty
from samsyn.cores.opinion.grouping import eligible, grouped, names, sample
from samsyn.cores.opinion.selection import Trial
from samsyn.cores.opinion.space import space
from samsyn.cores.opinion.stability import TURNS, Stability
from samsyn.cores.opinion.typical import Direction, typical, united
from samsyn.cores.opinion.values import (
    FEWEST_VOTES,
    UNGROUPED,
    Floats,
    Groups,
    Ints,
    NothingToAnalyse,
    Representative,
    Space,
    Tallies,
    Votes,
)
from samsyn.cores.opinion.votes import indicators, only


@dataclass(frozen=True, eq=False)
class Analysis:
    """A conversation understood. Arrays over statements follow ``votes.statements`` (those that were left out are not
    there), arrays over participants ``votes.participants``. ``since``: votes that refreshing has added.
    """

    votes: Votes
    space: Space
    groups: Groups
    names: tuple[str, ...]
    tallies: Tallies
    everyone: Tallies
    trials: tuple[Trial, ...]
    seed: int
    since: int = 0

    @cached_property
    def representative(self) -> Representative:
        """How typical each vote is of each group."""
        return tallies.representative(self.tallies)

    @cached_property
    def consensus(self) -> tuple[Floats, Floats]:
        """Group-informed consensus on agreeing, and on disagreeing."""
        return tallies.group_informed(self.tallies)

    @cached_property
    def certainty(self) -> Certainty:
        """Intervals at 95 percent and a verdict on each statement."""
        return certainty(self.tallies, level=LEVEL)

    @cached_property
    def typical(self) -> tuple[tuple[int, ...], ...]:
        """For each group the numbers of the statements that are most its own."""
        return tuple(tuple(typical(self.tallies, self.representative, one)) for one in range(self.groups.count))

    @cached_property
    def united(self) -> dict[Direction, list[int]]:
        """What everyone together, grouped or not, agrees or disagrees about."""
        return united(self.everyone)

    def label_of(self) -> dict[Any, str]:
        """Participant → the letter of the group: what ``analyse`` takes as ``previous`` next time."""
        labels = self.groups.labels
        rows = np.flatnonzero(labels != UNGROUPED)
        who = self.votes.participants[rows].tolist()
        return {one: self.names[label] for one, label in zip(who, labels[rows].tolist(), strict=True)}

    def split_half(self, *, turns: int = TURNS) -> Stability:
        """Would the groups come back from either half of the participants?"""
        rows = np.flatnonzero(self.groups.labels != UNGROUPED)
        return stability.split_half(sample(self.votes, rows, seed=self.seed), self.groups.count, turns=turns)


def analyse(
    votes: Votes,
    *,
    seed: int = 0,
    count: int | None = None,
    fewest: int = FEWEST_VOTES,
    left_out: ArrayLike = (),
    previous: Mapping[Any, str] | None = None,
) -> Analysis:
    """Groups and figures for a conversation; the same votes and seed give the same answer.

    ``count`` forces how many groups. ``left_out``: numbers of statements that are not analysed (moderated away);
    votes on them still count towards the ``fewest`` votes that place a participant in a group. ``previous``: who had
    which letter the last time, so that groups keep their letters. Raises NothingToAnalyse.
    """
    rows = eligible(votes, fewest=fewest)
    gone = np.asarray(left_out, dtype=np.int64)
    if len(gone):
        votes = only(votes, statements=np.setdiff1d(np.arange(votes.shape[1]), gone))
    _refuse(votes, rows)
    table = indicators(votes)
    habit = len(set(previous.values())) if previous else 0
    found, trials = grouped(table, rows, sample(votes, rows, seed=seed), count=count, habit=habit)
    every = np.zeros(votes.shape[0], dtype=np.int64)
    return Analysis(
        votes=votes,
        space=space(votes),
        groups=found,
        names=names(found.labels, votes.participants, previous),
        tallies=tallies.tally(table, found.labels, found.count),
        everyone=tallies.tally(table, every, 1),
        trials=trials,
        seed=seed,
    )


def _refuse(votes: Votes, rows: Ints) -> None:
    if not len(votes.values):
        raise NothingToAnalyse("no_votes")
    if np.count_nonzero(votes.answered) < 2:
        raise NothingToAnalyse("one_participant")
    if np.count_nonzero(np.bincount(votes.columns)) < 2:
        raise NothingToAnalyse("one_statement")
    if len(rows) < 2:
        raise NothingToAnalyse("few_votes")
