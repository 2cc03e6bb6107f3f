"""Proposals in a code list of levels: when it is open which of several siblings is meant, their parent is proposed.

How likely a theme is, is how likely it is that it or one of those below it is meant: 1 − Π(1 − p), as a text may well
have several themes and the likelihoods of siblings are no shares of one whole. The deepest theme that has no near rival
is proposed; where the likeliest has one, their parent takes the likelihood of them all, and so on upwards.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from samsyn.cores.coding.proposing import FLOOR, Proposed

NEAR: Final = 2 / 3  # a rival with more than this share of what is likely of the likeliest: open which is meant
FAINT: Final = 0.3  # what is less likely than this adds nothing: many faint themes are no likely parent
CERTAIN: Final = 0.99
WORDS: Final = 3  # words of evidence


def settled(found: Iterable[Proposed], parents: Mapping[int, int | None]) -> list[Proposed]:
    """One text's proposals, each theme once and no theme beside one that stands above it.

    ``found``: what is known of each theme, down to FAINT; ``parents``: every theme's, None at the top.
    """
    own = {one.key: one for one in found if one.score >= FAINT}
    children: defaultdict[int, list[int]] = defaultdict(list)
    for key in _with_those_above(own, parents):
        if (parent := parents.get(key)) is not None:
            children[parent].append(key)
    tops = sorted({_top(key, parents) for key in own})
    return [one for top in tops for one in _branch(top, own, children)[1]]


def _branch(
    key: int, own: Mapping[int, Proposed], children: Mapping[int, Sequence[int]]
) -> tuple[Proposed, list[Proposed]]:
    """How likely a theme is with all below it, and what of them is proposed."""
    below = [_branch(child, own, children) for child in children.get(key, ())]
    mine = [own[key]] if key in own else []
    whole = _joined(key, [*mine, *(one for one, _proposed in below)])
    likely = sorted((one.score for one, _proposed in below), reverse=True)
    rivals = sorted([*likely[1:], *(one.score for one in mine)], reverse=True)
    if likely and (not rivals or rivals[0] <= NEAR * likely[0]):
        return whole, [one for _whole, proposed in below for one in proposed]
    return whole, [whole] if whole.score >= FLOOR else []


def _joined(key: int, parts: Sequence[Proposed]) -> Proposed:
    """That one of the parts is meant, as one theme; the words of the likeliest part first."""
    if len(parts) == 1:
        return Proposed(key, parts[0].score, parts[0].words)
    words = [word for one in sorted(parts, key=lambda one: (-one.score, one.key)) for word in one.words]
    score = min(CERTAIN, 1 - math.prod(1 - one.score for one in parts))
    return Proposed(key, round(score, 4), tuple(dict.fromkeys(words))[:WORDS])


def _with_those_above(keys: Collection[int], parents: Mapping[int, int | None]) -> list[int]:
    """The themes and all above them, each once."""
    seen: dict[int, None] = {}
    for key in sorted(keys):
        at: int | None = key
        while at is not None and at not in seen:
            seen[at] = None
            at = parents.get(at)
    return list(seen)


def _top(key: int, parents: Mapping[int, int | None]) -> int:
    while (parent := parents.get(key)) is not None:
        key = parent
    return key
