"""The properties of an Outlook message, and the mail they make. Source: [MS-OXMSG] and [MS-OXPROPS]."""

import re
import struct
from dataclasses import dataclass
from email import message_from_string, policy
from email.message import EmailMessage
from typing import Final

from samsyn.cores.text.formats import rtf
from samsyn.cores.text.formats.encoding import decode
from samsyn.cores.text.formats.errors import Corrupt, Unreadable
from samsyn.cores.text.formats.limits import Limits
from samsyn.cores.text.formats.outlook.compound import Compound, Entry
from samsyn.cores.text.formats.outlook.rtf import unpacked
from samsyn.cores.text.formats.sheet import storable
from samsyn.cores.text.values import File

_SUBJECT, _BODY, _HTML, _RTF, _HEADERS = "0037", "1000", "1013", "1009", "007D"
_SENDER, _SENDER_MAIL, _AUTHOR, _AUTHOR_MAIL = "0C1A", "5D01", "0042", "5D02"
_DATA, _LONG_NAME, _SHORT_NAME, _CONTENT_ID = "3701", "3707", "3704", "3712"
_MIME: Final = "370E"
_KIND: Final = re.compile(r"(application|image|audio|video)/([\w.+-]+)")
_SENT, _ARRIVED, _HIDDEN, _CODE_PAGE = 0x0039, 0x0E06, 0x7FFE, 0x3FDE
_TEXT, _OLD_TEXT, _BYTES, _MESSAGE = "001F", "001E", "0102", "000D"
_STREAM: Final = "__substg1.0_"
_FIXED: Final = "__properties_version1.0"
_ATTACHED: Final = "__attach_version1.0_"
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS_TO_1601: Final = 584_694  # from the first of March of year 0, where the calendar below begins
_TICKS_A_DAY: Final = 24 * 60 * 60 * 10_000_000


def rewritten(file: File, limits: Limits) -> bytes:
    """The message as the bytes of a mail; the same bytes every time. Raises Corrupt or TooLarge."""
    compound = Compound(file.name, file.data, limits)
    made = _mail(_Properties(compound, None, _HEADER_ROOT), limits.depth)
    for number, part in enumerate(made.walk()):
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            part.set_boundary(f"=_samsyn_{number}")  # the library would draw lots
    try:
        return made.as_bytes(policy=policy.SMTP)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise Corrupt(file.name, f"message: {error}") from error


_HEADER_ROOT, _HEADER_INNER, _HEADER_ATTACHED = 32, 24, 8  # bytes before the fixed properties


@dataclass(frozen=True, slots=True)
class _Properties:
    """What one folder of the compound file says of a message or an attachment."""

    compound: Compound
    folder: Entry | None
    header: int

    def text(self, number: str) -> str:
        """A text property, empty when there is none."""
        streams = self.compound.children(self.folder)
        wide = streams.get(f"{_STREAM}{number}{_TEXT}")
        if wide is not None:
            return storable(self.compound.stream(wide).decode("utf-16-le", "replace")).rstrip("\x00\ufffd")
        narrow = streams.get(f"{_STREAM}{number}{_OLD_TEXT}")
        return "" if narrow is None else decode(self.compound.stream(narrow), stated=self._code_page()).text

    def bytes(self, number: str) -> bytes:
        found = self.compound.children(self.folder).get(f"{_STREAM}{number}{_BYTES}")
        return b"" if found is None else self.compound.stream(found)

    def fixed(self, number: int) -> int:
        """A property of fixed length as a number, 0 when there is none."""
        found = self.compound.children(self.folder).get(_FIXED)
        data = b"" if found is None else self.compound.stream(found)
        for at in range(self.header, len(data) - 15, 16):
            if struct.unpack_from("<H", data, at + 2)[0] == number:
                return int(struct.unpack_from("<Q", data, at + 8)[0])
        return 0

    def message(self) -> "_Properties | None":
        """The message inside an attachment."""
        found = self.compound.children(self.folder).get(f"{_STREAM}{_DATA}{_MESSAGE}")
        return _Properties(self.compound, found, _HEADER_INNER) if found is not None and found.is_folder else None

    def attached(self) -> "list[_Properties]":
        items = self.compound.children(self.folder).items()
        return [
            _Properties(self.compound, item, _HEADER_ATTACHED)
            for name, item in items
            if name.startswith(_ATTACHED) and item.is_folder
        ]

    def _code_page(self) -> str:
        return f"cp{self.fixed(_CODE_PAGE) or 1252}"


def _mail(source: _Properties, depth: int) -> EmailMessage:
    made = EmailMessage(policy=policy.SMTP)
    for header, value in _headers(source).items():
        made[header] = value
    html, plain = _html(source), source.text(_BODY)
    if not html and not plain.strip():
        plain = _rich(source)
    if plain.strip() or not html:
        made.set_content(plain)
        if html:
            made.add_alternative(html, subtype="html")
    else:
        made.set_content(html, subtype="html")
    for item in source.attached():
        _attach(made, item, depth)
    return made


def _headers(source: _Properties) -> dict[str, str]:
    """From, Date and Subject: as the mail brought them, else as Outlook filed them."""
    brought = message_from_string(source.text(_HEADERS), policy=policy.compat32)
    sender = source.text(_SENDER) or source.text(_AUTHOR)
    address = source.text(_SENDER_MAIL) or source.text(_AUTHOR_MAIL)
    sent = source.fixed(_SENT) or source.fixed(_ARRIVED)
    found = {
        "From": f"{sender} <{address}>" if "@" in address and address != sender else sender,
        "Date": str(brought.get("Date", "")) or _date(sent),
        "Subject": source.text(_SUBJECT),
    }
    cleaned = {name: " ".join(value.split()) for name, value in found.items()}
    return {name: value for name, value in cleaned.items() if value}


def _html(source: _Properties) -> str:
    data = source.bytes(_HTML)
    return decode(data).text if data else source.text(_HTML)


def _rich(source: _Properties) -> str:
    """The body of a message that is kept as rich text alone."""
    data = unpacked(source.bytes(_RTF))
    try:
        return rtf.read(File("", data)).pages[0].text if data else ""
    except Unreadable:
        return ""


def _attach(made: EmailMessage, item: _Properties, depth: int) -> None:
    if item.fixed(_HIDDEN):  # pictures that only the text uses
        return
    name = item.text(_LONG_NAME) or item.text(_SHORT_NAME)
    inner = item.message()
    if inner is not None:
        if depth > 0:
            made.add_attachment(_mail(inner, depth - 1))
        return
    data = item.bytes(_DATA)
    if data:
        stated = _KIND.fullmatch(item.text(_MIME))
        maintype, subtype = stated.groups() if stated else ("application", "octet-stream")
        made.add_attachment(data, maintype=maintype, subtype=subtype, filename=name or None)
        content_id = item.text(_CONTENT_ID)
        if content_id:
            list(made.iter_attachments())[-1]["Content-ID"] = f"<{content_id.strip('<> ')}>"


def _date(ticks: int) -> str:
    """A time stamp (tenths of microseconds since 1601) as mail writes dates, in universal time; empty for none."""
    if not ticks:
        return ""
    days, rest = divmod(ticks, _TICKS_A_DAY)
    era_day = days + _DAYS_TO_1601
    era, day_of_era = divmod(era_day, 146_097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = era * 400 + year_of_era + (month < 3)
    seconds = rest // 10_000_000
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{day:02} {_MONTHS[month - 1]} {year} {clock} +0000"
