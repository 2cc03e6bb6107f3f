"""Texts as rows of numbers, made fast: each word by its first ten letters, its first five and its last six.

First letters hold a word's inflections together, last letters the head of a compound ("kollektivtrafik", "tågtrafik").
A group of letters is one 64-bit number, hashed; nothing is looked up, so a million words take a tenth of a second, and
a text in any script has a row. Of very much text the letters are read by ``fused``, when Numba is installed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float32]
BITS: Final = 18
COLUMNS: Final = 1 << BITS  # groups of letters that are told apart in one part of a text
PARTS: Final = (1 << 62, 400, 100)  # letters: the whole, and twice the beginning, where a text says what it is about
SHARES: Final = (1.0, 0.5, 0.4)  # length of each part of a row; a word's columns differ from part to part
SHORTEST: Final = 2  # letters a word needs
FIRST: Final = (10, 5)
LAST: Final = 6
COMMON: Final = 1.5  # groups of letters oftener than this per text say nothing
RARE: Final = 2  # in fewer texts than this a group is a name or a slip
MUCH: Final = 3_000_000  # letters from which on the compiler is worth loading
AT_ONCE: Final = 1_000_000  # letters that it is given at a time: the room they take is used anew
LETTERS_EACH: Final = 8  # letters to a column of a text, about
_STIR = np.uint64(0x9E3779B97F4A7C15)
_FAR = np.uint64(0x9FB21C651E98DF25)
_ROOM = 16  # zeros before and after, so that eight letters can be taken anywhere
_KEEP = np.array([(1 << 8 * n) - 1 for n in range(8)] + [(1 << 64) - 1], np.uint64)


@dataclass(frozen=True)
class Space:
    """What one body of texts taught about groups of letters: which count (``place``: hashed → column, or -1), how much
    each weighs, and the part of a text it stands for."""

    place: NDArray[np.int32]
    rarity: Floats
    part: NDArray[np.int8]

    @classmethod
    def of(cls, texts: Sequence[str]) -> tuple[Space, sparse.csr_matrix]:
        """The space of the texts, and their rows in it: log counts times rarity."""
        found = _counted(texts)
        held, total = _tallied(*found[:2])
        kept = np.flatnonzero((held >= RARE) & (total <= COMMON * max(len(texts), 2)))
        place = np.full(len(PARTS) * COLUMNS, -1, np.int32)
        place[kept] = np.arange(len(kept))
        rarity = np.log((1 + len(texts)) / (1 + held[kept])).astype(np.float32)
        space = cls(place, rarity, (kept >> BITS).astype(np.int8))
        return space, space._weighed(*found)

    @property
    def whole(self) -> int:
        """The columns of whole texts come first, so many."""
        return int((self.part == 0).sum())

    def rows(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Rows of other texts: one a text, as long as they are."""
        return self._weighed(*_counted(texts))

    def evened(self, rows: sparse.csr_matrix, worth: Floats | None = None) -> sparse.csr_matrix:
        """The same rows with each column by what it is ``worth``, gone when that is 0, and every part at its length."""
        if worth is None:
            worth = np.ones(rows.shape[1], np.float32)
        make = self._stretched_at_once if pays(rows.nnz) else self._stretched_in_steps
        return sparse.csr_matrix(make(rows, worth), shape=rows.shape)

    def _stretched_at_once(self, rows: sparse.csr_matrix, worth: Floats) -> tuple[NDArray[Any], ...]:
        from samsyn.cores.coding import fused

        begins = rows.indptr.astype(np.int64)
        return tuple(fused.stretched(rows.data, rows.indices, begins, worth, self.part, np.array(SHARES)))

    def _stretched_in_steps(self, rows: sparse.csr_matrix, worth: Floats) -> tuple[NDArray[Any], ...]:
        scale = worth[rows.indices]
        known = scale > 0
        begins = np.concatenate([[0], np.cumsum(known)])[rows.indptr]
        columns, data = rows.indices[known], rows.data[known] * scale[known]
        sizes = np.diff(begins)
        part = len(PARTS) * np.repeat(np.arange(len(sizes), dtype=np.int32), sizes) + self.part[columns]
        length = np.sqrt(np.bincount(part, data * data, minlength=len(PARTS) * len(sizes)))
        length[length == 0] = 1
        even = (np.tile(SHARES, len(sizes)) / length).astype(np.float32)
        return data * even[part], columns, begins

    def _weighed(self, columns: NDArray[np.int32], counts: Floats, begins: NDArray[np.int64]) -> sparse.csr_matrix:
        weights = _weights(int(counts.max(initial=1)))
        make = _at_once if pays(len(columns)) else _in_steps
        kept = make(columns, counts, begins, self.place, self.rarity, weights)
        return sparse.csr_matrix(kept, shape=(len(begins) - 1, len(self.rarity)))


