"""How alike two texts are, in one number: letters, words and (where a background has taught them) word vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from samsyn.cores.linking.background import Background
from samsyn.cores.linking.features import Floats, Target, letters, terms

# Weights of letters, words and vectors; without vectors the first two share the whole.
WITH_VECTORS = (0.3, 0.1, 0.7)
WITHOUT = (0.7, 0.3, 0.0)
_POWER = 0.8  # lifts the small cosines of short texts


@dataclass(frozen=True)
class Rows:
    """Texts in the spaces of one background: unit rows."""

    letters: sparse.csr_matrix
    terms: sparse.csr_matrix
    vectors: Floats

    @classmethod
    def of(cls, texts: Sequence[str], background: Background) -> Rows:
        return cls(
            background.letter_space.rows(letters(texts)),
            background.term_space.rows(terms(texts)),
            background.vectors(texts),
        )

    def __len__(self) -> int:
        return int(self.letters.shape[0])

    def __add__(self, other: Rows) -> Rows:
        return Rows(
            sparse.csr_matrix(sparse.vstack((self.letters, other.letters))),
            sparse.csr_matrix(sparse.vstack((self.terms, other.terms))),
            np.vstack((self.vectors, other.vectors)),
        )


@dataclass(frozen=True)
class Known:
    """Rows that others are compared with again and again."""

    letters: Target
    terms: Target
    vectors: Floats

    @classmethod
    def of(cls, rows: Rows) -> Known:
        return cls(Target.of(rows.letters), Target.of(rows.terms), rows.vectors)

    def alike(self, rows: Rows) -> Floats:
        """Row × known row: Σ weight · cosine^0.8 of letters and words, plus that of vectors where it is positive."""
        by_letters, by_terms, by_vectors = WITH_VECTORS if rows.vectors.shape[1] else WITHOUT
        found = by_letters * self.letters.products(rows.letters) ** _POWER
        found += by_terms * self.terms.products(rows.terms) ** _POWER
        if by_vectors:
            found += by_vectors * np.maximum(rows.vectors @ self.vectors.T, 0)
        return np.asarray(found)


def alike(a: Rows, b: Rows) -> Floats:
    """How alike each row of ``a`` and each of ``b`` are. Only the columns that the fewer rows use are looked at."""
    return Known.of(b).alike(a) if len(b) <= len(a) else np.asarray(Known.of(a).alike(b).T)
