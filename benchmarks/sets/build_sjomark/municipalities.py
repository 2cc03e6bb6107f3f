"""The municipalities: letterhead, missiv with bilaga, protocol extract, tjänsteskrivelse, mail, joint answer."""

from benchmarks.sets.build_sjomark import pdf, word
from benchmarks.sets.build_sjomark.blocks import parse, plain, text
from benchmarks.sets.build_sjomark.collect import Answer
from benchmarks.sets.build_sjomark.mail import Attachment, message
from benchmarks.sets.build_sjomark.marks import Truth

WITH_COMMENTS = "tillstyrker med synpunkter"
GRANVIK_HEAD = "{n:brevhuvud|GRANVIKS KOMMUN}\\{n:brevhuvud|Kommunledningskontoret}"
GRANVIK_FACTS = (
    "{n:brevhuvud|Datum 2026-09-14}\\{n:brevhuvud|Diarienr KS 2026/118-9}\\{n:brevhuvud|Er beteckning RS 2026/0311}"
)
GRANVIK_TO = (
    "{n:brevhuvud|Region Sjömark}\\{n:brevhuvud|Regional utveckling}\\{n:brevhuvud|Box 40, 801 22 Strandköping}"
)
GRANVIK_FOOT = (
    "Granviks kommun · Storgatan 4, 823 40 Granvik · Tfn 0270-400 00 · kommun@granvik.example · Org.nr 212000-0000"
)


def granvik() -> Answer:
    """A letter with logo, reference numbers, a running foot and "Sida 1 (2)"; a copy of it came under another name."""
    answer = Answer("Granviks kommun", "Kommuner", WITH_COMMENTS, stance_ok=("tillstyrker",))
    truth = Truth()
    left, right, to = (pdf.inline(plain(part, truth)) for part in (GRANVIK_HEAD, GRANVIK_FACTS, GRANVIK_TO))
    blocks = parse(text("granvik"), truth)
    foot = pdf.escape(truth.running(GRANVIK_FOOT, "sidhuvud"))
    rules = pdf.page(
        header="#align(right, text(size: 8pt)[Sida #context counter(page).display() "
        "(#context counter(page).final().first())])",
        footer=f"#line(length: 100%, stroke: 0.4pt)#text(size: 7.5pt)[{foot}]",
        justify=True, hyphenate=True, size="12.5pt", margin="(left: 3.4cm, right: 3.1cm, y: 2.6cm)",
    )  # fmt: skip
    logo = f'#text(font: "Liberation Sans", weight: "bold", fill: rgb("#245a3a"))[{left}]'
    head = f"#grid(columns: (1fr, auto), [{logo}], [{right}])\n#v(6mm)\n{to}\n#v(15mm)\n"
    data = pdf.compile_typst(rules + head + pdf.markup(blocks))
    name = "Granviks kommun yttrande Sjömark 2040.pdf"
    answer.file(name, data, truth)
    answer.file("inkommet_0047.pdf", data, status=("duplicate",), duplicate_of=name)
    return answer


def strandkoping() -> Answer:
    """A folder: a covering letter, and an annex with a table of section and comment."""
    answer = Answer("Strandköpings kommun", "Kommuner", WITH_COMMENTS, stance_ok=("tillstyrker",))
    cover, table = Truth(), Truth()
    letter = word.add(word.new(font="Liberation Sans"), parse(text("strandkoping_cover"), cover))
    foot = table.running("Strandköpings kommun, dnr SLK 2026/0455", "sidhuvud")
    annex = word.new(font="Liberation Sans", size=10, footer=foot)
    word.add(annex, parse(text("strandkoping"), table), widths=(2.2, 13.8))
    answer.file("Strandköpings kommun/Missiv.docx", word.save(letter), cover)
    answer.file("Strandköpings kommun/Bilaga 1 synpunkter.docx", word.save(annex), table)
    return answer


def lomsjo() -> Answer:
    """A mail that says little, with the response as attachment."""
    answer = Answer("Lomsjö kommun", "Kommuner", "", stance_ok=(WITH_COMMENTS,))
    body, truth = Truth(), Truth()
    written = body(text("lomsjo_mail"))
    number = "#align(center)[#context counter(page).display()]"
    rules = pdf.page(font="Liberation Sans", size="10.5pt", footer=number, hyphenate=True)
    data = pdf.compile_typst(rules + pdf.markup(parse(text("lomsjo"), truth)))
    mail = message(
        sender="Lomsjö kommun <kommun@lomsjo.example>",
        subject="Lomsjö kommuns svar på remiss Sjömark 2040 (RS 2026/0311)",
        text=written, attachments=[Attachment("Yttrande Lomsjö.pdf", data, "application", "pdf")], day=28,
    )  # fmt: skip
    answer.file("Lomsjö kommuns svar.eml", mail, body)
    answer.attached("Lomsjö kommuns svar.eml/Yttrande Lomsjö.pdf", data, truth)
    return answer


def vassby() -> Answer:
    """An extract of the minutes, as Word made a PDF of it, with the signing line in the foot."""
    answer = Answer("Vässby kommun", "Kommuner", "", stance_ok=(WITH_COMMENTS, "tillstyrker"))
    truth = Truth()
    head = truth.running("VÄSSBY KOMMUN SAMMANTRÄDESPROTOKOLL", "sidhuvud")
    foot = truth.running("Justerandes signatur Utdragsbestyrkande", "sidhuvud")
    document = word.new(size=13, header=head.replace("N S", "N\tS"), footer=foot.replace("r U", "r\t\tU"))
    data = word.save(word.add(document, parse(text("vassby"), truth)))
    answer.file("KS §94 260915 Vässby.pdf", word.converted(data, "pdf"), truth)
    return answer


def hedasa() -> Answer:
    """A memo of an official, with footnotes."""
    answer = Answer("Hedåsa kommun", "Kommuner", "", stance_ok=(WITH_COMMENTS,))
    truth = Truth()
    document = word.new(font="Liberation Serif", header=truth.running("Hedåsa kommun", "sidhuvud"))
    data = word.save(word.add(document, parse(text("hedasa"), truth)))
    answer.file("Tjänsteskrivelse RUS Hedåsa.docx", data, truth)
    return answer


def joint() -> Answer:
    """One answer from three municipalities."""
    names = ("Torpinge kommun, Kvarnheds kommun och Ålsunda kommun", "Torpinge, Kvarnheds och Ålsunda kommuner")
    answer = Answer(names[0], "Kommuner", "", names[1:], stance_ok=(WITH_COMMENTS,))
    truth = Truth()
    answer.file("gemensamt yttrande T K Å.docx", word.save(word.add(word.new(), parse(text("joint"), truth))), truth)
    return answer
