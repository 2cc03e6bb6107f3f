"""What a file really is, told from its bytes; the name is asked only when the bytes leave a choice."""

import io
import re
import zipfile
from typing import Final

from samsyn.cores.text.formats.errors import Unreadable
from samsyn.cores.text.formats.limits import DEFAULT
from samsyn.cores.text.formats.outlook.compound import Compound
from samsyn.cores.text.formats.package import BROKEN
from samsyn.cores.text.values import File

_START: Final = 4096
_MAGIC: Final = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x78\x9f\x3e\x22", "winmail"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"%!PS", "ps"),
    (b"\xdb\xa5-\x00", "doc"),
    (b"\x0eWKS", "wps"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: Final = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("__properties_version1.0", "msg"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
    ("CONTENTS", "wps"),
)
_HTML: Final = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_HTML_PIECE: Final = re.compile(rb"<(?:p|div|h[1-6]|table|ul|ol|meta|title|br)[\s/>]", re.IGNORECASE)
_HEADER: Final = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]*", re.MULTILINE)
_MAIL_SURE: Final = frozenset(
    (b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to", b"x-mailer", b"x-unsent")
)
_MAIL_WEAK: Final = frozenset((b"from", b"to", b"subject", b"date", b"content-type", b"reply-to", b"cc"))
_ENDINGS: Final = {
    "pdf": "pdf",
    "docx": "docx docm dotx dotm",
    "odt": "odt ott",
    "fodt": "fodt",
    "rtf": "rtf",
    "html": "html htm xhtml",
    "eml": "eml mht mhtml",
    "md": "md markdown",
    "txt": "txt text",
    "zip": "zip",
    "doc": "doc dot",
    "msg": "msg",
    "image": "jpg jpeg png tif tiff gif bmp webp",
}
_EXPECTED: Final = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}
_SAME: Final = frozenset((("txt", "md"), ("md", "txt")))


def extension(name: str) -> str:
    """What stands after the last dot, in small letters."""
    last = name.rpartition("/")[2]
    return last.rpartition(".")[2].lower() if "." in last else ""


def kind_of(file: File) -> str:
    """The kind of content: "pdf", "docx", "odt", "rtf", "html", "txt", "md", "eml", "zip", or one we may not read.

    A file of no known kind is "txt"; reading it tells whether it is text at all.
    """
    data = file.data
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_kind(file)
    if data.startswith(_OLE):
        return _ole_kind(file)
    for magic, kind in _MAGIC:
        if start.startswith(magic) or data.startswith(magic):
            return kind
    return _picture(data) or _text_kind(file, start)


def is_wrong(name: str, kind: str) -> bool:
    """Whether the name promises something else than the content; a name without a known ending promises nothing."""
    expected = _EXPECTED.get(extension(name))
    return expected is not None and expected != kind and (expected, kind) not in _SAME


def _picture(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image"
    if data[4:8] == b"ftyp":
        return "heic" if data[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"heif", b"avif") else "video"
    if data[:2] == b"BM" and len(data) > 26 and int.from_bytes(data[2:6], "little") == len(data):
        return "image"
    return ""


def _zip_kind(file: File) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            names = set(archive.namelist())
    except BROKEN:
        return _promised_zip(file)
    if "word/document.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("word/") for n in names)):
        return "docx"
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return "xlsx"
    if "ppt/presentation.xml" in names:
        return "pptx"
    if any((name.startswith("Index/") and name.endswith(".iwa")) or name == "Index.zip" for name in names):
        return "pages"
    if "content.xml" in names and ("mimetype" in names or "META-INF/manifest.xml" in names):
        return _open_document(file.data)
    if "META-INF/container.xml" in names:
        return "epub"
    return "zip"


def _promised_zip(file: File) -> str:
    """A zip too broken to list: what the name says, so that the sentence speaks of a Word file and not of a zip."""
    expected = _EXPECTED.get(extension(file.name), "zip")
    return expected if expected in ("docx", "odt") else "zip"


def _open_document(data: bytes) -> str:
    start = data[:200]
    for kind, ending in (("spreadsheet", "ods"), ("presentation", "odp"), ("graphics", "odg")):
        if f"opendocument.{kind}".encode() in start:
            return ending
    return "odt"


def _ole_kind(file: File) -> str:
    """By the streams at the top of the file; a message may hold Word files, whose streams stand further in.

    When the file's own directory is broken, by the names of streams wherever they stand, as UTF-16.
    """
    try:
        found = set(Compound(file.name, file.data, DEFAULT).children())
    except Unreadable:
        found = {stream for stream, _ in _OLE_STREAMS if stream.encode("utf-16-le") in file.data}
    return next((kind for stream, kind in _OLE_STREAMS if stream in found), "ole")


def _text_kind(file: File, start: bytes) -> str:
    promised = _EXPECTED.get(extension(file.name), "")
    if b"\x00" in start:  # UTF-16 text, or no text at all
        start = start.replace(b"\x00", b"")
    if (promised == "eml" or _is_mail(start)) and _HEADER.match(start):
        return "eml"
    if b"urn:oasis:names:tc:opendocument:xmlns:office" in start and b"<office:document" in start:
        return "fodt"
    if promised == "html" and _HTML_PIECE.search(start):
        return "html"
    if promised not in ("md", "eml") and _HTML.search(start[:1024]):
        return "html"
    return "md" if promised == "md" else "txt"


def _is_mail(start: bytes) -> bool:
    """Real headers, not a mail pasted into a text file: those never carry the transport's own headers."""
    head = start.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    names = {name.lower() for name in _HEADER.findall(head)}
    return len(names & _MAIL_SURE) >= 1 and len(names & _MAIL_WEAK) >= 2
