"""Texts as rows of numbers, made fast: each word by its first eight letters, its first five and its last six.

First letters hold a word's inflections together, last letters the head of a compound ("kollektivtrafik", "tågtrafik").
A group of letters is one 64-bit number, hashed into COLUMNS; nothing is looked up, so a million words take a tenth of
a second, and a text in any script has a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float32]
BITS: Final = 16
COLUMNS: Final = 1 << BITS
HEAD: Final = 400  # letters at the beginning, where a text says what it is about: they have columns of their own too
WIDTH: Final = 2 * COLUMNS  # the whole text, then its head
HEAD_SHARE: Final = 0.5  # length of the head's part of a row; the whole text's is 1
SHORTEST: Final = 3  # letters a word needs
FIRST: Final = (8, 5)
LAST: Final = 6
COMMON: Final = 1.5  # groups of letters oftener than this per text say nothing
RARE: Final = 2  # in fewer texts than this a group is a name or a slip
_STIR = np.uint64(0x9E3779B97F4A7C15)
_ROOM = 8  # zeros before and after, so that eight letters can be taken anywhere
_KEEP = np.array([(1 << 8 * n) - 1 for n in range(9)], np.uint64)


@dataclass(frozen=True)
class Space:
    """What one body of texts taught about groups of letters: which are too common, and how much each weighs."""

    common: NDArray[np.bool_]
    rarity: Floats

    @classmethod
    def of(cls, texts: Sequence[str]) -> tuple[Space, sparse.csr_matrix]:
        """The space of the texts, and their rows in it: unit length, log counts times rarity."""
        text, group = _with_heads(texts)
        common = np.bincount(group, minlength=WIDTH) > COMMON * max(len(texts), 2)
        counts = _counted(text, group, len(texts), common)
        held = np.bincount(counts.indices, minlength=WIDTH)
        rarity = np.where(held >= RARE, np.log((1 + len(texts)) / (1 + held)), 0).astype(np.float32)
        space = cls(common, rarity)
        return space, space._weighed(counts)

    def rows(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Rows of other texts: one a text, WIDTH wide; each part of its own length (or empty)."""
        text, group = _with_heads(texts)
        return self._weighed(_counted(text, group, len(texts), self.common))

    def _weighed(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        data = (1 + np.log(counts.data)) * self.rarity[counts.indices]
        return evened(sparse.csr_matrix((data, counts.indices, counts.indptr), shape=counts.shape))


def evened(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """The same rows with both parts at their lengths: the whole text 1, its head HEAD_SHARE."""
    sizes = np.diff(rows.indptr)
    head = rows.indices >= COLUMNS
    part = 2 * np.repeat(np.arange(len(sizes)), sizes) + head
    length = np.sqrt(np.bincount(part, rows.data * rows.data, minlength=2 * len(sizes)))
    length[length == 0] = 1
    made = (rows.data / length[part] * np.where(head, HEAD_SHARE, 1)).astype(np.float32)
    return sparse.csr_matrix((made, rows.indices, rows.indptr), shape=rows.shape)


def _with_heads(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every group of letters, and those that begin in the head once more in the columns of heads."""
    text, group, at = _found(texts)
    early = at < HEAD
    return np.concatenate([text, text[early]]), np.concatenate([group, group[early] + COLUMNS])


@cache
def _letters() -> NDArray[np.uint8]:
    """Code unit → a number 1–255 for its letter in lower case, 0 for what is no letter; å, ä and ö have their own."""
    table = np.zeros(1 << 16, np.uint8)
    for code in range(1 << 16):
        if (sign := chr(code)).isalpha():
            table[code] = ord(sign.lower()[0]) % 255 + 1
    return table


def groups(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every group of letters, in no order: the text (or the word, where each text is one) it stands in, its column."""
    text, group, _at = _found(texts)
    return text, group


def _found(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The same, with where in its text each group's word begins."""
    units = np.frombuffer("\n".join(texts).encode("utf-16-le", "replace"), "<u2")
    codes = np.zeros(len(units) + 2 * _ROOM, np.uint8)
    codes[_ROOM : _ROOM + len(units)] = _letters()[units]
    edges = np.flatnonzero(np.diff(codes > 0)) + 1
    starts, stops = edges[::2], edges[1::2]
    long_enough = stops - starts >= SHORTEST
    starts, stops = starts[long_enough], stops[long_enough]
    ends = _ends(texts)
    each = np.diff(np.searchsorted(starts, ends), prepend=0)
    text = np.repeat(np.arange(len(texts)), each)
    at = starts - np.concatenate([[_ROOM], ends[:-1]])[text]
    eight: NDArray[np.uint64] = np.ndarray((len(codes) - 7,), "<u8", codes.data, 0, (1,))
    first, sizes = eight[starts], stops - starts
    made = [(text, _column(first & _KEEP[np.minimum(sizes, FIRST[0])], 0), at)]
    for number, size in enumerate(FIRST[1:], 1):
        longer = sizes > size
        made.append((text[longer], _column(first[longer] & _KEEP[size], number), at[longer]))
    longer = sizes > LAST + 1  # hashed as a word of its own: the end of "kollektivtrafik" meets "trafik"
    last = eight[stops[longer] - 8] >> np.uint64(8 * (8 - LAST))
    made.append((text[longer], _column(last, 0), at[longer]))
    where, what, when = (np.concatenate(column) for column in zip(*made, strict=True))
    return where, what, when


def _ends(texts: Sequence[str]) -> NDArray[Any]:
    """Where each text ends among the codes; signs outside the basic plane take two units."""
    sizes = [len(text) + 1 if text.isascii() else len(text.encode("utf-16-le", "replace")) // 2 + 1 for text in texts]
    return np.cumsum(np.array(sizes, np.int64)) + _ROOM


def _column(group: NDArray[np.uint64], kind: int) -> NDArray[np.int64]:
    return (((group + np.uint64(7919 * kind)) * _STIR) >> np.uint64(64 - BITS)).astype(np.int64)


def _counted(
    text: NDArray[np.int64], group: NDArray[np.int64], size: int, common: NDArray[np.bool_]
) -> sparse.csr_matrix:
    """How often each text has each column, without the common ones."""
    kept = ~common[group]
    keys = text[kept] << BITS + 1 | group[kept]
    if size << BITS + 1 < 1 << 31:
        keys = keys.astype(np.int32)  # sorts in half the time
    keys.sort()
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(first, append=len(keys)).astype(np.float32)
    keys = keys[first]
    rows = np.searchsorted(keys >> BITS + 1, np.arange(size + 1))
    return sparse.csr_matrix((counts, (keys & (WIDTH - 1)).astype(np.int32), rows), shape=(size, WIDTH))
