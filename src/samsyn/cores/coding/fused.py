"""Rows of numbers made in a few passes over the letters, compiled by Numba (the extra ``fast``); only when it pays.

The same columns, counts and weights as ``spelling`` and ``learning`` find with NumPy; tests hold the two together.
"""

from typing import Any

import numpy as np
from numba import njit

_ONE, _EACH, _TOP = np.uint64(1), np.uint64(0x0101010101010101), np.uint64(56)
_SIGN = np.uint64(0x8080808080808080)
_ROOM = 16  # zeros before and after a text, so that eight letters can be taken anywhere


def _compiled(function: Any) -> Any:
    """Numba's own decorator, which has no types. A folder that cannot be written to only means compiling anew."""
    try:
        return njit(cache=True, nogil=True, error_model="numpy")(function)
    except RuntimeError:
        return njit(nogil=True, error_model="numpy")(function)


@_compiled
def _first(letters, count):  # type: ignore[no-untyped-def]
    """Only the first so many of eight letters."""
    return letters if count == 8 else letters & ((_ONE << np.uint64(8 * count)) - _ONE)


@_compiled
def _until(letters):  # type: ignore[no-untyped-def]
    """How many of eight letters stand before the first that is none."""
    none = (letters - _EACH) & ~letters & _SIGN
    if none == 0:
        return 8
    before = ((none & (~none + _ONE)) >> np.uint64(7)) - _ONE  # ones in all bytes before it
    return np.int64(((before & _EACH) * _EACH) >> _TOP)


@_compiled
def _grouped(eight, at, size, shape, keys, groups):  # type: ignore[no-untyped-def]
    """The numbers of a word's groups of letters; returns how many there are."""
    long, short, last, _shortest, bits = shape
    stir, far = keys
    shift = np.uint64(64 - bits)
    first = _first(eight[at], min(size, 8))
    more = _first(eight[at + 8], min(size, long) - 8) if size > 8 else np.uint64(0)
    groups[0] = np.int64(((first + more * far) * stir) >> shift)
    if size <= short:
        return 1
    groups[1] = np.int64(((_first(first, short) + far) * stir) >> shift)
    if size <= last + 1:
        return 2
    groups[2] = np.int64(((eight[at + size - 8] >> np.uint64(8 * (8 - last))) * stir) >> shift)
    return 3


@_compiled
def _noted(column, slot, begin, held, slots, columns, counts):  # type: ignore[no-untyped-def]
    """Count a column of the text whose columns begin at ``begin``; returns how many are held then.

    ``slots``: where in ``columns`` one stands, at the first free place from its own; what is older than ``begin`` is
    another text's, and free.
    """
    while True:
        slot &= len(slots) - 1
        known = slots[slot]
        if known < begin:
            slots[slot], columns[held], counts[held] = held, column, 1
            return held + 1
        if columns[known] == column:
            counts[known] += 1
            return held
        slot += 1


@_compiled
def counted(units, table, ends, shape, parts, keys, codes, eight):  # type: ignore[no-untyped-def]
    """Per text each column it has and how often: (columns, counts, where each text begins among them).

    ``units``: UTF-16 of all texts, ``ends`` where each ends, with a line's end; ``shape``: letters of the two
    beginnings, of the ending, of the shortest word, and bits of a column; ``parts``: how far each part of a text
    reaches, the whole first; ``codes``: room for the longest text, ``eight`` the same as numbers of eight letters.
    """
    shortest, bits = shape[3], shape[4]
    most = len(parts) * (len(units) // 3 + len(ends))
    columns, counts = np.empty(most, np.int32), np.empty(most, np.float32)
    begins = np.zeros(len(ends) + 1, np.int64)
    groups = np.empty(3, np.int64)
    every = np.full(_room(len(codes)), -1, np.int32)
    held, start = 0, 0
    for text in range(len(ends)):
        size = ends[text] - start
        for at in range(size):
            codes[_ROOM + at] = table[units[start + at]]
        codes[_ROOM + size : 2 * _ROOM + size] = 0
        slots = every[: _room(size)]
        begin, at = held, _ROOM
        while at < _ROOM + size:
            word = at
            step = _until(eight[at])
            while step == 8:
                at += 8
                step = _until(eight[at])
            at += step + 1
            if at - 1 - word < shortest:
                continue
            many = _grouped(eight, word, at - 1 - word, shape, keys, groups)
            for part in range(len(parts)):
                if word - _ROOM >= parts[part]:
                    break
                for n in range(many):
                    column = groups[n] + (np.int64(part) << bits)
                    held = _noted(column, groups[n] + 977 * part, begin, held, slots, columns, counts)
        start = ends[text]
        begins[text + 1] = held
    return columns[:held], counts[:held], begins


@_compiled
def _room(letters):  # type: ignore[no-untyped-def]
    """Slots for the columns of a text of so many letters: at least as many again."""
    room = 1024
    while room < letters:
        room *= 2
    return room


@_compiled
def tallied(columns, counts, width):  # type: ignore[no-untyped-def]
    """In how many texts each column is, and how often in all."""
    found = np.zeros((width, 2), np.int64)
    for at in range(len(columns)):
        found[columns[at], 0] += 1
        found[columns[at], 1] += np.int64(counts[at])
    return found[:, 0].copy(), found[:, 1].copy()


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
    return data[:many], found[:many], starts


@_compiled
def seen(columns, begins, themes, each, shape):  # type: ignore[no-untyped-def]
    """Column × theme: how many of the texts with the column have the theme. ``each``: where a text's themes begin."""
    found = np.zeros(shape, np.float32)
    for text in range(len(begins) - 1):
        for at in range(begins[text], begins[text + 1]):
            for n in range(each[text], each[text + 1]):
                found[columns[at], themes[n]] += 1
    return found


@_compiled
def stretched(data, columns, begins, worth, part, shares):  # type: ignore[no-untyped-def]
    """Rows with each column by what it is worth and each part at its length; what is worth nothing is gone."""
    made, found = np.empty(len(data), np.float32), np.empty(len(data), np.int32)
    starts = np.zeros(len(begins), np.int64)
    length = np.empty(len(shares), np.float64)
    many = 0
    for text in range(len(begins) - 1):
        length[:] = 0
        for at in range(begins[text], begins[text + 1]):
            column = columns[at]
            if worth[column] > 0:
                value = data[at] * worth[column]
                made[many], found[many] = value, column
                length[part[column]] += value * value
                many += 1
        for n in range(len(shares)):
            length[n] = shares[n] / np.sqrt(length[n]) if length[n] > 0 else 0
        for at in range(starts[text], many):
            made[at] *= np.float32(length[part[found[at]]])
        starts[text + 1] = many
    return made[:many], found[:many], starts
