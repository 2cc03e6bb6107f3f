"""Mail (.eml): its own text as a document, and its attachments as files of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message
from typing import Any, Final

from samsyn.cores.text.formats import html, plain
from samsyn.cores.text.formats.encoding import decode
from samsyn.cores.text.formats.errors import Corrupt, Empty, Unreadable
from samsyn.cores.text.formats.sheet import Sheet, storable
from samsyn.cores.text.values import Document, File

# What the standard library's mail parser is known to let slip on hostile or broken mail.
# The mail library lets these through: a date of forty digits, for one, is an OverflowError.
_BROKEN: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_SHOWN: Final = (("From", "Från"), ("Date", "Datum"), ("Subject", "Ämne"))
_SIGNATURES: Final = frozenset(
    ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
)
_ENDINGS: Final = {
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/zip": ".zip",
    "application/msword": ".doc",
    "application/ms-tnef": ".dat",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/rtf": ".rtf",
}
_POORER: Final = 0.5  # plain text with under half of the HTML's words is a stub ("your reader shows no HTML")
_LOGO: Final = re.compile(r"(?:image|bild|img|logo|logga|logotyp|outlook-)[\w-]*\.\w+$", re.IGNORECASE)
_LARGEST_LOGO: Final = 50_000  # bytes
_RAW_NAME: Final = re.compile(r'filename="?([^";\r\n]+)', re.IGNORECASE)
_CID: Final = re.compile(r"cid:([^\"'\s>)]+)", re.IGNORECASE)
_UNFIT: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\/]+')
_LONGEST_NAME: Final = 120


def read(file: File) -> Document:
    """The mail's own text as page 1 after its From, Date and Subject (role "header"); attachments: see unpack.

    Raises Corrupt, and Empty when the mail holds neither words nor attachments.
    """
    message = _parsed(file)
    parts = _sorted(message)
    head, notices = Sheet(), set[str]()
    for header, word in _SHOWN:
        value = _header(message, header)
        if value:
            head.add(f"{word}: {value}", role="header")
    head.add("")
    bodies = [_text(file.name, choice, notices) for choice in parts.bodies]
    if not any(sheet.lines for sheet in bodies) and not parts.attached:
        raise Empty(file.name)
    for sheet in bodies:
        head.take(sheet)
    page = head.page()
    subject, sender = _header(message, "Subject"), _header(message, "From")
    return Document("eml", (page,), title=subject, sender=sender, notices=tuple(sorted(notices)))


def attachments(file: File) -> tuple[File, ...]:
    """The attached files in order, named "mail.eml/bilaga.pdf"; raises Corrupt.

    Pictures that only decorate the text (logos in a signature) and digital signatures are left out.
    """
    found: list[File] = []
    taken: set[str] = set()
    for at, part in enumerate(_sorted(_parsed(file)).attached, start=1):
        name = _unique(_name(part, at), taken)
        found.append(File(f"{file.name}/{name}", _bytes(part)))
    return tuple(found)


@dataclass(slots=True)
class _Parts:
    """A mail's parts by use. A body is the same text as plain text, as HTML, or both."""

    bodies: list[dict[str, Message]] = field(default_factory=list)
    attached: list[Message] = field(default_factory=list)


def _parsed(file: File) -> Message:
    try:
        return message_from_bytes(file.data, policy=policy.default)
    except _BROKEN as error:
        raise Corrupt(file.name, f"mail: {error}") from error


def _sorted(message: Message) -> _Parts:
    parts = _Parts()
    _sort(message, parts, related=False, depth=0)
    shown = {
        name
        for body in parts.bodies
        if "text/html" in body
        for name in _CID.findall(_decoded(body["text/html"], set()))
    }
    parts.attached = [part for part in parts.attached if _content_id(part) not in shown and not _is_logo(part)]
    return parts


def _is_logo(part: Message) -> bool:
    """A small picture under a name that mail programs give to those in signatures."""
    named = part.get_content_maintype() == "image" and _LOGO.match(_filename(part))
    return bool(named) and len(_bytes(part)) < _LARGEST_LOGO


def _sort(part: Message, parts: _Parts, *, related: bool, depth: int) -> None:
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        _alternatives(part, parts, depth)
    elif part.get_content_maintype() == "multipart":
        for at, child in enumerate(_children(part)):
            if depth < 50:
                _sort(child, parts, related=kind == "multipart/related" and at > 0, depth=depth + 1)
    elif kind in ("text/plain", "text/html") and _disposition(part) != "attachment" and not _filename(part):
        parts.bodies.append({kind: part})
    elif kind in _SIGNATURES or kind == "message/delivery-status":
        return
    elif not (related and part.get_content_maintype() == "image"):
        parts.attached.append(part)


