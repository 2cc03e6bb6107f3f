"""What single words tell about a sentence: does it want, praise, blame or ask; how does it hang on the one before."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What the writer wants: a demand, a wish, a proposal.
_WANTS = _words("""
bör borde behövs krävs föreslår föreslås föreslog önskar önskas önskade önskvärt önskvärd efterlyser efterlyses efterfrågar efterfrågas
uppmanar vädjar förordar rekommenderar rekommenderas yrkar begär hoppas förväntar föredrar vill kräver
kompletteras förtydligas tydliggöras tydliggörs konkretiseras preciseras omformuleras strykas stryks utgå ersättas ersätts justeras
omarbetas revideras skärpas skrivas nämnas belysas beaktas inkluderas
""")
# What the writer finds lacking or wrong.
_LACKS = _words("""
saknas saknar saknade ifrågasätter invänder motsätter beklagar ogillar avstyrker undrar
otydlig otydligt otydliga oklar oklart oklara svårläst bristfällig bristfälligt bristfälliga olyckligt olycklig felaktig felaktigt felaktiga
inaktuell inaktuella föråldrad missvisande motsägelsefull motsägelsefullt oacceptabelt orealistisk orealistiskt orealistiska
""")
# What the writer stands for or likes.
_LIKES = _words("""
välkomnar uppskattar instämmer stödjer stöder tillstyrker gillar glädjande glada förtjänstfullt lovvärt
anser tycker menar tror bedömer betonar understryker poängterar framhåller påpekar påtalar
""")
# A verdict; alone it may also be the reason for a point.
_JUDGES = _words("""
bra bättre bäst dålig dåligt dåliga sämre positiv positivt positiva negativ negativt viktig viktigt viktiga viktigare
avgörande angeläget angelägen angelägna svag svagt svaga vag vagt vaga svårt svår brist brister problem problematiskt tveksam tveksamt tveksamma
farhåga farhågor oro oroad oroande oroliga orolig risk risker förvånande märkligt märklig konstigt konstig synd fel
otillräcklig otillräckligt orimligt orimlig rimligt rimlig ambitiös ambitiöst klok klokt kloka tydlig tydligt tydliga otillgänglig
allmän allmänt ofullständig ensidig ensidigt snäv snävt relevant relevanta tyvärr
imponerande föredömligt förtjänstfull välskriven välskrivet genomarbetad genomarbetat utmärkt bekymmersamt bekymrade bekymrad
måste nödvändigt nödvändig behöver skulle
""")
# How citizens and lists wish without a verb.
_WISHES = _words("""
fler flera mer mera mindre färre bättre billigare gratis stoppa sluta inför införa satsa bygg bygga behåll behålla ta bort stryk ändra lägg
skriv byt förtydliga komplettera prioritera stärk stärka öka minska utveckla skapa inrätta låt ge ordna förbättra rusta säkra säkerställ
underlätta inga ingen nytt ny nya tätare snabbare tryggare lagligt nej tack
more better fewer less lisää parempi enemmän
""")
_OTHER_TONGUES = _words("""
should must need needs lacks lack missing propose proposes suggest suggests welcome welcomes support supports regret wish wants would unclear
recommend recommends believe believes important concerned
tulisi pitäisi pitää puuttuu esitämme ehdotamme ehdottaa kannatamme kannattaa toivomme toivoo tärkeää haluamme haluaa katsoo
sollte sollten fehlt fehlen fordert schlägt begrüßt bör
burde mangler ønsker foreslår mener
""")
_WANT_PHRASE = re.compile(
    r"\b(?:ser gärna|(?:ska|kan|bör|måste) (?:strykas|ändras|utgå|läggas till|tas bort|kompletteras)|borde ha|skulle (?:behöva|vilja|kunna)|lägg(?:a|as)? till|tas? bort|"
    r"det (?:är|vore) (?:också |även |av )?(?:stor )?(?:vikt|önskvärt|bra om|viktigt|angeläget|värdefullt)|(?:vill|behöver|måste) (?:\w+ ){0,3}(?:lyft\w*|betona|understryka|framhålla)|"
    r"behöver (?:\w+ ){0,4}\w+s\b|ser (?:ett |stort )?behov)",
    re.IGNORECASE,
)
_LACK_PHRASE = re.compile(
    r"\b(?:ställer (?:sig|oss|mig|vi oss) (?:frågande|tveks\w+|kritisk\w*|undrande)|ser (?:med oro|en risk|brister|svårigheter)|delar inte|stämmer inte|är inte|finns inte|"
    r"\w+s (?:\w+ )?(?:inte|ej|knappt|knappast|bara|endast|sällan)\b|nämner inte|för (?:lång|många|få|lite|låg|hög|allmän|kort|svag|vag)\w*\b|(?:det|här|där) står (?:att|fel)|"
    r"hur (?:ska|tänker|är det tänkt)|vem (?:ska|ansvarar)|inget om|ingenting om|inte ett ord|lyser med sin frånvaro)",
    re.IGNORECASE,
)
_LIKE_PHRASE = re.compile(
    r"\b(?:ställer (?:sig|oss|mig|vi oss) (?:\w+ ){0,3}(?:bakom|positiv\w*)|ser (?:det som )?(?:mycket |särskilt )?(?:positivt|värdefullt)|delar (?:helt |i stort )?(?:bild|beskrivning|upp|strateg|synen|analys|region)|"
    r"har (?:inget|inga|ingenting) att (?:erinra|invända)|inga (?:övriga )?(?:synpunkter|invändningar)|(?:är|mycket|jätte|väldigt) (?:bra|positivt?) att)",
    re.IGNORECASE,
)

# How a sentence begins tells what it has to do with the one before.
_ADDS = re.compile(
    r"(?:vidare\b|dessutom\b|därutöver\b|härutöver\b|därtill\b|utöver (?:det|detta|ovan)|slutligen\b|till sist\b|till slut\b|avslutningsvis\b|"
    r"för det (?:första|andra|tredje|fjärde|femte)|en annan \w+|ytterligare (?:en|ett)\b|ett annat \w+|en (?:sista|tredje|fjärde|ytterligare) \w+|i övrigt\b|övrigt:?|"
    r"likaså\b|även \w+|också \w+|samtidigt\b|sedan (?:tycker|vill|saknar|undrar)|sen (?:tycker|vill|saknar|undrar|så)|och så\b|förresten\b|däremot\b|å andra sidan\b|"
    r"furthermore|moreover|in addition|finally|lisäksi|lopuksi|außerdem|zudem|ferner|dertil)",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?:när det (?:gäller|kommer till)|vad (?:gäller|avser|beträffar)|beträffande\b|angående\b|gällande\b|i fråga om\b|kring\b|avseende\b|rörande\b|"
    r"(?:i|på|under) (?:avsnitt|kapitel|kap\b|sid|s\.|rubrik|mål|del|stycke|inledning|punkt|tabell|figur|prioritering)\w*|"
    r"mål \d|(?:avsnitt|kapitl|stycke|målet|delmål|målområde|prioritering|rubriken|målbild|indikator)\w*|sid(?:a|an)? \d|s\. ?\d|"
    r"with regard to|regarding\b|concerning\b|on page|koskien\b|osalta\b|bezüglich\b|hinsichtlich\b)",
    re.IGNORECASE,
)
_ADDS_SOON = re.compile(
    r"(?:\w+[ ,]+){1,4}(?:också|även|dessutom|vidare|därutöver|därtill|slutligen|likaså|also|furthermore)\b",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"(?:det(?:ta)?\b|den(?:na)?\b|de\b|dessa\b|dom\b|denne\b|därför\b|därmed\b|därigenom\b|därav\b|så(?:dan\w*|ledes|lunda)?\b|då\b|här(?:med|igenom)?\b|där\b|"
    r"på (?:så|det) (?:sätt|viset)|ett (?:sådant|exempel|sätt|bra exempel|förslag är)|en (?:sådan|möjlighet|lösning)|till exempel\b|t\.? ?ex\b|exempelvis\b|förslagsvis\b|annars\b|"
    r"i (?:dag|dagsläget|nuläget)\b|idag\b|i stället\b|istället\b|formuleringen\b|skrivningen\b|texten\b|ordet\b|begreppet\b|meningen\b|detsamma\b|samma (?:sak|gäller)|"
    r"mot (?:den|denna|bakgrund)|av (?:den|detta|dessa)|genom (?:detta|att)|utan (?:det|detta)|om (?:detta|så|inte)|men\b|eftersom\b|orsaken\b|skälet\b|anledningen\b|bakgrunden\b|motivet\b|"
    r"risken (?:är|finns)|konsekvensen\b|syftet\b|trots (?:det|detta)|dock\b|framför allt\b|särskilt\b|inte minst\b|bland annat\b|många av\b|båda\b|andra\b|varken\b|vi (?:menar|tror) att det\b|"
    r"this\b|that\b|these\b|it\b|they\b|therefore\b|se\b|tämä\b|siksi\b|näin\b|das\b|dies\w*|daher\b|deshalb\b)",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:därför|således|följaktligen|mot (?:den|denna|bakgrund)|av (?:det|detta) skälet|av den anledningen|därmed|sålunda|med anledning av detta|"
    r"therefore|siksi|daher|deshalb)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:avsnitt(?:et)?|kapitel|kap\.?|sid(?:a|an|or|orna)?\.?|s\.|målområde|mål|delmål|prioritering|stycke|punkt|fråga|målbild|strategi|figur|tabell|section|page)\s*"
    r"(\d+(?:\.\d+)*)",
    re.IGNORECASE,
)

# Words that say nothing about the matter: function words and the vocabulary every answer shares.
_COMMON = frozenset(
    word[:6]
    for word in """
