"""The words of every readable file, read without the program, so that nothing lost can hide."""

import email
import io
import re
import zipfile
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

import pypdfium2
from striprtf.striprtf import rtf_to_text

from benchmarks.scoring.truth import Truth

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
HIDDEN = {"script", "style", "head"}
PARTS = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")


def texts(truth: Truth) -> dict[str, str]:
    """File name (attachments as "mail.eml/bilaga.pdf") → its text; files that cannot be read are left out."""
    found: dict[str, str] = {}
    root = truth.folder / truth.responses_dir
    for path in sorted(root.rglob("*")):
        if path.is_file():
            _add(found, path.relative_to(root).as_posix(), path.read_bytes())
    return {name: text for name, text in found.items() if text.strip()}


def _add(found: dict[str, str], name: str, data: bytes) -> None:
    kind = PurePosixPath(name).suffix.lower()
    if kind == ".eml":
        _mail(found, name, data)
        return
    reader = READERS.get(kind)
    try:
        found[name] = reader(data) if reader else ""
    except Exception:  # whatever is wrong with it: the file is not readable, and others are judged on their own
        found[name] = ""


def _pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "\n")


def _docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name) for name in package.namelist() if PARTS.fullmatch(name)]
    return "\n".join(_paragraph(node) for part in parts for node in ET.fromstring(part).iter(f"{W}p"))


def _paragraph(node: ET.Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join((child.text or "") if child.tag == f"{W}t" else signs.get(child.tag, "") for child in node.iter())


def _odt(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        tree = ET.fromstring(package.read("content.xml"))
    blocks = [node for node in tree.iter() if node.tag in {f"{TEXT}p", f"{TEXT}h"}]
    notes = {inner for node in tree.iter(f"{TEXT}note") for inner in node.iter(f"{TEXT}p")}
    return "\n".join(_odt_text(node, keep_notes=node in notes) for node in blocks)


def _odt_text(node: ET.Element, *, keep_notes: bool) -> str:
    out = node.text or ""
    for child in node:
        if child.tag == f"{TEXT}note" and not keep_notes:
            out += " "
        else:
            out += " " if child.tag in {f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"} else ""
            out += _odt_text(child, keep_notes=keep_notes)
        out += child.tail or ""
    return out


class _Visible(HTMLParser):
    """Text that a browser shows."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._hidden += tag in HIDDEN

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in HIDDEN

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def _html(data: bytes) -> str:
    parser = _Visible()
    parser.feed(_plain(data))
    return "\n".join(parser.parts)


def _plain(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rtf(data: bytes) -> str:
    text: str = rtf_to_text(data.decode("latin-1"))  # type: ignore[no-untyped-call]
    return text


def _mail(found: dict[str, str], name: str, data: bytes) -> None:
    mail = email.message_from_bytes(data, policy=default)
    assert isinstance(mail, EmailMessage)
    body = mail.get_body(("plain", "html"))
    text = str(body.get_content()) if body else ""
    found[name] = _html(text.encode()) if body and body.get_content_subtype() == "html" and text.strip() else text
    for part in mail.iter_attachments():
        inside = part.get_content()
        if isinstance(inside, EmailMessage):
            _mail(found, f"{name}/{part.get_filename() or 'mail.eml'}", inside.as_bytes())
        elif part.get_filename():
            _add(found, f"{name}/{part.get_filename()}", inside if isinstance(inside, bytes) else str(inside).encode())


READERS = {".pdf": _pdf, ".docx": _docx, ".odt": _odt, ".html": _html, ".htm": _html, ".txt": _plain, ".rtf": _rtf}
