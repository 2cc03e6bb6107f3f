"""Texts as sets of word n-grams (shingles), held as one sparse matrix."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

WORD = re.compile(r"\w+")
_MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, close to 2**64 / golden ratio (Knuth's multiplicative hash)
_BASE = np.uint64(0xD6E8FEB86659FD93)  # odd, so that it has an inverse modulo 2**64
_LAST = 0xFFFF  # no character; stands for all beyond the basic plane
_AT_ONCE = 1 << 16  # characters looked at in one go, to stay in the cache and bound memory

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]


def tokens(text: str) -> list[str]:
    """Words and numbers in lower case, without punctuation."""
    return WORD.findall(text.lower())


@dataclass(frozen=True)
class Shingles:
    """``sets``: one row per text, one column per shingle that at least two texts share, rarest first; ``sizes``: all
    distinct shingles of each text, also those it alone has."""

    sets: sparse.csr_matrix
    sizes: Ints


def shingles(texts: Sequence[str], *, length: int) -> Shingles:
    """The distinct shingles of ``length`` words of each text; a text shorter than that is one shingle of all its words.

    A shingle is known by a hash of as many of 64 bits as the text's number leaves (49 for 20,000 texts): among three
    million shingles the chance that any two are taken for one is below 1 %, and its effect one shingle in one pair.
    One sort of hash and number together brings equal shingles side by side and shows a text's repeats.
    """
    bits = np.uint64(max(len(texts) - 1, 1).bit_length())
    keys = np.sort(_keys(texts, length, bits))
    keys = keys[np.diff(keys, prepend=~keys[:1]) != 0]  # each shingle once a text
    rows = (keys & np.uint64((1 << int(bits)) - 1)).astype(np.int64)
    begin = np.flatnonzero(np.diff(keys >> bits, prepend=~(keys[:1] >> bits)) != 0)
    held = np.diff(begin, append=len(keys))
    shared = held > 1
    rarity = np.empty(int(shared.sum()), np.int64)
    few = np.minimum(held[shared], np.iinfo(np.uint16).max).astype(np.uint16)  # so small a number is sorted by digits
    rarity[np.argsort(few, kind="stable")] = np.arange(len(rarity))
    at = (rows[np.repeat(shared, held)], np.repeat(rarity, held[shared]))
    sets = sparse.csr_matrix((np.ones(len(at[0]), np.int32), at), shape=(len(texts), len(rarity)))
    sets.sort_indices()
    return Shingles(sets, np.bincount(rows, minlength=len(texts)).astype(np.int64))


def _keys(texts: Sequence[str], length: int, bits: np.uint64) -> Hashes:
    """Every shingle of every text, repeats included: its hash, with the text's number in the lowest ``bits``."""
    found = [np.zeros(0, np.uint64)]
    ends = np.cumsum([len(text) + 1 for text in texts])
    start = 0
    while start < len(texts):
        begun = int(ends[start - 1]) if start else 0
        end = max(int(np.searchsorted(ends, begun + _AT_ONCE)), start + 1)
        owners, codes = _hashed(texts[start:end], length)
        found.append((codes >> bits << bits) | (owners + start).astype(np.uint64))
        start = end
    return np.concatenate(found)


def _hashed(texts: Sequence[str], length: int) -> tuple[Ints, Hashes]:
    """Text number and hash of every shingle of a few texts, repeats included."""
    words, counts = _words_of(texts)
    starts = np.cumsum(counts) - counts
    windows = np.maximum(counts - length + 1, 0)
    first = np.repeat(starts, windows) + _within(windows)
    owners = [np.repeat(np.arange(len(texts)), windows)]
    codes = [_folded([words[step : max(len(words) - length + 1, 0) + step] for step in range(length)])[first]]
    for size in range(1, length):  # a text shorter than a shingle is one shingle of its own size
        mine = np.flatnonzero(counts == size)
        owners.append(mine)
        codes.append(_folded([words[starts[mine] + step] for step in range(size)]))
    return np.concatenate(owners), np.concatenate(codes)


def _words_of(texts: Sequence[str]) -> tuple[Hashes, Ints]:
    """A hash of every word of all texts, one after another, and how many each has; the words of ``tokens``.

    All at once, without making a single string.

    Each character gets a random-looking value; the hash of a word is Σ value · B^place modulo 2^64, read off a running
    sum at the word's two ends and moved to place 0 by B's inverse (Rabin & Karp 1987).
    """
    codes, values = _codes("\n".join((*texts, ""))), _values()
    powers, inverses = _powers(max(len(codes), 2 * _AT_ONCE))
    value = values[codes]
    edge = np.flatnonzero(np.diff(value != 0, prepend=False, append=False))
    begin, end = edge[::2], edge[1::2]
    with np.errstate(over="ignore"):
        sums = np.zeros(len(codes) + 1, np.uint64)
        np.cumsum(value * powers[: len(codes)], out=sums[1:])
        hashes = (sums[end] - sums[begin]) * inverses[begin]
    ends = np.cumsum([len(text) + 1 for text in texts])
    return hashes, np.diff(np.searchsorted(begin, ends), prepend=0)


def _codes(text: str) -> NDArray[np.integer]:
    """``text`` as numbers, one a character, as wide as Python holds them: so that nothing but copying is done."""
    try:
        return np.frombuffer(text.encode("latin-1"), np.uint8)
    except UnicodeEncodeError:
        wide = text.encode("utf-16-le", "surrogatepass")
    if len(wide) == 2 * len(text):
        return np.frombuffer(wide, np.uint16)
    return np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), _LAST)


@lru_cache(maxsize=1)
def _values() -> Hashes:
    """The value of each character: 0 = not in a word; a capital has that of its small letter."""
    lower = np.array(
        [ord(chr(code).lower()[0]) if WORD.match(chr(code)) else 0 for code in range(_LAST + 1)], np.uint64
    )
    return np.where(lower > 0, _scatter(lower), np.uint64(0))


@lru_cache(maxsize=1)
def _powers(size: int) -> tuple[Hashes, Hashes]:
    """The powers of B and of 1/B."""
    inverse = np.uint64(pow(int(_BASE), -1, 1 << 64))
    with np.errstate(over="ignore"):
        powers = np.cumprod(np.full((2, size), [[_BASE], [inverse]], np.uint64), axis=1, dtype=np.uint64)
    return powers[0], powers[1]


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


def _folded(steps: Sequence[Hashes]) -> Hashes:
    """One hash for the words at each place of ``steps``, in order: h ← h · K + word, and a last product that lifts the
    low bits, since only high ones are kept."""
    folded = steps[0].copy()
    with np.errstate(over="ignore"):
        for words in steps[1:]:
            folded *= _MIX
            folded += words
        folded ^= folded >> np.uint64(32)
        folded *= _MIX
    return folded
