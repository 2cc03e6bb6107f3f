"""Associations, companies, a party: interleaved columns, ODT, RTF, text, web form, Outlook, scan, two languages."""

import io

import pikepdf
from PIL import Image, ImageFilter

from benchmarks.sets.build_sjomark import office, pdf, word
from benchmarks.sets.build_sjomark.blocks import parse, text
from benchmarks.sets.build_sjomark.collect import Answer
from benchmarks.sets.build_sjomark.mail import Attachment, message
from benchmarks.sets.build_sjomark.marks import Truth

WITH_COMMENTS = "tillstyrker med synpunkter"


def companies() -> Answer:
    """Two columns whose lines are drawn across the page, as some layout programs do: left line, right line."""
    answer = Answer("Företagarringen i Sjömark", "Intresseorganisationer", "", stance_ok=(WITH_COMMENTS,))
    truth = Truth()
    blocks = parse(text("companies"), truth)
    for item in truth.items:
        item.page = 1
    answer.file("Företagarringen_sjomark2040.pdf", pdf.compile_typst(office.interleaved(blocks)), truth)
    return answer


def farmers() -> Answer:
    """An ODT in which each comment follows the sentence it quotes."""
    names = ("Lantbrukets samorganisation Sjömark",)
    answer = Answer(
        "Lantbrukets samorganisation i Sjömark", "Intresseorganisationer", "", names, stance_ok=(WITH_COMMENTS,)
    )
    truth = Truth()
    answer.file("yttrande-lantbruk.odt", office.odt(parse(text("farmers"), truth)), truth)
    return answer


def nature() -> Answer:
    """An RTF, opposed to the proposal."""
    answer = Answer("Naturvännerna i Sjömark", "Föreningar", "avstyrker")
    truth = Truth()
    data = word.save(word.add(word.new(), parse(text("nature"), truth)))
    answer.file("Naturvännerna remissvar.rtf", word.converted(data, "rtf"), truth)
    return answer


def heritage() -> Answer:
    """A text file from an old machine: cp1252, CRLF, lines of at most 68 signs."""
    answer = Answer("Hembygdsrådet i Lomsjö", "Föreningar")
    truth = Truth()
    answer.file("HEMBYGD.TXT", office.old_text(truth(text("heritage"))), truth)
    return answer


def sports() -> Answer:
    """A web form's receipt, saved as HTML."""
    answer = Answer("Sjömarks Idrottsallians", "Föreningar", class_ok=("Intresseorganisationer",))
    truth = Truth()
    answer.file("webbformular_318.html", office.web_form(truth(text("sports"))), truth)
    return answer


def power() -> Answer:
    """An Outlook mail: signature with logo, disclaimer, the reminder it answers below; plain and HTML."""
    answer = Answer("Sjömarks Kraft AB", "Privata eller kommunala bolag", "", ("Sjömarks Kraft",))
    truth = Truth()
    written = truth(text("power"))
    logo = io.BytesIO()
    Image.new("RGB", (120, 40), (20, 90, 140)).save(logo, "PNG")
    mail = message(
        sender="Samhällskontakt Sjömarks Kraft <samhalle@sjomarkskraft.example>",
        subject="SV: Påminnelse: remiss Sjömark 2040", text=written, html=office.outlook(written), day=25,
        attachments=[Attachment("image001.png", logo.getvalue(), "image", "png")],
    )  # fmt: skip
    answer.file("SV_ Påminnelse_ remiss Sjömark 2040.eml", mail, truth)
    answer.attached(
        "SV_ Påminnelse_ remiss Sjömark 2040.eml/image001.png", logo.getvalue(),
        status=("read", "needs_person", "unreadable"), optional=True,
    )  # fmt: skip
    return answer


def party() -> Answer:
    """Considerations, and then demands that begin with "att"."""
    answer = Answer("Samlingspartiet i Sjömark", "Politiska partier", "", ("Samlingspartiet Sjömark",))
    truth = Truth()
    data = word.save(word.add(word.new(size=14.5), parse(text("party"), truth)))
    answer.file("Samlingspartiet.pdf", word.converted(data, "pdf"), truth)
    return answer


