"""What the From line of a mail tells about who is behind it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samsyn.cores.text.letter.names import in_full, names_in
from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split import furniture
from samsyn.cores.text.split.zones import zones
from samsyn.cores.text.values import Document, Paragraph

ADDRESS = re.compile(r"([^<@]*)<?([\w.+-]+)@([\w.-]+)>?")
_PUBLIC_HOSTS = phrases(r"""
    \b(?:gmail|hotmail|outlook|live|icloud|yahoo|telia|bredband|comhem|postlada|privat|mail|epost|post|mejl|spray
    passagen)\b
""")
_TWO_NAMES = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?")
_FROM_LINE = re.compile(r"(?:från|from)\s?:\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    name: str
    weight: float
    where: str


def header_of(document: Document, paragraphs: Sequence[Paragraph]) -> str:
    """The From line of the mail that holds the answer: of the forwarded one when the answer stands there."""
    quoted = False
    for paragraph, (reason, _) in zip(paragraphs, zones(paragraphs), strict=True):
        quoted = quoted or furniture.opens_quoted_mail(paragraph.text)
        found = _FROM_LINE.match(paragraph.text) if quoted and reason == "brevhuvud" else None
        if found:
            return found[1]
    return document.sender


def from_mail(header: str) -> Iterator[Mention]:
    found = ADDRESS.match(header.strip()) if header else None
    shown = (found[1] if found else header).strip(' "')
    named = [in_full(name, shown, at) for at, name in names_in(shown)]
    yield from (Mention(name, 4.0, "avsändare i mejlet") for name in named)
    if found and not named and shown[:1].isupper() and len(shown) > 3 and not is_person(shown, found[2], found[3]):
        yield Mention(shown, 3.0, "avsändare i mejlet")
    if found and not is_person(shown, found[2], found[3]):
        part = found[3].split(".")[-2] if "." in found[3] else found[3]
        yield Mention(part.replace("-", " ").capitalize(), 0.6, "mejladressens domän")


def writes_alone(header: str) -> bool:
    """A mail from a person at a host that is everybody's: an organisation in the text is only spoken of."""
    found = ADDRESS.match(header.strip()) if header else None
    return found is not None and bool(_PUBLIC_HOSTS.search(found[3])) and not names_in(found[1])


def is_person(shown: str, local: str, host: str) -> bool:
    """Is the display name of a mail a person's: its words stand before the @ or the host is everybody's."""
    words = [word.lower() for word in re.findall(r"\w{3,}", shown)]
    if shown.islower() and " " not in shown and not names_in(shown.capitalize()) and _PUBLIC_HOSTS.search(host):
        return True
    if _TWO_NAMES.fullmatch(shown) and not any(word[:6] in host.lower() for word in words):
        return True
    return bool(_PUBLIC_HOSTS.search(host)) or any(word[:5] in local.lower() for word in words) or not words
