"""The 22 responses: who sent them, and how each text becomes a file."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from benchmarks.sets.build_sjomark import office, pdf, word
from benchmarks.sets.build_sjomark.blocks import Block, parse
from benchmarks.sets.build_sjomark.collect import Answer
from benchmarks.sets.build_sjomark.marks import Truth

TEXTS = Path(__file__).with_name("texts")
OWN = ("Region Västmanland", "Region Vindsund", "Regionens egna verksamheter")


def _blocks(name: str, truth: Truth) -> list[Block]:
    return parse((TEXTS / f"{name}.txt").read_text("utf-8"), truth)


def _plain(name: str, truth: Truth) -> str:
    return truth((TEXTS / f"{name}.txt").read_text("utf-8")).strip() + "\n"


def _docx(name: str, truth: Truth, *, header: str = "", size: float = 11) -> bytes:
    return word.save(word.add(word.new(header=header, size=size), _blocks(name, truth)))


def _pdf(name: str, truth: Truth, look: str, before: str = "") -> bytes:
    return pdf.compile_typst(look + before + pdf.markup(_blocks(name, truth)))


def answers() -> list[Answer]:
    return [
        _klippo(), _sandhamra(), _joint(), _county_board(), _ferries(), _abstains(), _form(),
        *_people(), *_campaign(), *_associations(), _college(), *_grid(), _unit(), *_sea(),
    ]  # fmt: skip


def _one(answer: Answer, name: str, data: bytes, truth: Truth) -> Answer:
    answer.file(name, data, truth)
    return answer


def _klippo() -> Answer:
    truth = Truth()
    truth.running("Klippö kommun", "sidhuvud")
    look = pdf.page(
        size="10.5pt",
        header="#grid(columns: (1fr, 1fr), [Klippö kommun], align(right)[Protokoll])",
        footer="#grid(columns: (1fr, 1fr), [Utdragsbestyrkande], align(right)[Justerandes sign])",
    )
    before = '#text(weight: "bold")[Kommunstyrelsen] #h(1fr) 2026-04-08\n\nKS § 61 #h(1fr) Dnr KS 2026/112\n\n'
    answer = Answer("Klippö kommun", "Kommuner", "tillstyrker med synpunkter", stance_ok=("tillstyrker",))
    return _one(answer, "KS 61 Klippö.pdf", _pdf("klippo", truth, look, before), truth)


def _sandhamra() -> Answer:
    answer = Answer("Sandhamra kommun", "Kommuner")
    cover, table = Truth(), Truth()
    answer.file("Sandhamra kommun/1 Missiv.docx", _docx("sandhamra_missiv", cover, header="Sandhamra kommun"), cover)
    markup = pdf.markup(_blocks("sandhamra_tabell", table), widths="(1fr, 4fr, 3fr)")
    answer.file("Sandhamra kommun/2 Bilaga synpunkter.pdf", pdf.compile_typst(pdf.page(size="10pt") + markup), table)
    return answer


def _joint() -> Answer:
    truth = Truth()
    names = ("Ytterviks kommun och Holmsjö kommun", "Yttervik och Holmsjö", "Ytterviks och Holmsjö kommuner")
    answer = Answer(names[0], "Kommuner", "tillstyrker med synpunkter", sender_ok=names[1:], stance_ok=("tillstyrker",))
    return _one(
        answer,
        "Gemensamt svar Yttervik Holmsjö.docx",
        _docx("gemensamt", truth, header="Ytterviks kommun    Holmsjö kommun"),
        truth,
    )


def _county_board() -> Answer:
    truth = Truth()
    look = pdf.page(
        font="Liberation Sans",
        size="9.5pt",
        columns=2,
        justify=True,
        hyphenate=True,
        footer="#align(center)[#context counter(page).display()]",
    )
    before = "*Länsstyrelsen Vindsund* \\ 2026-04-28 \\ Dnr 401-1877-2026 \\ Region Vindsund\n\n"
    answer = Answer("Länsstyrelsen Vindsund", "Myndigheter", "tillstyrker med synpunkter", stance_ok=("tillstyrker",))
    return _one(answer, "401-1877-2026.pdf", _pdf("lst", truth, look, before), truth)


def _mail(sender: str, address: str, subject: str, text: str, day: int, files: dict[str, bytes] | None = None) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(sender, addr_spec=address)
    mail["To"] = Address("Registrator", addr_spec="registrator@regionvindsund.example")
    mail["Subject"] = subject
    mail["Date"] = f"Tue, {day:02} Apr 2026 14:0{day % 10}:00 +0200"
    mail["Message-ID"] = f"<{day}.{len(text)}@post.example>"
    mail.set_content(text, cte="quoted-printable")
    for name, data in (files or {}).items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    for part in mail.walk():
        if part.is_multipart():
            part.set_boundary(f"=_kust_{day}")
    return mail.as_bytes()


def _ferries() -> Answer:
    cover, truth = Truth(), Truth()
    data = _docx("rederi", truth)
    answer = Answer("Rederi Kobben AB", "Privata eller kommunala bolag", sender_ok=("Rederi Kobben",))
    name = "SV Remiss RV 2026-88.eml"
    answer.file(
        name,
        _mail(
            "Rederi Kobben AB",
            "info@rederikobben.example",
            "SV: Remiss RV 2026/88",
            _plain("mejl", cover),
            21,
            {"Svar.docx": data},
        ),
        cover,
    )
    answer.attached(f"{name}/Svar.docx", data, truth)
    return answer


def _abstains() -> Answer:
    truth = Truth()
    return _one(
        Answer("Strålskyddsverket", "Myndigheter", "avstår"), "stralskydd.txt", _plain("avstar", truth).encode(), truth
    )


def _form() -> Answer:
    truth = Truth()
    answer = Answer(
        "Havsviks företagarförening", "Intresseorganisationer", class_ok=("Föreningar",), stance_ok=("avstyrker",)
    )
    return _one(answer, "formular 0417.html", office.web_form(_plain("form", truth)), truth)


def _people() -> list[Answer]:
    letter, mail = Truth(), Truth()
    old = office.old_text(_plain("handskrivet", letter))
    young = _mail("Kim", "kimkust01@mejl.example", "planen", _plain("privat", mail), 14)
    return [
        _one(Answer("privatperson", "privatperson"), "brev.txt", old, letter),
        _one(Answer("privatperson", "privatperson"), "planen.eml", young, mail),
    ]


def _campaign() -> list[Answer]:
    one, two, three = Truth(), Truth(), Truth()
    rtf = word.converted(_docx("kampanj1", one), "rtf")
    return [
        _one(Answer("privatperson", "privatperson"), "norrskaren 1.rtf", rtf, one),
        _one(Answer("privatperson", "privatperson"), "norrskaren_2.txt", _plain("kampanj2", two).encode(), two),
        _one(Answer("privatperson", "privatperson"), "Norrskären.eml", _mail("Sommarboende", "norrskar77@mejl.example", "Norrskären", _plain("kampanj3", three), 17), three),
    ]  # fmt: skip


def _associations() -> list[Answer]:
    birds, party, web = Truth(), Truth(), Truth()
    source = _blocks("webb", web)
    page = "".join(
        f"<h{len(b.label)}>{b.text}</h{len(b.label)}>" if b.kind == "heading" else f"<p>{b.text}</p>" for b in source
    )
    html = (
        f"<!doctype html><html lang='sv'><head><title>Svar</title></head><body><article>{page}</article></body></html>"
    )
    return [
        _one(Answer("Vindsunds ornitologiska sällskap", "Föreningar"), "ornitologer.rtf", word.converted(_docx("rtf", birds), "rtf"), birds),
        _one(Answer("Kustpartiet", "Politiska partier", "avstyrker"), "yttrande kustpartiet.odt", office.odt(_blocks("parti", party)), party),
        _one(Answer("Folkbildarna i Vindsund", "Föreningar", class_ok=("Övrigt", "Intresseorganisationer")), "svar_webb.html", html.encode(), web),
    ]  # fmt: skip


def _college() -> Answer:
    truth = Truth()
    data = word.save(word.add(word.new(header="Kusthögskolan"), _blocks("hogskola", truth), auto_numbers=True))
    return _one(
        Answer("Kusthögskolan", "Universitet eller högskola", stance_ok=("tillstyrker med synpunkter",)),
        "remissvar KH.docx",
        data,
        truth,
    )


def _grid() -> list[Answer]:
    truth = Truth()
    data = _pdf("bolag", truth, pdf.page(font="Liberation Sans"))
    answer = Answer("Vindsunds Elnät AB", "Privata eller kommunala bolag")
    answer.file("Yttrande.pdf", data, truth)
    answer.file("Yttrande (kopia).pdf", data, Truth(), status=("duplicate",), duplicate_of="Yttrande.pdf")
    return [answer]


def _unit() -> Answer:
    truth = Truth()
    answer = Answer(
        "Region Vindsund, Smittskyddsenheten",
        OWN[0],
        "tillstyrker",
        class_ok=OWN[1:],
        sender_ok=("Smittskyddsenheten",),
        stance_ok=("", "tillstyrker med synpunkter"),
    )
    return _one(answer, "internremiss.docx", _docx("enhet", truth), truth)


def _sea() -> list[Answer]:
    shore, fish = Truth(), Truth()
    prose = _pdf("natur", shore, pdf.page(size="12pt", justify=True, hyphenate=True))
    return [
        _one(Answer("Vindsunds kustvårdare", "Föreningar", class_ok=("Övrigt", "Intresseorganisationer")), "tankar.pdf", prose, shore),
        _one(Answer("Kustfiskarnas länsförbund", "Föreningar", class_ok=("Intresseorganisationer",)), "fiskarna.odt", word.converted(_docx("fisk", fish), "odt"), fish),
    ]  # fmt: skip