def _at_once(*given: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    from samsyn.cores.coding import fused

    return tuple(fused.weighed(*given))


def _in_steps(
    columns: NDArray[np.int32],
    counts: Floats,
    begins: NDArray[np.int64],
    place: NDArray[np.int32],
    rarity: Floats,
    weights: Floats,
) -> tuple[NDArray[Any], ...]:
    at = place[columns]
    known = at >= 0
    data = weights[counts[known].astype(np.int64)] * rarity[at[known]]
    return data, at[known], np.concatenate([[0], np.cumsum(known)])[begins]


def _tallied(columns: NDArray[np.int32], counts: Floats) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """In how many texts each column is, and how often in all."""
    width = len(PARTS) * COLUMNS
    if pays(len(columns)):
        from samsyn.cores.coding import fused

        found: tuple[NDArray[np.int64], NDArray[np.float64]] = fused.tallied(columns, counts, width)
        return found
    return np.bincount(columns, minlength=width), np.bincount(columns, counts, minlength=width)


def _weights(most: int) -> Floats:
    """What being there so many times counts for."""
    return (1 + np.log(np.maximum(np.arange(most + 1), 1))).astype(np.float32)


@cache
def _letters() -> NDArray[np.uint8]:
    """Code unit → a number 1–255 for its letter in lower case, or figure; 0 for what is neither; å, ä and ö have their
    own."""
    table = np.zeros(1 << 16, np.uint8)
    for code in range(1 << 16):
        if (sign := chr(code)).isalnum():
            table[code] = ord(sign.lower()[0]) % 255 + 1
    return table


@cache
def compiler() -> bool:
    """Whether Numba is installed (the extra ``fast``). It is not loaded here."""
    return find_spec("numba") is not None


def pays(columns: int) -> bool:
    """Whether rows with so many columns in all are best left to the compiler."""
    return columns * LETTERS_EACH >= MUCH and compiler()


def groups(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every group of letters, in no order: the text (or the word, where each text is one) it stands in, its number."""
    units, ends = _units(texts)
    text, group, _at = _found(units, ends)
    return text, group


def _counted(texts: Sequence[str]) -> tuple[NDArray[np.int32], Floats, NDArray[np.int64]]:
    """The columns that each text has, in no order, how often, and where each text begins among them."""
    if sum(map(len, texts)) < MUCH or not compiler():
        return _plain(*_units(texts))
    columns, counts, begins = zip(*(_fused(*_units(some)) for some in _shared_out(texts)), strict=True)
    held = np.cumsum([0, *map(len, columns)])
    joined = [np.zeros(1, np.int64), *(one[1:] + before for one, before in zip(begins, held, strict=False))]
    return np.concatenate(columns), np.concatenate(counts), np.concatenate(joined)


def _shared_out(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The texts in their order, so many at a time that they have about AT_ONCE letters."""
    begin, letters = 0, 0
    for at, text in enumerate(texts):
        letters += len(text)
        if letters >= AT_ONCE:
            yield texts[begin : at + 1]
            begin, letters = at + 1, 0
    if begin < len(texts):
        yield texts[begin:]


def _fused(units: NDArray[Any], ends: NDArray[np.int64]) -> tuple[NDArray[np.int32], Floats, NDArray[np.int64]]:
    from samsyn.cores.coding import fused  # loads the compiler

    codes = np.zeros(int(np.diff(ends, prepend=0).max(initial=0)) + 2 * _ROOM, np.uint8)
    shape = (*FIRST, LAST, SHORTEST, BITS)
    found: tuple[NDArray[np.int32], Floats, NDArray[np.int64]] = fused.counted(
        units, _letters(), ends, shape, np.array(PARTS), (_STIR, _FAR), codes, _eight(codes)
    )
    return found


def _plain(units: NDArray[Any], ends: NDArray[np.int64]) -> tuple[NDArray[np.int32], Floats, NDArray[np.int64]]:
    text, group, at = _found(units, ends)
    near = [at < reach for reach in PARTS]
    where = np.concatenate([text[part] for part in near])
    what = np.concatenate([group[part] + COLUMNS * number for number, part in enumerate(near)])
    bits = BITS + len(PARTS).bit_length()
    keys = where << bits | what
    if len(ends) << bits <= 1 << 32:
        keys = keys.astype(np.uint32)  # sorts in half the time
    keys.sort()
    first = np.flatnonzero(np.concatenate([np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1]]))
    counts = np.diff(first, append=len(keys)).astype(np.float32)
    keys = keys[first].astype(np.int64)
    begins = np.searchsorted(keys >> bits, np.arange(len(ends) + 1))
    return (keys & ((1 << bits) - 1)).astype(np.int32), counts, begins


def _units(texts: Sequence[str]) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """All texts as UTF-16, and where each ends there; signs outside the basic plane take two units."""
    joined = "\n".join((*texts, ""))
    units = np.frombuffer(joined.encode("utf-16-le", "replace"), "<u2")
    plain = len(units) == len(joined)
    sizes = [len(text) + 1 if plain else len(text.encode("utf-16-le", "replace")) // 2 + 1 for text in texts]
    return units, np.cumsum(np.array(sizes, np.int64))


def _found(
    units: NDArray[Any], ends: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Every group of letters: its text, its number, and where in its text its word begins."""
    codes = np.zeros(len(units) + 2 * _ROOM, np.uint8)
    codes[_ROOM : _ROOM + len(units)] = _letters()[units]
    edges = np.flatnonzero(np.diff(codes > 0)) + 1
    starts, stops = edges[::2], edges[1::2]
    long_enough = stops - starts >= SHORTEST
    starts, stops = starts[long_enough], stops[long_enough]
    stands = ends + _ROOM
    each = np.diff(np.searchsorted(starts, stands), prepend=0)
    text = np.repeat(np.arange(len(ends)), each)
    at = starts - np.concatenate([[_ROOM], stands[:-1]])[text]
    eight = _eight(codes)
    long, short = FIRST
    first, sizes = eight[starts], stops - starts
    more = eight[starts + 8] & _KEEP[np.clip(np.minimum(sizes, long) - 8, 0, 8)]
    made = [(text, _column((first & _KEEP[np.minimum(sizes, 8)]) + more * _FAR), at)]
    longer = sizes > short
    made.append((text[longer], _column((first[longer] & _KEEP[short]) + _FAR), at[longer]))
    longer = sizes > LAST + 1  # hashed as a word of its own: the end of "kollektivtrafik" meets "trafik"
    last = eight[stops[longer] - 8] >> np.uint64(8 * (8 - LAST))
    made.append((text[longer], _column(last), at[longer]))
    where, what, when = (np.concatenate(column) for column in zip(*made, strict=True))
    return where, what, when


def _eight(codes: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """The same as numbers of eight letters, one beginning at each."""
    return np.ndarray((len(codes) - 7,), "<u8", codes.data, 0, (1,))


def _column(group: NDArray[np.uint64]) -> NDArray[np.int64]:
    return ((group * _STIR) >> np.uint64(64 - BITS)).astype(np.int64)
