"""A report as it is drafted: slots of blocks, what is missing, and a person's words."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list, or a table whose first row is its head."""

    kind: Literal["text", "list", "table"]
    text: str = ""
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Drafted:
    """A slot with its draft, what is missing, and a person's words when somebody has written them."""

    code: str
    paragraph: str
    heading: str
    blocks: tuple[Block, ...]
    missing: tuple[str, ...]
    written: str = ""
    written_by: str = ""

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """What goes into the report: the person's words, then the tables of the draft."""
        if not self.written:
            return self.blocks
        said = tuple(Block("text", part.strip()) for part in self.written.split("\n\n") if part.strip())
        return said + tuple(block for block in self.blocks if block.kind == "table")


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole report."""

    year: int
    region: str
    county: str
    due_on: date
    sent_on: date | None
    registry_number: str
    slots: tuple[Drafted, ...] = field(default_factory=tuple)

    @property
    def missing(self) -> int:
        """How many things are missing in all."""
        return sum(len(slot.missing) for slot in self.slots)
