"""Paragraphs of facts: how it is with the sender or around them, told without a wish, a verdict or a word of the proposal."""

from collections.abc import Sequence

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split.cues import strength
from samsyn.cores.text.split.retelling import NEGATES

_WEIGHED = phrases(r"""
    \b(?:strategi\w*|förslag\w*|remiss\w*|avsnitt\w*|kapit\w*|sid\w*|rus|mål\w*|delmål\w*|vision\w*|prioritering\w*|text\w*
    ord|ordet|siffran|uppgift\w*|stycke\w*|tabell\w*|står|räknas|nämns|pekas|anges|uppges|sägs
    ska|skall|måste|bör|borde|behöver|behövs|krävs|kan|kunde|skulle|vill|får|ber|hemställer|önskar|påtalades|påpekar
    ni|er|ert|era|vi|oss|jag|mig|vår(?:t|a|as)?|mi(?:n|tt|na)|tack|gärna
    avser|enligt|den senaste|rätt|fel|redan|dubbelt|fortfarande|mest|störst|bäst\w*|sämst\w*|billigare|dyrare|än|så|ju|också|dessutom|själva?|äntligen|om (?:inte|man|ni|det|de|regionen|vi)
    samma sak|avslöjar|innebär|betyder|leder|gör att|ohållbar\w*|berett?|delar|stöder|stödjer)\b
""")
_FEW = phrases(r"\b(?:knappt|drygt|omkring|ungefär|bara|endast) (?=(?:hälften|hälft|en|ett|var|vart|\d|\w+ton|\w+tio)\b)")
_SENDERS = phrases(r"""
    (?:kommunen|staden|regionen|föreningen|förbundet|nämnden|bolaget|verket|länsstyrelsen|myndigheten|universitetet
    högskolan|museet|rådet|distriktet|stiftelsen|kretsen|kyrkan|lärosätet|sällskapet|organisationen|nätverket)\b
    (?:i|på|vid|under|hösten|våren|sedan|år) (?:[^.,?!]{1,40}) (?:finns|hålls|har|går|bedrivs|pågår|ligger|drivs|bor
    arbetar|byggs|anordnas|genomförs|genomfördes|antogs|byggdes)\b
    (?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|\w+ton|\w+tio|\d[\d ]*)\b[^.,?!]{1,40} (?:går|finns|bor|arbetar|hålls
    pågår|deltar)\b
""")
_LETTER = 150  # words; in a short letter the facts are what it wants to say
_WORDS = 8


def is_facts(text: str, sentences: Sequence[str], names: frozenset[str], *, words: int) -> bool:
    """A paragraph of a letter that only tells how things are: the sender's own doings, what there is in the place."""
    if words < _LETTER or not text.rstrip().endswith(".") or len(text.split()) < _WORDS:
        return False
    first = text.split(None, 1)[0].lower()
    if first not in names and not _SENDERS.match(text):
        return False
    return not any(map(_weighs, sentences))


def _weighs(sentence: str) -> bool:
    plain = _FEW.without(sentence)
    return bool(
        "?" in plain
        or "”" in plain
        or '"' in plain
        or _WEIGHED.search(plain)
        or NEGATES.search(plain)
        or strength(plain)
    )
