"""Divide the sentences of a paragraph into points: a demand with its reasons is one, the next matter is another."""

from collections.abc import Sequence

from samsyn.cores.text.split.matter import Cues
from samsyn.cores.text.split.signs import signs
from samsyn.cores.text.split.weights import BIAS, LEAST, WEIGHTS

_REMEMBERED = 20  # sentences; a longer point is judged by its last ones


def points(sentences: Sequence[Cues], *, words: int = 200) -> list[int]:
    """Numbers of the sentences that open a new point (never 0), ascending. ``words``: of the whole letter."""
    starts: list[int] = []
    first = 0
    for number in range(1, len(sentences)):
        start = max(first, number - _REMEMBERED)
        if sentences[number].run_in or weight(sentences, start, number, words=words) > LEAST:
            starts.append(number)
            first = number
    return starts


def weight(sentences: Sequence[Cues], first: int, number: int, *, words: int) -> float:
    """What the signs say of a new comment at ``number``, in logits."""
    return BIAS + sum(WEIGHTS[name] * value for name, value in signs(sentences, first, number, words=words).items())
