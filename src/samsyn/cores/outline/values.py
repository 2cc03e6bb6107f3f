"""The outline of a strategy: sections in reading order, each with its parent, text and place in the source."""

from dataclasses import dataclass
from typing import Literal

Goal = Literal["", "vision", "målområde", "målbild", "delmål", "prioritering"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a section; ``page`` is the source's page number, 0 when the format has none."""

    text: str
    page: int = 0
    kind: Literal["body", "item", "cell", "note"] = "body"


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
class Outline:
    """A whole strategy. ``notices`` are codes of what the reader was unsure of (e.g. "no-headings")."""

    title: str
    sections: tuple[Section, ...]
    notices: tuple[str, ...] = ()
