"""Responses from agencies, the college, neighbouring regions and the region's own units."""

from benchmarks.sets.build_sjomark import pdf, word
from benchmarks.sets.build_sjomark.blocks import parse, plain
from benchmarks.sets.build_sjomark.collect import Answer
from benchmarks.sets.build_sjomark.mail import message
from benchmarks.sets.build_sjomark.marks import Truth

COUNTY_BOARD = """
# {n:rubrik|Yttrande över förslag till regional utvecklingsstrategi för Sjömarks län}
{n:inledning|Länsstyrelsen i Sjömarks län har beretts tillfälle att yttra sig över förslaget Sjömark 2040. Yttrandet har tagits fram av enheten för samhällsutveckling i samråd med vatten-, naturskydds- och landsbygdsenheterna.}
## {n:rubrik|Sammanfattande bedömning}
{n:sammanfattning|Förslaget innehåller en vision, fem målområden med delmål och prioriteringar samt kapitel om genomförande och uppföljning.} {n:ställningstagande|Länsstyrelsen tillstyrker förslaget med de synpunkter som framgår nedan.}
## {n:rubrik|Länsstyrelsens synpunkter}
**{n:rubrik|Nulägesbeskrivningen}**
{2.3 e:page sakfel|S. ‹Sjöns ekologiska status är måttlig›, andra stycket under 2.3. Sjömarens ekologiska status har klassats som måttlig, men den kemiska statusen uppnår inte god, vilket inte nämns. Uppgiften bör läggas till.}
{2.3 e:page tillägg|S. ‹torkan 2018 kostade›. Kostnaden för skyfallet och torkan behöver en källhänvisning.} {2.3 tillägg +8.1|Länsstyrelsen saknar också en beskrivning av risken för ras och skred längs Kvarnån, där staten just nu utreder åtgärder för 210 miljoner kronor.}
**{n:rubrik|Perspektiv som genomsyrar arbetet}**
{3.2 tillägg|De nationella minoriteternas rättigheter nämns inte alls. Granvik och Strandköping ingår i förvaltningsområdet för finska, och regionen har en lagstadgad skyldighet att samråda. Perspektivet bör läggas till som ett femte.}
{3.2 +10.1 +10 stöd|Att statistik om individer ska redovisas efter kön är bra och följer förordningen.}
**{n:rubrik|Målområde 1 och 2}**
{4.2 e:goal tillägg genomförande|Delmål 1.2: Den årliga bedömningen av kompetensbehovet bör göras tillsammans med länsstyrelsen när det gäller livsmedelsberedskap och skogsbruk.}
{5.1.2 e:goal invändning tillägg|Prioritering 2.2: En cykelled runt hela Sjömaren berör två naturreservat och ett Natura 2000-område. Det måste framgå att sträckningen kan behöva prövas och att den inte kan garanteras till 2031.}
{5.2 e:goal invändning språk|Delmål 2.2: Formuleringen "om det finns andra alternativ" är svagare än miljöbalkens krav på att brukningsvärd jordbruksmark får tas i anspråk endast för väsentliga samhällsintressen. Strategin bör inte säga mindre än lagen.}
**{n:rubrik|Målområde 4}**
{7.1 e:heading tillägg|Trygghetspunkterna tas upp, men i övrigt saknas det civila försvaret helt. Länsstyrelsen föreslår ett eget stycke om försörjningsberedskap i fråga om mat, vatten och läkemedel.}
{7.1 e:heading stöd|Att våld i nära relationer lyfts fram är positivt och stämmer med den nationella strategin.}
{7.1 e:heading tillägg|Det förebyggande arbetet bör även omfatta hedersrelaterat våld och förtryck.}
**{n:rubrik|Målområde 5}**
{8.1 e:page sakfel fråga|S. ‹minska med 63 procent till 2030›, första stycket under 8.1. En minskning från 31 till 63 procent innebär att de återstående utsläppen minskar med 46 procent och inte att de halveras. Siffrorna eller rubriken behöver ändras.}
{8.1.1 e:goal ändring|Prioritering 5.1: Kommunerna kan peka ut lämplig mark, men när det gäller vindkraft har Försvarsmakten företräde inom två stora områden i länets norra del. Det bör framgå, så att förväntningarna blir rimliga.}
{8.2 e:goal tillägg invändning|Delmål 5.2: Målet 600 hektar våtmark är lågt satt. Enligt länsstyrelsens åtgärdsprogram behövs 1 100 hektar för att nå miljökvalitetsmålet.}
{8.2 e:goal språk|I samma stycke är ordet "kommununerna" felstavat.}
{8.2.1 e:goal stöd genomförande|Prioritering 5.2: Länsstyrelsen tar gärna på sig att vara sammankallande för åtgärdsprogrammet för Sjömaren.} {8.2.1 e:goal sakfel|Vandringshindret vid Kvarnströmmen är dock föremål för omprövning i domstol, och 2029 är därför inte ett realistiskt årtal.}
**{n:rubrik|Genomförande}**
{9.1 stöd genomförande|Länsstyrelsen medverkar gärna i partnerskapen.} {9.1 fråga|Vilka två parter som ska leda respektive partnerskap framgår inte, och det bör klargöras före beslut.}
{9 tillägg +9.1|Förhållandet mellan handlingsprogrammen och länsstyrelsens regionala åtgärdsprogram för miljömålen är oklart. Vi föreslår att programmen tas fram gemensamt för målområde 5.}
## {n:rubrik|De som medverkat i beslutet}
{n:beslutsformel|Beslutet har fattats av länsöverdirektören med utvecklingsledaren som föredragande. I den slutliga handläggningen har också enhetschefen för vattenenheten medverkat.}
{n:beslutsformel,underskrift|Denna handling har godkänts digitalt och saknar därför namnunderskrift.}
"""


