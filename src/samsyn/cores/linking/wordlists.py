"""Swedish word lists that the lexicon needs: stop words, corrected base forms, what may be part of a compound."""

# Words that say nothing of what a comment is about: function words, and what every response to a consultation says.
_STOP = """
och i att en som på är av för med till den om har inte ett men var jag från vi så kan man när år under också efter
eller nu sin sina sitt där vid mot ska ha bli vara få han hon de detta denna dessa samt än då vill bör måste även
genom utan mycket mellan annan sig vår all göra ta se hur vad vilken inom mer fler det dem deras dess ej är dock
redan bara ju ni er ert era du min mitt mina din ditt dina oss mig dig hans hennes vem vars vilket vilka varför
medan eftersom därför att innan sedan trots ifall huruvida såsom liksom antingen varken både dels däremot emellertid
alltså således därmed härmed vidare dessutom åtminstone särskilt framför allt till exempel bland annat så kallad via
enligt kring runt över hos ur per cirka ca respektive exempelvis ganska väldigt alldeles helt mest minst bättre bra
god stor liten ny många några någon någonting något ingen inget alltid aldrig ofta ibland kanske möjligen troligen
gärna tyvärr faktiskt egentligen idag dag igen själv hela hel fram ut upp in ner bort här hit dit däri därtill ännu
lika olik samma sådan sådana egen finnas finns komma kommer gå går stå står säga sägs ge ger låta hålla lägga visa
kunna skola vilja böra måste behöva verka tycka anse mena tro tänka veta känna hoppas önska föreslå föreslår saknas
sakna saknar nämna nämns lyfta framgå framgår framhålla betona påpeka understryka påminna instämma tillstyrka
avstyrka välkomna stödja stöder ställa skriva skrivs skrivning formulera formulering beskriva beskrivs beskrivning
förtydliga tydliggöra tydlig tydligare tydligt komplettera kompletteras ändra ändras strykas stryka byta läggas tas
positiv positivt viktig viktigt angelägen otydlig oklar oklart hänsyn synpunkt kommentar fråga svar remiss remissvar
yttrande förslag strategi rus avsnitt kapitel text stycke sida rubrik dokument läsa punkt ord mening exempel sätt
sak del fall gång annars rsf ks dnr samt m.m. mm etc osv bl.a t.ex dvs
varandra varann åt
"""
STOP = frozenset(_STOP.split())

# The dictionary answers with a rarer homograph, or leaves an inflected form as it is.
_OVERRIDES = """
ska ska, skall ska, skulle ska, händer hända, plan plan, la lägga, var vara, län län, länets län, länet län, den
den, det den, de den, dem den, mer mer, mest mer, mål mål, målen mål, målet mål, målens mål, målets mål, hav hav,
led led, bor bo, vård vård, stöd stöd, stödet stöd, stöden stöd, krav krav, kraven krav, bygd bygd, tåg tåg, tågen
tåg, väg väg, sida sida, för för, fler fler, flera fler, andra annan, unga ung, äldre äldre, äldres äldre, kultur
kultur, natur natur, roll roll, val val, skog skog, skola skola, barn barn, liv liv, mat mat, mark mark, risk risk,
järnvägar järnväg, järnvägarna järnväg, hamn hamn, hamnar hamn, gräns gräns, park park, bil bil, bilar bil, el el,
ort ort, orter ort, orterna ort, orternas ort, stad stad, städer stad, städerna stad, företagande företagande,
boende boende, resande resande, åkande åkande, lärande lärande, mottagande mottagande, byggande byggande, pendlare
pendlare, vatten vatten, kust kust, sjö sjö, mil mil, buss buss, skatt skatt, vind vind, strand strand, kväll kväll,
hiss hiss, hall hall, hallar hall, färja färja, färjan färja, vision vision, bussar buss, bussarna buss, bussen
buss, bussarnas buss, vägar väg, vägarna väg, hallarna hall, parker park, parkerna park, båtar båt, båtarna båt,
tågens tåg, målens mål, lärarna lärare, service service, transport transport, transporter transport, kompetens
kompetens, remiss remiss, hög hög, ren ren, rent ren, kraft kraft, penning pengar, pengar pengar, peng pengar,
turism turism, fritid fritid, inland inland, halv halv, klimat klimat
"""
_PAIRS = (pair.split() for pair in " ".join(_OVERRIDES.split()).split(", "))
OVERRIDES: dict[str, str] = {pair[0]: pair[1] for pair in _PAIRS}

# Short words that do form compounds; other parts need four letters.
_SHORT = """
arv bad bil bio bok bro båt bär eko el fot gas gym hav hus hyr it jul kol kök lag led liv län lön mat mil mur mål
nät ort par rum råd sjö sol tid tro tur tåg vin våt väg vår yta ål år ö ung hem fri bad
"""
SHORT = frozenset(_SHORT.split())

# First parts that make a new word rather than a compound: utbildning is not "ut" + "bildning".
_PREFIXES = """
an av be bi de er för fram från före genom hem hop in inne kvar med miss mot ned ner om på sam sär till tillbaka um
und under upp ur ut utan utanför vid å åter över bort efter emot fort hel halv icke lik mellan när föra fri all
"""
PREFIXES = frozenset(_PREFIXES.split())

# Last parts that are endings, not words.
_SUFFIXES = """
aktig ande artad bara bart dels eras else fald fattig fria full fulla heten ighet inriktad ning lighet lösa löshet
lös mässig ningen sam skap skapet sonlig tagen tera ting tion van vis värd ansa sättning säkring ringa eten kola
vägare grän åren klinga mäktig sporta
"""
SUFFIXES = frozenset(_SUFFIXES.split())

# Words the splitter would tear apart, or divide in the wrong place.
_WHOLE = """
kompetens kompetent riskera framtid förskola högskola kommun region regional politik kultur natur struktur industri
service transport universitet ansvar ansvarig förutsättning utsläpp samhälle samverka samverkan samarbete utveckling
kvalitet prioritering remiss medel livsmedel läkemedel kollektiv landskap landsting myndighet styrelse anpassning
intresse resurs resultat centrum institut restaurang partner partnerskap projekt program problem process hantverk
nätverk verksamhet trygghet jämställdhet mångfald framtidstro innovation investering digitalisering organisation
"""
WHOLE = frozenset(_WHOLE.split())
