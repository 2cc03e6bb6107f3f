"""Names of organisations in running text, letterheads and file names."""

import re
from collections.abc import Iterator
from functools import lru_cache

from samsyn.cores.text.phrases import alternatives, phrases

CAPITALISED = r"[A-ZÅÄÖÉ][\wåäöéü&’'-]*"  # a word that begins with a capital
_W = CAPITALISED
CLUB = "IF|IK|IFK|GIF|BK|BIF|FK|FF|HK|SK|GK|SOK|IBK"  # what clubs of sport end with
_SUFFIX = alternatives(r"""
        förening(?:en|ar)?|förbund(?:et)?|distrikt(?:et)?|nätverk(?:et)?|(?<!om)råd(?:et)?|ring(?:en)?|samarbete
        ekonomisk förening|mejeri|vänner|samling|sameby|vägsamfällighet|samfällighet|skola(?:n)?|gymnasiet
        bibliotek(?:et)?|studentkår(?:en)?|hembygdskrets|allians(?:en)?|samarbetsorgan|council|church|stiftelsen?
        klubb(?:en)?|krets(?:en)?|[a-zåäö]cirkeln|sällskap(?:et)?|partiet|facket
        parti|lista(?:n)?|demokraterna|moderaterna|liberalerna|verket|styrelsen|myndigheten|inspektionen|universitet
        högskola(?:n)?|museum|museet|pastorat|församling|kyrkan|stift|teater|bolag(?:et)?|koncernen
        handelskammare(?:n)?|rörelse(?:n)?|folkhögskola|stadsmission(?:en)?|organisation(?:en)?|kammare(?:n)?|bygden|bostäder
        energi|science park|företagarna|kooperativ(?:et)?|forum|museer|byalag(?:et)?|scoutkår|kommunalförbund
        (?:bya|bygde|aktions|intresse)grupp(?:en)?|polisområde(?:t)?|räddningstjänst(?:en)?|samfund(?:et)?|akademi(?:n)?
        centrum|institut(?:et)?|skogsägare|yhdistys|network|association|society
    """)
