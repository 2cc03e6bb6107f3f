"""Texts that say nearly the same in nearly the same words.

``pairs`` is exact: all pairs of texts whose sets of shingles overlap by at least a threshold (Jaccard), by prefix
filtering (Chaudhuri, Ganti & Kaushik 2006; Bayardo, Ma & Srikant 2007): two sets that overlap enough must share one
of their few rarest shingles. ``groups`` is for the product: campaigns and lightly edited copies of short comments.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel
from scipy import sparse

from samsyn.cores.linking.shingles import Ints, Shingles, shingles, tokens

Pairs = tuple[NDArray[np.int64], NDArray[np.float64]]
_BLOCK = 2_000_000  # candidate pairs checked at a time, to bound memory

_NEGATIONS = frozenset(("inte", "ej", "icke", "aldrig", "ingen", "inget", "inga", "utan", "emot", "mot"))
_SHORT = 8  # words; below this a single changed word may change the point
_WORDS_ALIKE = 0.75
_LETTERS_ALIKE = 0.90
_SHORT_ALIKE = 0.93
_CONTAINED = 0.92
_LOOSE = 0.30  # Jaccard of word pairs that makes two comments worth comparing


def pairs(texts: Sequence[str], *, threshold: float = 0.5, shingle: int = 5) -> Pairs:
    """All pairs (i < j, in order) whose shingles of ``shingle`` words have Jaccard ≥ ``threshold``, with that Jaccard.

    Exact: nothing is missed and nothing below the threshold is returned. ``threshold`` must be in (0, 1].
    A text without words is like no other.
    """
    if not 0 < threshold <= 1:
        raise ValueError("threshold must be above 0 and at most 1")
    found = shingles(texts, length=shingle)
    rows = _peeled(found, threshold)
    if len(rows) < 2:
        return np.zeros((0, 2), np.int64), np.zeros(0)
    sets, sizes = found.sets[rows], found.sizes[rows]
    left, right = _candidates(_prefixes(sets, sizes, threshold))
    left, right, alike = _verified(sets, sizes, left, right, threshold)
    pair = np.column_stack((rows[left], rows[right]))
    order = np.lexsort((pair[:, 1], pair[:, 0]))
    return pair[order], alike[order]


def _peeled(found: Shingles, threshold: float) -> Ints:
    """Texts that can still have a partner: enough of their shingles are shared with others that can."""
    need = np.ceil(threshold * found.sizes - 1e-9).astype(np.int64)
    alive = found.sizes > 0
    while True:
        kept = found.sets[alive]
        shared = np.asarray(kept.sum(axis=0)).ravel() > 1
        enough = np.asarray(kept @ shared.astype(np.int64)).ravel() >= need[alive]
        if enough.all():
            return np.flatnonzero(alive)
        alive[np.flatnonzero(alive)[~enough]] = False


def _prefixes(sets: sparse.csr_matrix, sizes: Ints, threshold: float) -> sparse.csr_matrix:
    """Of each set the size − ⌈threshold · size⌉ + 1 rarest shingles; sets that overlap enough share one of these.

    The shingles that no other text has are rarest of all and stand first, unseen: they only use up places.
    """
    frequency = np.asarray(sets.sum(axis=0)).ravel()
    rows = np.repeat(np.arange(sets.shape[0]), np.diff(sets.indptr))
    used = frequency[sets.indices] > 1
    rows, columns = rows[used], sets.indices[used]
    order = np.lexsort((columns, frequency[columns], rows))
    rows, columns = rows[order], columns[order]
    seen = np.bincount(rows, minlength=sets.shape[0])
    place = np.arange(len(rows)) - np.repeat(np.cumsum(seen) - seen, seen) + (sizes - seen)[rows]
    inside = place < (sizes - np.ceil(threshold * sizes - 1e-9) + 1)[rows]
    cells = (np.ones(int(inside.sum()), np.int32), (rows[inside], columns[inside]))
    return sparse.csr_matrix(cells, shape=sets.shape)


def _candidates(prefixes: sparse.csr_matrix) -> tuple[Ints, Ints]:
    """Pairs of rows that share a shingle of their prefixes."""
    columns = prefixes.tocsc()
    count = np.diff(columns.indptr)
    used = np.flatnonzero(count > 1)
    both = sparse.triu(columns[:, used] @ columns[:, used].T, k=1).tocoo()
    return both.row.astype(np.int64), both.col.astype(np.int64)


def _verified(
    sets: sparse.csr_matrix, sizes: Ints, left: Ints, right: Ints, threshold: float
) -> tuple[Ints, Ints, NDArray[np.float64]]:
    """The candidates whose exact Jaccard reaches the threshold."""
    small, large = np.minimum(sizes[left], sizes[right]), np.maximum(sizes[left], sizes[right])
    fits = small >= threshold * large - 1e-9
    left, right = left[fits], right[fits]
    alike = np.zeros(len(left))
    for start in range(0, len(left), _BLOCK):
        a, b = left[start : start + _BLOCK], right[start : start + _BLOCK]
        common = np.asarray(sets[a].multiply(sets[b]).sum(axis=1)).ravel()
        alike[start : start + _BLOCK] = common / (sizes[a] + sizes[b] - common)
    enough = alike >= threshold - 1e-12
    return left[enough], right[enough], alike[enough]


def groups(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Groups of texts that make the same point in nearly the same words, each in order, groups by their first text.

    Only groups of two or more. Texts of fewer than four words are grouped when equal. Every text keeps its place and
    is still counted; a group only says that these may be answered alike.
    """
    copies: dict[tuple[str, ...], list[int]] = {}
    for at, text in enumerate(texts):
        words = tuple(tokens(text))
        if words:
            copies.setdefault(words, []).append(at)
    distinct = list(copies)
    joined = _components(len(distinct), _alike(distinct))
    found = [sorted(at for one in members for at in copies[distinct[one]]) for members in joined]
    return tuple(sorted(tuple(members) for members in found if len(members) > 1))


