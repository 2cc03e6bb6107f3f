"""A comment that goes on from the one before it: "Samarbetet omfattar dock mer än sjukvård", "under samma rubrik".

What the one before named (a number, a heading, a quotation) is mostly meant still, unless the comment names something
itself or takes leave of the subject.
"""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from samsyn.cores.linking.features import Floats
from samsyn.cores.linking.foreign import leaves
from samsyn.cores.text.values import Passage

# Said outright that the place is the same.
_SAME: Final = re.compile(
    r"(?<!\w)(?:(?:i|under|på|till|om|för) samma (?:\w+ )?(?:avsnitt|kapitel|rubrik|sida|stycke|mål"
    r"|målområde|delmål|målbild|prioritering"
    r"|punkt|text|tabell|sid|s\.)(?! som\b)|\(?samma (?:avsnitt|sida|stycke|rubrik)(?! som\b)|ibid\b"
    r"|(?:i|under) (?:detta|det här|denna|den här)"
    r" (?:avsnitt|kapitel|rubrik|stycke|mål|målområde|delmål|del|punkt)\w*)",
    re.IGNORECASE,
)
# Begins as one who goes on; the text, the figure or the wish just spoken of.
_GOES_ON: Final = re.compile(
    r"\W*(?:det|den|de|dessa|detta|denna|där|då|här|men|dock|samtidigt|därför|således|alltså|istället"
    r"|i stället|hellre|annars|ja|nej"
    r"|siffran|målet|texten|formuleringen|meningen|stycket|ordet|avsnittet|kapitlet|begreppet|kravet"
    r"|påståendet|uppgiften|frågan"
    r"|skriv|byt|ändra|stryk|ersätt|ange|vad|hur|varför|vem|när|vilka|vilken|att)(?!\w)",
    re.IGNORECASE,
)
SAME, CLOSE, GOES, STAYS = 0.9, 0.7, 0.6, 0.2  # of what the one before named
_NEAR: Final = 3  # characters between two comments of one paragraph
_FADES: Final = 0.8  # what is handed on a second time


def handed_on(passages: Sequence[Passage], named: Floats) -> Floats:
    """What each passage has from those before it, comment × section; ``named`` is what each names itself."""
    carried = np.zeros_like(named)
    own = named.max(axis=1, initial=0.0) > 0
    for at in range(1, len(passages)):
        before, passage = passages[at - 1], passages[at]
        if not before.spans or not passage.spans or before.spans[-1] >= passage.spans[0]:
            continue
        share = _share(before, passage, names=bool(own[at]))
        if share:
            carried[at] = share * np.maximum(named[at - 1], _FADES * carried[at - 1])
    return carried


def _share(before: Passage, passage: Passage, *, names: bool) -> float:
    if _SAME.search(passage.text):
        return SAME
    if names or before.context != passage.context or leaves(passage.text):
        return 0.0
    last, first = before.spans[-1], passage.spans[0]
    if last.page == first.page and first.start - last.end <= _NEAR and _GOES_ON.match(passage.text):
        return CLOSE
    return GOES if _GOES_ON.match(passage.text) else STAYS
