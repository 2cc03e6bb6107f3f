"""Words that belong together in regional development, so that "båten" can find "färja" and "lägenheter" "bostäder".

A hand-made thesaurus: one row per theme, first its name, then base forms; a compound belongs to the themes of its parts
too ("ungdomsmottagning" by "ungdom" and "mottagning"). A word may stand in several rows.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from samsyn.cores.linking.lexicon import lemma, parts

_THEMES = """
skola: skola elev lärare rektor klassrum betyg läxa skolgång grundskola gymnasium undervisning studie studera plugga
  behörighet skolmat matsal förskola rast årskurs mobbning frånvaro
utbildning: utbildning högskola universitet student kurs lärosäte forskare forskning examen distansutbildning
  vuxenutbildning folkhögskola lärcentrum folkbildning studieförbund bildning kunskap lärande yrkeshögskola komvux
  yrke lärling praktik validering campus
kompetens: kompetens kompetensförsörjning rekrytera rekrytering personal arbetskraft bemanning brist anställa
  anställd utbilda matchning yrkeskunskap talang språkträning inflyttare medföljande ingenjör undersköterska
  lönelyft
arbete: arbete jobb sysselsättning arbetslöshet arbetslös arbetsmarknad anställning lön arbetsgivare arbetstagare
  sommarjobb arbetsmiljö etablering arbetsliv fack kollektivavtal arbetsförmedling arbetsträning heltid deltid
företag: företag företagare företagande näringsliv bolag entreprenör entreprenörskap starta egenföretagare
  småföretag rådgivning kapital lån riskkapital generationsskifte ägarskifte upphandling regelkrångel tillstånd
  tillväxt kooperativ affär konkurrenskraft export etablering handel
innovation: innovation forskning utveckling teknik test testbädd inkubator science park smart specialisering
  uppfinning kluster patent digitalisering ai artificiell automation styrkeområde
industri: industri fabrik tillverkning verkstad stål gruva process omställning produktion basindustri malm fossilfri
  råvara
turism: turism turist besök besökare besöksnäring gäst gästnatt hotell camping vandrarhem destination evenemang
  säsong vandringsled cykelled gästhamn sevärdhet restaurang kafé upplevelse stugby skärgård kryssning
lantbruk: lantbruk jordbruk bonde åker åkermark livsmedel mat djur djurhållning mjölk gård betesmark bete gödsel
  skörd odla odling mejeri slakteri livsmedelsförsörjning självförsörjning lantbrukare ko får spannmål ekologisk
  trädgård växthus
skog: skog skogsbruk virke skogsägare träd avverkning timmer rotpost massaved trä sågverk plantering hygge
resor: resa buss tåg kollektivtrafik hållplats station plattform perrong biljett pendla pendlare pendling resenär
  tidtabell turlista tur avgång linje järnväg spår restid färdtjänst skolskjuts sjukresa stanna kvällstur
  anropsstyrd dubbelspår tågstopp stomlinje trafik resande mobilitet spårväg väntetid väderskydd periodkort priszon
båt: båt färja färjeled färjeläge hamn sjöfart fartyg skärgård ö kaj brygga sluss kanal farled sjötrafik kryssa
väg: väg trafik trafiksäkerhet bil bilist cykel cykla cykelväg cyklist gångväg gående mötesplats korsning hastighet
  lastbil transport vägunderhåll grusväg enskild vägsalt snöröjning rondell vägskylt avfart infart körfält
  pendlarparkering parkering olycka gata
gods: gods godstrafik transport logistik terminal lastbil hamn lager frakt varutransport åkeri flyg flygplats
  container omlastning
digital: digital bredband fiber mobil mobiltäckning uppkoppling uppkopplad internet nät wifi surfa ringa telefon
  e-legitimation digitalisering täckning mast mobiltelefon bankid nätverk e-tjänst utanförskap teleoperatör
service: service butik dagligvara mack bensin drivmedel post paket kontanter bankomat apotek livsmedelsbutik
  lanthandel tanka handla ombud bank servicepunkt
landsbygd: landsbygd glesbygd by bygd landsort småort avfolkning levande gles utflyttning avlägsen lanthandel byalag
  bygdegård avstånd periferi landsbygdsutveckling ort
