"""Responses from residents and young people: mails, lists, campaign letters."""

from benchmarks.sets.build_sjomark import word
from benchmarks.sets.build_sjomark.blocks import parse
from benchmarks.sets.build_sjomark.collect import Answer
from benchmarks.sets.build_sjomark.mail import message
from benchmarks.sets.build_sjomark.marks import Truth

YOUTH = """
# {n:rubrik|Ungdomsrådet i Vässby tycker till om Sjömark 2040!}
{n:inledning|Vi är 14 personer mellan 13 och 19 år. Vi läste strategin tillsammans på två möten och har skrivit ner det vi kom fram till.}
## {n:rubrik|Bra}
- {6.1 stöd +6.1.1|samma biljettpris för ungdomar i hela länet!!}
- {7.1.1 stöd|att man ska kunna gå på drop-in på ungdomsmottagningen}
- {3.2 stöd|unga ska få inflytande "på riktigt", bra skrivet}
- {7.2.1 stöd|Fritidsbanker i varje kommun. Vår är alltid tom på skridskor dock.}
## {n:rubrik|Mindre bra}
- {7.1.1 invändning|30 dagar till bup är för långt. när man mår dåligt är 30 dagar jättelänge}
- {6.1.1 invändning|bussar till kl 23 räcker inte på helgen, sista bussen från Strandköping borde gå kl 01}
- {- språk|Texten är svår att läsa. Gör en version på lätt svenska som man orkar läsa på mobilen}
- {6.1 fråga +6.1.1|Vi fattar inte vad "22 procent av resorna" betyder. Vems resor?}
- {3.1 invändning|Visionen känns som den är skriven för pensionärer. Vi vill att det ska stå något om att det ska hända saker här}
## {n:rubrik|Saknas}
- {4.1.1 tillägg|skolmaten!! ingen orkar plugga på den maten +7.1}
- {7.2.1 tillägg +5.1.2|Någonstans att vara på kvällarna utan att behöva köpa något}
- {4.2 tillägg|sommarjobb åt alla som vill, även i små kommuner}
- {8.1 tillägg +3.2|Ni skriver nästan inget om oron för klimatet fast det är vi som ska leva med det}
- {ute|simhallen i Vässby har haft trasig rutschkana sen i julas}
## {n:rubrik|Till sist}
{9.1 tillägg +3.2|Vi vill ha en plats i rådet för regional utveckling. Inte bara bli "tillfrågade".}
{n:hälsning|Hälsningar från oss i ungdomsrådet}
"""


def youth() -> Answer:
    answer = Answer("Ungdomsrådet i Vässby", "Övrigt", "", ("Vässby ungdomsråd",), ("Kommuner", "Föreningar"))
    truth = Truth()
    source = YOUTH.replace(" +7.1}", "}").replace("{4.1.1 tillägg|skolmaten", "{4.1.1 tillägg +7.1 +7.1.1 +4.1|skolmaten")
    answer.file("ungdomsrådets lista FINAL.docx", word.save(word.add(word.new(font="Liberation Sans", size=12), parse(source, truth))), truth)
    return answer


RESIDENT = """{n:hälsning|Hej}

{n:inledning|Jag bor i Hedåsa sedan 40 år och har läst ert förslag, det tog en hel kväll.}

{7.2 invändning|Det talas vackert om service inom tre mil men hos oss stängde macken i våras och nu är det 47 km till närmaste bensin.} {7.2 tillägg|Servicebidraget måste gälla mackar också och inte bara matbutiker.}

{ute|Sen undrar jag varför parkeringen vid sjukhuset i Strandköping ska kosta 30 kr i timmen. Det är en skam att ta betalt av sjuka.}

{ute|Och vem kom på att måla om buss 14 i lila? Den syns ju inte i skymningen.}

{6.2 invändning|Mobilen fungerar inte på väg 312 mellan Hedåsa och Mo, det är två mil där man inte ens kan ringa 112. Det har jag påpekat i tio år och nu står det 2030.}

{ute|Mejladressen till er handläggare som stod på webben studsar för övrigt. Jag fick skicka till registrator i stället.}

{n:hälsning|Mvh}
{n:underskrift|En hedåsabo}

{n:mejlfot|Skickat från min iPad}
"""


def resident() -> Answer:
    answer = Answer("privatperson", "privatperson", "")
    truth = Truth()
    text = truth(RESIDENT)
    answer.file("synpunkter fr invånare Hedåsa.eml", message(sender="hedasabo 46 <hedasabo46@post.example>", subject="synpunkter på framtiden", text=text, day=11), truth)
    return answer


CORRUPT = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n7 0 obj\n<</Linearized 1/L 48213/O 9/E 30021/N 2/T 47900/H [ 467 154]>>\nendobj\n" + bytes(range(7, 250)) * 9


def broken() -> list[Answer]:
    """A file cut off in transfer, and an empty one; nobody knows who sent them, so they answer for nobody."""
    cut = Answer("", "")
    cut.file("yttrande_scan_0912.pdf", CORRUPT, status=("unreadable", "needs_person"))
    cut.file("Dokument1.docx", b"", status=("unreadable", "needs_person"))
    return [cut]
