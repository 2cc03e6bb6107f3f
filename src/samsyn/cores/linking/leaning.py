"""What a comment leans to by what it wants: a wish is seldom about the picture of today, and mostly about what is to
be done."""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from samsyn.cores.linking.features import Floats
from samsyn.cores.linking.recurring import recurring
from samsyn.cores.outline.values import Outline

_WISHES: Final = re.compile(
    r"\b(?:bör|borde|måste|föreslår|föreslås|skriv|lägg till|låt|behöver|behövs|vill (?:att|se|ha)|önskar|kräver|begär"
    r"|kompletter\w*|inför|ge|gör|stryk|ändra|tillåt|räcker inte|saknas|saknar)\b",
    re.IGNORECASE,
)
# Speaks of the figures and the picture, which may be what the wish is about.
_TELLS: Final = re.compile(
    r"\b(?:i ?dag|siffr(?:an|orna)|uppgift\w*|stämmer|enligt|beskriv\w*|bilden|redan|statistik\w*|(?:19|20[0-2])\d+)\b",
    re.IGNORECASE,
)
# Logits: of the picture of today, when nothing but a wish is said; of what is to change, always and for a wish.
NOT_TODAY, CHANGE, WISHED = -1.0, 0.5, 0.5


class Leaning:
    """Which sections of an outline tell how it is today and, under goals that are built alike, what is to change."""

    def __init__(self, outline: Outline, now: Floats) -> None:
        """``now``: 1 for each section that plays that part in the strategy (roles.py)."""
        self._today = np.minimum(now, 1)
        self._change = np.zeros(len(outline.sections))
        for index, part in recurring(outline).items():
            self._today[index] = max(self._today[index], float(part == "today"))
            self._change[index] = float(part == "change")

    def of(self, texts: Sequence[str]) -> Floats:
        """What speaks for each section of each text, in logits."""
        wishes = np.array([bool(_WISHES.search(text)) for text in texts], float)
        only = np.array([bool(wish) and not _TELLS.search(text) for wish, text in zip(wishes, texts, strict=True)])
        return np.outer(NOT_TODAY * only, self._today) + np.outer(CHANGE + WISHED * wishes, self._change)
