"""Names of organisations in running text, letterheads and file names."""

import re
from collections.abc import Iterator
from functools import lru_cache

from samsyn.cores.text.phrases import alternatives, phrases

CAPITALISED = r"[A-ZÅÄÖÉ][\wåäöéü&’'-]*"  # a word that begins with a capital
_W = CAPITALISED
_SUFFIX = alternatives(r"""
        förening(?:en|ar)?|förbund(?:et)?|distrikt(?:et)?|nätverk(?:et)?|(?<!om)råd(?:et)?|ring(?:en)?|samarbete
        ekonomisk förening|mejeri|vänner|samling|sameby|vägsamfällighet|samfällighet|skola(?:n)?|gymnasiet
        bibliotek(?:et)?|studentkår(?:en)?|hembygdskrets|allians(?:en)?|samarbetsorgan|council|church|stiftelsen?
        klubb(?:en)?|krets(?:en)?|[a-zåäö]cirkeln|sällskap(?:et)?|partiet|facket
        parti|lista(?:n)?|demokraterna|moderaterna|liberalerna|verket|styrelsen|myndigheten|inspektionen|universitet
        högskola(?:n)?|museum|museet|pastorat|församling|kyrkan|stift|teater|bolag(?:et)?|koncernen
        handelskammare(?:n)?|rörelse(?:n)?|folkhögskola|stadsmission(?:en)?|organisation(?:en)?|kammare(?:n)?|bygden|bostäder
        energi|science park|företagarna|kooperativ(?:et)?|forum|museer|byalag(?:et)?|scoutkår|kommunalförbund
        centrum|institut(?:et)?|skogsägare|yhdistys|network|association|society
    """)
