"""The outline of a strategy: sections in reading order, each with its parent, text and place in the source."""

from dataclasses import dataclass
from typing import Literal

Goal = Literal["", "vision", "målområde", "målbild", "delmål", "prioritering"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a section; ``page`` is the source's page number, 0 when the format has none.

    A cell knows its table (counted through the document), row and column, from 0; otherwise they are -1.
    """

    text: str
    page: int = 0
    kind: Literal["body", "item", "cell", "note"] = "body"
    table: int = -1
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, down to the next heading.

    ``key`` survives editions: made from the heading's words, unique in the outline, never from the number.
    """

    key: str
    number: str  # "3.2", "" when unnumbered
    heading: str  # without the number
    level: int  # 1 = top
    parent: str | None  # key of the section above, None at the top
    blocks: tuple[Block, ...] = ()
    goal: Goal = ""
    page: int = 0  # page of the heading, 0 when the format has none

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of the file that is in no section, with the reason (a key of LEFT_OUT), so that a person can check it."""

    text: str
    page: int
    reason: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole strategy. ``notices`` are codes of what the reader was unsure of (keys of NOTICES)."""

    title: str
    sections: tuple[Section, ...]
    notices: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalFact:
    """A goal: a section that is one, or a block that states one (``block`` counts from 0, -1 = the section itself).

    ``parent`` is the index, in the same tuple, of the goal above it; None at the top.
    """

    kind: Goal
    number: str
    name: str
    section: str
    block: int = -1
    parent: int | None = None


# Why a line stands in no section: code → what a person reads.
LEFT_OUT: dict[str, str] = {
    "title": "Dokumentets titel",
    "cover": "Omslag och titelsida",
    "contents": "Innehållsförteckning",
    "running-head": "Sidhuvud eller sidfot",
    "page-number": "Sidnummer",
}

# What the reader was unsure of: code → what a person reads.
NOTICES: dict[str, str] = {
    "empty": "Dokumentet innehåller ingen text.",
    "no-headings": "Inga rubriker hittades. Texten är delad i stycken som du kan ge egna rubriker.",
    "guessed-headings": "Rubrikerna saknar rubrikmall och hittades på nummer eller utseende. Se efter att de stämmer.",
    "text-before-headings": "Det finns text före första rubriken. Den ligger i ett eget avsnitt först.",
    "same-number": "Två rubriker på samma nivå har samma nummer.",
    "skipped-number": "Ett nummer saknas i rubrikernas följd.",
    "few-headings": "Det är långt mellan rubrikerna: några kan ha missats.",
}
