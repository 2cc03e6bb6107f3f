"""Mail: its own text as one document, everything that hangs on it as files of their own."""

from email.message import EmailMessage

import pytest

from samsyn.cores.text.formats import read, unpack
from samsyn.cores.text.formats.errors import Empty, Unsupported
from samsyn.cores.text.values import File
from tests.cores.text.formats.making import at, document, drawn, names, p, text_of, texts, word, zipped


def mail(text: str = "Hej!\n\nHär är vårt svar.\n", subject: str = "Svar på remiss om ån") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Bygdeföreningen Älven <info@alven.example>"
    message["To"] = "regionen@alvmark.example"
    message["Date"] = "Mon, 02 Nov 2026 10:00:00 +0100"
    message["Subject"] = subject
    if text:
        message.set_content(text)
    return message


def attach(message: EmailMessage, data: bytes, name: str, kind: str = "application/octet-stream") -> None:
    maintype, _, subtype = kind.partition("/")
    message.add_attachment(data, maintype=maintype, subtype=subtype, filename=name)


def test_headers_come_first_and_are_facts_of_the_document() -> None:
    found = document("svar.eml", bytes(mail("Hej!\n\n> tidigare\n")))
    assert (found.title, found.sender) == ("Svar på remiss om ån", "Bygdeföreningen Älven <info@alven.example>")
    assert [(text_of(found, line), line.role) for line in found.pages[0].lines] == [
        ("Från: Bygdeföreningen Älven <info@alven.example>", "header"),
        ("Datum: Mon, 02 Nov 2026 10:00:00 +0100", "header"),
        ("Ämne: Svar på remiss om ån", "header"),
        ("Hej!", "body"),
        ("> tidigare", "quote"),
    ]


def test_attachments_and_mail_inside_mail() -> None:
    inner = mail("Inre text", "Vidare: svar")
    attach(inner, drawn(at(60, 700, "Bilagan")), "bilaga.pdf", "application/pdf")
    outer = mail()
    attach(outer, word(p("Vårt svar")), "Svar på ån.docx")
    outer.add_attachment(inner)
    files = unpack(File("mapp/mejl.eml", bytes(outer)))
    assert [file.name for file in files] == [
        "mapp/mejl.eml",
        "mapp/mejl.eml/Svar på ån.docx",
        "mapp/mejl.eml/Vidare svar.eml",
        "mapp/mejl.eml/Vidare svar.eml/bilaga.pdf",
    ]
    assert [texts(read(file))[-1] for file in files] == ["Här är vårt svar.", "Vårt svar", "Inre text", "Bilagan"]


def test_attached_bytes_come_out_as_they_went_in() -> None:
    data = word(p("Vårt svar"))
    message = mail()
    attach(message, data, "svar.docx")
    assert unpack(File("m.eml", bytes(message)))[1].data == data


def test_plain_text_goes_first_unless_it_is_a_stub() -> None:
    rich = "<html><body><h1>Rubrik</h1><p>En lång text med många ord om målen i strategin.</p></body></html>"
    both = mail("Rubrik\n\nEn lång text med många ord om målen i strategin.")
    both.add_alternative(rich, subtype="html")
    stub = mail("Visa som HTML")
    stub.add_alternative(rich, subtype="html")
    only = mail("")
    only.set_content(rich, subtype="html")
    roles = [{line.role for line in document("m.eml", bytes(made)).pages[0].lines} for made in (both, stub, only)]
    assert roles == [{"header", "body"}, {"header", "heading", "body"}, {"header", "heading", "body"}]


def test_pictures_in_the_text_are_ignored_but_a_photo_gets_a_row() -> None:
    message = mail()
    message.add_alternative('<p>Hej <img src="cid:logga@x"></p>', subtype="html")
    html = message.get_payload()[1]  # type: ignore[index]
    html.add_related(b"\x89PNG" + b"x" * 99, "image", "png", cid="<logga@x>")  # type: ignore[union-attr]
    attach(message, b"\x89PNG" + b"x" * 99, "image001.png", "image/png")
    attach(message, b"\xff\xd8\xff" + b"x" * 99_000, "IMG_2041.jpg", "image/jpeg")
    assert names(File("m.eml", bytes(message))) == ["m.eml", "m.eml/IMG_2041.jpg"]


def test_names_are_safe_and_never_taken_twice() -> None:
    message = mail()
    for name in ("svar.pdf", "svar.pdf", "../../etc/passwd", "C:\\Temp\\bilaga.pdf", ""):
        attach(message, b"x", name, "application/pdf")
    assert names(File("m.eml", bytes(message)))[1:] == [
        "m.eml/svar.pdf", "m.eml/svar (2).pdf", "m.eml/passwd.pdf", "m.eml/bilaga.pdf", "m.eml/bilaga-5.pdf",
    ]  # fmt: skip


def test_an_archive_in_a_mail_is_unpacked() -> None:
    message = mail()
    attach(message, zipped({"mapp/svar.txt": "Vårt svar", "__MACOSX/x": "", "Thumbs.db": ""}), "arkiv.zip")
    assert names(File("m.eml", bytes(message))) == ["m.eml", "m.eml/arkiv.zip/mapp/svar.txt"]


def test_winmail_is_named_for_what_it_is() -> None:
    message = mail()
    attach(message, b"\x78\x9f\x3e\x22" + b"\x00" * 50, "winmail.dat", "application/ms-tnef")
    with pytest.raises(Unsupported) as caught:
        read(unpack(File("m.eml", bytes(message)))[1])
    assert caught.value.kind == "winmail"


def test_a_mail_with_nothing_but_an_attachment_is_still_a_mail() -> None:
    message = mail("")
    attach(message, b"x", "svar.pdf", "application/pdf")
    assert texts(document("m.eml", bytes(message)))[-1] == "Ämne: Svar på remiss om ån"
    with pytest.raises(Empty):
        document("m.eml", bytes(mail("")))


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "finns-inte", ""])
def test_letters_survive_wrong_and_missing_charsets(charset: str) -> None:
    stated = f"Content-Type: text/plain; charset={charset}\r\n" if charset else ""
    real = "cp1252" if "1" in charset else "utf-8"
    head = f"From: a@b.example\r\nSubject: =?utf-8?q?R=C3=A4tt?=\r\nMIME-Version: 1.0\r\n{stated}"
    data = f"{head}Content-Transfer-Encoding: 8bit\r\n\r\nRäksmörgås på ön".encode(real)
    found = document("m.eml", data)
    assert (found.title, texts(found)[-1]) == ("Rätt", "Räksmörgås på ön")


def test_headers_in_raw_bytes_are_read() -> None:
    data = "From: Åsa-föreningen <a@b.example>\r\nSubject: Om ån\r\n\r\nHej".encode("cp1252")
    found = document("m.eml", data)
    assert (found.sender, found.title) == ("Åsa-föreningen <a@b.example>", "Om ån")
