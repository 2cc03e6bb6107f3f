"""What the words of a sentence tell: does it want, miss, praise, blame or ask?"""

import re
from dataclasses import dataclass
from functools import lru_cache

from samsyn.cores.text.phrases import alternatives, phrases

TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What the writer wants: a demand, a wish, a proposal.
_WANTS = _words("""
bör borde behövs krävs föreslår föreslås föreslog önskar önskas önskade önskvärt önskvärd efterlyser efterlyses
efterfrågar efterfrågas uppmanar vädjar förordar rekommenderar rekommenderas yrkar begär hoppas förväntar
föredrar vill kräver kompletteras förtydligas tydliggöras tydliggörs konkretiseras preciseras omformuleras
strykas stryks utgå ersättas ersätts justeras omarbetas revideras skärpas skrivas nämnas belysas beaktas
inkluderas
""")
# What the writer finds lacking or wrong.
_LACKS = _words("""
saknas saknar saknade ifrågasätter invänder motsätter beklagar ogillar avstyrker undrar otydlig otydligt
otydliga oklar oklart oklara svårläst bristfällig bristfälligt bristfälliga olyckligt olycklig felaktig
felaktigt felaktiga inaktuell inaktuella föråldrad tveksam tveksamt tveksamma frågande kritisk kritiska
missvisande motsägelsefull motsägelsefullt oacceptabelt orealistisk orealistiskt orealistiska
""")
# What the writer stands for or likes.
_LIKES = _words("""
välkomnar välkomnas välkommet välkommen välkomna uppskattar uppskattas instämmer jublar gläds gläder applåderar stödjer
stöder
tillstyrker gillar glädjande glada
förtjänstfullt lovvärt lovande efterlängtad efterlängtat efterlängtade jättebra toppenidé jättenöjda
""")
# How a stand is introduced, for or against.
_STANDS = _words("""
anser tycker menar ser tror reagerar bedömer betonar understryker poängterar framhåller påpekar påtalar
""")
# A verdict; alone it may also be the reason for a point.
_JUDGES = _words("""
bra bättre bäst dålig dåligt dåliga sämre positiv positivt positiva värdefull värdefullt värdefulla negativ
negativt viktig viktigt viktiga viktigare avgörande angeläget angelägen angelägna svag svagt svaga vag vagt vaga
svårt svår brist brister problem problematiskt not no only farhåga farhågor oro oroad oroande oroliga orolig
risk risker förvånande märkligt märklig konstigt konstig synd fel otillräcklig otillräckligt orimligt orimlig
rimligt rimlig ambitiös ambitiöst klok klokt kloka tydlig tydligt tydliga otillgänglig allmän allmänt
ofullständig ensidig ensidigt snäv snävt relevant relevanta tyvärr imponerande föredömligt förtjänstfull
välskriven välskrivet genomarbetad genomarbetat utmärkt bekymmersamt bekymrade bekymrad måste nödvändigt
nödvändig behöver skulle kunde inte inget ingen inga ej ingenting bara endast enbart knappt knappast sällan
alltför utan varken sparsamt kortfattat förbigående förvåning förvånad förvånande underligt oklokt onödigt
onödig orättvist dyrt farligt sorgebarn hinder obefintlig obefintligt noterar konstaterar stämmer rättelse trist
trista ihåligt generöst oförenligt oförenlig önskelista försämring sänkning bisats reklam naivt äntligen viktigast
tackar välment fegt evighet roligaste toppen grepp
numera träffande sämst bästa sämsta fint fina kul mysigt roligt guld
""")
# How citizens and lists wish without a verb.
_WISHES = _words("""
fler flera mer mera mindre färre bättre billigare gratis stoppa sluta inför införa satsa bygg bygga behåll
behålla ta bort stryk ändra lägg skriv byt förtydliga komplettera prioritera stärk stärka öka minska utveckla
skapa inrätta låt ge ordna förbättra rusta säkra säkerställ underlätta inga ingen nytt ny nya tätare snabbare
tryggare lagligt nej tack more better fewer less lisää parempi enemmän
""")
_OTHER_TONGUES = _words("""
should must need needs lacks lack missing propose proposes suggest suggests welcome welcomes support supports
regret wish wants would unclear recommend recommends believe believes important concerned tulisi pitäisi pitää
puuttuu esitämme ehdotamme ehdottaa kannatamme kannattaa toivomme toivoo tärkeää haluamme haluaa katsoo sollte
sollten fehlt fehlen fordert schlägt begrüßt bör burde mangler ønsker foreslår mener
""")
_WANT_PHRASE = phrases(r"""
    \b(?:ser gärna|(?:hade|skulle)(?: \w+)? gärna|gärna sett|(?:vårt|ett|vår)(?: \w+)? (?:önskemål|krav|förslag
    önskan) (?:är|att)|är (?:vårt|ett)(?: \w+)? (?:önskemål|krav)|med fördel|(?:måste|ska|bör) (?:bort|in|upp|ner
    till|kvar)\b
    (?:ska(?:ll)?|måste|bör) (?:få |även |också )*(?:stå kvar|vara kvar|finnas kvar|bevaras|behållas)
    ska(?:ll)? (?:stå|ingå|finnas|tas|lyftas|nämnas) (?:med |upp |in )?i\b|erbjuder (?:sig|oss|mig)
    skjuter gärna till|(?:ska|kan|bör|måste) (?:strykas|ändras|utgå|läggas till|tas bort|kompletteras)|borde ha
    skulle (?:behöva|vilja|kunna)|lägg(?:a|as)? till|tas? bort|det (?:är
    vore) (?:också |även |av )?(?:stor )?(?:vikt|önskvärt|bra om|viktigt|angeläget|värdefullt)|(?:vill|behöver
    måste) (?:\w+ ){0,3}(?:lyft\w*|betona|understryka|framhålla)|(?:ska|skall|bör|måste|borde
    behöver)\b(?: \w+){0,3} \w{3,}s\b|ser (?:ett |stort )?behov)
""")
# A sentence that begins by telling the region what to do.
IMPERATIVE = re.compile(
    alternatives(r"""
        (?:(?:[Kk]ap|[Ss]id|[Ss])?\.?[^:.?!]{0,40}: ?|(?:Och|Men|Så|Snälla|Därför) (?=[a-zåäö])|(?:Och|Men
        Så) )?[\"”“»(]?(?i:Skriv|Lägg|Byt
        Stryk|Ändra|Ersätt|Komplettera|Förtydliga|Sätt|Låt|Ge|Bilda|Samordna|Inrätta|Flytta|Dela|Nämn|Slå
        Kontrollera|Precisera|Formulera|Inför|Satsa|Ta|Utred|Säkra|Säg|Visa|Red|Redovisa|Ange|Använd|Behåll|Bygg
        Börja|Sluta|Gör|Glöm|Tänk|Höj|Sänk|Korta|Förenkla|Prioritera|Räkna|Lyft|Öppna|Stoppa|Stärk|Välj|Håll|Skilj
        Koppla|Rätta|Uppdatera|Definiera|Utgå|Upprepa|Spela|Mät|Följ|Peka|Var|Se över|Se till|Fråga|Lyssna|Krav
        Ställ|Utöka|Våga|Utveckla|Undvik|Undersök|Överväg|Erbjud|Anpassa|Anställ|Avsätt|Beakta|Begränsa|Belys|Berätta
        Beskriv|Bestäm|Betona|Bjud|Fokusera|Fördela|Fördjupa|Förklara|Förläng|Förstärk|Garantera|Hänvisa|Infoga
        Inkludera|Involvera|Justera|Jämför|Knyt|Konkretisera|Lova|Lös|Minska|Motivera|Nyansera|Ordna|Ompröva
        Omformulera|Planera|Placera|Pröva|Publicera|Reservera|Renodla|Samla|Skapa|Skärp|Sprid|Starta|Stötta|Synliggör
        Testa|Tillför|Tillsätt|Underlätta|Uppmuntra|Utse|Värna|Vänd|Återinför|Öka|Översätt|Marknadsför
        Utvidga|Fixa|Laga|Rusta)\b(?= [\w"”“»’'])(?! (?:har|är|ska|kan|som|vi|ni|jag|man)\b)
    """)
)
_LACK_PHRASE = phrases(r"""
    \b(?:ställer (?:sig|oss|mig|vi oss) (?:frågande|tveks\w+|kritisk\w*|undrande)|ser (?:med oro|en risk|brister
    svårigheter)|delar inte|stämmer inte|är inte|finns inte|\w+s (?:\w+ )?(?:inte|ej|knappt|knappast|bara|endast
    sällan)\b|nämner inte|inte (?:berörs|nämns|beskrivs|finns|framgår|tas upp|omnämns|behandlas|belyses|redovisas)
    förstår inte|kan inte (?:\w+ )?(?:ställa (?:sig|oss|mig) bakom|stå bakom|stödja|acceptera|godta|instämma|dela)
    är (?:vi|jag) (?:emot|tveks\w+|kritisk\w*|oroliga)|(?:nämns|omnämns|avfärdas
    behandlas) i en (?:halv \w+|bisats
    mening)|förtjänar (?:en|ett|mer|bättre)|har (?:fallit bort|glömts|utelämnats)|går inte|räcker inte|tål inte
    (?:siffran|siffrorna|uppgiften|antalet|andelen)\b[^.]{0,40}\b(?:avser|är från|gäller)|för (?:många|få|lite
    (?:lång|låg|hög|allmän|kort|svag|vag|långsam)(?:a|t|na|ma)?)\b|(?:det|här
    där) står (?:att|fel)|hur (?:ska|tänker|är det tänkt)|vem (?:ska|ansvarar)|inget om|ingenting om|(?:do|does
    is|are) not|inte ett ord|lyser med sin frånvaro)
""")
_LIKE_PHRASE = phrases(r"""
    \b(?:ställer (?:sig|oss|mig|vi oss) (?:\w+ ){0,3}(?:bakom|positiv\w*)
    ser (?:det som )?(?:mycket |särskilt )?(?:positivt|värdefullt)|delar (?:helt |i stort )?(?:bild|beskrivning
    upp|strateg|synen|analys|region)|har (?:inget|inga|ingenting) att (?:erinra|invända)
    inga (?:övriga )?(?:synpunkter|invändningar)|(?:är|mycket|jätte|väldigt) (?:bra|positivt?|klokt|viktigt
    värdefullt|glädjande|utmärkt|rätt) att|är (?:en |ett )?(?:mycket |särskilt )?(?:värdefull\w*|välkom\w+
    klok\w*|utmärkt\w*|föredömlig\w*)|är (?:det|den) bästa|stämmer (?:väl|bra|helt)|håller (?:vi|jag) med|(?:vi
    jag) håller (?:helt )?med
    är (?:vi|jag) (?:för|glada|nöjda)|(?:en|ett) (?:stor|bra|god|gott|viktigt?|utmärkt|klokt?) (?:sak|grepp|sätt|steg
    idé|tanke|ambition|förslag)
    utan tvekan|precis (?:vad|det)|rent guld|rätt (?:väg|tänkt|prioriterat)|är (?:den|det) rätt[ae]?\b|lovar gott
    säger (?:vi |jag )?(?:\w+ )?ja\b|inte (?:\w+ )?emot\b
    (?<!inte )(?:är|vi) (?:vi |jag )?(?:gärna )?med på\b(?! listan)
    skriver (?:vi |jag )?under på|(?:stora?|störst|största|höga) (?:förväntning|förhoppning)ar
    länge (?:efterfrågat|väntat|önskat|kämpat|drömt|velat|bett|saknat)|(?:efterfrågat|väntat på|önskat(?: oss)?|bett om
    kämpat för|drömt om|arbetat för) (?:\w+ )?(?:länge|sedan|i (?:\w+ )?\w+ år))
""")


