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

from samsyn.cores.coding.spelling import COLUMNS, HEAD_SHARE, Floats, Space, evened, groups

STEPS: Final = 4
RIDGE: Final = 0.5
BALANCE: Final = 0.5  # 0: each text weighs the same; 1: each theme
FAINT: Final = 1e-4  # what the least telling column counts as telling
TELLING: Final = 0.25  # 0: a column weighs what its rarity says; 1: what it tells of the themes


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
        rows = _stretched(rows, worth)
        weigh = _balance(marks)
        share = (weigh[:, None] * marks).sum(0) / max(float(weigh.sum()), 1.0)
        return cls(space, _solved(rows, marks - share, weigh), share.astype(np.float32), worth)

    def scores(self, texts: Sequence[str]) -> Floats:
        """Text × theme: about how many of such texts have the theme (may fall a little outside 0–1)."""
        return self.scores_of(self.space.rows(texts))

    def scores_of(self, rows: sparse.csr_matrix) -> Floats:
        """The same for rows of this space."""
        return np.asarray(_stretched(rows, self.worth) @ self.weights + self.share, np.float32)

    def spoke(self, words: Sequence[str]) -> Floats:
        """Word × theme: how much each word speaks for each theme; for the evidence that is shown."""
        word, column = groups(words)
        kept = ~self.space.common[column]
        word, column = word[kept], column[kept]
        found = np.zeros((len(words), self.weights.shape[1]), np.float32)
        for shift, part in ((0, 1.0), (COLUMNS, HEAD_SHARE)):
            scale = part * self.space.rarity[column + shift] * self.worth[column + shift]
            np.add.at(found, word, self.weights[column + shift] * scale[:, None])
        return found


def _worth(rows: sparse.csr_matrix, marks: NDArray[np.bool_], rarity: Floats) -> Floats:
    """How far the themes of texts that have a column are from those of all (Kullback and Leibler 1951), to TELLING.

    The rows hold rarity; its root is taken out again, because what is rare and what tells are partly the same.
    """
    held = np.bincount(rows.indices, minlength=rows.shape[1])
    all_ = (marks.sum(0) + 1e-6) / (marks.sum() + 1e-6 * marks.shape[1])
    ones = sparse.csr_matrix((np.ones(rows.nnz, np.float32), rows.indices, rows.indptr), shape=rows.shape)
    seen = ones.T.tocsr() @ marks.astype(np.float32) + all_.astype(np.float32)
    seen /= np.maximum(seen.sum(1, keepdims=True), 1e-9)
    told = (seen * np.log(np.maximum(seen, 1e-9) / all_)).sum(1)
    known = (held > 0) & (rarity > 0)
    worth = np.maximum(told, FAINT) ** TELLING / np.sqrt(np.where(known, rarity, 1))
    return np.asarray(np.where(known, worth, 0), np.float32)


def _stretched(rows: sparse.csr_matrix, worth: Floats) -> sparse.csr_matrix:
    data = rows.data * worth[rows.indices]
    return evened(sparse.csr_matrix((data, rows.indices, rows.indptr), shape=rows.shape))


def _balance(marks: NDArray[np.bool_]) -> Floats:
    """A text's weight: the larger the rarer its themes are; 1 on average."""
    held = np.maximum(marks.sum(0), 1)
    rare = (len(marks) / marks.shape[1] / held) ** BALANCE if marks.shape[1] else np.ones(0)
    weigh = np.where(marks.any(1), (marks * rare).max(1, initial=0.0), 1.0)
    return np.asarray(weigh / max(float(weigh.mean()), 1e-9) if len(weigh) else weigh, np.float32)


def _solved(rows: sparse.csr_matrix, aims: NDArray[np.float64], weigh: Floats) -> Floats:
    """Σ weigh · (row · w − aim)² + RIDGE · w², one w a theme, by STEPS rounds of conjugate gradients."""
    held = np.bincount(rows.indices, minlength=rows.shape[1]) > 0
    place = np.cumsum(held) - 1  # only columns that a text has can weigh anything
    rows = sparse.csr_matrix((rows.data, place[rows.indices], rows.indptr), shape=(rows.shape[0], int(held.sum())))
    across = rows.T.tocsr()
    left = across @ (weigh[:, None] * aims.astype(np.float32))
    weights, way = np.zeros((rows.shape[1], aims.shape[1]), np.float32), left.copy()
    size = (left * left).sum(0)
    for _ in range(STEPS):
        if not (size > 1e-12).any():
            break
        pushed = across @ (weigh[:, None] * (rows @ way)) + RIDGE * way
        step = size / np.maximum((way * pushed).sum(0), 1e-12)
        weights += step * way
        left -= step * pushed
        before, size = size, (left * left).sum(0)
        way = left + size / np.maximum(before, 1e-12) * way
    found = np.zeros((len(held), aims.shape[1]), np.float32)
    found[held] = weights
    return found
