"""What a sentence takes up: a place of the strategy by code or number, its wording, and a verdict on it."""

import re

from samsyn.cores.text.phrases import phrases

# "C2", "under 5.2", "målområde B", "delmål 3", "s. 13".
_PLACE = re.compile(
    r"\b[A-ZÅÄÖ]\d{1,2}(?:\.\d+)?\b|\b(?:[Uu]nder|[Ii]|[Pp]å|[Pp]unkt\w*|[Mm]ål|enligt) (\d+\.\d+)\b"
    r"|\b[Mm]ålområde\w* ([A-ZÅÄÖ])\b"
    r"|\b(?:[Mm]ål|[Dd]elmål|[Aa]vsnitt|[Kk]apitel|[Pp]rioritering|[Uu]tvecklingsområde|[Mm]ålområde|[Pp]unkt"
    r"|[Mm]ålbild|[Tt]abell|[Ff]igur|[Bb]ilaga|[Ss]id(?:a|an)?|s\.|[Ss]tycke|[Ff]råga) (\d+(?:\.\d+)*)"
)
_SIGN = re.compile(r"\d|område")  # cheap to look for, and no place is named without one of them
# "Meningen ”…” bör utgå", "Indikatorn om rekrytering …", "Målet för skyddad skog …", "Att ”kommunerna ansvarar” …".
_WORDING = phrases(r"""
    att [\"”“»]
    (?:(?:den|det|de) \w+ )?(?:meningen|formuleringen|skrivningen|begreppet|orde[tn]|uttrycket|indikatorn|indikatorerna
    måttet|måtten|delmål(?:et|en)|mål(?:et|en)|rubriken|definitionen|citatet|siffran|uppgiften|årtalet|punkten
    prioriteringen|avsnittet|kapitlet|stycket|tabellen|kartan|bilden|beskrivningen|målbilden|texten|visionen|förslaget
    kravet|löftet|namnet|ordlistan|ingressen)\b (?!(?:är|ska|bör|borde|måste|behöver|kan|har|blir|var|saknas|nämns
    skulle|vore|känns)\b)
""")
_VERDICT = phrases(r"""
    \b(?:orealistisk\w*|hör inte hemma|säger (?:vi|jag) (?:ja|nej)|nej till|bisats|för (?:skarp|vag|svag|låg|hög
    lång|kort|många|få|lite|mycket|allmän|snäv|smal)\w*|går (?:för )?(?:längre|långt)|önsketänkande|stämmer inte
    strid\w*|angelägen|o?rimlig\w*|(?:är|känns|blir) \w+ (?:att|men)|avgörande|viktig\w*|betyder mest|problem
    varken)\b
""")


def places(text: str) -> frozenset[str]:
    """The codes and numbers of the places that it names."""
    if not _SIGN.search(text):
        return frozenset()
    return frozenset(one[1] or one[2] or one[3] or one[0] for one in _PLACE.finditer(text))


def takes_up_wording(text: str) -> bool:
    """Begins with a piece of the strategy's text, named in full or quoted."""
    return bool(_WORDING.match(text))


def judges(text: str) -> bool:
    """A verdict such as "orealistiskt", "för skarpt", "hör inte hemma", which alone makes no point."""
    return bool(_VERDICT.search(text))