_FRESH = r"(?<![\w-])(?=[A-ZÅÄÖÉ])"  # a word begins here, with a capital
_WHERE = (
    rf"(?: (?:i|för|på) {_W}(?: {_W})?| (?:Norra|Södra|Östra|Västra|Mellersta) [a-zåäö]+| {_W}| ekonomisk förening)"
)
_ASKS = re.compile(r"(?:vilken|vilket|vilka|vem|hur|vad)\b", re.IGNORECASE)  # "Vilken organisation svarar ni för?"
_NO_VERB = r"(?!(?:och|har|ser|anser|lämnar|tackar|till|är|vill)\b)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[Kk]ommunerna {_W}(?:, {_W})* och {_W}",
        rf"(?:{_W}(?: {_W})? [Kk]ommun, )*{_W}(?: {_W})? [Kk]ommun och {_W}(?: {_W})? [Kk]ommun\b",
        rf"{_W}(?: {_W})? (?:[Kk]ommun|[Ss]tad)\b",
        rf"[Ll]änsstyrelsen(?: i)?(?: {_W}){{1,2}}(?: län)?",
        rf"\bRegion (?:(?:Övre|Nedre|Norra|Södra|Östra|Västra|Mellersta|Inre|Yttre) )?{_W}(?: län)?",
        rf"{_W}(?: (?:i |och |& )?{_W}){{0,4}} (?:AB|HB|KB|[Aa]ktiebolag|Oy|Ltd|ry)\b|\bAB {_W}(?: {_W})?",
        rf"\b(?:Högskolan|Universitetet) i {_W}",
        rf"{_FRESH}(?:{_W} ){{0,3}}(?:{_W}-? och )?[\wåäöÅÄÖé-]*(?:{_SUFFIX})\b(?:-{_W})?{_WHERE}{{0,2}}",
        rf"\bMyndigheten för [\wåäö]+-?(?: och [\wåäö]+| {_NO_VERB}[\wåäö]+(?: och [\wåäö]+)?)?",
        r"\bStatens [\wåäö]+(?:- och [\wåäö]+)?",
        rf"{_W}- och [a-zåäö]+ (?:{_SUFFIX})\b",
        rf"{_W} (?:Energi|Vatten|Trafik|Hamn|Flygplats)\b",
        rf"(?:{_W} )+(?:{_SUFFIX})\b(?: i {_W}(?: {_W})?| ekonomisk förening)?",
    )
)
_INNER_BODY = phrases(r"""
    (?:kommun|region|läns|stads|förbunds|distrikts|förenings|parti|krets|bolags|hög)?(?:styrelsen?|nämnden
    fullmäktige|direktionen)|(?:kommunal|region|läns|lands)rådet(?: i \w+)?|.*(?:utskottet|beredningen)|rådet?|partiet
    föreningen|facket
    förbundet|bolaget|verket|myndigheten|organisationen|stiftelsen|högskolan?|universitetet|klubben|nätverket
    distriktet|länsstyrelsen|kyrkan|centrum|energi|trafik|vatten|forum|listan|lista|parti|stift|företagarna
    fackförbund|intresseförening|ideell förening|studentkår|ungdomsråd
""")
_DEED = re.compile(r"\w*[eäöyåu]ring(?:en)?\b.*", re.IGNORECASE)  # "Prioritering": an act, no ring of people
_HARD_ENDS = re.compile(
    alternatives(r"""
    \s+(?:Yttrande|Remissvar|Remiss|Svar|Datum|Dnr|Diarienummer|Sida|Box|Missiv|Tjänsteskrivelse|Protokoll
    Sammanträdesprotokoll|PM|Kommunstyrelsen|Till|Beslut|Rektor|Sammanträdes\w*|Org|Tel|Telefon|Postadress)\b.*$
"""),
    re.IGNORECASE,
)
_HARD_STARTS = re.compile(
    alternatives(r"""
    ^(?:(?:yttrande|remissvar|remissyttrande|svar|synpunkter|rus|remiss|från|för|till|kopia|vi|på|i|av|gemensamt
    datum|missiv|tjänsteskrivelse|utdrag|protokoll|gruppledare|ordförande|ordf|sekreterare|vd|verksamhetsledare
    distriktsordförande|kommunalråd|kassör|kanslichef)\b[ :]*)+(?=[A-ZÅÄÖ])
"""),
    re.IGNORECASE,
)
_LOGO = re.compile(r"^[A-ZÅÄÖ]{2,3} (?=[A-ZÅÄÖ][a-zåäö])")  # letters of a logo read with the name
_SMALL = re.compile(r"(?<= )(?:I|(?:För|Och|Av|På|Till|Vid)|(?:FÖR|OCH|AV|PÅ|TILL|VID))(?= )")
_GENERIC = re.compile(
    alternatives(r"""
        \b(Kommun|Stad|Län|Förening|Förbund|Universitet|Högskola|Distrikt|Pastorat|Församling|Energiförening
        Handelskammare)\b
    """)
)


@lru_cache(maxsize=1024)
def names_in(text: str) -> tuple[tuple[int, str], ...]:
    """(offset, name) of every name of an organisation, the longest where two overlap, in reading order."""
    return tuple(_names_in(text))


def _names_in(text: str) -> Iterator[tuple[int, str]]:
    found = [(match.start(), -len(match[0]), match[0]) for pattern in _PATTERNS for match in pattern.finditer(text)]
    end = -1
    for start, length, name in sorted(found):
        if start < end:
            continue
        tidy = tidied(name)
        if tidy[:1].isupper() and not (_INNER_BODY.fullmatch(tidy) or _DEED.fullmatch(tidy) or _ASKS.match(tidy)):
            end = start - length
            yield start, tidy


def tidied(name: str) -> str:
    """White space folded, a letterhead's capitals ("LINDVIKENS KOMMUN") as in running text, what follows cut off."""
    name = _HARD_ENDS.sub("", _HARD_STARTS.sub("", " ".join(name.split()))).strip(" ,.:;-–/")
    name = _LOGO.sub("", name)
    if name.isupper() and len(name) > 6:
        name = name.title()
    name = _SMALL.sub(lambda found: found[0].lower(), name)
    name = _GENERIC.sub(lambda found: found[0].lower(), name)
    return name[:1].upper() + name[1:] if name.startswith("kommunerna") else name


def key_of(name: str) -> str:
    """What two spellings of one name share: "Lindviken kommun" and "Lindvikens kommun"."""
    words = [word.rstrip("s") if number == 0 else word for number, word in enumerate(name.casefold().split())]
    return " ".join(words)
