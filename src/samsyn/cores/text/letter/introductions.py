"""How a letter presents its sender: "Kustväven är en ideell förening …", "Kustväven – vårt svar på …"."""

import re

from samsyn.cores.text.letter.names import CAPITALISED
from samsyn.cores.text.phrases import alternatives

_W = CAPITALISED
_NAME = rf"{_W}(?:(?: |–)(?:(?:i|och|för|på|&) )?{_W}){{0,4}}"
_KIND = alternatives(r"""
    förening(?:en)?|förbund(?:et)?|organisation(?:en)?|organ|nätverk(?:et)?|bolag(?:et)?|företag(?:et)?|stiftelse(?:n)?
    myndighet(?:en)?|kooperativ(?:et)?|klubb(?:en)?|krets(?:en)?|distrikt(?:et)?|museum|museet|institut(?:et)?|skola|råd
    federation(?:en)?|kår(?:en)?|kommunalförbund|kyrka|församling|byalag|parti
""")
_GATHERS = r"(?:samlar|företräder|representerar|organiserar)\s+(?:(?:omkring|cirka|över|drygt|närmare)\s+)?\d[\d\s]*\w"
_IS = re.compile(rf"({_NAME}) (?:är|utgör) ((?:en |ett |den |det )?[^.]{{0,60}}?\b[\wåäö-]*(?:{_KIND})\b)")
_DOES = re.compile(rf"({_NAME}) {_GATHERS}")
_TITLE = re.compile(
    rf"({_NAME})\s*[–-]\s+(?:vårt |våra |ett )?(?:remiss?)?(?:svar|yttrande|synpunkter)\b", re.IGNORECASE
)
# "Öppna dörrar – länsförbundet för tillgänglighet": the name, and what it is.
_APPOSED = re.compile(rf"({_NAME})\s*[–-]\s+((?:en |ett )?[\wåäö-]*(?:{_KIND})\b.{{0,60}})")
_BARE = re.compile(rf"vi|jag|det|den|de|detta|denna|här|där|alla|verket|{_KIND}", re.IGNORECASE)  # no name
_ANYBODY = re.compile(
    r"(?:(?:en|några|två|tre|flera) )?(?:boende|invånare|kommuninvånare|grannar)\b(?! ?förening)", re.IGNORECASE
)
_HOUSEHOLD = re.compile(
    r"\b[Hh]äls(?:ar|ning(?:ar)?)(?: från)? en [a-zåäö]+\b"
    r"|\b[Vv]i är (?:en|ett) \w*(?:familj|par)\b|\b[Hh]älsningar,? (?:från )?familjen\b"
)


def presented(text: str) -> str:
    """The name that a first sentence presents as an organisation, whatever it is called; "" when it presents none."""
    found = _IS.match(text) or _DOES.match(text)
    return found[1] if found and not _BARE.fullmatch(found[1]) else ""


def kind(text: str) -> str:
    """What a first sentence says that the sender is: "en ideell förening med 40 medlemmar"; "" when it does not say."""
    found = _IS.match(text) or _APPOSED.fullmatch(text)
    return found[2] if found else ""


def titled(text: str) -> str:
    """The name before "– vårt svar på …" or "– föreningen för …" in a title; "" when the title has another form."""
    found = _TITLE.match(text) or _APPOSED.fullmatch(text)
    return found[1] if found and found[1][:1].isupper() else ""


def is_household(text: str) -> bool:
    """A family or a couple that writes for itself."""
    return bool(_HOUSEHOLD.search(text))


def is_anybody(name: str) -> bool:
    """ "Boende i Hede": somebody who says no more than where the home is."""
    return bool(_ANYBODY.match(name))


def indefinite(word: str) -> str:
    """ "handelskammaren" → "handelskammare", "museet" → "museum": the form that a full name has."""
    if word.endswith("museet"):
        return word.removesuffix("et") + "um"
    for ending, short in (("erna", "er"), ("aren", "are"), ("en", ""), ("et", ""), ("an", "a")):
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            return word.removesuffix(ending) + short
    return word
