"""Which texts a person should tag next, so that the fewest tags teach the most.

At first texts that stand for many others (the facility location of Nemhauser, Wolsey and Fisher 1978, greedily, over
likeness in a few hundred directions of meaning); when there is something learned, those it is most in doubt about.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samsyn.cores.coding.learning import Learned
from samsyn.cores.coding.spelling import Floats, Space

DIRECTIONS: Final = 200
REST: Final = 1.0  # restraint in the directions
SHARE: Final = 2.0  # how much the directions count beside the words, while few are tagged
FEW: Final = 1_000  # tagged texts from which on the words need no help


@dataclass(frozen=True)
class Field:
    """Texts to choose among, tagged or not: rows in words and, from all of them together, in directions of meaning."""

    space: Space
    rows: sparse.csr_matrix
    directions: Floats
    turned: Floats  # the columns of words in the directions, for other texts

    @classmethod
    def of(cls, texts: list[str]) -> Field:
        """Learned from the texts alone, without a single tag; the same texts give the same field."""
        space, rows = Space.of(texts)
        rows = space.evened(rows)
        whole = rows[:, : space.whole]
        turned = _directions(whole)
        return cls(space, rows, _unit(whole @ turned), turned)

    def first(self, count: int) -> tuple[int, ...]:
        """The texts that stand for most of the others, most first."""
        alike = np.maximum(self.directions @ self.directions.T, 0) ** 2
        nearest = np.zeros(len(alike), np.float32)
        chosen: list[int] = []
        for _ in range(min(count, len(alike))):
            gain = np.maximum(alike - nearest[:, None], 0).sum(0)
            gain[chosen] = -1
            chosen.append(int(gain.argmax()))
            nearest = np.maximum(nearest, alike[:, chosen[-1]])
        return tuple(chosen)

    def next(self, scores: Floats, tagged: Collection[int], count: int) -> tuple[int, ...]:
        """The texts whose two likeliest themes are closest to each other, closest first."""
        if scores.shape[1] < 2:
            return tuple(at for at in range(len(scores)) if at not in set(tagged))[:count]
        two = np.sort(scores, axis=1)[:, -2:]
        doubt = two[:, 1] - two[:, 0]
        doubt[list(tagged)] = np.inf
        found = np.argsort(doubt, kind="stable")[:count]
        return tuple(int(at) for at in found if np.isfinite(doubt[at]))


@dataclass(frozen=True)
class Guess:
    """What few tags taught: in words, and in the directions of the field."""

    field: Field
    words: Learned
    meaning: NDArray[np.float64]

    @classmethod
    def of(cls, field: Field, tagged: list[int], marks: NDArray[np.bool_]) -> Guess:
        """``marks``: one row for each of ``tagged``."""
        words = Learned.of_rows(field.space, sparse.csr_matrix(field.rows[tagged]), marks)
        near = field.directions[tagged].astype(np.float64)
        size = REST * np.eye(near.shape[1])
        meaning = np.linalg.solve(near.T @ near + size, near.T @ (marks - words.share.astype(np.float64)))
        return cls(field, words, SHARE * max(0.0, 1 - len(tagged) / FEW) * meaning)

    def scores(self, rows: sparse.csr_matrix | None = None) -> Floats:
        """Text × theme, for the field's own texts or others' rows in its space; only the order within a text means
        anything."""
        directions = (
            self.field.directions if rows is None else _unit(rows[:, : self.field.space.whole] @ self.field.turned)
        )
        own = self.field.rows if rows is None else rows
        return np.asarray(self.words.scores_of(own) + directions @ self.meaning, np.float32)


def _directions(rows: sparse.csr_matrix) -> Floats:
    """Columns × directions: the main axes of the texts (randomised, Halko, Martinsson and Tropp 2011), seeded."""
    count = min(DIRECTIONS, rows.shape[0] - 1)
    if count < 1:
        return np.zeros((rows.shape[1], 1), np.float32)
    across = rows.T.tocsr()
    start = np.random.default_rng(0).standard_normal((rows.shape[1], min(count + 10, rows.shape[0])))
    basis = np.linalg.qr(rows @ start.astype(np.float32))[0]
    for _ in range(2):
        basis = np.linalg.qr(rows @ (across @ basis))[0]
    seen = across @ basis
    sizes, turned = np.linalg.eigh(seen.T @ seen)
    sizes, turned = sizes[::-1][:count], turned[:, ::-1][:, :count]
    scale = np.where(sizes > 1e-6, 1 / np.sqrt(np.maximum(sizes, 1e-6)), 0)
    return np.asarray(seen @ (turned * scale).astype(np.float32), np.float32)


def _unit(rows: Floats) -> Floats:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(length, 1e-9), np.float32)
