"""Agencies, the college, a neighbouring region and the region's own units."""

from benchmarks.sets.build_sjomark import pdf, word
from benchmarks.sets.build_sjomark.blocks import parse, plain, text
from benchmarks.sets.build_sjomark.collect import Answer
from benchmarks.sets.build_sjomark.mail import message
from benchmarks.sets.build_sjomark.marks import Truth

WITH_COMMENTS = "tillstyrker med synpunkter"
OWN = ("Region Sjömark", "Regionens egna verksamheter", "Regionen")  # the ten classes have the words of one county
BOARD_HEAD = "{n:brevhuvud|Länsstyrelsen}\\{n:brevhuvud|SJÖMARKS LÄN}"
BOARD_FACTS = "{n:brevhuvud|Yttrande}\\{n:brevhuvud|Datum 2026-09-24}\\{n:brevhuvud|Ärendebeteckning 500-3124-2026}"
BOARD_TO = "{n:brevhuvud|Region Sjömark}\\{n:brevhuvud|registrator@regionsjomark.example}"
BOARD_FOOT = "Postadress: 801 86 Strandköping  Besöksadress: Slottsgatan 1  Telefon: 0270-22 40 00"


def county_board() -> Answer:
    """Two columns, justified, words broken at line ends; the head runs over both."""
    names = ("Länsstyrelsen Sjömark",)
    answer = Answer("Länsstyrelsen i Sjömarks län", "Myndigheter", WITH_COMMENTS, names, stance_ok=("tillstyrker",))
    truth = Truth()
    logo, facts, to = (pdf.inline(plain(part, truth)) for part in (BOARD_HEAD, BOARD_FACTS, BOARD_TO))
    blocks = parse(text("county_board"), truth)
    foot = pdf.escape(truth.running(BOARD_FOOT, "sidhuvud"))
    rules = pdf.page(
        font="Liberation Sans", size="11.8pt", columns=2, justify=True, hyphenate=True, margin="(x: 2cm, y: 2.4cm)",
        footer=f"#text(size: 7pt)[{foot} #h(1fr) #context counter(page).display()]",
    )  # fmt: skip
    cells = f'[#text(size: 12pt, weight: "bold")[{logo}]], [{to}], [#align(right)[{facts}]]'
    head = f'#place(top, scope: "parent", float: true)[#grid(columns: (1fr, 1fr, 1fr), {cells})#v(6mm)]\n'
    answer.file("Länsstyrelsen_500-3124-2026.pdf", pdf.compile_typst(rules + head + pdf.markup(blocks)), truth)
    return answer


def infrastructure() -> Answer:
    """A table in a PDF: page, text, comment."""
    names = ("Statens infrastrukturkontor, Region Mitt",)
    answer = Answer("Statens infrastrukturkontor", "Myndigheter", "", names, stance_ok=(WITH_COMMENTS,))
    truth = Truth()
    blocks = parse(text("infrastructure"), truth)
    rules = pdf.page(font="DejaVu Sans", size="11.5pt", footer="#align(right)[#context counter(page).display()]")
    body = pdf.markup(blocks, widths="(1.6cm, 1fr, 2fr)")
    answer.file("INF 2026-40918.pdf", pdf.compile_typst(rules + body), truth)
    return answer


def abstains() -> Answer:
    """A formal letter that says only that the agency abstains."""
    answer = Answer("Myndigheten för mark- och kartfrågor", "Myndigheter", "avstår")
    truth = Truth()
    data = word.save(word.add(word.new(), parse(text("abstains"), truth)))
    answer.file("Avstår mark och karta.pdf", word.converted(data, "pdf"), truth)
    return answer


def neighbour() -> Answer:
    """A mail that says the same."""
    answer = Answer("Region Norrslätt", "Regioner", "avstår")
    truth = Truth()
    mail = message(
        sender="Region Norrslätt <regional.utveckling@norrslatt.example>", subject="SV: Remiss Sjömark 2040",
        text=truth(text("neighbour")), day=3, charset="iso-8859-1",
    )  # fmt: skip
    answer.file("SV_ Remiss Sjömark 2040.eml", mail, truth)
    return answer


def college() -> Answer:
    """Answers under the five questions of the missiv."""
    answer = Answer("Högskolan i Strandköping", "Universitet eller högskola", "", stance_ok=(WITH_COMMENTS,))
    truth = Truth()
    document = word.new(
        font="Liberation Sans", footer=truth.running("Högskolan i Strandköping, 801 76 Strandköping", "sidhuvud")
    )
    word.add(document, parse(text("college"), truth))
    answer.file("Högskolans svar 1.6-340-26.docx", word.save(document), truth)
    return answer


def transit() -> Answer:
    """Bullets, each with page and paragraph of the strategy's PDF."""
    names = ("Kollektivtrafikförvaltningen", "Region Sjömark, Kollektivtrafikförvaltningen")
    answer = Answer("Kollektivtrafikförvaltningen, Region Sjömark", "Region Västmanland", "", names, OWN)
    truth = Truth()
    answer.file("RUS synpunkter KTF.docx", word.save(word.add(word.new(), parse(text("transit"), truth))), truth)
    return answer


def public_health() -> Answer:
    """Running text under headings that name a målområde, as Word made a PDF of it."""
    names = ("Folkhälsoenheten", "Region Sjömark, Folkhälsoenheten")
    answer = Answer(
        "Folkhälsoenheten, Region Sjömark", "Region Västmanland", "tillstyrker", names, OWN, ("", WITH_COMMENTS)
    )
    truth = Truth()
    data = word.save(word.add(word.new(font="Liberation Sans", size=15), parse(text("publichealth"), truth)))
    answer.file("folkhälsa_rus.pdf", word.converted(data, "pdf"), truth)
    return answer
