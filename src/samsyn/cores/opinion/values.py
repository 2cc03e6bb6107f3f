"""The nouns of opinion analysis: votes in, groups and figures out."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Ints = NDArray[np.int64]
Codes = NDArray[np.int32]
Marks = NDArray[np.int8]

AGREE: Final = 1
PASS: Final = 0
DISAGREE: Final = -1
FEWEST_VOTES: Final = 7  # below this a participant is not placed in a group
UNGROUPED: Final = -1


class OpinionError(ValueError):
    """The votes cannot be analysed."""


class NotAVote(OpinionError):
    """A value that is neither agree (1), pass (0) nor disagree (-1)."""

    def __init__(self, value: object) -> None:
        super().__init__(f"{value!r} is not a vote: 1, 0 or -1")
        self.value = value


class NothingToAnalyse(OpinionError):
    """Too little for groups: ``reason`` is "no_votes", "one_participant", "one_statement", or "few_votes"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Who said what about what, one value per participant and statement, row by row (CSR); unseen is not stored.

    ``participants`` and ``statements`` are identities in order. Row ``i`` is ``starts[i]:starts[i+1]`` of ``columns``
    (rising statement numbers) and ``values`` (1, 0, -1). The arrays cannot be written to.
    """

    participants: NDArray[Any]
    statements: NDArray[Any]
    starts: Ints
    columns: Codes
    values: Marks

    @property
    def shape(self) -> tuple[int, int]:
        """Participants, statements."""
        return len(self.participants), len(self.statements)

    @property
    def answered(self) -> Ints:
        """Votes cast by each participant, passes too."""
        return np.diff(self.starts)

    @property
    def rows(self) -> Codes:
        """The participant's number for every stored vote."""
        return np.repeat(np.arange(len(self.participants), dtype=np.int32), self.answered)


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Principal components of the votes. Axes: ``means`` [statement], ``components`` [axis, statement],
    ``variances`` [axis], ``positions`` [participant, axis] (scaled for how many statements each has seen)."""

    means: Floats
    components: Floats
    variances: Floats
    positions: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Tallies:
    """Votes counted by group and statement; every array is [group, statement]."""

    agree: Ints
    disagree: Ints
    seen: Ints

    @property
    def passes(self) -> Ints:
        """Those who saw the statement and neither agreed nor disagreed."""
        return self.seen - self.agree - self.disagree


@dataclass(frozen=True, slots=True, eq=False)
class Representative:
    """How typical a vote is of a group. Every array is [group, statement]; see docs/algorithms/opinion.md."""

    agree_share: Floats
    disagree_share: Floats
    agree_test: Floats
    disagree_test: Floats
    agree_ratio: Floats
    disagree_ratio: Floats
    agree_ratio_test: Floats
    disagree_ratio_test: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Opinion groups. ``labels`` [participant] (UNGROUPED below seven votes), ``shares`` [participant, group] how sure,
    ``profiles`` [group, 3 x statement] log probabilities of disagree, pass, agree; ``sizes`` [group]."""

    labels: Ints
    shares: Singles
    profiles: Floats
    sizes: Ints

    @property
    def count(self) -> int:
        """How many groups there are."""
        return len(self.sizes)