def _alike(distinct: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    joined = [" ".join(words) for words in distinct]
    candidates, _ = pairs(joined, threshold=_LOOSE, shingle=2)
    return [(int(a), int(b)) for a, b in candidates if same_point(distinct[a], distinct[b])]


def same_point(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two comments, as words in lower case, are copies but for small edits or an added sentence.

    Compares words in order (longest common subsequence) and letters; a negation that only one of them has
    makes them different points, however alike the rest.
    """
    short, long = sorted((a, b), key=len)
    if len(short) < 4 or _NEGATIONS & (set(a) ^ set(b)):
        return tuple(a) == tuple(b)
    letters = fuzz.ratio(" ".join(a), " ".join(b)) / 100
    if len(short) < _SHORT:
        return letters >= _SHORT_ALIKE
    similarity = Indel.normalized_similarity(a, b)
    common = similarity * (len(a) + len(b)) / 2
    extended = len(short) >= 12 and 2 * len(short) >= len(long) and common >= _CONTAINED * len(short)
    return bool(similarity >= _WORDS_ALIKE or letters >= _LETTERS_ALIKE or extended)


def _components(count: int, edges: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Connected parts of a graph, without members that fewer than half of the others are alike."""
    neighbours: list[set[int]] = [set() for _ in range(count)]
    for a, b in edges:
        neighbours[a].add(b)
        neighbours[b].add(a)
    found, seen = [], [False] * count
    for start in range(count):
        members = _reached(start, neighbours, seen)
        if members:
            loose = {one for one in members if 2 * len(neighbours[one]) < len(members) - 1}
            found.append([one for one in members if one not in loose])
            found.extend([one] for one in sorted(loose))
    return found


def _reached(start: int, neighbours: Sequence[set[int]], seen: list[bool]) -> list[int]:
    if seen[start]:
        return []
    seen[start] = True
    found = [start]
    for one in found:
        for other in sorted(neighbours[one]):
            if not seen[other]:
                seen[other] = True
                found.append(other)
    return sorted(found)
