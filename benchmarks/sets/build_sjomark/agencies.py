"""Responses from agencies, the college, neighbouring regions and the region's own units."""

from benchmarks.sets.build_sjomark import pdf, word
from benchmarks.sets.build_sjomark.blocks import parse, plain, text
from benchmarks.sets.build_sjomark.collect import Answer
from benchmarks.sets.build_sjomark.mail import message
from benchmarks.sets.build_sjomark.marks import Truth


def county_board() -> Answer:
    answer = Answer(
        "Länsstyrelsen i Sjömarks län",
        "Myndigheter",
        "tillstyrker med synpunkter",
        ("Länsstyrelsen Sjömark",),
        stance_ok=("tillstyrker",),
    )
    truth = Truth()
    logo = plain("{n:brevhuvud|Länsstyrelsen}\\{n:brevhuvud|SJÖMARKS LÄN}", truth)
    facts = plain(
        "{n:brevhuvud|Yttrande}\\{n:brevhuvud|Datum 2026-09-24}\\{n:brevhuvud|Ärendebeteckning 500-3124-2026}", truth
    )
    to = plain("{n:brevhuvud|Region Sjömark}\\{n:brevhuvud|registrator@regionsjomark.example}", truth)
    blocks = parse(text("county_board"), truth)
    foot = truth.running(
        "Postadress: 801 86 Strandköping  Besöksadress: Slottsgatan 1  Telefon: 0270-22 40 00", "sidhuvud"
    )
    rules = pdf.page(
        font="Liberation Sans", size="9.5pt", columns=2, justify=True, hyphenate=True, margin="(x: 2cm, y: 2.4cm)",
        footer=f"#text(size: 7pt)[{pdf.escape(foot)} #h(1fr) #context counter(page).display()]",
    )  # fmt: skip
    head = (
        f'#place(top, scope: "parent", float: true)[#grid(columns: (1fr, 1fr, 1fr), [#text(size: 12pt, weight: "bold")[{pdf.inline(logo)}]],'
        f"[{pdf.inline(to)}], [#align(right)[{pdf.inline(facts)}]])#v(6mm)]\n"
    )
    answer.file("Länsstyrelsen_500-3124-2026.pdf", pdf.compile_typst(rules + head + pdf.markup(blocks)), truth)
    return answer


def abstains() -> Answer:
    answer = Answer("Myndigheten för mark- och kartfrågor", "Myndigheter", "avstår")
    truth = Truth()
    data = word.save(word.add(word.new(), parse(text("abstains"), truth)))
    answer.file("Avstår mark och karta.pdf", word.converted(data, "pdf"), truth)
    return answer


def neighbour() -> Answer:
    answer = Answer("Region Norrslätt", "Regioner", "avstår")
    truth = Truth()
    plain_text = truth(text("neighbour"))
    mail = message(
        sender="Region Norrslätt <regional.utveckling@norrslatt.example>",
        subject="SV: Remiss Sjömark 2040",
        text=plain_text,
        day=3,
        charset="iso-8859-1",
    )
    answer.file("SV_ Remiss Sjömark 2040.eml", mail, truth)
    return answer
