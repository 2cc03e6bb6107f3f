"""Text as search terms: base forms, and the parts of compounds, so that "kompetensförsörjning" and "försörjning av
kompetens" find each other.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from samsyn.cores.linking.features import content
from samsyn.cores.linking.lexicon import lemma, parts
from samsyn.cores.linking.wordlists import STOP

LONGEST: Final = 60  # letters of a term
PART: Final = 0.6  # weight of a part of a compound beside the whole word
TITLE: Final = 4  # a word of the title counts so many times


@lru_cache(maxsize=65_536)
def term_of(word: str) -> tuple[str, tuple[str, ...]]:
    """The base form of a lower-case word, and the parts it is made of."""
    base = lemma(word)
    return base[:LONGEST], tuple(part[:LONGEST] for part in parts(base) if part not in STOP and part != base)


def bag(title: str, text: str) -> dict[str, float]:
    """Term → how much of it there is."""
    found: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for word in content(text):
        found[word] += 1
    for word in content(title):
        found[word] += TITLE
    for word, count in found.items():
        base, split = term_of(word)
        weights[base] = weights.get(base, 0.0) + count
        for part in split:
            weights[part] = weights.get(part, 0.0) + PART * count
    return weights


@dataclass(frozen=True, slots=True)
class Asked:
    """One word that somebody searches for: found by its base form, or by all parts of the compound together."""

    word: str
    base: str
    parts: tuple[str, ...]

    @property
    def terms(self) -> frozenset[str]:
        """Everything that may match."""
        return frozenset((self.base, *self.parts))


def _one(word: str) -> Asked:
    """A word with its parts; one part alone, such as the end of a compound, says too little to find it by."""
    base, split = term_of(word)
    return Asked(word, base, split if len(split) > 1 else ())


def asked(question: str, *, most: int = 12) -> tuple[Asked, ...]:
    """The words of a question that say something, once each. Of stop words alone: those as they stand."""
    words = content(question)
    found = {word: _one(word) for word in words}
    unique = {one.base: one for one in found.values()}
    return tuple(unique.values())[:most]
