"""What a comment leans to by what it speaks of, where it names no section: a wish is seldom about the picture of today
and mostly about what is to be done; a measure belongs to the following up."""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from samsyn.cores.linking.features import Floats
from samsyn.cores.linking.recurring import recurring
from samsyn.cores.linking.roles import ROLES
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
# Speaks of how the strategy describes today, as a part of the text: "beskrivningen av länet", "lägesbilden".
_PICTURE: Final = re.compile(
    r"\b(?:(?:beskrivning|bild|analys|skildring)(?:en)? (?:av|över) (?:länet|regionen|läget|nuläget)"
    r"|(?:nu)?läges(?:bild|beskrivning|analys|avsnitt|kapit)\w*)",
    re.IGNORECASE,
)
_MEASURES: Final = re.compile(
    r"\b(?:mått(?:et|en)?|mätetal\w*|nyckeltal\w*|indikator\w*|mäta?s?|mätning\w*|utvärder\w*)\b", re.IGNORECASE
)
# Logits: of the picture of today, when a wish and nothing of it is said, and when it is spoken of; of what is to
# change, always and for a wish; of the following up, for a measure.
NOT_TODAY, PICTURED, CHANGE, WISHED, MEASURED = -1.0, 3.0, 0.5, 0.5, 1.5


class Leaning:
    """Which sections of an outline tell how it is today, how the strategy is followed up and, under goals that are
    built alike, what is to change."""

    def __init__(self, outline: Outline, played: Floats) -> None:
        """``played``: role × section (roles.py)."""
        self._picture = np.minimum(played[ROLES.index("now")], 1)
        self._following = played[ROLES.index("following")]
        held = recurring(outline)
        parts = [held.get(index) for index in range(len(outline.sections))]
        self._today = np.maximum(self._picture, [float(part == "today") for part in parts])
        self._change = np.array([float(part == "change") for part in parts])

    def of(self, texts: Sequence[str]) -> Floats:
        """What speaks for each section of each text, in logits."""
        wishes = _said(_WISHES, texts)
        return np.asarray(
            np.outer(NOT_TODAY * wishes * (1 - _said(_TELLS, texts)), self._today)
            + np.outer(PICTURED * _said(_PICTURE, texts), self._picture)
            + np.outer(CHANGE + WISHED * wishes, self._change)
            + np.outer(MEASURED * _said(_MEASURES, texts), self._following)
        )


def _said(pattern: re.Pattern[str], texts: Sequence[str]) -> Floats:
    return np.array([bool(pattern.search(text)) for text in texts], float)
