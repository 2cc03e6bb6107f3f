"""Responses from the municipalities: letterhead, missiv with bilaga, protocol extract, tjänsteskrivelse, mail, joint answer."""

from benchmarks.sets.build_sjomark import pdf, word
from benchmarks.sets.build_sjomark.blocks import parse, plain
from benchmarks.sets.build_sjomark.collect import Answer
from benchmarks.sets.build_sjomark.mail import Attachment, message
from benchmarks.sets.build_sjomark.marks import Truth

GRANVIK = """
# {n:rubrik|Yttrande över remissversionen av Sjömark 2040}
{n:inledning|Granviks kommun har fått rubricerat förslag på remiss från Region Sjömark. Kommunstyrelsen har berett ärendet tillsammans med barn- och utbildningsnämnden och samhällsbyggnadsnämnden.}
{n:ställningstagande|Kommunen ställer sig i huvudsak bakom förslaget men lämnar följande synpunkter.}
## {n:rubrik|Avsnitt 2.1 Befolkning och bebyggelse}
{2.1 e:heading ändring tillägg|Beskrivningen av bostadssituationen stämmer för länet som helhet, men inte för Granvik. Här står 140 av de tomma husen inom gångavstånd från skola och butik, och det borde framgå att tomma hus inte bara finns i glesbygd.} {2.1 e:heading sakfel|Lomsjö anges ha 11 200 invånare. Enligt den senaste folkmängdsstatistiken är antalet 9 200, och uppgiften går inte heller ihop med meningen på samma sida om att tre kommuner har färre än tiotusen invånare.}
## {n:rubrik|Avsnitt 4.1.1 Studiero och stöd i rätt tid}
{4.1.1 e:heading stöd genomförande|Granvik deltar gärna som pilot för den gemensamma modellen mot skolfrånvaro.} {4.1.1 e:heading fråga genomförande|Vi vill dock veta vem som betalar de samordnare som modellen kräver, eftersom varken regionen eller kommunen har avsatt pengar för 2027.}
{4.1.1 e:heading stöd|Förslaget om en delad resurs för skolpsykologer är mycket välkommet. Granvik har annonserat efter en egen skolpsykolog i tre år utan att få en enda behörig sökande.}
## {n:rubrik|Avsnitt 6.1.1 Sjöbanan och stomnätet}
{6.1.1 e:heading ändring invändning|Kommunen anser att texten om dubbelspår Strandköping–Vässby behöver kompletteras med de behov som finns längs den norra delen av banan. Granvik ligger vid en station där tågen i dag passerar utan att stanna under halva dygnet, och ett dubbelspår fem mil söderut löser inte det. Vi föreslår att uppehåll i Granvik skrivs in som en egen åtgärd.}
{6.1.1 e:heading invändning ändring|Att stomlinjerna ska gå varje timme till klockan 23 även på helger är orealistiskt i vår del av länet. Skriv hellre att minst tre kvällsturer ska finnas fredag och lördag.}
{6.1.2 invändning språk tillägg|Vi saknar en beskrivning av vad som är tänkt att gälla för dem som bor längre än två kilometer från en hållplats. Orden "anropsstyrd trafik som går att boka samma dag" säger ingenting om pris, öppettider eller hur långt man får åka.}
## {n:rubrik|Avsnitt 7.2 Bostäder och levande orter}
{7.2 e:heading invändning|Fem nya hyresrätter per 1 000 invånare motsvarar 62 lägenheter i Granvik till 2032. Under de senaste tio åren har det byggts 14. Målet är inte trovärdigt utan statligt investeringsstöd.}
{7.2 e:heading stöd|Däremot tror vi på modellen med lånegarantier.} {7.2 e:heading genomförande stöd|Förmedlingen av tomma hus bör ligga hos en kommun på de andras uppdrag och inte bli ett nytt kommunalförbund.}
## {n:rubrik|Avsnitt 8.1 Halverade utsläpp}
{8.1 e:heading invändning ändring|Kravet på fossilfria fordon 2028 kan inte gälla räddningstjänstens tunga fordon och inte heller maskiner för snöröjning. Lägg till ett undantag för fordon där det saknas alternativ på marknaden.}
{8.1 e:heading tillägg|Skyfallet 2021 orsakade skador för 86 miljoner kronor i vår kommun. Den gemensamma kartläggningen av skyfall, torka, ras och värme bör därför vara klar redan 2027, i tid till nästa översiktsplan.}
## {n:rubrik|Avsnitt 9.1 Roller och ansvar}
{9.1 e:heading invändning ändring|En ledamot från varje kommunstyrelse i rådet ger Strandköping samma tyngd som Granvik, vilket vi uppskattar, men fyra möten om året räcker inte om rådet ska kunna påverka. Vi förordar sex.}
{9.1 e:heading tillägg fråga|Det är också oklart vad som händer när rådet inte är överens. Det bör stå i texten.}
{n:hälsning|För Granviks kommun}
{n:underskrift|Kommunstyrelsens ordförande}
{n:underskrift|Kommundirektör}
{n:sändlista|Beslutet skickas till: Region Sjömark, barn- och utbildningsnämnden, samhällsbyggnadsnämnden}
"""


