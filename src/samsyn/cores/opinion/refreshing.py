"""A few votes more: only those who voted are placed again, and only their votes are counted again.

Axes and profiles are those of the last full run; figures (tallies, representativeness, consensus, intervals) are exact
for the labels given. ``Analysis.since`` says how many votes have come since; run ``analyse`` again after
about a twentieth.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samsyn.cores.opinion import mixture
from samsyn.cores.opinion.analysis import Analysis
from samsyn.cores.opinion.space import positions
from samsyn.cores.opinion.tallies import tally
from samsyn.cores.opinion.values import FEWEST_VOTES, UNGROUPED, Groups, Ints, Space, Tallies, Votes
from samsyn.cores.opinion.votes import collect, indicators, only, sealed, sides


def refresh(
    found: Analysis, participants: ArrayLike, statements: ArrayLike, values: ArrayLike, *, fewest: int = FEWEST_VOTES
) -> Analysis:
    """The analysis with these votes added or changed. New participants and statements come last. Nothing is changed in
    ``found``; the labels of those who did not vote now stay as they were. Raises NotAVote."""
    who, what = np.asarray(participants), np.asarray(statements)
    wide = _widened(found, _with_new(found.votes.participants, who), _with_new(found.votes.statements, what))
    votes, rows = _merged(wide.votes, who, what, values)
    if not len(rows):
        return found
    before, after = only(wide.votes, participants=rows), only(votes, participants=rows)
    place = wide.space.positions.copy()
    place[rows] = positions(after, wide.space.means, wide.space.components)
    groups = _placed(wide.groups, rows, after, fewest)
    swapped = _swapped(wide, groups, rows, before, after)
    return Analysis(
        votes, replace(wide.space, positions=place), groups, found.names, *swapped, found.trials, found.seed,
        found.since + len(np.asarray(values)),
    )  # fmt: skip


def _with_new(known: NDArray[Any], given: NDArray[Any]) -> NDArray[Any]:
    """``known`` and after it what is new in ``given``."""
    fresh = np.unique(given[~np.isin(given, known)])
    return np.concatenate((known, fresh)) if len(fresh) else known


def _widened(found: Analysis, who: NDArray[Any], what: NDArray[Any]) -> Analysis:
    """Room for new participants and statements, of whom nothing is known yet."""
    people, statements = len(who) - found.votes.shape[0], len(what) - found.votes.shape[1]
    if not people and not statements:
        return found
    old, groups, room = found.votes, found.groups, found.space
    starts = np.concatenate((old.starts, np.full(people, old.starts[-1])))
    unknown = np.full((groups.count, 3 * statements), -np.log(3))
    return replace(
        found,
        votes=sealed(who, what, starts, old.columns, old.values),
        space=Space(
            np.pad(room.means, (0, statements)),
            np.pad(room.components, ((0, 0), (0, statements))),
            room.variances,
            np.pad(room.positions, ((0, people), (0, 0))),
        ),
        groups=Groups(
            np.pad(groups.labels, (0, people), constant_values=UNGROUPED),
            np.pad(groups.shares, ((0, people), (0, 0))),
            np.hstack((groups.profiles, unknown)),
            groups.sizes,
        ),
        tallies=_padded(found.tallies, statements),
        everyone=_padded(found.everyone, statements),
    )


def _padded(tallies: Tallies, statements: int) -> Tallies:
    room = ((0, 0), (0, statements))
    return Tallies(np.pad(tallies.agree, room), np.pad(tallies.disagree, room), np.pad(tallies.seen, room))


def _merged(votes: Votes, who: Any, what: Any, values: ArrayLike) -> tuple[Votes, Ints]:
    """All votes, and the numbers of the participants whose rows are other than before."""
    fresh = collect(who, what, values, all_participants=votes.participants, all_statements=votes.statements)
    rows = np.flatnonzero(fresh.answered)
    part, add = only(votes, participants=rows), only(fresh, participants=rows)
    numbers = np.arange(len(rows))
    small = collect(
        np.concatenate((part.rows, add.rows)),
        np.concatenate((part.columns, add.columns)),
        np.concatenate((part.values, add.values)),
        all_participants=numbers,
        all_statements=np.arange(votes.shape[1]),
    )
    return _spliced(votes, rows, small), rows


def _spliced(votes: Votes, rows: Ints, small: Votes) -> Votes:
    """``votes`` with the given rows replaced by those of ``small``: whole stretches between them are copied."""
    lengths = votes.answered.copy()
    lengths[rows] = small.answered
    starts = np.concatenate(([0], np.cumsum(lengths)))
    columns, values = np.empty(starts[-1], dtype=np.int32), np.empty(starts[-1], dtype=np.int8)
    at = 0
    for number, row in enumerate([*rows.tolist(), votes.shape[0]]):
        columns[starts[at] : starts[row]] = votes.columns[votes.starts[at] : votes.starts[row]]
        values[starts[at] : starts[row]] = votes.values[votes.starts[at] : votes.starts[row]]
        if row < votes.shape[0]:
            new = slice(small.starts[number], small.starts[number + 1])
            columns[starts[row] : starts[row + 1]] = small.columns[new]
            values[starts[row] : starts[row + 1]] = small.values[new]
        at = row + 1
    return sealed(votes.participants, votes.statements, starts, columns, values)


def _placed(groups: Groups, rows: Ints, after: Votes, fewest: int) -> Groups:
    """Those who voted, placed by the profiles of the last full run."""
    log_weights = np.log((groups.sizes + 1.0) / (groups.sizes.sum() + groups.count))
    shares, _ = mixture.normalised(mixture.likelihoods(sides(indicators(after)), groups.profiles, log_weights))
    enough = after.answered >= fewest
    labels, spread = groups.labels.copy(), groups.shares.copy()
    # those whose answers were enough before stay placed, also when the votes that made it so are on left-out statements
    enough |= labels[rows] != UNGROUPED
    labels[rows] = np.where(enough, np.argmax(shares, axis=1), UNGROUPED)
    spread[rows] = np.where(enough[:, None], shares, 0)
    return Groups(labels, spread, groups.profiles, np.bincount(labels[labels >= 0], minlength=groups.count))


def _swapped(wide: Analysis, groups: Groups, rows: Ints, before: Votes, after: Votes) -> tuple[Tallies, Tallies]:
    """The old counts less the old rows' votes plus the new rows'."""
    count = groups.count
    old, new = indicators(before), indicators(after)
    every = np.zeros(len(rows), dtype=np.int64)
    by_group = _moved(wide.tallies, tally(old, wide.groups.labels[rows], count), tally(new, groups.labels[rows], count))
    whole = _moved(wide.everyone, tally(old, every, 1), tally(new, every, 1))
    return by_group, whole


def _moved(tallies: Tallies, gone: Tallies, come: Tallies) -> Tallies:
    return Tallies(
        tallies.agree - gone.agree + come.agree,
        tallies.disagree - gone.disagree + come.disagree,
        tallies.seen - gone.seen + come.seen,
    )
