"""Divide the sentences of a paragraph into points: a demand with its reasons is one, the next matter is another."""

from collections.abc import Sequence
from math import inf

from samsyn.cores.text.split.matter import Cues
from samsyn.cores.text.split.signs import signs
from samsyn.cores.text.split.weights import BIAS, LEAST, WEIGHTS

_REMEMBERED = 20  # sentences; a longer point is judged by its last ones


def points(sentences: Sequence[Cues], *, words: int = 200, usual: float = 40.0) -> list[float]:
    """What speaks for a new point at each sentence but the first, in logits: above 0 it opens one.

    ``words``: of the whole letter; ``usual``: of its paragraphs on average.
    """
    found: list[float] = []
    first = 0
    for number in range(1, len(sentences)):
        start = max(first, number - _REMEMBERED)
        above = inf if sentences[number].run_in else weight(sentences, start, number, words=words, usual=usual) - LEAST
        found.append(above)
        first = number if above > 0 else first
    return found


def weight(sentences: Sequence[Cues], first: int, number: int, *, words: int, usual: float) -> float:
    """What the signs say of a new comment at ``number``, in logits."""
    found = signs(sentences, first, number, words=words, usual=usual)
    return BIAS + sum(WEIGHTS[name] * value for name, value in found.items())
