"""Whole paragraphs that are no comment: who writes and why, how things are with the sender, what sets the scene."""

import re
from collections.abc import Sequence

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split.cues import strength
from samsyn.cores.text.split.matter import Cues
from samsyn.cores.text.split.retelling import NEGATES

OF_PROPOSAL = phrases(r"""
    \b(?:strategi\w*|förslag\w*|dokument\w*|text\w*|avsnitt\w*|kapit\w*|mål\w*|delmål\w*|vision\w*|rus|plan
    planen|prioritering\w*|sid\w*)\b
""")
_DEMANDS = phrases(r"\b(?:ska|skall|måste|bör|borde|behöver|behövs)\b")
_OF_TEXT = phrases(r"\b(?:strategi\w*|förslag\w*|avsnitt\w*|kapit\w*|sid\w*|rus|gärna)\b")
_OF_SELF = re.compile(r"(?:Vi|Jag|Som|Tillsammans|Det här brevet|Detta brev|Vår|Våra|På vår|På var)\b")
# What makes of a fact a correction, a wish, an offer or an opinion.
_WEIGHED = phrases(r"""
    \b(?:strategi\w*|förslag\w*|remiss\w*|avsnitt\w*|kapit\w*|sid\w*|rus|mål\w*|delmål\w*|vision\w*|prioritering\w*|text\w*
    ord|ordet|siffran|uppgift\w*|stycke\w*|tabell\w*|står|räknas|nämns|pekas|anges|uppges|sägs
    ska|skall|måste|bör|borde|behöver|behövs|krävs|kan|kunde|skulle|vill|får|ber|hemställer|önskar|påtalades|påpekar
    ni|er|ert|era|vi|oss|jag|mig|vår(?:t|a|as)?|mi(?:n|tt|na)|tack|gärna
    avser|enligt|den senaste|rätt|fel|redan|dubbelt|fortfarande|mest|störst|bäst\w*|sämst\w*|billigare|dyrare|än|så
    ju|också|dessutom|själva?|äntligen|om (?:inte|man|ni|det|de|regionen|vi)
    samma sak|avslöjar|innebär|betyder|leder|gör att|ohållbar\w*|berett?|delar|stöder|stödjer)\b
""")
_FEW = phrases(
    r"\b(?:knappt|drygt|omkring|ungefär|bara|endast) (?=(?:hälften|hälft|en|ett|var|vart|\d|\w+ton|\w+tio)\b)"
)
_SENDERS = phrases(r"""
    (?:kommunen|staden|regionen|föreningen|förbundet|nämnden|bolaget|verket|länsstyrelsen|myndigheten|universitetet
    högskolan|museet|rådet|distriktet|stiftelsen|kretsen|kyrkan|lärosätet|sällskapet|organisationen|nätverket)\b
    (?:i|på|vid|under|hösten|våren|sedan|år) (?:[^.,?!]{1,40}) (?:finns|hålls|har|går|bedrivs|pågår|ligger|drivs|bor
    arbetar|byggs|anordnas|genomförs|genomfördes|antogs|byggdes)\b
    (?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|\w+ton|\w+tio|\d[\d ]*)\b[^.,?!]{1,40} (?:går|finns|bor|arbetar
    hålls
    pågår|deltar)\b
""")
_LETTER = 150  # words; in a short letter the facts are what it wants to say
_WORDS = 8
_TREATISE = 700  # words; an agency that argues at length sets the scene first
_QUOTES = re.compile(r"[?”\"]")


def only_opens(text: str, told: Sequence[Cues]) -> bool:
    """A first paragraph that says nothing of the proposal and wants nothing: who writes, and why."""
    strongest = max(one.said.strength for one in told)
    if OF_PROPOSAL.search(text):
        return False
    return strongest < 2 if _OF_SELF.match(text) else strongest < 1 and not _DEMANDS.search(text)


def is_background(told: Sequence[Cues], names: frozenset[str], *, words: int) -> bool:
    """A paragraph of facts: in a letter as long as a treatise what sets the scene, in any but a short one what the
    sender does and what there is in the place. ``words``: of the letter; ``names``: first words of the lines that name
    the sender."""
    if words >= _TREATISE and _sets_scene(told):
        return True
    first = told[0].text
    if words < _LETTER or not told[-1].text.endswith(".") or sum(one.size for one in told) < _WORDS:
        return False
    if first.split(None, 1)[0].lower() not in names and not _SENDERS.match(first):
        return False
    return not any(map(_weighs, told))


def _sets_scene(told: Sequence[Cues]) -> bool:
    """A paragraph of facts: nobody judges or wants anything, and the proposal is not spoken of."""
    return len(told) > 1 and not any(one.said.strength or one.places or _OF_TEXT.search(one.text) for one in told)


def _weighs(one: Cues) -> bool:
    plain = _FEW.without(one.text)
    return bool(_QUOTES.search(plain) or _WEIGHED.search(plain) or NEGATES.search(plain) or strength(plain))