def granvik() -> Answer:
    answer = Answer("Granviks kommun", "Kommuner", "tillstyrker med synpunkter", ("Granviks kommun, kommunstyrelsen",), stance_ok=("tillstyrker",))
    truth = Truth()
    left = plain("{n:brevhuvud|GRANVIKS KOMMUN}\\{n:brevhuvud|Kommunledningskontoret}", truth)
    right = plain("{n:brevhuvud|Datum 2026-09-14}\\{n:brevhuvud|Diarienr KS 2026/118-9}\\{n:brevhuvud|Er beteckning RS 2026/0311}", truth)
    to = plain("{n:brevhuvud|Region Sjömark}\\{n:brevhuvud|Regional utveckling}\\{n:brevhuvud|Box 40, 801 22 Strandköping}", truth)
    blocks = parse(GRANVIK, truth)
    footer = truth.running("Granviks kommun · Storgatan 4, 823 40 Granvik · Tfn 0270-400 00 · kommun@granvik.example · Org.nr 212000-0000", "sidhuvud")
    rules = pdf.page(
        header="#align(right)[#text(size: 8pt)[Sida #context counter(page).display() (#context counter(page).final().first())]]",
        footer=f"#line(length: 100%, stroke: 0.4pt)#text(size: 7.5pt)[{pdf.escape(footer)}]", justify=True, hyphenate=True, margin="(left: 3.4cm, right: 3.1cm, y: 2.6cm)",
    )  # fmt: skip
    head = f"#grid(columns: (1fr, auto), [#text(font: \"Liberation Sans\", weight: \"bold\", fill: rgb(\"#245a3a\"))[{pdf.inline(left)}]], [{pdf.inline(right)}])\n#v(6mm)\n{pdf.inline(to)}\n#v(8mm)\n"
    data = pdf.compile_typst(rules + head + pdf.markup(blocks))
    answer.file("Granviks kommun yttrande Sjömark 2040.pdf", data, truth)
    answer.file("inkommet_0047.pdf", data, status=("duplicate",), duplicate_of="Granviks kommun yttrande Sjömark 2040.pdf")
    return answer


STRANDKOPING_COVER = """
{n:brevhuvud|Strandköpings kommun}\\{n:brevhuvud|Stadsledningskontoret}
{n:brevhuvud|2026-09-22}\\{n:brevhuvud|Dnr SLK 2026/0455}
{n:brevhuvud|Region Sjömark}
# {n:rubrik|Remissvar: Sjömark 2040}
{n:missiv|Bifogat finner ni Strandköpings kommuns yttrande över förslaget till regional utvecklingsstrategi, bilaga 1. Kommunstyrelsen beslutade om yttrandet den 21 september 2026, § 167.}
{n:missiv|Frågor om yttrandet besvaras av stadsledningskontorets planeringsenhet.}
{n:hälsning|Med vänlig hälsning}\\{n:underskrift|Strandköpings kommun}\\{n:underskrift|Stadsledningskontoret, planeringsenheten}
"""

