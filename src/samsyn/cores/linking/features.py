"""Texts as rows of a sparse matrix: letter n-grams and words, hashed to columns that are the same at any time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samsyn.cores.linking.abroad import in_swedish
from samsyn.cores.linking.lexicon import lemma, parts, words
from samsyn.cores.linking.wordlists import STOP

COLUMNS = 1 << 20  # two texts' n-grams fall in one column by chance about once in ten thousand
PART = 0.6  # weight of a part of a compound beside the whole word
_GRAMS = (3, 4, 5)

Floats = NDArray[np.float64]
Bag = tuple[NDArray[np.int64], Floats]  # columns and weights


def _column(text: str) -> int:
    return crc32(text.encode()) % COLUMNS


@lru_cache(maxsize=131_072)
def _letters_of(word: str) -> Bag:
    """The letter n-grams of one word, with its borders."""
    padded = f" {word} "
    grams = [padded[at : at + n] for n in _GRAMS for at in range(len(padded) - n + 1)]
    columns = np.fromiter(map(_column, grams), np.int64, len(grams))
    return columns, np.ones(len(grams))


@lru_cache(maxsize=131_072)
def _terms_of(word: str) -> Bag:
    """The base form of one word and the parts of a compound."""
    base = lemma(word)
    split = [part for part in parts(base) if part not in STOP]
    columns = np.fromiter(map(_column, (base, *split)), np.int64, 1 + len(split))
    return columns, np.array([1.0] + [PART] * len(split))


@lru_cache(maxsize=4_096)
def content(text: str) -> tuple[str, ...]:
    """The words of ``text`` that may say what it is about: without stop words, lone letters and small numbers."""
    return tuple(word for word in map(in_swedish, words(text)) if word and not _empty(word))


@lru_cache(maxsize=131_072)
def _empty(word: str) -> bool:
    if word[0].isdigit():
        return len(word) < 3
    return len(word) < 2 or word in STOP or lemma(word) in STOP


def letters(texts: Sequence[str]) -> sparse.csr_matrix:
    """How often each letter n-gram (3–5, within words) occurs: one row per text."""
    return _matrix(texts, _letters_of)


def terms(texts: Sequence[str]) -> sparse.csr_matrix:
    """How often each base form occurs, compounds also as their parts: one row per text."""
    return _matrix(texts, _terms_of)


def _matrix(texts: Sequence[str], bag: Callable[[str], Bag]) -> sparse.csr_matrix:
    known: dict[str, int] = {}
    rows = [[known.setdefault(word, len(known)) for word in content(text)] for text in texts]
    bags = [bag(word) for word in known]
    columns = np.concatenate([np.zeros(0, np.int64), *(one for one, _ in bags)])
    weights = np.concatenate([np.zeros(0), *(one for _, one in bags)])
    sizes = np.array([len(one) for one, _ in bags], np.int64)
    said = np.array([word for row in rows for word in row], np.int64)
    at = _runs((np.cumsum(sizes) - sizes)[said], sizes[said])
    ends = np.cumsum(np.r_[0, sizes[said]])
    starts = ends[np.cumsum([0, *map(len, rows)])]
    data, indices = weights[at], columns[at]
    matrix = sparse.csr_matrix((data, indices, starts), shape=(len(texts), COLUMNS))
    matrix.sum_duplicates()
    return matrix


def _runs(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """start, start + 1, … of each run, one run after the other."""
    ends = np.cumsum(sizes)
    return np.asarray(np.arange(int(sizes.sum())) + np.repeat(starts - (ends - sizes), sizes))


class Space:
    """The columns that a set of texts uses, each with its rarity: ln((N + 1) / (df + 1)) + 1, df of N texts have it."""

    def __init__(self, counts: sparse.csr_matrix) -> None:
        self.columns, frequency = np.unique(counts.indices, return_counts=True)
        self._rarity = np.log((counts.shape[0] + 1) / (frequency + 1)) + 1
        self._unseen = float(np.log(counts.shape[0] + 1) + 1)

    def rows(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        """One row per text, all columns: (1 + ln count) · rarity, of unit length; unseen columns are the rarest."""
        at = np.minimum(np.searchsorted(self.columns, counts.indices), max(len(self.columns) - 1, 0))
        known = self.columns[at] == counts.indices if len(self.columns) else np.zeros(len(counts.indices), bool)
        rarity = np.where(known, self._rarity[at] if len(self.columns) else 0.0, self._unseen)
        weight = np.maximum(1 + np.log(np.maximum(counts.data, 1e-9)), 0.3) * rarity
        row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
        length = np.sqrt(np.bincount(row, weight * weight, counts.shape[0]))
        cells = (weight / np.maximum(length, 1e-12)[row], counts.indices, counts.indptr)
        return sparse.csr_matrix(cells, shape=counts.shape)


@dataclass(frozen=True)
class Target:
    """Rows that others are compared with again and again, narrowed to the columns they use: there are a million."""

    used: NDArray[np.integer]
    rows: sparse.csr_matrix  # transposed

    @classmethod
    def of(cls, rows: sparse.csr_matrix) -> Target:
        used = np.unique(rows.indices)
        return cls(used, _narrow(rows, used).T.tocsr())

    def products(self, rows: sparse.csr_matrix) -> Floats:
        """rows · targetᵀ, dense."""
        return np.asarray((_narrow(rows, self.used) @ self.rows).toarray(), float)


def products(rows: sparse.csr_matrix, others: sparse.csr_matrix) -> Floats:
    """rows · othersᵀ, dense."""
    return Target.of(others).products(rows)


def _narrow(rows: sparse.csr_matrix, used: NDArray[np.integer]) -> sparse.csr_matrix:
    if not len(used):
        return sparse.csr_matrix((rows.shape[0], 1))
    at = np.minimum(np.searchsorted(used, rows.indices), len(used) - 1)
    kept = used[at] == rows.indices
    starts = np.r_[0, np.cumsum(kept)][rows.indptr]
    return sparse.csr_matrix((rows.data[kept], at[kept], starts), shape=(rows.shape[0], len(used)))


_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """``text`` on one line, in lower case, with plain quotes and dashes: for comparing quotations."""
    text = text.lower().replace("\u00ad", "")
    text = re.sub(r"[”“„\"«»’‘']", "", text)
    return _SPACES.sub(" ", re.sub(r"[–—-]", "-", text)).strip()
