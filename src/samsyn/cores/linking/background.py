"""What a body of texts teaches without any labels: how rare each word is, and which words keep the same company."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds

from samsyn.cores.linking.features import Floats, Space, content, letters, terms
from samsyn.cores.linking.lexicon import lemma, parts

_WINDOW = 8
_RARE = 3  # a word seen fewer times says nothing of its company
_SMOOTH = 0.75  # contexts' counts to this power (Levy, Goldberg & Dagan 2015)
_COMMON = 1e-3  # smooth inverse frequency: a / (a + p) (Arora, Liang & Ma 2017)


class Background:
    """Unlabelled texts: the comments themselves, earlier plans and responses. Build once and share between linkers.

    ``dimensions`` > 0 also learns word vectors: positive pointwise mutual information of words within eight words of
    each other, reduced by singular value decomposition. That takes seconds per million words and pays only from
    about a million words; with 0 only rarity is learned.
    """

    def __init__(self, texts: Sequence[str], *, dimensions: int = 0, running_text: Sequence[str] = ()) -> None:
        self.letter_space, self.term_space = Space(letters(texts)), Space(terms(texts))
        self._number: dict[str, int] = {}
        self._vectors = np.zeros((0, dimensions))
        if dimensions:
            self._learn([_units(line) for text in (*texts, *running_text) for line in text.splitlines()], dimensions)

    @property
    def dimensions(self) -> int:
        return int(self._vectors.shape[1])

    def vectors(self, texts: Sequence[str]) -> Floats:
        """One unit vector per text, the mean of its words' vectors, common words counting less."""
        found = np.zeros((len(texts), self.dimensions))
        for row, text in enumerate(texts):
            known = [self._number[unit] for unit in _units(text) if unit in self._number]
            if known:
                found[row] = self._vectors[known].sum(axis=0)
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(np.divide(found, lengths, out=np.zeros_like(found), where=lengths > 0))

    def _learn(self, lines: list[list[str]], dimensions: int) -> None:
        counts = Counter(unit for line in lines for unit in line)
        known = sorted(unit for unit, count in counts.items() if count >= _RARE)
        if len(known) <= dimensions + 1:
            return
        self._number = {unit: at for at, unit in enumerate(known)}
        numbered = [[self._number[unit] for unit in line if unit in self._number] for line in lines]
        together = _together(numbered, len(known))
        left, strength, _ = svds(_information(together), k=dimensions, v0=np.ones(len(known)), tol=1e-3)
        vectors = left * np.sqrt(strength)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        share = np.array([counts[unit] for unit in known]) / sum(counts.values())
        self._vectors = vectors * (_COMMON / (_COMMON + share))[:, None]


def _units(text: str) -> list[str]:
    """Base forms, compounds as their parts only."""
    found: list[str] = []
    for word in content(text):
        base = lemma(word)
        found += parts(base) or (base,)
    return found


def _together(lines: Iterable[list[int]], size: int) -> sparse.csr_matrix:
    """How often two words stand within the window, a nearer pair counting more (1 / distance)."""
    total = sparse.csr_matrix((size, size))
    for block in _blocks(lines):
        rows, columns, weights = [], [], []
        for line in block:
            for step in range(1, min(_WINDOW, len(line) - 1) + 1):
                rows += [line[:-step], line[step:]]
                columns += [line[step:], line[:-step]]
                weights.append(np.full(2 * (len(line) - step), 1 / step))
        if rows:
            at = (np.concatenate(rows), np.concatenate(columns))
            total = total + sparse.csr_matrix((np.concatenate(weights), at), shape=(size, size))
    return sparse.csr_matrix(total)


def _blocks(lines: Iterable[list[int]], size: int = 4000) -> Iterable[list[np.ndarray[tuple[int], np.dtype[np.int64]]]]:
    block = []
    for line in lines:
        if len(line) > 1:
            block.append(np.array(line, np.int64))
        if len(block) == size:
            yield block
            block = []
    yield block


def _information(together: sparse.csr_matrix) -> sparse.csr_matrix:
    """Positive pointwise mutual information: max(0, ln(p(w, c) / (p(w) p(c)^s)))."""
    cells = together.tocoo()
    words = np.bincount(cells.row, cells.data, together.shape[0])
    contexts = words**_SMOOTH / (words**_SMOOTH).sum()
    gain = np.log(cells.data / (words[cells.row] * contexts[cells.col]))
    keep = gain > 0
    return sparse.csr_matrix((gain[keep], (cells.row[keep], cells.col[keep])), shape=together.shape)