STRANDKOPING = """
# {n:rubrik|Bilaga 1. Strandköpings kommuns synpunkter}
{n:ställningstagande|Strandköpings kommun tillstyrker förslaget.} {n:inledning,formulär|Synpunkterna redovisas i tabellen i den ordning som avsnitten kommer i remissversionen.}
¦ {n:formulär,rubrik|Avsnitt} ¦ {n:formulär,rubrik|Synpunkt}
¦ 1.1 ¦ {1.1 e:number språk stöd|Bra och begriplig beskrivning av varför strategin behövs. Meningen om samma krona som gör nytta två gånger är strategins bästa och borde lyftas till inledningen.}
¦ 1.2 ¦ {1.2 e:number invändning|612 deltagare på fjorton möten låter mycket, men i Strandköping kom nästan alla från innerstaden. Redovisa vilka som inte nåddes.}
¦ 2.2 ¦ {2.2 e:number sakfel|Uppgiften att offentlig sektor är störst i samtliga kommuner utom Kvarnhed stämmer inte. I Strandköping är handel och tjänster sedan 2023 den största sektorn.}\\{2.2 e:number tillägg|Inpendlingen från Norrslätt nämns, men inte att den framför allt går till sjukhuset och högskolan i Strandköping. Det är viktigt för hur trafiken ska planeras.}
¦ 3.1 ¦ {3.1 e:number ändring språk|Visionen är fin men handlar om lugn och närhet. Det saknas något om framtidstro och om att länet har en växande stad. Förslag: "nära till vatten, nära till varandra, nära till världen".}
¦ 4.2.1 ¦ {4.2.1 e:number stöd|Kommunen stödjer målet 4 500 helårsstudenter och har mark för 600 nya studentbostäder.}\\{4.2.1 e:number tillägg|Testcentret för vattenteknik bör ligga vid Hamnholmen där kommunens reningsverk ändå ska byggas om.}
¦ 5.1 ¦ {5.1 e:number invändning|Att en företagare ska få besked om handläggningstid första dagen går inte att lova för tillsynsärenden enligt miljöbalken. Skriv "inom fem arbetsdagar".}
¦ 6.1 ¦ {6.1 e:number fråga uppföljning|På vilket sätt har 22 procent räknats fram? Med dagens trafikutbud pekar våra egna prognoser på 17 procent år 2035.}
¦ 6.1.1 ¦ {6.1.1 e:number stöd|Strandköping delar bedömningen att dubbelspår till Vässby är länets viktigaste statliga investering.}\\{6.1.1 e:number invändning ändring|Egna körfält för stombussar på alla infarter är däremot inte möjligt på Bruksgatan, där gaturummet är 14 meter. Ändra till "där det är möjligt".}
¦ 7.1 ¦ {7.1 e:number fråga|Trygghetspunkterna finns redan i Strandköping. Avser regionen att ställa krav på utrustningen, och i så fall med vilket stöd i lag?}
¦ 7.2.1 ¦ {7.2.1 e:number invändning|Museet och musikinstitutionen har sin bas i Strandköping och får inte tunnas ut. Turnéer i alla kommuner minst en gång per år kräver ökade anslag och inte omfördelning.}
¦ 8.1.1 ¦ {8.1.1 e:number invändning strykning|Att i översiktsplanen peka ut mark för energilager är för detaljerat. Energilager kan prövas i vanlig ordning. Stryk ordet.}
¦ 8.2.1 ¦ {8.2.1 e:number stöd tillägg|En reservledning för dricksvatten mellan Strandköping och Vässby är nödvändig. Kommunen vill att det står att planeringen ska börja 2027.}
¦ 9.2 ¦ {9.2 e:number invändning strykning|Vi motsätter oss att 20 procent av projektmedlen öronmärks för kommuner med minskande befolkning. Medel ska gå dit de gör mest nytta.}
¦ 10.1 ¦ {10.1 e:number sakfel språk|Målåret för nystartade företag är 2032 i avsnitt 5.1 men 2030 i tabellen.}\\{10.1 e:number tillägg uppföljning|Lägg till en indikator för boendesegregation.}
¦ Övrigt ¦ {- språk invändning|Dokumentet är med sina 43 rubriker svårt att överblicka. En sammanfattning på två sidor skulle göra det mer användbart för våra förtroendevalda.}
"""


def strandkoping() -> Answer:
    answer = Answer("Strandköpings kommun", "Kommuner", "tillstyrker med synpunkter", stance_ok=("tillstyrker",))
    cover, table = Truth(), Truth()
    letter = word.add(word.new(font="Liberation Sans"), parse(STRANDKOPING_COVER, cover))
    annex = word.new(font="Liberation Sans", size=10, footer=table.running("Strandköpings kommun, dnr SLK 2026/0455", "sidhuvud"))
    word.add(annex, parse(STRANDKOPING, table), widths=(2.2, 13.8))
    answer.file("Strandköpings kommun/Missiv.docx", word.save(letter), cover)
    answer.file("Strandköpings kommun/Bilaga 1 synpunkter.docx", word.save(annex), table)
    return answer


