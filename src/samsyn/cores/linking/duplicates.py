"""Texts that say nearly the same in nearly the same words.

``pairs`` is exact: all pairs of texts whose sets of shingles overlap by at least a threshold (Jaccard), by prefix
filtering (Chaudhuri, Ganti & Kaushik 2006; Bayardo, Ma & Srikant 2007): two sets that overlap enough must share one
of their few rarest shingles. ``groups`` is for the product: campaigns and lightly edited copies of short comments.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein
from scipy import sparse

from samsyn.cores.linking.shingles import Ints, Shingles, shingles, tokens
from samsyn.cores.linking.wordlists import STOP

Pairs = tuple[NDArray[np.int64], NDArray[np.float64]]
_BLOCK = 2_000_000  # candidate pairs checked at a time, to bound memory

_NEGATIONS = frozenset(("inte", "ej", "icke", "aldrig", "ingen", "inget", "inga", "utan", "emot", "mot"))
_SAME_DENIAL = dict.fromkeys(("inget", "ingen", "inga", "ej", "icke", "aldrig"), "inte")
_SAME_DENIAL |= {"saknar": "utan", "saknas": "utan", "saknade": "utan", "emot": "mot"}
_COUNTED = "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
_FIGURES = {word: str(number) for number, word in enumerate(_COUNTED.split(), start=2)}
_FIGURES |= {"trettio": "30", "fyrtio": "40", "femtio": "50", "sextio": "60", "åttio": "80", "hundra": "100"}
_FIGURES |= {word: word for word in ("hälften", "halva", "halvera", "tredjedel", "fjärdedel", "femtedel", "tiondel")}
_OWN, _BESIDE = frozenset(("jag", "min", "mina", "mitt")), 6  # words before a figure of the writer's own life
# "Jag vill ha tolv turer" tells nothing of a life.
_WISHES = frozenset(("vill", "anser", "tycker", "önskar", "kräver", "föreslår", "begär", "ber"))
_LOOSE = 0.22  # Jaccard of word pairs that makes two comments worth comparing
_TINY, _SHORT, _LONG = (
    4,
    8,
    12,
)  # words: fewer must be equal; nearly equal; from _LONG on sentences may move or be added
_SHORT_ALIKE, _LETTERS_ALIKE = 0.93, 0.90  # letters alike, rapidfuzz's ratio
_WORDS_ALIKE = 0.75  # words in order, 2 · common / both
_MOVED = 0.85  # words in any order, 2 · common / both
_CONTAINED, _SHARE = 0.92, 0.3  # of the shorter's words in order in the longer; the shorter's least share of the longer
_RUN, _RETOLD = 9, 0.6  # words in a row that are no chance, and words in any order, of a point told in own words
# Letters that a word begins with; words that say something, and how many of them must be the same.
_BEGINS, _TELLING, _ALL_BUT = 5, 6, 0.9
_AS_LONG = 0.7  # of the longer: a point told in own words is about as long
_SHARED = 0.5  # of a group's members a new one must be like


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
    alive = (found.sizes > 0) & (np.diff(found.sets.indptr) >= need)
    while True:
        kept = found.sets[alive]
        shared = np.bincount(kept.indices, minlength=kept.shape[1]) > 1
        enough = np.asarray(kept @ shared.astype(np.int64)).ravel() >= need[alive]
        if enough.all():
            return np.flatnonzero(alive)
        alive[np.flatnonzero(alive)[~enough]] = False


def _prefixes(sets: sparse.csr_matrix, sizes: Ints, threshold: float) -> sparse.csr_matrix:
    """Of each set the size − ⌈threshold · size⌉ + 1 rarest shingles; sets that overlap enough share one of these.

    The shingles that no other text has are rarest of all and stand first, unseen: they only use up places. The columns
    of ``sets`` stand in an order of rarity, any fixed order would do.
    """
    frequency = np.bincount(sets.indices, minlength=sets.shape[1])
    rows = np.repeat(np.arange(sets.shape[0]), np.diff(sets.indptr))
    used = frequency[sets.indices] > 1
    rows, columns = rows[used], sets.indices[used]
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
    joined = _gathered(distinct, _alike(distinct))
    found = [sorted(at for one in members for at in copies[distinct[one]]) for members in joined]
    return tuple(sorted(tuple(members) for members in found if len(members) > 1))


def _alike(distinct: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    joined = [" ".join(words) for words in distinct]
    candidates, _ = pairs(joined, threshold=_LOOSE, shingle=2)
    return [(int(a), int(b)) for a, b in candidates if same_point(distinct[a], distinct[b])]


def same_point(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two comments, as words in lower case, are copies but for small edits, moved or added sentences.

    Compares words in order (longest common subsequence), words in any order, and letters. A negation that only one of
    them has makes them different points, however alike the rest, unless it may stand in what was added; so does another
    figure in the place of one.
    """
    short, long = sorted((tuple(a), tuple(b)), key=lambda words: (len(words), words))  # whichever is named first
    if len(short) < _TINY:
        return short == long
    in_order = Indel.normalized_similarity(short, long)
    kept = in_order * (len(short) + len(long)) / 2
    extended = len(short) >= _LONG and len(short) >= _SHARE * len(long) and kept >= _CONTAINED * len(short)
    if not (extended or _nearly_the_same(short, long, in_order)) or _other_figure(short, long):
        return False
    denied, denied_too = _denials(short), _denials(long)
    return denied == denied_too or (extended and denied < denied_too)