def county_board() -> Answer:
    answer = Answer("Länsstyrelsen i Sjömarks län", "Myndigheter", "tillstyrker med synpunkter", ("Länsstyrelsen Sjömark",), stance_ok=("tillstyrker",))
    truth = Truth()
    logo = plain("{n:brevhuvud|Länsstyrelsen}\\{n:brevhuvud|SJÖMARKS LÄN}", truth)
    facts = plain("{n:brevhuvud|Yttrande}\\{n:brevhuvud|Datum 2026-09-24}\\{n:brevhuvud|Ärendebeteckning 500-3124-2026}", truth)
    to = plain("{n:brevhuvud|Region Sjömark}\\{n:brevhuvud|registrator@regionsjomark.example}", truth)
    blocks = parse(COUNTY_BOARD, truth)
    foot = truth.running("Postadress: 801 86 Strandköping  Besöksadress: Slottsgatan 1  Telefon: 0270-22 40 00", "sidhuvud")
    rules = pdf.page(
        font="Liberation Sans", size="9.5pt", columns=2, justify=True, hyphenate=True, margin="(x: 2cm, y: 2.4cm)",
        footer=f"#text(size: 7pt)[{pdf.escape(foot)} #h(1fr) #context counter(page).display()]",
    )  # fmt: skip
    head = (
        f"#place(top, scope: \"parent\", float: true)[#grid(columns: (1fr, 1fr, 1fr), [#text(size: 12pt, weight: \"bold\")[{pdf.inline(logo)}]],"
        f"[{pdf.inline(to)}], [#align(right)[{pdf.inline(facts)}]])#v(6mm)]\n"
    )
    answer.file("Länsstyrelsen_500-3124-2026.pdf", pdf.compile_typst(rules + head + pdf.markup(blocks)), truth)
    return answer


ABSTAINS = """
{n:brevhuvud|Myndigheten för mark- och kartfrågor}
{n:brevhuvud|2026-06-04}\\{n:brevhuvud|Dnr 2026/1877}
{n:brevhuvud|Region Sjömark}\\{n:brevhuvud|Box 40}\\{n:brevhuvud|801 22 Strandköping}
# {n:rubrik|Remiss: Regional utvecklingsstrategi, Sjömark 2040 (er ref. RS 2026/0311)}
{n:avstår|Myndigheten för mark- och kartfrågor har tagit del av rubricerad remiss och avstår från att yttra sig.}
{n:beslutsformel|Beslut i detta ärende har fattats av avdelningschefen efter föredragning av handläggaren.}
{n:underskrift|För myndigheten}\\{n:underskrift|Avdelningschef}
"""


def abstains() -> Answer:
    answer = Answer("Myndigheten för mark- och kartfrågor", "Myndigheter", "avstår")
    truth = Truth()
    data = word.save(word.add(word.new(), parse(ABSTAINS, truth)))
    answer.file("Avstår mark och karta.pdf", word.converted(data, "pdf"), truth)
    return answer


NEIGHBOUR = """{n:hälsning|Hej,}

{n:avstår|Region Norrslätt tackar för möjligheten att lämna synpunkter på ert förslag till regional utvecklingsstrategi men har inget att erinra och avstår från att lämna något yttrande.}

{n:hälsning|Lycka till med det fortsatta arbetet!}

{n:hälsning|Med vänliga hälsningar}
{n:underskrift|Regional utveckling
Region Norrslätt
Telefon 0290-31 00 00}
"""


def neighbour() -> Answer:
    answer = Answer("Region Norrslätt", "Regioner", "avstår")
    truth = Truth()
    text = truth(NEIGHBOUR)
    mail = message(sender="Region Norrslätt <regional.utveckling@norrslatt.example>", subject="SV: Remiss Sjömark 2040", text=text, day=3, charset="iso-8859-1")
    answer.file("SV_ Remiss Sjömark 2040.eml", mail, truth)
    return answer