LOMSJO_MAIL = """{n:hälsning|Hej!}

{n:missiv|Här kommer Lomsjö kommuns svar på remissen om Sjömark 2040. Ni får det som pdf, underskrivet original skickas inte.}

{n:missiv|Bekräfta gärna att ni har tagit emot mejlet.}

{n:hälsning|Vänliga hälsningar}

{n:underskrift|Utvecklingsstrateg
Lomsjö kommun
Bruksvägen 2, 824 71 Lomsjö
Växel 0271-550 00 | www.lomsjo.example}

{n:mejlfot|När du skickar e-post till Lomsjö kommun behandlar vi dina personuppgifter enligt dataskyddsförordningen. Läs mer på vår webbplats.}
{n:mejlfot|Tänk på miljön innan du skriver ut detta meddelande.}
"""

LOMSJO = """
{n:brevhuvud|Lomsjö kommun}\\{n:brevhuvud|Kommunstyrelsen}\\{n:brevhuvud|2026-09-28}
# {n:rubrik|Svar på remiss om regional utvecklingsstrategi}
{n:ställningstagande|Kommunstyrelsen i Lomsjö beslutar att avge följande yttrande.}
{2.1 sakfel|Först en rättelse: vi är 9 184 invånare och inte 11 200.} {2.1 invändning ändring|Att kalla oss länets minsta kommun utan att säga något mer är trist läsning. Berätta också att vi har länets lägsta ungdomsarbetslöshet.}
{4.1.2 e:heading stöd|Lärcentrum. Öppethållande kvällar och helger är precis vad som behövs, och vi är beredda att börja redan i vår.} {4.1.2 e:heading genomförande|Kostnaden för en extra halvtidstjänst kan vi däremot inte bära ensamma utan räknar med regional medfinansiering de första tre åren.}
{5.1.1 e:goal stöd tillägg|Prioritering 2.1 är bra. Rådgivarna bör dock inte sitta i kommunhuset, eftersom företagarna i Lomsjö hellre kommer till lärcentrum.}
{6.1.2 e:page invändning fråga|På sidan ‹samåkning och lånebilar› står att samåkning och lånebilar kan få stöd i tre år. Vad händer år fyra? Erfarenheten från byalagsbilen i Östansjö är att den lades ned den månad bidraget tog slut.}
{6.1.2 ändring tillägg|Skolskjutsarna i Lomsjö körs av två enmansföretag. En samordning med allmän trafik får inte innebära en upphandling som bara de stora bolagen klarar.}
{6.2 e:goal sakfel invändning|Delmål 3.2 talar om att sju procent av hushållen saknar bredband. I Lomsjö är det 31 procent, och det är de dyraste som är kvar. Utan statligt stöd blir det inget gigabit 2030.}
{6.2 e:goal stöd|Att biblioteken ska hjälpa den som saknar e-legitimation är redan verklighet hos oss och fungerar bra.}
{7.2 e:quote ändring|"Dagligvarubutik, paket, kontanter, bränsle och laddning ska finnas inom tre mil från varje hushåll." Tre mil enkel resa utan buss är inte service. Sänk till två mil, som i den förra planen.}
{9.2 e:number stöd|När det gäller avsnitt 9.2 vill vi framhålla att de 20 procenten till kommuner som minskar är en av strategins bästa delar. Rör den inte.}
{n:hälsning|För kommunstyrelsen}\\{n:underskrift|Ordföranden}
"""


def lomsjo() -> Answer:
    answer = Answer("Lomsjö kommun", "Kommuner", "", stance_ok=("tillstyrker med synpunkter",))
    body, truth = Truth(), Truth()
    text = body(LOMSJO_MAIL)
    data = pdf.compile_typst(
        pdf.page(font="Liberation Sans", size="10.5pt", footer="#align(center)[#context counter(page).display()]", hyphenate=True)
        + pdf.markup(parse(LOMSJO, truth))
    )
    mail = message(
        sender="Lomsjö kommun <kommun@lomsjo.example>", subject="Lomsjö kommuns svar på remiss Sjömark 2040 (RS 2026/0311)",
        text=text, attachments=[Attachment("Yttrande Lomsjö.pdf", data, "application", "pdf")], day=28,
    )  # fmt: skip
    answer.file("Lomsjö kommuns svar.eml", mail, body)
    answer.attached("Lomsjö kommuns svar.eml/Yttrande Lomsjö.pdf", data, truth)
    return answer
