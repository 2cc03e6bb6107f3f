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

from samsyn.cores.coding.spelling import COLUMNS, Floats, Space, groups

STEPS: Final = 8
RIDGE: Final = 0.5
BALANCE: Final = 0.5  # 0: each text weighs the same; 1: each theme


@dataclass(frozen=True)
class Learned:
    """What tagged texts taught. ``weights``: columns × themes; ``share``: what a text without a known word gets."""

    space: Space
    weights: Floats
    share: Floats

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
        weigh = _balance(marks)
        share = (weigh[:, None] * marks).sum(0) / max(float(weigh.sum()), 1.0)
        return cls(space, _solved(rows, marks - share, weigh), share.astype(np.float32))

    def scores(self, texts: Sequence[str]) -> Floats:
        """Text × theme: about how many of such texts have the theme (may fall a little outside 0–1)."""
        return self.scores_of(self.space.rows(texts))

    def scores_of(self, rows: sparse.csr_matrix) -> Floats:
        """The same for rows of this space."""
        return np.asarray(rows @ self.weights + self.share, np.float32)

    def spoke(self, words: Sequence[str]) -> Floats:
        """Word × theme: how much each word speaks for each theme; for the evidence that is shown."""
        word, column = groups(words)
        kept = ~self.space.common[column]
        word, column = word[kept], column[kept]
        found = np.zeros((len(words), self.weights.shape[1]), np.float32)
        np.add.at(found, word, self.weights[column] * self.space.rarity[column, None])
        return found


def _balance(marks: NDArray[np.bool_]) -> Floats:
    """A text's weight: the larger the rarer its themes are; 1 on average."""
    held = np.maximum(marks.sum(0), 1)
    rare = (len(marks) / marks.shape[1] / held) ** BALANCE if marks.shape[1] else np.ones(0)
    weigh = np.where(marks.any(1), (marks * rare).max(1, initial=0.0), 1.0)
    return np.asarray(weigh / max(float(weigh.mean()), 1e-9) if len(weigh) else weigh, np.float32)


def _solved(rows: sparse.csr_matrix, aims: NDArray[np.float64], weigh: Floats) -> Floats:
    """Σ weigh · (row · w − aim)² + RIDGE · w², one w a theme, by STEPS rounds of conjugate gradients."""
    across = rows.T.tocsr()
    left = across @ (weigh[:, None] * aims.astype(np.float32))
    weights, way = np.zeros((COLUMNS, aims.shape[1]), np.float32), left.copy()
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
    return weights
