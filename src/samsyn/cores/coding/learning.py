"""Which themes a text has, learned from texts that people tagged: a ridge regression, in a few steps.

Each theme is a column of 0 and 1; rare themes weigh as much as common ones. The weights come from conjugate gradients
(Hestenes and Stiefel 1952), stopped early: STEPS rounds over the words are enough for texts, and stopping early is
a restraint of its own. What comes out for a text is about the share of such texts that have the theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samsyn.cores.coding.spelling import COLUMNS, SHARES, Floats, Space, groups, pays

STEPS: Final = 4
RIDGE: Final = 0.5
BALANCE: Final = 0.8  # 0: each text weighs the same; 1: each theme
USUAL: Final = 0.3  # texts of the usual mixture that each column is seen in beside its own
FAINT: Final = 0.1  # a column that tells less than this of the themes is left out
TELLING: Final = 0.5  # 0: a column weighs what its rarity says; 1: what it tells of the themes


@dataclass(frozen=True)
class Learned:
    """What tagged texts taught. ``weights``: columns × themes; ``share``: what a text without a known word gets;
    ``worth``: how much each column tells of the themes."""

    space: Space
    weights: Floats
    share: Floats
    worth: Floats

    @classmethod
    def of(cls, texts: Sequence[str], marks: NDArray[np.bool_]) -> Learned:
        """``marks``: text × theme. Raises ValueError when there is not one row of marks for each text."""
        space, rows = Space.of(texts)
        return cls.of_rows(space, rows, marks)

    @classmethod
    def of_rows(cls, space: Space, rows: sparse.csr_matrix, marks: NDArray[np.bool_]) -> Learned:
        """The same from rows that are already made: what is learned anew after each tag costs only the steps."""
        if marks.shape[0] != rows.shape[0]:
            message = f"{rows.shape[0]} texts and {marks.shape[0]} rows of marks"
            raise ValueError(message)
        worth = _worth(rows, marks, space.rarity)
        rows = space.evened(rows, worth)
        weigh = _balance(marks)
        share = (weigh[:, None] * marks).sum(0) / max(float(weigh.sum()), 1.0)
        return cls(space, _solved(rows, marks - share, weigh), share.astype(np.float32), worth)

    def scores(self, texts: Sequence[str]) -> Floats:
        """Text × theme: about how many of such texts have the theme (may fall a little outside 0–1)."""
        return self.scores_of(self.space.rows(texts))

    def scores_of(self, rows: sparse.csr_matrix) -> Floats:
        """The same for rows of this space."""
        return np.asarray(self.space.evened(rows, self.worth) @ self.weights + self.share, np.float32)

    def spoke(self, words: Sequence[str]) -> Floats:
        """Word × theme: how much each word speaks for each theme; for the evidence that is shown."""
        word, group = groups(words)
        found = np.zeros((len(words), self.weights.shape[1]), np.float32)
        for number, part in enumerate(SHARES):
            at = self.space.place[group + COLUMNS * number]
            known = at[at >= 0]
            scale = part * self.space.rarity[known] * self.worth[known]
            np.add.at(found, word[at >= 0], self.weights[known] * scale[:, None])
        return found


def _worth(rows: sparse.csr_matrix, marks: NDArray[np.bool_], rarity: Floats) -> Floats:
    """How far the themes of texts that have a column are from those of all (Kullback and Leibler 1951), to TELLING; 0
    for those that tell next to nothing.

    The rows hold rarity; its root is taken out again, because what is rare and what tells are partly the same.
    """
    all_ = ((marks.sum(0) + 1e-6) / (marks.sum() + 1e-6 * marks.shape[1])).astype(np.float32)
    seen = _seen(rows, marks) + USUAL * all_
    held = seen.sum(1)
    told = (seen * np.log(np.maximum(seen, 1e-9) / (all_ * held[:, None]))).sum(1) / held
    worth = np.maximum(told, 0) ** TELLING / np.sqrt(np.maximum(rarity, 1e-9))
    return np.asarray(np.where((told > FAINT) & (rarity > 0), worth, 0), np.float32)


def _seen(rows: sparse.csr_matrix, marks: NDArray[np.bool_]) -> Floats:
    """Column × theme: how many texts with the column have the theme."""
    if pays(rows.nnz):
        from samsyn.cores.coding import fused

        begins, each = rows.indptr.astype(np.int64), np.concatenate([[0], np.cumsum(marks.sum(1))])
        return np.asarray(fused.seen(rows.indices, begins, marks.nonzero()[1], each, (rows.shape[1], marks.shape[1])))
    ones = sparse.csr_matrix((np.ones(rows.nnz, np.float32), rows.indices, rows.indptr), shape=rows.shape)
    return np.asarray(ones.T @ marks.astype(np.float32), np.float32)


def _balance(marks: NDArray[np.bool_]) -> Floats:
    """A text's weight: the larger the rarer its themes are; 1 on average."""
    held = np.maximum(marks.sum(0), 1)
    rare = (len(marks) / marks.shape[1] / held) ** BALANCE if marks.shape[1] else np.ones(0)
    weigh = np.where(marks.any(1), (marks * rare).max(1, initial=0.0), 1.0)
    return np.asarray(weigh / max(float(weigh.mean()), 1e-9) if len(weigh) else weigh, np.float32)


def _solved(rows: sparse.csr_matrix, aims: NDArray[np.float64], weigh: Floats) -> Floats:
    """Σ weigh · (row · w − aim)² + RIDGE · w², one w a theme, by STEPS rounds of conjugate gradients.

    Every w on the way is a sum of rows, so that the rounds keep how much of each row there is: few texts, not many
    columns. ``met``: what the texts meet along the way.
    """
    across, by = rows.T, weigh[:, None]
    left = by * aims.astype(np.float32)
    taken, way, met = (np.zeros_like(left) for _ in range(3))
    before = np.full(left.shape[1], np.inf, np.float32)
    for _ in range(STEPS):
        seen = np.asarray(rows @ (across @ left))
        size = (left * seen).sum(0)
        if not (size > 1e-12).any():
            break
        again = (size / np.maximum(before, 1e-12)).astype(np.float32)
        way, met = left + again * way, seen + again * met
        pushed = by * met + RIDGE * way
        step = (size / np.maximum((met * pushed).sum(0), 1e-12)).astype(np.float32)
        taken, left, before = taken + step * way, left - step * pushed, size
    return np.asarray(across @ taken)
