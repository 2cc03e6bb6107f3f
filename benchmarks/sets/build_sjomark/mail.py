"""Mail files as mail programs write them."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP


@dataclass(frozen=True)
class Attachment:
    name: str
    data: bytes
    maintype: str
    subtype: str


def message(
    *, sender: str, subject: str, text: str = "", html: str = "", attachments: list[Attachment] | None = None,
    day: int = 1, charset: str = "utf-8", cte: str = "quoted-printable",
) -> bytes:  # fmt: skip
    """A message to the region's registry office; ``html`` alone or beside the plain text, as Outlook does."""
    mail = EmailMessage(policy=SMTP)
    name, _, address = sender.rpartition("<")
    mail["From"] = Address(name.strip(), addr_spec=address.rstrip(">"))
    mail["To"] = Address("Region Sjömark registrator", addr_spec="registrator@regionsjomark.example")
    mail["Subject"] = subject
    mail["Date"] = f"Mon, {day:02} Sep 2026 09:{day + 10} +0200"
    mail["Message-ID"] = f"<2026{day:02}.{len(text) + len(html)}@mail.example>"
    if text:
        mail.set_content(text, charset=charset, cte=cte)
    if html and text:
        mail.add_alternative(html, subtype="html", charset=charset, cte="quoted-printable")
    elif html:
        mail.set_content(html, subtype="html", charset=charset, cte="quoted-printable")
    for file in attachments or []:
        mail.add_attachment(file.data, maintype=file.maintype, subtype=file.subtype, filename=file.name)
    for part in mail.walk():  # the same bytes every time the set is built
        if part.is_multipart():
            part.set_boundary(f"=_grans_{day}_{part.get_content_subtype()}")
    return mail.as_bytes()