def island() -> Answer:
    """A typed letter, scanned a little askew: pictures alone."""
    answer = Answer("Byalaget på Ytterön", "Föreningar", sender_ok=("Byalaget Ytterön",), class_ok=("Övrigt",))
    truth = Truth()
    rules = pdf.page(font="Liberation Mono", size="12pt")
    pages = pdf.picture(rules + pdf.markup(parse(text("island"), truth)), ppi=130)
    scans = [_scanned(page) for page in pages]
    out = io.BytesIO()
    scans[0].save(out, "PDF", save_all=True, append_images=scans[1:], resolution=130, quality=60)
    answer.file(
        "Byalaget på Ytterön/Skannat_20260915.pdf", out.getvalue(), truth, status=("read", "needs_person"), ocr=True
    )
    return answer


def _scanned(page: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(page)).convert("L")
    return picture.rotate(0.6, fillcolor=250).filter(ImageFilter.GaussianBlur(0.4)).point(lambda v: 60 + v * 190 // 255)


def finnish() -> Answer:
    """Half Swedish, half Finnish."""
    names = ("Finska föreningen i Granvik", "Granvikin Suomi-seura")
    answer = Answer("Granvikin Suomi-seura / Finska föreningen i Granvik", "Föreningar", "", names)
    truth = Truth()
    answer.file("lausunto - yttrande.docx", word.save(word.add(word.new(), parse(text("finnish"), truth))), truth)
    return answer


def disability() -> Answer:
    """The questions in bold are gone: question and answer share a numbered paragraph."""
    answer = Answer("Funktionsrättsrådet i Sjömark", "Föreningar", class_ok=("Intresseorganisationer",))
    truth = Truth()
    document = word.add(word.new(font="DejaVu Sans", size=11), parse(text("disability"), truth), auto_numbers=False)
    answer.file("Svar på fem frågor (1).docx", word.save(document), truth)
    return answer


def tenants() -> Answer:
    """A forwarded mail: the response stands in the inner message."""
    answer = Answer("Hyresgästringen Sjömark", "Intresseorganisationer", "", ("Hyresgästringen",), ("Föreningar",))
    truth = Truth()
    mail = message(
        sender="Kansliet Hyresgästringen <kansliet@hyresgastringen.example>", subject="VB: Våra synpunkter",
        text=truth(text("tenants")), day=23, cte="base64",
    )  # fmt: skip
    answer.file("VB_ Våra synpunkter.eml", mail, truth)
    return answer


def paper() -> Answer:
    """English with two points in Swedish."""
    answer = Answer("Nordfall Paper AB", "Privata eller kommunala bolag", "", ("Nordfall Paper",))
    truth = Truth()
    rules = pdf.page(size="13pt", margin="(x: 3.6cm, top: 5cm, bottom: 10.4cm)", justify=True, hyphenate=True)
    answer.file("Nordfall_comments.pdf", pdf.compile_typst(rules + pdf.markup(parse(text("paper"), truth))), truth)
    return answer


def unreadable() -> Answer:
    """Nobody knows who sent them: one locked with a password, one cut off in transfer, one empty."""
    answer = Answer("", "")
    cannot = ("unreadable", "needs_person")
    locked, plain = io.BytesIO(), pdf.compile_typst(pdf.page() + "Strandköpingsbostäder AB lämnar följande yttrande.")
    with pikepdf.open(io.BytesIO(plain)) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="agare", user="hemligt"), deterministic_id=False)
    answer.file("Strandköpingsbostäder.pdf", locked.getvalue(), status=cannot)
    head = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n7 0 obj\n<</Linearized 1/L 48213/O 9/E 30021/N 2/T 47900>>\nendobj\n"
    answer.file("yttrande_scan_0912.pdf", head + bytes(range(7, 250)) * 9, status=cannot)
    answer.file("Dokument1.docx", b"", status=cannot)
    return answer