def strength(text: str) -> int:
    """0: no opinion seen; 1: a verdict, perhaps only a reason; 2: a wish, demand, lack, question or stand."""
    return opinion(text).strength


@dataclass(frozen=True, slots=True)
class Opinion:
    """``strength`` as above; ``soft``: a point only by a turn of phrase ("är inte …"), as a reason may also be put."""

    strength: int
    wants: bool
    lacks: bool
    praises: bool
    soft: bool
    likes: bool = False  # speaks well of something, perhaps only as a way in: "Prioritering 2.1 är bra."


@lru_cache(maxsize=4096)
def opinion(text: str) -> Opinion:
    """What the writer thinks in one sentence."""
    tokens = frozenset(TOKEN.findall(text.lower()))
    asks = text.rstrip('"”) ').endswith("?")
    wants = bool(tokens & (_WANTS | _OTHER_TONGUES)) or bool(_WANT_PHRASE.search(text) or IMPERATIVE.match(text))
    lacks = asks or bool(tokens & _LACKS)
    praises = bool(tokens & _LIKES) or bool(_LIKE_PHRASE.search(text))
    stands = not tokens.isdisjoint(_STANDS)
    soft = not (wants or lacks or praises or stands) and bool(_LACK_PHRASE.search(text))
    offers = bool(_OFFER_SIGN.search(text) and _OFFERS.search(text))
    says = offers or wants or lacks or praises or stands or soft
    likes = praises or offers or (not (wants or lacks or soft) and bool(tokens & _GOOD) and tokens.isdisjoint(_NEGATES))
    return Opinion(2 if says else int(bool(tokens & _JUDGES)), wants, lacks or soft, praises, soft, likes)