_OWNERS = "(?:skogs|mark|jord|fastighets|villa|båt)ägarna|(?:lant|jord|skogs)brukarna|odlarna|fiskarna|handlarna|åkarna"
_FRESH = r"(?<![\w-])(?=[A-ZÅÄÖÉ])"  # a word begins here, with a capital
_WHERE = (
    rf"(?: (?:i|för|på) {_W}(?: {_W})?| (?:Norra|Södra|Östra|Västra|Mellersta) [a-zåäö]+| {_W}| ekonomisk förening)"
)
_ASKS = re.compile(r"(?:vilken|vilket|vilka|vem|hur|vad)\b", re.IGNORECASE)  # "Vilken organisation svarar ni för?"
# "En skola", "Våra föreningar": one of many, no name.
_ANY = re.compile(
    r"(?:En|Ett|Vår|Vårt|Våra|Er|Ert|Era|Min|Mitt|Mina|Alla|Många|"
    r"Flera|Några|Någon|Något|Varje|Inga|Ingen|Denna|Dessa) [a-zåäö]"
)
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
        rf"{_W} (?:[Ff]ylkes)?[Kk]ommune\b",
        rf"\bPolisområde {_W}(?: {_W})?",
        rf"\b(?:University|Municipality|City|Port|Embassy) of {_W}",
        rf"{_FRESH}(?!The )(?:{_W} ){{1,4}}(?:Institute|University|Agency|Authority|Council|Federation|Foundation)\b",
        rf"{_FRESH}(?:{_W} ){{0,3}}(?:{_W}-? och )?[\wåäöÅÄÖé-]*(?:{_SUFFIX})\b(?:-{_W})?{_WHERE}{{0,2}}",
        rf"\bMyndigheten för [\wåäö]+-?(?: och [\wåäö]+| {_NO_VERB}[\wåäö]+(?: och [\wåäö]+)?)?",
        r"\bStatens [\wåäö]+(?:- och [\wåäö]+)?",
        rf"{_W}- och [a-zåäö]+ (?:{_SUFFIX})\b",
        # "Trä- och skogsägarna i Lund": those who own, farm or trade somewhere, named as one
        rf"{_FRESH}(?:{_W}-? och )?[\wåäöÅÄÖé-]*(?i:{_OWNERS}|[a-zåäö]{{3}}företagen) (?:i|på) {_W}",
        rf"{_W} (?:Energi|Vatten|Trafik|Hamn|Flygplats)\b",
        rf"(?:{_W} ){{1,3}}(?:{CLUB})\b|\b(?:IFK?|IK|SK|BK) {_W}",
        rf"(?:{_W} )+(?:{_SUFFIX})\b(?: i {_W}(?: {_W})?| ekonomisk förening)?",
    )
)
_INNER_BODY = phrases(r"""
    (?:kommun|region|läns|stads|förbunds|distrikts|förenings|parti|krets|bolags|hög)?(?:styrelsen?|nämnden
    fullmäktige|direktionen)|(?:kommunal|region|läns|lands)rådet(?: i \w+)?|.*(?:utskottet|beredningen)|rådet?|partiet
    föreningen|facket|(?:läns|riks)(?:förbundet|föreningen|organisationen)
    förbundet|bolaget|verket|myndigheten|organisationen|stiftelsen|högskolan?|universitetet|klubben|nätverket
    distriktet|länsstyrelsen|kyrkan|centrum|energi|trafik|vatten|forum|listan|lista|parti|stift|företagarna
    fackförbund|intresseförening|ideell förening|studentkår|ungdomsråd|ekonomisk förening
    (?:bransch|intresse|arbetsgivar)(?:förening|organisation)(?:en)?
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
    distriktsordförande|kommunalråd|kassör|kanslichef|styrelsen)\b[ :]*)+(?=[A-ZÅÄÖ])
"""),
    re.IGNORECASE,
)
_LOGO = re.compile(
    r"^(?!(?:PRO|LRF|SPF|ABF|LO|DHR|SKR|FUB|SRF) )[A-ZÅÄÖ]{2,3} (?=[A-ZÅÄÖ][a-zåäö])"
)  # letters of a logo read with the name
_SMALL = re.compile(r"(?<= )(?:I|(?:För|Och|Av|På|Till|Vid)|(?:FÖR|OCH|AV|PÅ|TILL|VID))(?= )")
_PLAIN = str.maketrans("åäöéü", "aaoeu")
_GOES_ON = re.compile(
    rf"(?: {_W})? och {_W}(?: {_W})?|(?: {_W})? (?:i|på) {_W}(?: {_W})?(?: län)?| län"
    rf"| för [a-zåäö-]{{4,}}(?: och [a-zåäö-]{{4,}})?(?: (?:i|på) {_W}(?: län)?)?"
)
_PART_OF_LINE = re.compile(r",\s+|[.;:](?:\s+|$)|\s+(?=\d)")
_BRANCH = re.compile(rf"(?:distrikt|avdelning|krets|lokalavdelning)(?:en|et)?(?: i)? {_W}(?: {_W})?")
_STEM = re.compile(r"(?<![^\W\d_])(?P<body>[a-zåäö]{6,}) i (?P<place>[a-zåäö]{3,})(?![a-zåäö])")
_WRITTEN = (("radet", "rådet"), ("forening", "förening"), ("forbund", "förbund"), ("forsamling", "församling"),
            ("natverk", "nätverk"), ("sallskap", "sällskap"), ("vanner", "vänner"))  # fmt: skip
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
        if tidy[:1].isupper() and not (
            is_inner(tidy) or _DEED.fullmatch(tidy) or _ASKS.match(tidy) or _ANY.match(tidy)
        ):
            end = start - length
            yield start, tidy


def is_inner(name: str) -> bool:
    """A word for a part of any organisation, or for any of a kind: "Styrelsen", "Föreningen"."""
    return bool(_INNER_BODY.fullmatch(name))


def in_full(name: str, line: str, at: int) -> str:
    """The name as it goes on to the end of its line: "… Slätt och Skog", "Verket för sjöfart"."""
    rest, *parts = _PART_OF_LINE.split(line[at + len(name) :].rstrip(" ,.:;"))
    if not rest and parts and line[at : at + len(name)] == name and _BRANCH.fullmatch(parts[0]):
        return f"{name}, {parts[0]}"
    goes_on = line[at : at + len(name)] == name and _GOES_ON.fullmatch(rest) and not names_in(rest)
    if not goes_on:
        return name
    return f"{name}{rest}, {parts[0]}" if parts and _BRANCH.fullmatch(parts[0]) else name + rest


def body_in(stem: str) -> str:
    """The body that a file's name in small letters tells of, "ungdomsradet i hede": with its dots and rings."""
    found = _STEM.search(stem.casefold()) if stem == stem.casefold() else None
    if not found:
        return ""
    body = found["body"]
    for plain, written in _WRITTEN:
        body = body.replace(plain, written)
    name = f"{body[:1].upper()}{body[1:]} i {found['place'].capitalize()}"
    return next((known for _, known in names_in(name) if known == name), "")


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
    """What two spellings of one name share: "Lindviken kommun", "Lindvikens kommun" and "lindvikens_kommun"."""
    words = [word.rstrip("s") if number == 0 else word for number, word in enumerate(folded(name).split())]
    return " ".join(words)


def folded(text: str) -> str:
    """Small letters without dots and rings: names of files are often written without them."""
    return text.casefold().translate(_PLAIN)
