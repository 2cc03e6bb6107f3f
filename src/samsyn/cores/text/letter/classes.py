"""The class of an organisation from its name: the ten words of a real list of answers, and "privatperson"."""

import re
from typing import Final

from samsyn.cores.text.letter.names import CLUB
from samsyn.cores.text.phrases import alternatives

CLASSES: Final[tuple[str, ...]] = (
    "Föreningar",
    "Intresseorganisationer",
    "Kommuner",
    "Myndigheter",
    "Politiska partier",
    "Privata eller kommunala bolag",
    "Region Västmanland",  # the source's word for the region's own units
    "Regioner",
    "Universitet eller högskola",
    "Övrigt",
)
OWN_REGION: Final = "Region Västmanland"
PRIVATE: Final = "privatperson"

# In order: the first that fits decides. A word that ends a compound is written with "\w*" before it.
_RULES: Final[tuple[tuple[str, str], ...]] = (
    (
        "privatperson",
        r"privatperson|medborgare$|^(?:en )?(?:boende|invånare|kommuninvånare|pensionär|student|elev)\b",
    ),
    (
        "Politiska partier",
        alternatives(r"""
            \w*partie?t\b(?! sbruk)|\w*(?:moderaterna|demokraterna|liberalerna|piratpartiet)\b|\bpartiet\b
            \bmiljöpartiet\b|\b(?:\w+)?listan\b|\b(?:\w+s)?(?:väl$|lista$)|feministiskt initiativ|(?:^|\s)\((?:s|m|c|l
            v|mp|kd
            sd)\)|\bssu\b|\bungdomsförbund(?:et)?$|\bgrön ungdom\b|\bpartidistrikt\b|\bfullmäktigegrupp|\bde gröna\b
            ^gröna\b|\bborgerlig samling\b|liberalerna\b
        """),
    ),
    (
        "Universitet eller högskola",
        alternatives(r"""
            \w*universitet(?:et)?s?\b|\w*(?<!folk)högskolan?s?\b(?!förening)|\b(?:slu|kth|mdh|mdu|lnu|kau|ltu|hig|hda
            bth|university|college)\b|\bforskningsinstitut
        """),
    ),
    (
        "Övrigt",
        alternatives(r"""
            \w*samordningsförbund(?:et)?\b|\bcoompanion\b|\bsvenska kyrkan\b|\w*(?:pastorat|församling|stift|kyrkan
            moské|trossamfund)(?:et|en)?\b|\b(?:civilsamhället|allmänheten)\b|\w*samlingslokal\w*|\bbio ?driv\b
            \w*folkhögskola\w*|\bungdomsråd\w*|\bungdomsfullmäktige|\b(?:pensionärs|funktionshinders|tillgänglighets
            brukar|minoritets)råd\w*|\bkluster\b|\w*science park\b|\b(?:gymnasieskola|gymnasium|skola|klass \d)\b
            \w*muse(?:um|et)\b|\bsametinget\b|\bsameby\w*|\bsynpunkter från (?:möte|dialog)
        """),
    ),
    (
        "Kommuner",
        alternatives(r"""
            \bkommune\b|\bmunicipality\b
            \b(?!region)[\wåäöÅÄÖ-]+ ?kommuns?\b|\bkommun(?:en|er|erna)\b|\b[\wåäö-]+ stads?\b(?!smission)
            \bkommunstyrelsen\b|\w*kommunalförbund(?:et)?\b
            \b(?:räddningstjänst|brandförsvar)\w*|\b(?:barn- och utbildnings|social|bygg- och miljö
            miljö- och bygg|tekniska |kultur- och fritids|samhällsbyggnads|vård- och omsorgs|utbildnings|grund\w*skole
            stadsbyggnads|äldre|plan- och bygg)\w*(?:nämnd|förvaltning|kontor)\w*
        """),
    ),
    ("Myndigheter", r"\blänsstyrelsen\b|\w*(?<!nät)verket\b|\w+myndigheten\b"),
    (
        "Region Västmanland",
        alternatives(r"""
            ^(?:\[namn\]|[^,]{2,40}), (?:regional\w* \w+|\w+ och \w+|\w*centrum för [\w -]+)$|\bcentrum för (?:hälso
            klinisk|kommunikation|digital)[\w -]*|\w*kompetenscentrum för\b|\w*kollektivtrafik(?:förvaltning|nämnd
            enhet)\w*|^\w*(?:kultur|närings|regional )utveckling\b|\w*(?:vårdvals|hälso|sjukvårds|primärvårds
            närsjukvårds|folktandvårds|regional|närvårds)\w*(?:enhet|förvaltning|avdelning|nämnd|kontor|utskott)\w*
            \bregionens? \w*(?:enhet|förvaltning|avdelning|stab)\w*|\b(?:hälso- och sjukvårds|patient
            regional[at]? utvecklings)\w*(?:förvaltning|nämnd|enhet)\w*|^hållbarhet och samhälle|\bregionkontoret\b
            \w*(?:enheten|förvaltningen|avdelningen)$|\bfolktandvården\b|\bnärsjukvården\b
        """),
    ),
    (
        "Regioner",
        (
            r"\b\w*region(?:en)?\b(?! ?(?:säljare|chef|bank))|\blandstinget?\b|\bregionförbund\w*|\b\w+regionen\b"
            r"|\bfylkeskommune\b"
        ),
    ),
    (
        "Myndigheter",
        alternatives(r"""
            \blänsstyrelsen?\b|\w*(?:(?<!nät)verket|styrelsen|inspektionen|myndigheten|myndighet|ombudsmannen|domstolen
            rätten|kammarkollegiet|polisen|försäkringskassan|arbetsförmedlingen|fonden|ämbetet|delegationen|finans)\b
            \b(?:scb|msb|pts|skr(?= myndighet)|vinnova|formas|rise|sgu|smhi|sida|boverket|polismyndigheten|åklagar\w+
            kronofogden|lantmäteriet|kustbevakningen|riksantikvarieämbetet|statens [\w -]+)\b|\bagency\b|\b(?:polis
            militär|räddnings)\w*område\w*|\bpolisregion|\bforskningsrådet\b
        """),
    ),
    (
        "Intresseorganisationer",
        alternatives(r"""
            \blrf\b|\b(?:svenskt näringsliv|företagarna|handelskammaren?|handelskammare|unionen|kommunal
            lo[ -]?distrikt\w*|lo|tco|saco|sacoråd\w*|visita|almega|byggföretagen|skogsindustrierna|teknikföretagen
            fastighetsägarna|villaägarna|sveriges (?:åkeriföretag|bussföretag|ingenjörer|lärare|byggindustrier)|skr
            vårdförbundet|lärarförbundet|akademikerförbundet|läkarförbundet|if metall|fackförbundet|hotell
            bondeförbund\w*)\b|\w*(?:handelskammare|arbetsgivarorganisation|branschorganisation|branschförening
            samorganisation|näringslivsråd|arbetarråd|fackförbund|företagarförening|intresseorganisation|skogsägarna
            skogsägare)\w*
            \bfackliga?\b|\w*facket\b|\w*näringen\b|\w*bönder(?:na)?\b|\bnäringslivsforum\b|lantbrukarna|skogsägarna|företagarring\w*|arbetsgivarna
            vårdanställdas|\båk(?:ar|eri)\w*|\b(?:vård|lärar|läkar|sjuksköterske|polis|ingenjörs)\w* ?förbund(?:et)?\b
            \bnäringslivet\b|\bköpmannaförening\w*
        """),
    ),
    (
        "Föreningar",
        alternatives(r"""
            \w*förening(?:en|ar|arna|s)?\b|\w*förbund(?:et|s)?\b|\bidrotts?\w*|\w*(?:klubb|klubben|krets|kretsen
            distriktet|sällskapet|sällskap|nätverket|nätverk|stadsmission|stadsmissionen|scouterna|\w*(?:främjarna
            vännerna|scouterna|brukarna)|funktionsrätt\w*|bygderåd|byalag|byalaget|hembygd\w*)\b|\bnätverket\b
            \bomställning\b|^rädda \w+|\w*(?:samfällighet|vänner|ringen|byaråd\w*|konstnärerna|pensionärerna\w*
            leader)\b|\bkvinnojour|\bröda korset\b|\brädda barnen\b|\b(?:dhr|friluftsfrämjandet|riksteatern
            studiefrämjandet|abf|sensus|bilda|medborgarskolan|studieförbund\w*|hela sverige ska leva|spf|pro|rfsl
            attention|sisu)\b|\byhdistys\b|\b(?:network|association|society|club)\b|\bry$|\bideell\b|\bmissionen\b
            \w*rörelsen\b|\w*vakter(?:na)?\b|\w+(?<!om)råd(?:et)?\b|\w*funktionshinder\w*|\bcommunity\b
        """),
    ),
    (
        "Privata eller kommunala bolag",
        alternatives(r"""
            \b(?:ab|aktiebolag(?:et)?|hb|kb|kommanditbolag|ek\.? ?för\.?|oy|as|ltd|gmbh|inc|ekonomisk förening|koncernen
            bolaget)\b|\bkungsleden\b|\bvafab\b|\w*(?:bolaget|bostäder|energi|vatten|miljö|avfall|renhållning|teater
            teatern|musiken|opera|bussarna|trafik|fastigheter|hus|hem|bygg|banken|sparbank|invest|consulting|konsult
            industri|industrier|skog|kraft|nät|teknik|flygplats|hamn|gård|resort|hotell|solutions|group
            system)\b
        """),
    ),
    ("Övrigt", r"\bstiftelsen\b"),  # neither company nor association, and no person of two names
)
_COMPILED: Final = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _RULES)
_REGION: Final = re.compile(r"Region [A-ZÅÄÖ]")
_COMPANY: Final = re.compile(r"\b(?:AB|HB|KB|aktiebolag(?:et)?|Oy|Ltd|GmbH|Inc)\b\.?")
_CLUB: Final = re.compile(rf"[a-zåäö] (?:{CLUB})(?:$|,)|^IFK? [A-ZÅÄÖ](?!etall)")
_PERSON: Final = re.compile(
    alternatives(r"""
        (?:\[namn\]|[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)(?: (?:[A-ZÅÄÖ]\.?|von|af
        de))*(?: [A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?){1,2}
    """)
)


def class_of(name: str, *, own: str = "") -> str:
    """One of CLASSES, or PRIVATE, from the name of a sender alone; "Övrigt" when nothing in it tells.

    ``own``: name of the region that asks; its own units get the source's word for them (OWN_REGION). A first and a
    last name and nothing else is a private person.
    """
    name = " ".join(name.split())
    if not name:
        return "Övrigt"
    if own and re.search(rf"\b{re.escape(own)}\b", name, re.IGNORECASE):
        return OWN_REGION
    if _REGION.match(name) and not name.startswith(OWN_REGION):
        return "Regioner"
    if _CLUB.search(name):
        return "Föreningar"
    if _COMPANY.search(name):
        return "Privata eller kommunala bolag"
    found = next((found for found, pattern in _COMPILED if pattern.search(name)), "")
    if not found and _PERSON.fullmatch(name):
        return PRIVATE
    return found or "Övrigt"
