"""How a letter packs its matters: one in each sentence, or one argued at length through a paragraph.

Writers differ more in this than in any word. So each place between two sentences is first judged as if the point were
the one sentence before; what the other places of the letter, and of the paragraph, look like then weighs at each.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samsyn.cores.text.split.matter import Cues
from samsyn.cores.text.split.signs import signs
from samsyn.cores.text.split.weights import Weights, weights

_USUAL = 0.2  # of all places are beginnings
_LETTER, _PARAGRAPH = 3, 2  # places that are taken to be usual beside those that are seen
_SCALE = 3.0


@dataclass(frozen=True, slots=True)
class Manner:
    """Of one letter. ``words``: in all; ``usual``: of its paragraphs on average; ``places``: between two sentences of a
    paragraph; ``likely``: how many of them seem to open a matter."""

    words: int = 200
    usual: float = 40.0
    places: int = 0
    likely: float = 0.0


def manner(paragraphs: Iterable[Sequence[Cues]], words: int, usual: float) -> Manner:
    """Of a letter with these sentences in its paragraphs."""
    bare = Manner(words, usual)
    seen = [chance(one) for told in paragraphs for one in glance(told, bare)]
    return Manner(words, usual, len(seen), sum(seen))


def glance(sentences: Sequence[Cues], of: Manner) -> list[float]:
    """What speaks for a new comment at each sentence but the first, if the point were only the sentence before."""
    return [weigh(sentences, at - 1, at, of, weights()) for at in range(1, len(sentences))]


def chance(logits: float) -> float:
    """0–1."""
    return 1 / (1 + math.exp(-logits))


def weigh(sentences: Sequence[Cues], first: int, number: int, of: Manner, by: Weights) -> float:
    """What signs and words say of a new comment at ``number``, in logits."""
    found = signs(sentences, first, number, words=of.words, usual=of.usual)
    said = sum(by.signs.get(name, 0.0) * value for name, value in found.items())
    told = sum(by.words.get(word, 0.0) for word in sorted(sentences[number].beginnings))
    return by.bias + said + told


def density(chances: Sequence[float], at: int, of: Manner) -> dict[str, float]:
    """What the other places of letter and paragraph say at the place ``at`` of a paragraph with these chances."""
    own = chances[at]
    return {
        "dense letter": _above(of.likely - own, of.places - 1, _LETTER),
        "dense paragraph": _above(sum(chances) - own, len(chances) - 1, _PARAGRAPH),
    }


def _above(found: float, places: int, usual: int) -> float:
    places = max(places, 0)
    return _SCALE * (max(found, 0.0) - _USUAL * places) / (places + usual)
