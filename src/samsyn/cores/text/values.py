"""The values that travel from bytes to a single comment; all frozen, all spans count characters of Page.text."""

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["body", "title", "heading", "list", "cell", "note", "header", "footer", "quote"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line (PDF, plain text) or one paragraph (DOCX, ODT, HTML, RTF) as the format itself gives it.

    ``start`` and ``end`` are offsets in ``Page.text``. Facts the format does not know keep their default.
    """

    start: int
    end: int
    role: Role = "body"
    level: int = 0  # heading level 1–9 or list depth 1–9; 0 = neither
    label: str = ""  # numbering that is shown but not in the text, e.g. Word's automatic "3.2" or "•"
    bold: bool = False
    size: float = 0.0  # font size in points
    box: tuple[float, float, float, float] | None = None  # x0, top, x1, bottom in points from the page's top left
    table: int = -1  # number of the table in the document, from 0
    row: int = -1
    column: int = -1
    lead: int = 0  # characters of a bold opening that reads as a heading: "**Elen avgör.** Effektbehovet ökar …"


@dataclass(frozen=True, slots=True)
class Page:
    """One page (number from 1). A format without pages is page 1 alone. ``text`` is the raw text and never changes."""

    number: int
    text: str
    lines: tuple[Line, ...] = ()
    width: float = 0.0  # points; 0 = unknown
    height: float = 0.0
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader made of one file. ``notices`` are codes of things a person should know (see formats/errors.py)."""

    format: str  # "pdf", "docx", "odt", "rtf", "html", "txt", "md", "eml"
    pages: tuple[Page, ...]
    title: str = ""
    sender: str = ""  # mail: the From header, otherwise empty
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A name (path with "/", attachments as "mail.eml/bilaga.pdf") and the bytes behind it."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of the raw text of one page."""

    page: int
    start: int
    end: int


Kind = Literal["heading", "body", "item", "cell", "note", "aside"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose: ``text`` is what cleaning makes of the raw ``spans`` (see prose.clean)."""

    text: str
    spans: tuple[Span, ...]
    kind: Kind = "body"
    level: int = 0
    label: str = ""  # "1.", "a)", "•", "3.2" when it stands before the text or was shown by the format
    reason: str = ""  # for kind "aside": why this is no comment, a key of values.REASONS
    table: int = -1
    row: int = -1
    column: int = -1
    raw: tuple[str, ...] = field(
        default=(), repr=False, compare=False
    )  # raw text of each span, to cut it where a sentence ends


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between two sentences, before character ``at`` of a comment's text; 0 = between it and the one before.

    ``weight`` is what the signs say for a new comment there, in logits: above 0 it was divided.
    """

    at: int
    weight: float


@dataclass(frozen=True, slots=True)
class Passage:
    """One comment: a point that can be answered on its own.

    ``context`` holds the headings (and question or table-row labels) it stands under, outermost first. ``raw`` and
    ``gaps`` let it be divided otherwise, once all letters are known.
    """

    text: str
    spans: tuple[Span, ...]
    context: tuple[str, ...] = ()
    label: str = ""
    raw: tuple[str, ...] = field(default=(), repr=False, compare=False)  # raw text of each span
    gaps: tuple[Gap, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Aside:
    """A passage set aside, with the reason (a key of REASONS). Nothing is ever dropped."""

    text: str
    spans: tuple[Span, ...]
    reason: str


Stance = Literal["", "tillstyrker", "tillstyrker med synpunkter", "avstyrker", "avstår"]


@dataclass(frozen=True, slots=True)
class Split:
    """All of one document's text, divided once: comments and what was set aside, both in reading order."""

    comments: tuple[Passage, ...]
    set_aside: tuple[Aside, ...]
    stance: Stance = ""


# Why a passage is no comment: key (as in analysis.json) → what a person reads.
REASONS: dict[str, str] = {
    "brevhuvud": "Brevhuvud, adress och datum",
    "rubrik": "Rubrik",
    "sidhuvud": "Sidhuvud eller sidfot som upprepas",
    "sidnummer": "Sidnummer",
    "hälsning": "Hälsningsfras",
    "underskrift": "Underskrift och kontaktuppgifter",
    "mejlfot": "Automatisk text i mejl",
    "citerat mejl": "Tidigare mejl i tråden",
    "beslutsformel": "Beslutsformel eller paragraf ur protokoll",
    "missiv": "Följebrev",
    "inledning": "Inledning om remissen och om avsändaren",
    "sammanfattning": "Sammanfattning av förslaget, utan egen synpunkt",
    "citat": "Citat ur förslaget",
    "innehållsförteckning": "Innehållsförteckning",
    "sändlista": "Sändlista och kopia till",
    "avstår": "Avstår från att yttra sig",
    "ställningstagande": "Samlat ställningstagande utan egen sakfråga",
    "formulär": "Formulärets egen text",
    "fotnot": "Fotnot utan egen synpunkt",
    "oläsligt": "Tecken som inte går att tolka",
}

# Types of comment, in the order they are shown.
TYPES: tuple[str, ...] = (
    "stöd", "invändning", "ändring", "tillägg", "strykning", "sakfel", "språk",
    "fråga", "genomförande", "uppföljning", "utanför RUS",
)  # fmt: skip