def _alternatives(part: Message, parts: _Parts, depth: int) -> None:
    """The same text several times: one body with the versions we can read; what hangs on them is attached."""
    inner = _Parts()
    for child in _children(part):
        if depth < 50:
            _sort(child, inner, related=False, depth=depth + 1)
    versions: dict[str, Message] = {}
    for body in inner.bodies:
        for kind, version in body.items():
            versions.setdefault(kind, version)
    if versions:
        parts.bodies.append(versions)
    parts.attached += (item for item in inner.attached if item.get_content_type() != "text/calendar")


def _children(part: Message) -> Iterator[Message]:
    payload: Any = part.get_payload()
    if isinstance(payload, list):
        yield from payload


def _text(name: str, versions: dict[str, Message], notices: set[str]) -> Sheet:
    """The version to read: plain text, unless it is empty or much poorer than the HTML."""
    sheet = Sheet()
    if "text/plain" in versions:
        plain.fill(sheet, storable(_decoded(versions["text/plain"], notices)))
    if "text/html" in versions:
        try:
            rich, _ = html.sheet_of(name, _decoded(versions["text/html"], notices))
        except Unreadable:
            return sheet
        if _words(sheet) < _POORER * _words(rich):
            return rich
    return sheet


def _words(sheet: Sheet) -> int:
    return sum(len(part.split()) for part in sheet.parts)


def _decoded(part: Message, notices: set[str]) -> str:
    stated = part.get_content_charset() or ""
    decoded = decode(_bytes(part), stated=stated)
    notices.update(decoded.notices)
    return decoded.text


def _bytes(part: Message) -> bytes:
    """The bytes of a part; an attached mail is written out again as a mail."""
    try:
        if part.is_multipart():
            inner = next(_children(part))
            if str(part.get("Content-Transfer-Encoding", "")).lower() == "base64" and not inner.items():
                inner["Content-Transfer-Encoding"] = "base64"  # against the standard, and done all the same
                return _bytes(inner)
            return inner.as_bytes(policy=policy.compat32)
        data: Any = part.get_payload(decode=True)
    except (*_BROKEN, StopIteration):
        return b""
    return data if isinstance(data, bytes) else b""


def _disposition(part: Message) -> str:
    try:
        return part.get_content_disposition() or ""
    except _BROKEN:
        return ""


def _filename(part: Message) -> str:
    raw = _raw(part, "Content-Disposition")
    stated = _RAW_NAME.search(raw) if _has_bytes(raw) else None
    if stated is not None:
        return _mended(stated.group(1))
    try:
        return part.get_filename() or ""
    except _BROKEN:
        return ""


def _content_id(part: Message) -> str:
    return _header(part, "Content-ID").strip("<> ")


def _header(message: Message, name: str) -> str:
    """A header as one line of text; raw bytes and broken encodings are read as well as they can be."""
    raw = _raw(message, name)
    if _has_bytes(raw):  # the library would put a sign for "unknown" where each letter stood
        value = _mended(raw)
    else:
        try:
            value = str(message.get(name, ""))
        except _BROKEN:
            value = _by_words(raw)
    return storable(" ".join(value.split()))


def _by_words(raw: str) -> str:
    try:
        return str(make_header(decode_header(raw)))
    except _BROKEN:
        return raw


def _raw(message: Message, name: str) -> str:
    return next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")


def _has_bytes(value: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in value)


def _mended(value: str) -> str:
    return decode(value.encode("utf-8", "surrogateescape")).text


def _name(part: Message, at: int) -> str:
    """A safe file name: the stated one, or the subject of an attached mail, or "bilaga-2.pdf"."""
    kind = part.get_content_type()
    ending = _ENDINGS.get(kind, "")
    name = _filename(part).replace("\\", "/").rpartition("/")[2]
    if not name and kind == "message/rfc822":
        inner = next(_children(part), None)
        name = (_header(inner, "Subject") if inner is not None else "")[:60].strip() + ending
    name = " ".join(_UNFIT.sub(" ", storable(name)).split()).strip(". ")
    if not name or name == ending.lstrip("."):
        name = f"bilaga-{at}{ending}"
    elif "." not in name[-6:]:
        name += ending
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 12] + name[-12:]


def _unique(name: str, taken: set[str]) -> str:
    """Two attachments of one name: the second is "namn (2).pdf"."""
    stem, dot, ending = name.rpartition(".")
    candidate, count = name, 1
    while candidate.casefold() in taken:
        count += 1
        candidate = f"{stem} ({count}){dot}{ending}" if dot else f"{name} ({count})"
    taken.add(candidate.casefold())
    return candidate
