"""Divide the sentences of a paragraph into points: a demand with its reasons is one, the next matter is another."""

from collections.abc import Sequence
from math import inf

from samsyn.cores.text.split.manner import Manner, chance, density, glance, weigh
from samsyn.cores.text.split.matter import Cues
from samsyn.cores.text.split.weights import LEAST, weights

_REMEMBERED = 20  # sentences; a longer point is judged by its last ones
_PLAIN = Manner()


def points(sentences: Sequence[Cues], of: Manner = _PLAIN) -> list[float]:
    """What speaks for a new point at each sentence but the first, in logits: above 0 it opens one.

    ``of``: the letter's way of writing.
    """
    found: list[float] = []
    by, first = weights(), 0
    seen = glance(sentences, of)
    chances = [chance(one) for one in seen]
    for number in range(1, len(sentences)):
        start = max(first, number - _REMEMBERED)
        dense = density(chances, number - 1, of)
        above = seen[number - 1] if start == number - 1 else weigh(sentences, start, number, of, by)
        above += sum(by.signs.get(name, 0.0) * value for name, value in dense.items()) - LEAST
        found.append(inf if sentences[number].run_in else above)
        first = number if found[-1] > 0 else first
    return found