bostad: bostad boende hus lägenhet hyresrätt bostadsrätt villa hyra hyresgäst bygga byggande tomt bostadsbrist
  bostadskö kö trångboddhet bostadsbyggande renovera renovering student etta bostadsförsörjning lånegaranti flytta
  inflyttning studentbostad trygghetsboende hyresvärd allmännytta tomthus ödehus
planering: planering översiktsplan detaljplan plan mark bebyggelse bygglov stadsbyggnad samhällsbyggnad stad tätort
  centrum torg förtätning markanvändning strandskydd arkitektur gestaltning stadskärna
befolkning: befolkning invånare folkmängd demografi åldrande född inflyttning utflyttning prognos ålder barnafödande
  flyttning flyttnetto folkbokförd
hälsa: hälsa vård sjukvård sjukhus vårdcentral läkare patient folkhälsa ohälsa sjukdom medellivslängd hälsocentral
  bb förlossning tandvård rehabilitering ambulans vårdkontakt team distriktssköterska primärvård akut alkohol
  narkotika tobak drog missbruk övervikt sömn fysisk aktivitet smitta klinik behandling hemsjukvård sjuksköterska
  vårdköer
psykisk: psykisk ungdomsmottagning elevhälsa suicid självmord ångest depression ensamhet stress ätstörning psykiatri
  bup samtal kurator psykolog välbefinnande må oro
trygghet: trygghet trygg otrygg brott brottslighet våld polis utsatthet hot kvinnofrid hedersförtryck
  brottsförebyggande säkerhet otrygghet belysning vandalisering klotter
beredskap: beredskap kris krisberedskap totalförsvar försvar civilförsvar hemberedskap sårbarhet skyddsrum robust
  reservkraft nödvatten räddningstjänst krig trygghetspunkt störning lager
kultur: kultur konst teater musik bibliotek museum konsert kulturarv bok film dans konstnär kulturskola scen hembygd
  kyrka hantverk slöjd utställning orkester litteratur kulturliv fornlämning byggnadsvård hembygdsgård bio
fritid: idrott sport fritid förening träning hall simhall ishall fotboll fritidsgård mötesplats lokal friluftsliv
  spontanidrott idrottshall bad rekreation motion fritidsbank parasport gym anläggning lek lekplats ungdomsgård
  skridsko ridning skidspår hänga
civilsamhälle: civilsamhälle förening ideell engagemang föreningsliv frivillig byalag bygdegård samlingslokal
  folkrörelse kyrka församling eldsjäl volontär studieförbund idéburen demokrati partnerskap
unga: ung ungdom barn elev ungdomsråd barnfamilj barnkonvention tonåring uppväxt fritidsgård student förälder familj
  ungdomar
äldre: äldre pensionär senior åldrande omsorg hemtjänst särskilt anhörig äldreomsorg demens pension ålderdom
funktionsnedsättning: funktionsnedsättning funktionshinder tillgänglighet rullstol anpassad delaktighet hjälpmedel
  ledsagning universell hiss ramp syn hörsel parasport lss permobil teckenspråk lättläst
jämställdhet: jämställdhet kvinna man kön könsuppdelad jämlikhet flicka pojke jämlik diskriminering likvärdig makt
  hbtqi norm
integration: integration mångfald utrikes invandring migration nyanländ språk etablering flykting asyl svenska sfi
  inkludering ursprung hemspråk
minoritet: minoritet nationell minoritetsspråk finska samisk same sameby sverigefinne meänkieli jiddisch romsk romer
  urfolk rennäring ren tornedaling sverigefinsk finsk
klimat: klimat utsläpp växthusgas koldioxid fossil fossilfri klimatneutral klimatmål temperatur global uppvärmning
  klimatomställning koldioxidbudget fordon laddning biogas elbil förnybar drivmedel bränsle klimatpåverkan
  parisavtal
klimatanpassning: klimatanpassning översvämning skyfall torka värmebölja ras skred erosion extremväder brand värme
  hetta vattennivå stormen dagvatten