_GOOD = _words("""
bra bäst bästa positiv positivt positiva värdefull värdefullt viktig viktigt viktigast klok klokt kloka tydlig tydligt
ambitiös ambitiöst utmärkt imponerande föredömligt genomarbetad genomarbetat välskriven välskrivet relevant rimligt
träffande välkomnas toppen roligaste grepp tackar hurra heja äntligen fint fina kul mysigt roligt guld ovanligt rätt
förtjänstfull glädjande nöjda sant
""")
_NEGATES = _words("inte ej inget ingen inga varken utan men dock däremot alltför knappast tyvärr")
_OFFER_SIGN = re.compile("gärna|kan |bered")  # cheap to look for, and there is no offer without one of them
_OFFERS = phrases(r"""
    \b(?:(?:deltar|medverkar|bistår|bidrar|hjälper|samverkar|ställer upp|leder|delas?|tar|ställer
    ställs) (?:\w+ ){0,2}gärna|gärna (?:deltar|medverkar|bistår|bidrar|hjälper|ställer upp|delar
    tar (?:\w+ )?på (?:oss|mig))|kan (?:\w+ ){0,2}(?:bidra|leda|bistå|upplåta|erbjuda|stå värd
    vara värd
    ställa upp|ta på (?:sig|oss|mig)|hålla i)
    är (?:\w+ )?bered(?:d|da|t) att)\b
""")
_SHORT_WISH = _WISHES | _JUDGES | _WANTS | _LACKS | _LIKES | _STANDS | _OTHER_TONGUES


def wishes(text: str) -> bool:
    """Does a short line wish or judge, so that it is no label: "Fler bussar", "Bra mål!"."""
    return "?" in text or not _SHORT_WISH.isdisjoint(TOKEN.findall(text.lower()))
