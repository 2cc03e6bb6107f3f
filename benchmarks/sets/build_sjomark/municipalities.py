"""The municipalities: letterhead, missiv with bilaga, protocol extract, tjänsteskrivelse, mail, joint answer."""

from benchmarks.sets.build_sjomark import pdf, word
from benchmarks.sets.build_sjomark.blocks import parse, plain, text
from benchmarks.sets.build_sjomark.collect import Answer
from benchmarks.sets.build_sjomark.mail import Attachment, message
from benchmarks.sets.build_sjomark.marks import Truth


def granvik() -> Answer:
    answer = Answer(
        "Granviks kommun",
        "Kommuner",
        "tillstyrker med synpunkter",
        ("Granviks kommun, kommunstyrelsen",),
        stance_ok=("tillstyrker",),
    )
    truth = Truth()
    left = plain("{n:brevhuvud|GRANVIKS KOMMUN}\\{n:brevhuvud|Kommunledningskontoret}", truth)
    right = plain(
        "{n:brevhuvud|Datum 2026-09-14}\\{n:brevhuvud|Diarienr KS 2026/118-9}\\{n:brevhuvud|Er beteckning RS 2026/0311}",
        truth,
    )
    to = plain(
        "{n:brevhuvud|Region Sjömark}\\{n:brevhuvud|Regional utveckling}\\{n:brevhuvud|Box 40, 801 22 Strandköping}",
        truth,
    )
    blocks = parse(text("granvik"), truth)
    footer = truth.running(
        "Granviks kommun · Storgatan 4, 823 40 Granvik · Tfn 0270-400 00 · kommun@granvik.example · Org.nr 212000-0000",
        "sidhuvud",
    )
    rules = pdf.page(
        header="#align(right)[#text(size: 8pt)[Sida #context counter(page).display() (#context counter(page).final().first())]]",
        footer=f"#line(length: 100%, stroke: 0.4pt)#text(size: 7.5pt)[{pdf.escape(footer)}]", justify=True, hyphenate=True, margin="(left: 3.4cm, right: 3.1cm, y: 2.6cm)",
    )  # fmt: skip
    head = f'#grid(columns: (1fr, auto), [#text(font: "Liberation Sans", weight: "bold", fill: rgb("#245a3a"))[{pdf.inline(left)}]], [{pdf.inline(right)}])\n#v(6mm)\n{pdf.inline(to)}\n#v(8mm)\n'
    data = pdf.compile_typst(rules + head + pdf.markup(blocks))
    answer.file("Granviks kommun yttrande Sjömark 2040.pdf", data, truth)
    answer.file(
        "inkommet_0047.pdf", data, status=("duplicate",), duplicate_of="Granviks kommun yttrande Sjömark 2040.pdf"
    )
    return answer


def strandkoping() -> Answer:
    answer = Answer("Strandköpings kommun", "Kommuner", "tillstyrker med synpunkter", stance_ok=("tillstyrker",))
    cover, table = Truth(), Truth()
    letter = word.add(word.new(font="Liberation Sans"), parse(text("strandkoping_cover"), cover))
    annex = word.new(
        font="Liberation Sans", size=10, footer=table.running("Strandköpings kommun, dnr SLK 2026/0455", "sidhuvud")
    )
    word.add(annex, parse(text("strandkoping"), table), widths=(2.2, 13.8))
    answer.file("Strandköpings kommun/Missiv.docx", word.save(letter), cover)
    answer.file("Strandköpings kommun/Bilaga 1 synpunkter.docx", word.save(annex), table)
    return answer


def lomsjo() -> Answer:
    answer = Answer("Lomsjö kommun", "Kommuner", "", stance_ok=("tillstyrker med synpunkter",))
    body, truth = Truth(), Truth()
    plain_text = body(text("lomsjo_mail"))
    data = pdf.compile_typst(
        pdf.page(
            font="Liberation Sans",
            size="10.5pt",
            footer="#align(center)[#context counter(page).display()]",
            hyphenate=True,
        )
        + pdf.markup(parse(text("lomsjo"), truth))
    )
    mail = message(
        sender="Lomsjö kommun <kommun@lomsjo.example>", subject="Lomsjö kommuns svar på remiss Sjömark 2040 (RS 2026/0311)",
        text=plain_text, attachments=[Attachment("Yttrande Lomsjö.pdf", data, "application", "pdf")], day=28,
    )  # fmt: skip
    answer.file("Lomsjö kommuns svar.eml", mail, body)
    answer.attached("Lomsjö kommuns svar.eml/Yttrande Lomsjö.pdf", data, truth)
    return answer
