"""The strategy's parts by the words that carry their matter: which of them a sentence speaks of, and how much."""

import math
from collections.abc import Iterable, Mapping, Sequence

_COMMON = 0.1  # of the parts; a word that stands in more of them tells none apart
_FEW = 2  # parts that a word may stand in however few there are
_NOWHERE: tuple[int, list[int]] = (0, [])
_LEAST = 40  # parts; a short strategy, or one of headings alone, says too little of what a sentence speaks of


class Parts:
    """Each part (a paragraph of the strategy) as stems. A stem of one part alone weighs 1000, whatever the strategy's
    length; whole numbers, so that a sum never hangs on the order of a set."""

    def __init__(self, parts: Sequence[frozenset[str]] = ()) -> None:
        held: dict[str, list[int]] = {}
        for number, part in enumerate(parts):
            for stem in part:
                held.setdefault(stem, []).append(number)
        most, size = max(_COMMON * len(parts), _FEW), len(parts)
        self.told = size >= _LEAST
        self._held = {
            stem: (round(1000 * math.log(1 + size / len(at)) / math.log(1 + size)), at)
            for stem, at in held.items()
            if self.told and len(at) <= most
        }

    def shares(self, stems: Iterable[str]) -> dict[int, int]:
        """How much each part has in common with ``stems``; only parts that have something."""
        found: dict[int, int] = {}
        for stem in stems:
            weight, numbers = self._held.get(stem, _NOWHERE)
            for number in numbers:
                found[number] = found.get(number, 0) + weight
        return found


NO_PARTS = Parts()


def best(shares: Mapping[int, int]) -> int:
    """How much the nearest part has in common."""
    return max(shares.values(), default=0)


def nearest(shares: Iterable[Mapping[int, int]]) -> int | None:
    """The part that several sentences together speak most of, the first of them when they are alike."""
    together: dict[int, int] = {}
    for one in shares:
        for number, share in one.items():
            together[number] = together.get(number, 0) + share
    return min(together, key=lambda number: (-together[number], number), default=None)
