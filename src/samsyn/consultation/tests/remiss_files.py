"""Small files of every kind for the tests of the intake, made on the spot; all organisations are invented."""

import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import docx
import pikepdf
import typst
from PIL import Image, ImageDraw

SECTIONS = (
    (
        "1 Inledning",
        "Strategin gäller hela Älvmarks län till 2040. Region Älvmark leder arbetet. Region Älvmark följer upp.",
    ),
    ("2 Kollektivtrafik", "Bussar och tåg ska gå oftare mellan tätorterna. Resor med buss ska vara enkla att betala."),
    (
        "3 Kompetensförsörjning",
        "Skolor och arbetsgivare ska samarbeta om utbildning. Vuxenutbildning ska finnas i hela länet.",
    ),
    ("4 Bostäder", "Fler bostäder ska byggas där unga vill bo. Hyran ska vara rimlig."),
)
ANSWER = (
    "Norrådals kommun vill att avsnitt 2 kompletteras med nattbussar till Norrådal, eftersom många arbetar skift.",
    "Kommunen anser att avsnitt 3 bör nämna de små skolorna och deras betydelse för vuxenutbildningen.",
)


def word(paragraphs: Sequence[str], *, headings: bool = False) -> bytes:
    """A Word document; with ``headings`` every other paragraph is one."""
    document = docx.Document()
    for at, text in enumerate(paragraphs):
        if headings and at % 2 == 0:
            document.add_heading(text, level=1)
        else:
            document.add_paragraph(text)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@cache
def strategy() -> bytes:
    """A strategy of four sections."""
    return word([text for section in SECTIONS for text in section], headings=True)


@cache
def pdf(paragraphs: tuple[str, ...], *, pages: int = 1) -> bytes:
    """A PDF with the same paragraphs on every page."""
    page = "\n\n".join(paragraphs).replace("#", "\\#")
    source = '#set text(lang: "sv", font: "Libertinus Serif")\n' + "\n#pagebreak()\n".join([page] * pages)
    data: bytes = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)
    return data


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(ANSWER))) as opened:
        opened.save(data, encryption=pikepdf.Encryption(owner="hemligt", user="hemligt"))
    return data.getvalue()


def scan() -> bytes:
    """A PDF that is a picture of text."""
    picture = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(picture)
    for at, text in enumerate(
        ("Norrådals kommun", "Vi vill att avsnitt 2 kompletteras", "med nattbussar till Norrådal.")
    ):
        draw.text((150, 200 + 80 * at), text, fill=0, font_size=44)
    data = io.BytesIO()
    picture.save(data, "PDF", resolution=150)
    return data.getvalue()


def bomb() -> bytes:
    """A Word document whose text unpacks to very much more than it is."""
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(["text"]))) as before,
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            inner = before.read(name)
            after.writestr(name, inner if name != "word/document.xml" else inner + b" " * 300_000_000)
    return data.getvalue()


def with_macro() -> bytes:
    """A Word document with a macro part."""
    data = io.BytesIO(word(list(ANSWER)))
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0macro")
    return data.getvalue()


def mail(
    text: str, attachments: Sequence[tuple[str, bytes]] = (), *, sender: str = "registrator@norradal.example"
) -> bytes:
    """A mail; attachments that end in .eml are attached as mails."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "remiss@alvmark.example", "Svar på remiss"
    message["Date"] = "Thu, 01 Oct 2026 10:00:00 +0200"
    message.set_content(text)
    for name, data in attachments:
        if name.endswith(".eml"):
            from email import message_from_bytes, policy

            message.add_attachment(message_from_bytes(data, policy=policy.default), filename=name)
        else:
            message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    """Writes files below a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
