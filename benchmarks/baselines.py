"""What placing is compared with: BM25 on letters, and the nearest tagged example."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from benchmarks.riksdag import Case
from samsyn.cores.outline.values import Outline

_GRAM, _K1, _B = 4, 1.5, 0.75


def _grams(text: str) -> list[str]:
    text = f" {' '.join(text.lower().split())} "
    return [text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)]


def bm25(case: Case, outline: Outline) -> list[str]:
    """The sections' keys, best first, by BM25 of letter 4-grams against the headings."""
    documents = [Counter(_grams(section.heading)) for section in outline.sections]
    frequency = Counter(gram for document in documents for gram in document)
    count, mean = len(documents), sum(document.total() for document in documents) / len(documents)
    scores = [0.0] * count
    for gram in set(_grams(case.text)) & set(frequency):
        rarity = math.log(1 + (count - frequency[gram] + 0.5) / (frequency[gram] + 0.5))
        for at, document in enumerate(documents):
            if gram in document:
                share = _K1 * (1 - _B + _B * document.total() / mean)
                scores[at] += rarity * document[gram] * (_K1 + 1) / (document[gram] + share)
    return _ordered(scores, outline)


def _ordered(scores: Sequence[float], outline: Outline) -> list[str]:
    order = np.argsort(-np.asarray(scores), kind="stable")
    return [outline.sections[int(at)].key for at in order]


class Nearest:
    """The nearest tagged example, by cosine of TF-IDF of letter 3–5-grams; a heading is an example of its section."""

    def __init__(self, tagged: Sequence[Case], outlines: dict[str, Outline]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        texts: list[str] = []
        self._examples: dict[str, list[int]] = defaultdict(list)
        for outline in outlines.values():
            for section in outline.sections:
                self._examples[section.key].append(len(texts))
                texts.append(section.heading)
        for case in tagged:
            for key in case.gold:
                self._examples[key].append(len(texts))
            texts.append(case.text)
        self._vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
        self._known = self._vectors.fit_transform(texts)

    def __call__(self, case: Case, outline: Outline) -> list[str]:
        near = (self._vectors.transform([case.text]) @ self._known.T).toarray()[0]
        return _ordered([near[self._examples[section.key]].max() for section in outline.sections], outline)