energi: energi el elektricitet elnät vindkraft solkraft elpris effekt kraft förnybar elproduktion vattenkraft
  kärnkraft batteri vätgas solcell solpark elförsörjning fjärrvärme energieffektivisering vindkraftverk ledning
  kapacitet elanvändning kraftledning stamnät energilager bygdepeng verk turbin
vatten: vatten sjö hav å älv vattendrag övergödning dricksvatten vattentäkt avlopp fisk fiske vattenkvalitet kust
  strand reningsverk dagvatten brunn grundvatten vattenskydd fosfor kväve läckage vattenskyddsområde bottnar
  algblomning vandringshinder damm vattenvård
natur: natur biologisk mångfald art naturreservat skydd naturskydd skyddad våtmark landskap naturvård ekosystem
  allemansrätt fågel örn växt hotad biotop livsmiljö nationalpark friluft naturvärde pollinering groda groddjur
  ängsmark
miljö: miljö kemikalie avfall återvinning återbruk cirkulär hållbarhet gift förorening buller luft luftkvalitet
  miljömål plast resurseffektiv sopor nedskräpning
demokrati: demokrati inflytande delaktighet dialog medborgare politik beslut öppenhet tillit val påverka insyn råd
  representation medborgardialog lyssna medskapande möte
styrning: genomförande ansvar roll ansvarig samverkan organisation handlingsplan handlingsprogram styrning ledning
  mandat råd partnerskap samordning aktör nämnd ägarskap part åtagande arbetssätt kommunstyrelse tjänsteman uppdrag
  beslutsordning utse ledamot presidium sammankallande
finansiering: finansiering medel pengar budget kostnad kostar projektmedel medfinansiering finansiera bidrag anslag
  resurs krona skatt stöd strukturfond eu betala miljon ersättning utlysning ansökan söka projekt
uppföljning: uppföljning indikator mäta mätning statistik utvärdering nyckeltal måltal redovisa redovisning målvärde
  mått nuläge basår tabell resultat följa data lärande enkät undersökning årligen siffra svarsfrekvens
hållbarhet: hållbarhet hållbar agenda globala jämlikhet perspektiv tvärgående horisontell generation social
  ekologisk ekonomisk
vision: vision framtid målbild framtidsbild önskat ledord
nuläge: nuläge nulägesbeskrivning bakgrund beskrivning utmaning trend läge omvärld förutsättning analys
process: process framtagande dialog möte deltagare workshop remiss förankring dialogmöte skrivarverkstad delta
  inbjudan tidplan samråd webbenkät
språk: språk klarspråk begrepp svårläst läsbarhet ordlista formulering lättläst sammanfattning layout bild
internationell: internationell eu gräns gränsregional utland norden nordisk europeisk export global norge finland
  danmark östersjö mellanregional grannlän storregional
"""


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, str], ...]:
    """(theme, its words) of each row; a line that is indented goes on with the row above."""
    rows = _THEMES.strip().replace("\n  ", " ").splitlines()
    return tuple((name, listed) for name, _, listed in (row.partition(":") for row in rows))


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[str, ...]]:
    """Base form → the themes it stands in."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, listed in _table():
        for word in listed.split():
            found[lemma(word)].append(name)
    return {word: tuple(dict.fromkeys(names)) for word, names in found.items()}


@lru_cache(maxsize=131_072)
def themes(word: str) -> dict[str, float]:
    """The themes of one word with weights: 1 for its own, 0.6 for those of its parts only, shared where it has many."""
    base = lemma(word)
    rows = _rows()
    found = {name: 1 / len(rows[base]) ** 0.5 for name in rows.get(base, ())}
    for part in parts(base):
        for name in rows.get(part, ()):
            found.setdefault(name, 0.6 / len(rows[part]) ** 0.5)
    return found


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """The themes, in order."""
    return tuple(name for name, _ in _table())


def amounts(contents: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """How much of each theme every text holds, given its content words: text × theme."""
    column = {name: at for at, name in enumerate(names())}
    found = np.zeros((len(contents), len(column)))
    for row, words in enumerate(contents):
        for word in words:
            for name, weight in themes(word).items():
                found[row, column[name]] += weight
    return found
