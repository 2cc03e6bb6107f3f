"""What a paper holds, in reading order and without any format."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

NARROW: Final = 12  # signs that a column counts as at least
WIDE: Final = 60  # and at most


@dataclass(frozen=True, slots=True)
class Heading:
    """``fresh`` begins a page. ``mark`` names a place that pages of a file are put in after."""

    level: int
    text: str
    fresh: bool = False
    mark: str = ""
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; "position" is what was agreed, "view" a deviating view, "small" what is said beside."""

    text: str
    style: Literal["body", "position", "view", "small", "label"] = "body"
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]
    kind: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class Rows:
    """A table with a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["table"] = "table"

    @property
    def shares(self) -> tuple[int, ...]:
        """How much of the width each column has, in parts: by its longest cell, within reason."""
        columns = zip(self.head, *self.rows, strict=True)
        return tuple(max(NARROW, min(WIDE, max(len(one) for one in column))) for column in columns)


type Block = Heading | Text | Bullets | Rows


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A whole paper. ``word`` is what it is called in the foot."""

    title: str
    lines: tuple[str, ...]
    author: str
    word: str
    at: datetime
    blocks: tuple[Block, ...]


def texts(said: str) -> tuple[Text, ...]:
    """What a person wrote, a paragraph for each block of lines."""
    parts = said.replace("\r\n", "\n").split("\n\n")
    return tuple(Text(" ".join(part.split())) for part in parts if part.strip())
