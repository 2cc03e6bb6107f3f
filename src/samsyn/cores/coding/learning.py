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

from samsyn.cores.coding.spelling import COLUMNS, SHARES, Floats, Space, groups

STEPS: Final = 4
RIDGE: Final = 0.5
BALANCE: Final = 0.8  # 0: each text weighs the same; 1: each theme
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
        rows = _stretched(space, rows, worth)
        weigh = _balance(marks)
        share = (weigh[:, None] * marks).sum(0) / max(float(weigh.sum()), 1.0)
        return cls(space, _solved(rows, marks - share, weigh), share.astype(np.float32), worth)

    def scores(self, texts: Sequence[str]) -> Floats:
        """Text × theme: about how many of such texts have the theme (may fall a little outside 0–1)."""
        return self.scores_of(self.space.rows(texts))

    def scores_of(self, rows: sparse.csr_matrix) -> Floats:
        """The same for rows of this space."""
        return np.asarray(_stretched(self.space, rows, self.worth) @ self.weights + self.share, np.float32)

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
    ones = sparse.csr_matrix((np.ones(rows.nnz, np.float32), rows.indices, rows.indptr), shape=rows.shape)
    seen = ones.T @ marks.astype(np.float32) + all_
    held = seen.sum(1)
    told = (seen * np.log(np.maximum(seen, 1e-9) / (all_ * held[:, None]))).sum(1) / held
    worth = np.maximum(told, 0) ** TELLING / np.sqrt(np.maximum(rarity, 1e-9))
    return np.asarray(np.where((told > FAINT) & (rarity > 0), worth, 0), np.float32)


def _stretched(space: Space, rows: sparse.csr_matrix, worth: Floats) -> sparse.csr_matrix:
    """Each column by what it is worth; what is worth nothing is gone."""
    scale = worth[rows.indices]
    known = scale > 0
    begin = np.concatenate([[0], np.cumsum(known)])[rows.indptr]
    kept = (rows.data[known] * scale[known], rows.indices[known], begin)
    return space.evened(sparse.csr_matrix(kept, shape=rows.shape))


def _balance(marks: NDArray[np.bool_]) -> Floats:
    """A text's weight: the larger the rarer its themes are; 1 on average."""
    held = np.maximum(marks.sum(0), 1)
    rare = (len(marks) / marks.shape[1] / held) ** BALANCE if marks.shape[1] else np.ones(0)
    weigh = np.where(marks.any(1), (marks * rare).max(1, initial=0.0), 1.0)
    return np.asarray(weigh / max(float(weigh.mean()), 1e-9) if len(weigh) else weigh, np.float32)


def _solved(rows: sparse.csr_matrix, aims: NDArray[np.float64], weigh: Floats) -> Floats:
    """Σ weigh · (row · w − aim)² + RIDGE · w², one w a theme, by STEPS rounds of conjugate gradients."""
    left = np.asarray(rows.T @ (weigh[:, None] * aims.astype(np.float32)))
    weights, way = np.zeros_like(left), left.copy()
    size = (left * left).sum(0)
    for _ in range(STEPS):
        if not (size > 1e-12).any():
            break
        pushed = rows.T @ (weigh[:, None] * (rows @ way)) + RIDGE * way
        step = size / np.maximum((way * pushed).sum(0), 1e-12)
        weights += step * way
        left -= step * pushed
        before, size = size, (left * left).sum(0)
        way = left + size / np.maximum(before, 1e-12) * way
    return weights
