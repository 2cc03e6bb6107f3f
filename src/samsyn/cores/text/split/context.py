"""What a comment stands under: headings, the question asked, the lead-in to a list, the label of a table row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split.furniture import TITLE_OF_ANSWER
from samsyn.cores.text.values import Paragraph

_RUN_IN = phrases(r"""
    ((?:(?:sid(?:a|an)?|s\.|avsnitt|kapitel|kap\.|fråga|målområde|målbild|mål|delmål|prioritering|punkt|stycke
    rubrik(?:en)?) ?[\w.,\-– ]{1,60}|[A-ZÅÄÖ][\w,\- ]{2,48})):\s
""")


_OF_LETTER = phrases(r"""
    yttrande|svar|synpunkt|remiss|bakgrund|sammanfatt|inledning|utvecklingsstrateg|övergripande|allmän
""")
_QUOTED = 200  # characters of a quote that are kept
_NAME = re.compile(r"(?:^|(?<=från )|(?<=för ))[A-ZÅÄÖ][\wåäö-]{3,}")


@dataclass(slots=True)
class Trail:
    """The headings that are open at a point of the walk, outermost first."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    lead: str = ""
    wants: bool = False  # the lead is an opinion: "Kommunen vill framhålla att"
    asked: bool = False  # the lead is a question: it holds until the next question or heading
    quote: str = ""  # the strategy's own words, a paragraph by themselves: what stands right below is said of them

    def enter(self, paragraph: Paragraph) -> None:
        """A heading closes all of its level and below. The letter's own title says nothing about a place."""
        level = paragraph.level if paragraph.kind == "heading" else 9
        self.headings = [pair for pair in self.headings if pair[0] < level]
        self.lead, self.asked, self.quote = "", False, ""
        if not TITLE_OF_ANSWER.fullmatch(paragraph.text):
            self.headings.append((level, titled(paragraph)))

    def ask(self, question: str) -> None:
        """A form's question: what follows answers it."""
        self.lead, self.asked, self.quote = question, True, ""

    def close(self) -> None:
        """A signature ends everything that was open."""
        self.headings, self.lead, self.asked, self.quote = [], "", False, ""

    def is_open(self) -> bool:
        """Nothing that names a matter has been entered: no heading but the letter's own, no question, no list."""
        return not self.lead and all(_OF_LETTER.search(text) for _, text in self.headings)

    def answers(self) -> bool:
        """What stands here is said of a question or of the strategy's own words right above it."""
        return self.asked or bool(self.quote)

    def path(self, *more: str) -> tuple[str, ...]:
        """The context of a comment here: headings, quote, lead-in, and what else is given, without repeating."""
        parts = [*(text for _, text in self.headings), self.quote, self.lead, *more]
        return tuple(dict.fromkeys(part for part in parts if part))


def titled(paragraph: Paragraph) -> str:
    """The heading as it is read, with the number the format shows."""
    label = paragraph.label
    return paragraph.text if not label or paragraph.text.startswith(label) else f"{label} {paragraph.text}"


def quoted(text: str) -> str:
    """A quote as context: in quotation marks, a long one its beginning."""
    said = text.strip('"”“„»« ')
    return f"”{said}”" if len(said) <= _QUOTED else f"”{said[:_QUOTED].rsplit(' ', 1)[0]} …”"


def run_in(text: str) -> str:
    """A place or a topic that opens a paragraph and ends with a colon: "Sid 15 stycke 2: …"."""
    found = _RUN_IN.match(text)
    name = text[found.start(1) : found.end(1)] if found else ""
    return name if len(name.split()) <= 8 else ""


def names_of_sender(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> frozenset[str]:
    """First words of the lines of head, title and signature: how a letter names its sender in the third person.

    Headings further down name matters ("Skogen") and not the sender.
    """
    found = set()
    said = False
    for paragraph, reason in zip(paragraphs, reasons, strict=True):
        said = said or not reason
        names = reason in ("brevhuvud", "underskrift", "sidhuvud") or (reason == "rubrik" and not said)
        if names and len(paragraph.text) < 120:
            words = [match[0].lower().rstrip("-") for match in _NAME.finditer(paragraph.text)]
            found.update([*words, *(word.removesuffix("s") for word in words)])
    return frozenset(found)