kommun kommune kommuner region regione länet länets strate strategi förslag förslage remiss remissen utveck regional regionala
mål målet målen område områden avsnit avsnitt kapitel text texten skriv skrivni synpunk arbete arbetet anser menar tycker saknas saknar
också finns inte även detta dessa denna behöve måste skulle kunna under genom mellan andra annat något sådan sådana därför
viktig viktigt viktiga komple förtyd tydlig lyftas lyfter framgå framhå betona gärna mycket större bättre flera samt eller
nämnden nämnde förening sidan rubrik stycke stycket formul beskri ingår anges handla nivå behov behovet behöver frågan frågor fråga
eftersom särskilt utifrån därmed varför vilket vilka alltså redan enbart bara helhet punkt punkten indika positiv välkomnar ställer
""".split()
)


@dataclass(frozen=True, slots=True)
class Cues:
    """What a sentence tells: ``strength`` 0 no point, 1 verdict only, 2 a point of its own, and of what sort."""

    strength: int
    wants: bool
    lacks: bool
    soft: bool  # a point only by a turn of phrase ("är inte …"), as a reason may also be put
    adds: bool
    topic: bool
    leans: bool
    cause: bool
    places: frozenset[str]
    stems: frozenset[str]


def strength(text: str) -> int:
    """0: no opinion seen; 1: a verdict, perhaps only a reason; 2: a wish, demand, lack, question or stand."""
    tokens = frozenset(_TOKEN.findall(text.lower()))
    if _wants(tokens, text) or _lacks(tokens, text) or tokens & _LIKES or _LIKE_PHRASE.search(text):
        return 2
    return int(bool(tokens & _JUDGES))


def _wants(tokens: frozenset[str], text: str) -> bool:
    return bool(tokens & _WANTS or tokens & _OTHER_TONGUES or _WANT_PHRASE.search(text))


def _lacks(tokens: frozenset[str], text: str) -> bool:
    return bool(tokens & _LACKS) or text.rstrip('"”) ').endswith("?") or bool(_LACK_PHRASE.search(text))


def wishes(text: str) -> bool:
    """Does a short line wish or judge, so that it is no label: "Fler bussar", "Bra mål!"."""
    tokens = frozenset(_TOKEN.findall(text.lower()))
    return not tokens.isdisjoint(_WISHES | _JUDGES | _WANTS | _LACKS | _LIKES | _OTHER_TONGUES) or "?" in text


def cues(text: str) -> Cues:
    """All that is needed to decide where one matter ends and the next begins."""
    tokens = frozenset(_TOKEN.findall(text.lower()))
    wants, lacks = _wants(tokens, text), _lacks(tokens, text)
    says = wants or lacks or bool(tokens & _LIKES) or bool(_LIKE_PHRASE.search(text))
    return Cues(
        2 if says else int(bool(tokens & _JUDGES)),
        wants,
        lacks,
        not wants and tokens.isdisjoint(_LACKS | _LIKES) and "?" not in text,
        bool(_ADDS.match(text) or _ADDS_SOON.match(text)),
        bool(_TOPIC.match(text)),
        bool(_LEANS.match(text)),
        bool(_CAUSE.search(text)),
        frozenset(found[0].lower().replace(" ", "") for found in _PLACE.finditer(text)),
        stems(text),
    )


def stems(text: str) -> frozenset[str]:
    """Beginnings of the words that carry the matter."""
    found = (token[:6] for token in _TOKEN.findall(text.lower()) if len(token) > 4)
    return frozenset(stem for stem in found if stem not in _COMMON)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the smaller set of stems that stands in the other, 0–1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
