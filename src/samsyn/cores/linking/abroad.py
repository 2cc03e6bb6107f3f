"""What neighbours call things: words of regional development in English, Norwegian and Danish, as Swedish ones.

A letter from a university, a company or the county across the border is compared with the strategy by these. No word
here means anything else in Swedish, so that no Swedish text is read in another way. One row per Swedish word: it, a
colon, the words that mean it; an English plural in s need not be written.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_WORDS: Final = """
bostad: housing dwelling accommodation bolig boliger boligen boligene boligmangel
bostadsbyggande: homebuilding boligbygging boligbyggeri
hyresrätt: rental leieboliger leiebolig lejebolig lejeboliger
landsbygd: rural countryside distriktene landdistrikter landdistrikterne landdistrikt bygdene
tätort: urban towns cities tettsted byområder
by: village villages landsby landsbyer
befolkning: population inhabitants innbyggere innbyggerne indbyggere indbyggerne
kollektivtrafik: transit kollektivtransport
trafik: traffic trafikk trafikken
järnväg: railway railways railroad jernbane jernbanen jernbanenett
tåg: train trains toget togene nattog nattoget togtrafikk togtrafikken
buss: bussene busser busserne
väg: roads veg vegen veien veiene vegene vejen vejene
cykel: cycling bicycle bicycles bike bikes sykkel sykler
pendling: commuting commuter commuters commute
gräns: border borders grense grensen grænse grænsen
gränsöverskridande: cross-border transboundary grenseoverskridende grænseoverskridende
flygplats: airport lufthavn lufthavnen
hamn: ports harbour harbor havner havnen havneby
gods: freight cargo godstrafikk
utbildning: education utdanning utdanningen uddannelse uddannelser uddannelsen
skola: school schools skolene skolerne skoler
högskola: høyskole høyskolen høgskole høgskolen
universitet: university universities universiteter universitetene universiteterne
kompetens: skills skill competence competences competencies kompetanse kompetansen kompetence
kompetensförsörjning: kompetanseforsyning kompetanseutvikling
lärare: teacher teachers lærere lærerne
elev: pupils pupil elevene eleverne
arbete: labour jobs employment labor workforce arbeid arbeidet beskæftigelse
arbetslöshet: unemployment arbeidsledighet arbejdsløshed
arbetsmarknad: arbeidsmarked arbeidsmarkedet arbejdsmarked arbejdsmarkedet
näringsliv: business businesses enterprise enterprises næringsliv næringslivet erhvervsliv erhvervslivet
företag: companies firms smes bedriftene virksomheder virksomhed
entreprenörskap: entrepreneurship entrepreneurs entreprenørskap
industri: industry industries industrial
besöksnäring: tourism tourist tourists visitor visitors reiseliv reiselivet turisme
innovation: innovasjon innovasjonen
digitalisering: digitalisation digitalization
bredband: broadband bredbånd
jordbruk: farmer farmers agriculture farming landbruk landbruket landbrug bønder
livsmedel: foods foodstuffs matvarer matproduksjon fødevarer
skog: forest forests forestry skogbruk skovbrug skove
hälsa: health wellbeing well-being helse helsen sundhed sundheden
folkhälsa: folkehelse folkehelsen folkesundhed
sjukvård: hospital hospitals healthcare helsetjeneste helsetjenesten helsetjenester sundhedsvæsen sykehus
unga: youth youths adolescents ungdommer ungdommene
barn: children child børn børnene
äldre: seniors elderly eldre ældre
jämställdhet: gender gender-equality likestilling ligestilling
jämlikhet: equality equity
funktionsnedsättning: disability disabilities funksjonsevne handicap
tillgänglighet: accessibility accessible tilgjengelighet tilgængelighed
integration: inclusion
trygghet: safety safe tryghed
brott: crime crimes
beredskap: preparedness resilience emergency
försvar: defence defense forsvar forsvaret totalforsvar
kultur: cultural culture
kulturarv: heritage kulturminner
bibliotek: library libraries biblioteker
idrott: idrett idretten
fritid: leisure recreation
civilsamhälle: civil-society ngo ngos volunteers volunteer civilsamfund sivilsamfunn
demokrati: democracy democratic demokratiet
delaktighet: participation medvirkning deltagelse deltakelse
klimat: climate klima klimaet
klimatanpassning: adaptation klimatilpasning klimatilpasning
utsläpp: emissions utslipp utslippene udledning udledninger
växthusgas: greenhouse klimagass klimagasser drivhusgasser
energi: energy
elnät: grid grids strømnett strømnettet elnet elnettet
el: electricity strøm strømmen
vindkraft: wind wind-power vindmøller
förnybar: renewable renewables fornybar vedvarende
vatten: water vannet vandet drikkevann
sjö: lakes innsjø innsjøer
hav: ocean sea seas
natur: nature natural
biologisk mångfald: biodiversity naturmangfold biodiversitet
miljö: environment environmental miljøet
cirkulär: circular sirkulær sirkulære cirkulær
avfall: waste affald
konsumtion: consumption forbruk forbruket forbrug
hållbar: sustainable sustainability bærekraft bærekraftig bærekraftige bæredygtig bæredygtige bæredygtighed
planering: planning planlegging planlægning
infrastruktur: infrastructure
finansiering: funding financing
samverkan: cooperation collaboration co-operation partnership partnerships samarbeid samarbeidet samarbejde samarbejdet
genomförande: implementation implement implemented gjennomføring gjennomføringen gennemførelse
uppföljning: monitoring evaluation follow-up oppfølging opfølgning
indikator: indicator indicators indikatorene
mål: goal goals target targets objective objectives målene
vision: visjon visjonen
ansvar: responsibility responsible
roll: roles rolle
kommun: municipal municipality municipalities kommunene kommunerne
region: county counties fylker fylkeskommune fylkeskommunen
inledning: introduction
forskning: research researchers
förord: foreword preface
"""
# Said by every letter, so that they say nothing of what a comment is about.
_EMPTY: Final = """
the of and to are from have has its more must support skal etter vores bliver
that we should with this our which there would their also between can will at but they these been was were into such
strategy draft believe think welcome suggest propose would see section chapter however therefore could about than
other region's ikke jeg fra også noe hvor hvordan dette uten gjennom mener foreslår savner ønsker høring høringssvar
høringsuttalelse høringssvaret bør være nevnt nevnes nævnes nævnt mangler omtale omtalt særlig særligt
"""
_RESPELLED: Final = str.maketrans({"ø": "ö", "æ": "ä"})


@lru_cache(maxsize=1)
def glossary() -> Mapping[str, str]:
    """Foreign word → the Swedish word that means it, "" for one that says nothing."""
    known = dict.fromkeys(_EMPTY.split(), "")
    for row in _WORDS.strip().splitlines():
        swedish, _, foreign = row.partition(":")
        for word in foreign.split():
            known[word] = swedish
            if word.isascii() and not word.endswith("s"):
                known.setdefault(f"{word}s", swedish)
    return known


@lru_cache(maxsize=131_072)  # asked of every word of every comment
def in_swedish(word: str) -> str:
    """The Swedish word for one lower-case word of a neighbour's, "" where it says nothing; any other word as it is,
    with the letters ö and ä for ø and æ."""
    found = glossary().get(word)
    return word.translate(_RESPELLED) if found is None else found
