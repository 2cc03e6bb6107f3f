"""A letter before it is a file: facts for its head and foot, and blocks in reading order."""

from dataclasses import dataclass, field
from typing import Literal

from samsyn.demo.county.values import Noise, TrueComment

BlockKind = Literal["heading", "text", "bullet", "number", "quote", "table", "note"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block; ``rows`` are a table's cells, the first row its head; ``level`` a heading's (1 or 2).

    ``note`` is a footnote at the end of the text.
    """

    kind: BlockKind
    text: str = ""
    level: int = 1
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything a layout needs, and the truth about what it says."""

    sender: str
    address: str
    email: str
    date: str
    registry_number: str
    their_number: str
    recipient: tuple[str, ...]
    subject: str
    blocks: tuple[Block, ...]
    greeting: str
    signature: tuple[str, ...]
    foot: str = ""
    paragraph: str = ""  # "§ 45" in minutes
    decision: str = ""
    comments: tuple[TrueComment, ...] = field(default=(), repr=False)
    noise: tuple[Noise, ...] = field(default=(), repr=False)
