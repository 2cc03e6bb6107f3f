"""Recognise the strategy's own sentences in an answer: quotes and pure retelling."""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

from samsyn.cores.text.split.matter import stems
from samsyn.cores.text.split.parts import Parts

_TOKEN = re.compile(r"[^\W_]+")
_WINDOW = 4
_LEAST = 6  # words; shorter sentences are nobody's property
_SHARE = 0.7


class Known:
    """The strategy's runs of four words, to see how much of a sentence stands there, and what its parts are about."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences
        self._runs = frozenset(run for sentence in sentences for run in _runs(sentence))

    @cached_property
    def parts(self) -> Parts:
        """The strategy's paragraphs by what they are about."""
        return Parts([stems(sentence) for sentence in self._sentences])

    def holds(self, sentence: str) -> bool:
        """True when most of a sentence of at least six words is the strategy's."""
        if not self._runs:
            return False
        runs = _runs(sentence)
        if len(runs) < _LEAST - _WINDOW + 1:
            return False
        return sum(run in self._runs for run in runs) >= _SHARE * len(runs)


def _runs(sentence: str) -> list[str]:
    words = _TOKEN.findall(sentence.lower())
    return [" ".join(words[at : at + _WINDOW]) for at in range(len(words) - _WINDOW + 1)]


@lru_cache(maxsize=8)
def known_of(sentences: tuple[str, ...]) -> Known:
    """Built once for all the letters about one strategy."""
    return Known(sentences)