def _nearly_the_same(short: Sequence[str], long: Sequence[str], in_order: float) -> bool:
    """By words in order, by words in any order, or by letters. The cheapest is asked first: most pairs are not."""
    letters = fuzz.ratio(" ".join(short), " ".join(long)) / 100
    if len(short) < _SHORT:
        return bool(letters >= _SHORT_ALIKE)
    if in_order >= _WORDS_ALIKE or letters >= _LETTERS_ALIKE:
        return True
    shared = Indel.normalized_similarity(sorted(short), sorted(long))
    if len(short) >= _LONG and (shared >= _MOVED or _same_content(short, long)):
        return True
    return shared >= _RETOLD and len(short) >= _AS_LONG * len(long) and _share_a_run(short, long)


def _same_content(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether all but the small words are the same, in whatever order and form: "än vad förslaget anger", "än det som
    anges i förslaget"."""
    said, said_too = _content(a), _content(b)
    both = len(said & said_too)
    return min(len(said), len(said_too)) >= _TELLING and 2 * both >= _ALL_BUT * (len(said) + len(said_too))


def _content(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word[:_BEGINS] for word in words if word not in STOP)


def _share_a_run(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether so many words stand in a row in both that it is no chance."""
    runs = {tuple(a[at : at + _RUN]) for at in range(len(a) - _RUN + 1)}
    return any(tuple(b[at : at + _RUN]) in runs for at in range(len(b) - _RUN + 1))


def _other_figure(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether a figure stands where the other text has another one: twelve buses a day are not eight.

    Figures of both writers' own lives ("jag har bott här i 20 år") may differ.
    """
    if not (_figures({*a}.difference(b)) and _figures({*b}.difference(a))):  # few words, and nearly always so
        return False
    if not (_figures(a) - _figures(b) and _figures(b) - _figures(a)):
        return False
    for part in Levenshtein.opcodes(a, b):
        if part.tag == "replace" and part.src_end - part.src_start == part.dest_end - part.dest_start == 1:
            one, other = _figures(a[part.src_start : part.src_end]), _figures(b[part.dest_start : part.dest_end])
            own = _of_own_life(a, part.src_start) and _of_own_life(b, part.dest_start)
            if one and other and one != other and not own:
                return True
    return False


def _of_own_life(words: Sequence[str], at: int) -> bool:
    for near in range(max(0, at - _BESIDE), at):
        if words[near] in _OWN and _WISHES.isdisjoint(words[max(0, near - 1) : near + 2]):
            return True
    return False


def _figures(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_FIGURES.get(word, word) for word in words if word in _FIGURES or word.isdecimal())


def _denials(words: Sequence[str]) -> frozenset[str]:
    """The negations of a text; "öar som saknar bro" denies what "öar utan bro" denies."""
    return frozenset(_SAME_DENIAL.get(word, word) for word in words if word in _NEGATIONS or word in _SAME_DENIAL)


def _gathered(texts: Sequence[tuple[str, ...]], edges: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Groups in which each member was like at least half of those before it.

    Those with most likenesses come first, so that the order of the texts does not matter, and those far longer than
    what they are like come last: a text that holds the points of two groups does not draw them into one.
    """
    neighbours: list[set[int]] = [set() for _ in texts]
    for a, b in edges:
        neighbours[a].add(b)
        neighbours[b].add(a)
    gathered: list[list[int]] = []
    group_of: dict[int, int] = {}

    def place(at: int) -> tuple[bool, int, tuple[str, ...]]:
        sizes = sorted(len(texts[other]) for other in neighbours[at])
        longer = bool(sizes) and len(texts[at]) > 1.5 * sizes[len(sizes) // 2]
        return longer, -len(neighbours[at]), texts[at]

    for one in sorted(range(len(texts)), key=place):
        met = Counter(group_of[other] for other in neighbours[one] if other in group_of)
        near = [(-count / len(gathered[group]), group) for group, count in met.items()]
        share, group = min(near, default=(0.0, -1))
        if -share >= _SHARED:
            gathered[group].append(one)
        else:
            group = len(gathered)
            gathered.append([one])
        group_of[one] = group
    return gathered
