"""Letters as plain text, as a web page, and as mail with signature, disclaimer and attachments."""

import textwrap
from collections.abc import Sequence
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from typing import Final

from samsyn.demo.county.chance import seeded
from samsyn.demo.county.letters import Block, Letter

_TYPES: Final = {
    "pdf": ("application", "pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": ("application", "vnd.oasis.opendocument.text"),
}


def letter_txt(letter: Letter) -> bytes:
    """Text as an old system writes it: Windows line ends and encoding, lines of at most 76 characters."""
    lines = [letter.sender, letter.date, *([f"Dnr {letter.registry_number}"] * bool(letter.registry_number)), ""]
    lines += [*letter.recipient, "", letter.subject.upper(), ""]
    for block in letter.blocks:
        lines += [*textwrap.wrap(_words(block), 76), ""]
    lines += [letter.greeting, "", *letter.signature]
    return "\r\n".join(lines).replace("–", "-").replace("”", '"').encode("cp1252") + b"\r\n"


def letter_html(letter: Letter) -> bytes:
    """A web page such as a form or a site's own template saves."""
    body = [f"<h1>{escape(letter.subject)}</h1>", f"<p class='meta'>{escape(letter.sender)}, {letter.date}</p>"]
    for block in letter.blocks:
        tag = {"heading": f"h{block.level + 1}", "bullet": "li"}.get(block.kind, "p")
        body.append(f"<{tag}>{escape(block.text)}</{tag}>")
    body.append(f"<p>{escape(letter.greeting)}<br>{'<br>'.join(map(escape, letter.signature))}</p>")
    page = (
        '<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(letter.subject)}</title>\n"
        "<style>body{font-family:sans-serif;max-width:44em;margin:2em auto}nav,footer{font-size:smaller}</style>\n"
        "</head>\n<body>\n<nav>Start | Om oss | Kontakt</nav>\n<main>\n"
        + "\n".join(body)
        + f"\n</main>\n<footer>{escape(letter.sender)} | {escape(letter.email)} | Denna sida använder kakor</footer>\n"
        "</body>\n</html>\n"
    )
    return page.encode()


def mail(
    letter: Letter, *, received_on: str, hello: str, disclaimer: str, attachments: Sequence[tuple[str, bytes]] = ()
) -> bytes:
    """A mail whose body says what the letter says; ``attachments`` are (name, bytes)."""
    message = EmailMessage(policy=SMTP)
    chance = seeded("mail", letter.sender, letter.email)
    day = datetime.fromisoformat(received_on)
    at = day.replace(hour=chance.randint(7, 20), minute=chance.randint(0, 59), tzinfo=UTC)
    user, _, domain = letter.email.partition("@")
    name = "" if letter.sender == "privatperson" else letter.sender
    message["From"] = Address(name, user, domain)
    message["To"] = Address("Remiss Älvmark 2040", "remiss", "regionalvmark.example")
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{chance.getrandbits(64):016x}@{domain or 'posten.example'}>"
    message.set_content("\n".join(_mail_lines(letter, hello, disclaimer)), cte="quoted-printable")
    for file, data in attachments:
        main, sub = _TYPES[file.rpartition(".")[2]]
        message.add_attachment(data, maintype=main, subtype=sub, filename=file)
    if attachments:
        message.set_boundary(f"==={chance.getrandbits(80):020x}==")
    return message.as_bytes()


def _mail_lines(letter: Letter, hello: str, disclaimer: str) -> list[str]:
    lines = [hello, ""]
    for block in letter.blocks:
        lines += [_words(block), ""]
    lines += [letter.greeting, "", *letter.signature]
    if letter.sender != "privatperson":
        lines += [letter.sender, letter.address, letter.email]
    return [*lines, "", *([disclaimer] if disclaimer else [])]


def _words(block: Block) -> str:
    return f"- {block.text}" if block.kind == "bullet" else block.text
