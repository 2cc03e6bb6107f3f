"""Texts as sets of word n-grams (shingles), held as one sparse matrix."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

WORD = re.compile(r"\w+")
_MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, close to 2**64 / golden ratio (Knuth's multiplicative hash)

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]


def tokens(text: str) -> list[str]:
    """Words and numbers in lower case, without punctuation."""
    return WORD.findall(text.lower())


@dataclass(frozen=True)
class Shingles:
    """``sets``: one row per text, one column per shingle that at least two texts share; ``sizes``: all distinct
    shingles of each text, also those it alone has."""

    sets: sparse.csr_matrix
    sizes: Ints


def shingles(texts: Sequence[str], *, length: int) -> Shingles:
    """The distinct shingles of ``length`` words of each text; a text shorter than that is one shingle of all its words.

    A shingle is known by a 64-bit hash of its words' numbers: among a million shingles the chance that any two
    are taken for one is below 10^-7.
    """
    owners, codes = _hashed(texts, length)
    alone = _surely_alone(codes)
    sizes = np.bincount(owners[alone], minlength=len(texts))
    owners, codes = owners[~alone], codes[~alone]
    known, column = np.unique(codes, return_inverse=True)
    cells = np.sort(owners * max(len(known), 1) + column)
    cells = cells[np.diff(cells, prepend=-1) > 0]  # each shingle once a text
    rows, columns = np.divmod(cells, max(len(known), 1))
    sizes += np.bincount(rows, minlength=len(texts))
    shared = np.bincount(columns, minlength=len(known)) > 1
    keep = shared[columns]
    renumber = np.cumsum(shared) - 1
    at: tuple[Any, Any] = (rows[keep], renumber[columns[keep]])
    sets = sparse.csr_matrix((np.ones(len(at[0]), np.int32), at), shape=(len(texts), int(shared.sum())))
    return Shingles(sets, sizes.astype(np.int64))


def _surely_alone(codes: Hashes) -> NDArray[np.bool_]:
    """Shingles that stand once in all the texts, found without sorting: no other code falls in their bucket.

    Most shingles of running text are such; with four buckets a code about four in five of them are seen.
    """
    bits = max(len(codes), 1).bit_length() + 2
    bucket = (codes >> np.uint64(64 - bits)).astype(np.int64)
    return np.asarray(np.bincount(bucket, minlength=1 << bits)[bucket] == 1)


def _hashed(texts: Sequence[str], length: int) -> tuple[Ints, Hashes]:
    """Text number and hash of every shingle, repeats included."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    split = [tokens(text) for text in texts]
    flat = np.fromiter(map(numbers.__getitem__, chain.from_iterable(split)), np.uint64)
    counts = np.fromiter(map(len, split), np.int64, len(split))
    starts = np.cumsum(counts) - counts
    windows = np.where(counts > 0, np.maximum(counts - length + 1, 1), 0)
    owners = np.repeat(np.arange(len(texts)), windows)
    first = np.repeat(starts, windows) + _within(windows)
    last = np.minimum(first + length, (starts + counts)[owners])
    return owners, _fold(_scatter(flat), first, last, length)


def _within(counts: Ints) -> Ints:
    """0, 1, … inside each run of ``counts``."""
    return np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)


def _scatter(values: Hashes) -> Hashes:
    """The finishing steps of splitmix64: near numbers become unlike hashes."""
    with np.errstate(over="ignore"):
        mixed = (values + np.uint64(1)) * _MIX
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return np.asarray(mixed ^ (mixed >> np.uint64(31)), np.uint64)


def _fold(words: Hashes, first: Ints, last: Ints, length: int) -> Hashes:
    """One hash for the words [first, last) of each window: h ← (h rotated by 7) · K xor word."""
    folded = np.zeros(len(first), np.uint64)
    with np.errstate(over="ignore"):
        for step in range(length):
            at = first + step
            inside = at < last
            turned = ((folded << np.uint64(7)) | (folded >> np.uint64(57))) * _MIX
            folded = np.where(inside, turned ^ words[np.minimum(at, len(words) - 1)], folded)
    return _scatter(folded)
