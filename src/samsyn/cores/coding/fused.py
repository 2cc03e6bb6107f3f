"""Words counted in one pass over the letters, compiled by Numba (the extra ``fast``); imported only when it pays.

The same columns and counts as ``spelling`` finds with NumPy; a test holds the two together.
"""

from typing import Any

import numpy as np
from numba import njit

_BYTE = np.uint64(8)


def _compiled(function: Any) -> Any:
    """Numba's own decorator, which has no types. A folder that cannot be written to only means compiling anew."""
    try:
        return njit(cache=True, nogil=True, error_model="numpy")(function)
    except RuntimeError:
        return njit(nogil=True, error_model="numpy")(function)


@_compiled
def _letters(codes, at, count):  # type: ignore[no-untyped-def]
    """So many letters (at most eight) as one number."""
    found = np.uint64(0)
    for n in range(count):
        found |= np.uint64(codes[at + n]) << (_BYTE * np.uint64(n))
    return found


@_compiled
def _read(units, table, at, end, long, codes):  # type: ignore[no-untyped-def]
    """One word from ``at``: how many letters it has; the first ``long`` of them are put in ``codes``."""
    size = 0
    while at + size < end:
        code = table[units[at + size]]
        if code == 0:
            break
        if size < long:
            codes[size] = code
        size += 1
    return size


@_compiled
def _grouped(units, table, begin, size, shape, codes, keys, groups):  # type: ignore[no-untyped-def]
    """The numbers of a word's groups of letters; returns how many there are."""
    long, short, last, _shortest, bits = shape
    stir, far = keys
    shift = np.uint64(64 - bits)
    first = _letters(codes, 0, min(size, 8))
    if size > 8:
        first += _letters(codes, 8, min(size, long) - 8) * far
    groups[0] = np.int64((first * stir) >> shift)
    many = 1
    if size > short:
        groups[many] = np.int64(((_letters(codes, 0, short) + far) * stir) >> shift)
        many += 1
    if size > last + 1:
        for n in range(last):
            codes[n] = table[units[begin + size - last + n]]
        groups[many] = np.int64((_letters(codes, 0, last) * stir) >> shift)
        many += 1
    return many


@_compiled
def counted(units, table, ends, shape, parts, keys):  # type: ignore[no-untyped-def]
    """Per text each column it has and how often: (columns, counts, where each text begins among them).

    ``units``: UTF-16 of all texts, ``ends`` where each ends; ``shape``: letters of the two beginnings, of the ending,
    of the shortest word, and bits of a column; ``parts``: how far each part of a text reaches, the whole first.
    """
    long, shortest, width = shape[0], shape[3], np.int64(1) << shape[4]
    seen = np.zeros(width * len(parts), np.int64)  # the text (from 1) that had the column last, and where
    room = 1 + (len(units) * 3 * len(parts)) // (shortest + 1)
    columns, counts = np.empty(room, np.int32), np.empty(room, np.float32)
    begins = np.zeros(len(ends) + 1, np.int64)
    groups, codes = np.empty(3, np.int64), np.empty(64, np.uint8)
    held, start = 0, 0
    for text in range(len(ends)):
        at = start
        while at < ends[text]:
            begin, size = at, _read(units, table, at, ends[text], long, codes)
            at += size + 1
            if size < shortest:
                continue
            many = _grouped(units, table, begin, size, shape, codes, keys, groups)
            for part in range(len(parts)):
                if begin - start < parts[part]:
                    for n in range(many):
                        column = groups[n] + part * width
                        known = seen[column]
                        if known >> 32 == text + 1:
                            counts[known & 0xFFFFFFFF] += 1
                        else:
                            seen[column] = (np.int64(text + 1) << 32) | held
                            columns[held], counts[held] = column, 1
                            held += 1
        start = ends[text]
        begins[text + 1] = held
    return columns[:held].copy(), counts[:held].copy(), begins


@_compiled
def tallied(columns, counts, width):  # type: ignore[no-untyped-def]
    """In how many texts each column is, and how often in all."""
    held, total = np.zeros(width, np.int64), np.zeros(width, np.float64)
    for at in range(len(columns)):
        held[columns[at]] += 1
        total[columns[at]] += counts[at]
    return held, total


@_compiled
def weighed(columns, counts, begins, place, rarity, weights):  # type: ignore[no-untyped-def]
    """The rows of those columns that have a place: their numbers, what they weigh, where each text begins."""
    data, found = np.empty(len(columns), np.float32), np.empty(len(columns), np.int32)
    starts = np.zeros(len(begins), np.int64)
    many = 0
    for text in range(len(begins) - 1):
        for at in range(begins[text], begins[text + 1]):
            column = place[columns[at]]
            if column >= 0:
                data[many], found[many] = weights[np.int64(counts[at])] * rarity[column], column
                many += 1
        starts[text + 1] = many
    return data[:many].copy(), found[:many].copy(), starts
