"""Who is behind a letter: letterhead, signature, first sentence, mail address, file name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.cores.text.letter.classes import class_of
from samsyn.cores.text.values import Document, Paragraph

_ORGANISATION = re.compile(
    r"\b[A-ZÅÄÖ][\w-]+ (?:kommun|stad|universitet|AB)\b|\b(?:Region|Länsstyrelsen i) [A-ZÅÄÖ][\w-]+"
)


@dataclass(frozen=True, slots=True)
class Sender:
    """The organisation behind a letter (or "" when unknown), its class, and the words that told."""

    name: str
    class_: str
    evidence: str


def sender(
    document: Document, paragraphs: Sequence[Paragraph], *, organisations: Sequence[str] = (), name: str = ""
) -> Sender:
    """The sender of a letter. ``organisations``: names already known; ``name``: the file's name."""
    for text in (name, *(paragraph.text for paragraph in paragraphs), document.sender):
        known = next((one for one in organisations if one.lower() in text.lower()), "")
        found = _ORGANISATION.search(text)
        if known or found:
            told = known or (found[0] if found else "")
            return Sender(told, class_of(told), text[:80])
    return Sender("", "Övrigt", "")
